package org.koumen.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** PostgreSQL's COPY within the transaction that is under way. */
@Component
public class Copy {
  private final DataSource dataSource;

  Copy(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Writes rows to the database. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(OutputStream copy) throws IOException;
  }

  /**
   * Runs {@code COPY … FROM STDIN} and feeds it.
   *
   * @param sql the whole COPY statement, with its format
   */
  public void in(String sql, Rows rows) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (PGCopyOutputStream out =
        new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, 1 << 16)) {
      rows.writeTo(out);
    } catch (SQLException | IOException problem) {
      throw refused(problem);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /**
   * Runs {@code COPY … FROM STDIN} with a stream that is already in its format.
   *
   * @return rows written
   */
  public long in(String sql, InputStream rows) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows, 1 << 16);
    } catch (SQLException | IOException problem) {
      throw refused(problem);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /**
   * Runs {@code COPY … TO STDOUT}.
   *
   * @return rows read
   */
  public long out(String sql, OutputStream rows) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, rows);
    } catch (SQLException | IOException problem) {
      throw refused(problem);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /**
   * As JdbcClient would tell it: a key that exists already is a DuplicateKeyException, and so on.
   */
  private static RuntimeException refused(Exception problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        DataAccessException told =
            new SQLStateSQLExceptionTranslator().translate("COPY", null, sql);
        return told != null ? told : new IllegalStateException("COPY was refused", sql);
      }
    }
    return problem instanceof IOException io
        ? new UncheckedIOException("COPY was refused", io)
        : new IllegalStateException("COPY was refused", problem);
  }
}
