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
import org.springframework.jdbc.datasource.DataSourceUtils;
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
    } catch (SQLException problem) {
      throw new IllegalStateException("COPY was refused", problem);
    } catch (IOException problem) {
      throw new UncheckedIOException("COPY was refused", problem);
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
    } catch (SQLException problem) {
      throw new IllegalStateException("COPY was refused", problem);
    } catch (IOException problem) {
      throw new UncheckedIOException("COPY was refused", problem);
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
    } catch (SQLException problem) {
      throw new IllegalStateException("COPY was refused", problem);
    } catch (IOException problem) {
      throw new UncheckedIOException("COPY was refused", problem);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
