package org.koumen.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one lifecycle writes and reads, as plain SQL: the same rows into the same tables in the same
 * four transactions, then the search, and nothing else. {@code :id} stands for the request.
 *
 * @param transactions the statements of each transaction
 */
record LifecycleStatements(List<List<String>> transactions) {
  private static final String COUNTER =
      """
      insert into request_counter (county, year, n) values ('990301', 2020, 1)
      on conflict (county, year) do update set n = request_counter.n + 1 returning n
      """;
  private static final String HELD =
      "select * from request where county = '990301' and id = :id for update";
  private static final String MOVED =
      """
      insert into request_move (
        county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
        moved_by, moved_by_name, unit_id, for_reporter, detail)
      select county, uuidv7(), area_code, :id, position, kind, from_state, to_state, step, moved_at,
        moved_by, moved_by_name, unit_id, for_reporter, detail
      from bench_request_move where position = %d
      """;
  private static final String CHANGED =
      """
      update request r
      set state = t.state, step = t.step, owner = t.owner, stage = t.stage,
          lead_unit_id = t.lead_unit_id, lead_unit_name = t.lead_unit_name, due_at = t.due_at,
          answer_due_at = t.answer_due_at, alarm_at = t.alarm_at, first_answer_at = t.first_answer_at,
          settled_at = t.settled_at, result = t.result, rated_at = t.rated_at, solved = t.solved,
          stars = t.stars, version = %d
      from bench_request t
      where r.county = '990301' and r.id = :id
      """;
  private static final String FACTS =
      """
      with come as (
        insert into ledger_delta (
          county, id, area_code, day, measure, amount, subject_kind, subject_id, written_at)
        select county, uuidv7(), area_code, current_date, 'requests_received', 0, 'request', :id, now()
        from bench_request, generate_series(1, %d)
        returning county, id, area_code, day, measure, amount)
      insert into ledger_open (county, id, area_code, day, measure, amount)
      select county, id, area_code, day, measure, amount from come
      """;
  private static final String SEARCH =
      """
      with found as materialized (
        select county, id from request_text
        where county = '990301' and search @> (select search[1 : 6] from bench_request_text))
      select r.* from found w join request r on r.county = w.county and r.id = w.id
      order by r.received_at desc, r.id desc limit 21
      """;

  /** Keeps the rows of one finished lifecycle, from which all others are written. */
  static LifecycleStatements from(JdbcClient sql) {
    String one = "(select id from request where state = 'rated' order by number limit 1)";
    keep(sql, "request", "id", one);
    keep(sql, "request_text", "id", one);
    keep(sql, "request_move", "request_id", one);
    keep(sql, "request_number", "request_id", one);
    List<List<String>> all = new ArrayList<>();
    all.add(
        List.of(
            COUNTER,
            copy(sql, "request", Map.of("id", ":id", "number", "'p' || :id")),
            copy(sql, "request_text", Map.of("id", ":id")),
            copy(sql, "request_number", Map.of("request_id", ":id", "number", "'p' || :id")),
            MOVED.formatted(1),
            FACTS.formatted(1)));
    for (int position = 2; position <= 4; position++) {
      all.add(
          List.of(
              HELD,
              CHANGED.formatted(position),
              MOVED.formatted(position),
              FACTS.formatted(position == 3 ? 1 : 3)));
    }
    all.add(List.of(SEARCH));
    return new LifecycleStatements(
        all.stream().map(some -> some.stream().map(LifecycleStatements::typed).toList()).toList());
  }

  private static void keep(JdbcClient sql, String table, String key, String one) {
    sql.sql(
            "create table bench_%s as select * from %s where %s = %s"
                .formatted(table, table, key, one))
        .update();
  }

  private static String copy(JdbcClient sql, String table, Map<String, String> otherwise) {
    List<String> columns =
        sql.sql(
                """
                select column_name from information_schema.columns
                where table_name = :table and table_schema = current_schema() order by ordinal_position
                """)
            .param("table", table)
            .query(String.class)
            .list();
    List<String> values = columns.stream().map(c -> otherwise.getOrDefault(c, c)).toList();
    return "insert into %s (%s) select %s from bench_%s"
        .formatted(table, String.join(", ", columns), String.join(", ", values), table);
  }

  private static String typed(String statement) {
    return statement.strip().replace(":id", "cast(:id as uuid)");
  }
}
