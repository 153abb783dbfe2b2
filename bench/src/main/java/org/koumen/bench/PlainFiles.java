package org.koumen.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.koumen.platform.Ids;

/**
 * The least that looking at a household's file takes: its rows by primary and foreign key, and a
 * row of the log that is on the disk, over one prepared connection with nothing around it.
 */
final class PlainFiles implements AutoCloseable {
  private static final List<String> READ =
      List.of(
          "select * from household where county = ? and id = ?",
          "select * from resident where county = ? and household_id = ?");

  private static final String LOOK =
      """
      insert into look (county, id, area_code, household_id, kind, account_id, account_name, looked_at)
      values (?, ?, ?, ?, 'look', ?, 'bench', ?)
      """;

  private final Connection connection;
  private final UUID account = Ids.next();

  PlainFiles(Connection connection) {
    this.connection = connection;
  }

  /** Reads a file and writes the look down. */
  int look(String county, UUID household) throws SQLException {
    int columns = 0;
    for (String sql : READ) {
      columns += read(sql, county, household);
    }
    try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
      statement.setString(1, county);
      statement.setObject(2, Ids.next());
      statement.setString(3, county);
      statement.setObject(4, household);
      statement.setObject(5, account);
      statement.setObject(6, OffsetDateTime.now(ZoneOffset.UTC));
      return columns + statement.executeUpdate();
    }
  }

  private int read(String sql, String county, UUID household) throws SQLException {
    int columns = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, county);
      statement.setObject(2, household);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            columns += rows.getString(i) == null ? 0 : 1;
          }
        }
      }
    }
    return columns;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
