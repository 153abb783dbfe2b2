package org.koumen.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.koumen.platform.Ids;

/** Lives through {@link LifecycleStatements} over one bare connection of this program. */
final class PlainLifecycles implements AutoCloseable {
  private final Connection connection;
  private final List<List<Statement>> transactions = new ArrayList<>();

  /** A statement and how often it names the request. */
  private record Statement(PreparedStatement prepared, int names) {}

  PlainLifecycles(Stage stage, LifecycleStatements statements) throws SQLException {
    connection = stage.database().connect();
    connection.setAutoCommit(false);
    for (List<String> transaction : statements.transactions()) {
      List<Statement> prepared = new ArrayList<>();
      for (String statement : transaction) {
        int names = statement.split(":id", -1).length - 1;
        prepared.add(
            new Statement(connection.prepareStatement(statement.replace(":id", "?")), names));
      }
      transactions.add(prepared);
    }
  }

  /** Lives through one. */
  void live() throws SQLException {
    UUID id = Ids.next();
    for (List<Statement> transaction : transactions) {
      for (Statement statement : transaction) {
        for (int n = 1; n <= statement.names(); n++) {
          statement.prepared().setObject(n, id);
        }
        statement.prepared().execute();
      }
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
