package org.koumen.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach a database.
 *
 * @param jdbcUrl the URL without credentials
 * @param user the role that connects
 * @param password its password
 */
public record PostgresAddress(String jdbcUrl, String user, String password) {
  /** Opens one connection. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return user + " at " + jdbcUrl;
  }
}
