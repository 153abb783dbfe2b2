package org.koumen.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.koumen.platform.Ids;

/**
 * Writes the rows of a lifecycle over a bare connection, as {@code pgbench} would: the same rows
 * into the same tables in the same four transactions, and nothing else.
 */
final class PlainLifecycles implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement counter;
  private final List<PreparedStatement> first = new ArrayList<>();
  private final PreparedStatement move;
  private final PreparedStatement update;
  private final PreparedStatement facts;
  private final PreparedStatement search;

  PlainLifecycles(Stage stage) throws SQLException {
    connection = stage.database().connect();
    connection.setAutoCommit(false);
    counter =
        connection.prepareStatement(
            """
            insert into request_counter (county, year, n) values ('990301', 2020, 1)
            on conflict (county, year) do update set n = request_counter.n + 1 returning n
            """);
    first.add(insert("request", "id", "$", "number", "'p' || $"));
    first.add(insert("request_text", "id", "$"));
    first.add(insert("request_number", "request_id", "$", "number", "'p' || $"));
    move =
        connection.prepareStatement(
            """
            insert into request_move (
              county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
              moved_by, moved_by_name, unit_id, for_reporter, detail)
            select county, ?, area_code, ?, position, kind, from_state, to_state, step, moved_at,
              moved_by, moved_by_name, unit_id, for_reporter, detail
            from bench_request_move where position = ?
            """);
    update =
        connection.prepareStatement(
            """
            update request r
            set state = t.state, step = t.step, owner = t.owner, stage = t.stage,
                lead_unit_id = t.lead_unit_id, lead_unit_name = t.lead_unit_name, due_at = t.due_at,
                answer_due_at = t.answer_due_at, alarm_at = t.alarm_at, first_answer_at = t.first_answer_at,
                settled_at = t.settled_at, result = t.result, rated_at = t.rated_at, solved = t.solved,
                stars = t.stars, version = ?
            from bench_request t
            where r.county = '990301' and r.id = ?
            """);
    facts =
        connection.prepareStatement(
            """
            with come as (
              insert into ledger_delta (
                county, id, area_code, day, measure, amount, subject_kind, subject_id, written_at)
              select county, unnest(?::uuid[]), area_code, current_date, 'requests_received', 0, 'request', ?, now()
              from bench_request
              returning county, id, area_code, day, measure, amount)
            insert into ledger_open (county, id, area_code, day, measure, amount)
            select county, id, area_code, day, measure, amount from come
            """);
    search =
        connection.prepareStatement(
            """
            with found as materialized (
              select county, id from request_text
              where county = '990301' and search @> (select search[1:6] from bench_request_text))
            select r.* from found w join request r on r.county = w.county and r.id = w.id
            order by r.received_at desc, r.id desc limit 21
            """);
  }

  private PreparedStatement insert(String table, String... otherwise) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (var asked =
        connection.prepareStatement(
            "select column_name from information_schema.columns where table_name = ?"
                + " and table_schema = current_schema() order by ordinal_position")) {
      asked.setString(1, table);
      try (var rows = asked.executeQuery()) {
        while (rows.next()) {
          String column = rows.getString(1);
          String value = column;
          for (int n = 0; n < otherwise.length; n += 2) {
            value =
                otherwise[n].equals(column)
                    ? otherwise[n + 1].replace("$", "(select id from g)")
                    : value;
          }
          columns.add(column);
          values.add(value);
        }
      }
    }
    return connection.prepareStatement(
        "with g as (select ?::uuid as id) insert into %s (%s) select %s from bench_%s"
            .formatted(table, String.join(", ", columns), String.join(", ", values), table));
  }

  /** Lives through one. */
  void live() throws SQLException {
    UUID id = Ids.next();
    counter.execute();
    for (PreparedStatement statement : first) {
      statement.setObject(1, id);
      statement.executeUpdate();
    }
    moved(id, 1, 1);
    connection.commit();
    for (int position = 2; position <= 4; position++) {
      try (var held =
          connection.prepareStatement(
              "select * from request where county = '990301' and id = ? for update")) {
        held.setObject(1, id);
        held.execute();
      }
      update.setInt(1, position);
      update.setObject(2, id);
      update.executeUpdate();
      moved(id, position, position == 3 ? 1 : 3);
      connection.commit();
    }
    search.execute();
    connection.commit();
  }

  private void moved(UUID id, int position, int deltas) throws SQLException {
    move.setObject(1, Ids.next());
    move.setObject(2, id);
    move.setInt(3, position);
    move.executeUpdate();
    UUID[] ids = new UUID[deltas];
    java.util.Arrays.setAll(ids, n -> Ids.next());
    facts.setArray(1, connection.createArrayOf("uuid", ids));
    facts.setObject(2, id);
    facts.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
