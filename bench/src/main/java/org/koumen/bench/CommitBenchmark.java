package org.koumen.bench;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Durable two-row transactions the way desks make them (virtual threads, pool, {@link JdbcClient},
 * transaction manager) against as many bare connections that do nothing else.
 */
public final class CommitBenchmark implements Benchmark {
  private static final int CLIENTS = 16;
  private static final int EACH = 500;

  @Override
  public String name() {
    return "commit";
  }

  @Override
  public String about() {
    return "two-row transactions through the program against bare connections";
  }

  @Override
  public void run(Stage stage, List<String> arguments) throws Exception {
    var sql = stage.the(JdbcClient.class);
    var transactions = stage.the(TransactionTemplate.class);
    sql.sql(
            "create table bench_move (id bigint generated always as identity primary key, at int,"
                + " why text)")
        .update();
    atOnce(() -> throughProgram(sql, transactions, EACH / 10));
    atOnce(() -> bare(stage, EACH / 10));
    var yardstick = Stage.time(() -> atOnce(() -> bare(stage, EACH)));
    var ours = Stage.time(() -> atOnce(() -> throughProgram(sql, transactions, EACH)));
    var report = stage.report();
    report.took(
        "%,d transactions by %d bare connections".formatted(CLIENTS * EACH, CLIENTS), yardstick);
    report.ratio("the same by %d clients of the program".formatted(CLIENTS), ours, yardstick, 2.0);
    sql.sql("drop table bench_move").update();
  }

  private static void atOnce(Callable<@Nullable Void> client) throws Exception {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
        done.get();
      }
    }
  }

  private static @Nullable Void bare(Stage stage, int each) throws SQLException {
    try (var connection = stage.database().connect();
        var insert =
            connection.prepareStatement("insert into bench_move (at, why) values (?, ?)")) {
      connection.setAutoCommit(false);
      for (var n = 0; n < each; n++) {
        for (var why : List.of("asked", "answered")) {
          insert.setInt(1, n);
          insert.setString(2, why);
          insert.executeUpdate();
        }
        connection.commit();
      }
    }
    return null;
  }

  private static @Nullable Void throughProgram(
      JdbcClient sql, TransactionTemplate transactions, int each) {
    for (var n = 0; n < each; n++) {
      var at = n;
      transactions.executeWithoutResult(status -> move(sql, at));
    }
    return null;
  }

  private static void move(JdbcClient sql, int at) {
    for (var why : List.of("asked", "answered")) {
      sql.sql("insert into bench_move (at, why) values (:at, :why)")
          .param("at", at)
          .param("why", why)
          .update();
    }
  }
}
