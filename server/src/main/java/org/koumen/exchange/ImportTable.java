package org.koumen.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Copy;
import org.koumen.platform.CopyRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs of imports and what was wrong in them. */
@Component
class ImportTable {
  private final JdbcClient jdbc;
  private final Copy copy;
  private final JsonMapper json;
  private final Retention retention;

  ImportTable(JdbcClient jdbc, Copy copy, JsonMapper json, Retention retention) {
    this.jdbc = jdbc;
    this.copy = copy;
    this.json = json;
    this.retention = retention;
  }

  void add(UUID id, ImportOrder order, long size, byte[] hash, Instant at) {
    jdbc.sql(
            """
            insert into import_run (id, kind, state, file_name, file_size, file_hash, dry_run,
                                    all_or_nothing, area_code, started_by, started_by_name,
                                    started_at)
            values (:id, :kind, 'running', :name, :size, :hash, :dryRun, :allOrNothing, :area, :by,
                    :byName, :at)
            """)
        .param("id", id)
        .param("kind", order.kind().code())
        .param("name", order.fileName())
        .param("size", size)
        .param("hash", hash)
        .param("dryRun", order.dryRun())
        .param("allOrNothing", order.allOrNothing())
        .param("area", order.area().value())
        .param("by", order.account().orElse(null), Types.OTHER)
        .param("byName", order.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void setJob(UUID id, UUID job) {
    jdbc.sql(
            "update import_run set job_id = :job, state = 'running', ended_at = null where id ="
                + " :id")
        .param("id", id)
        .param("job", job)
        .update();
  }

  void checked(UUID id, long total, List<String> unread) {
    jdbc.sql("update import_run set rows_total = :total, unread = :unread where id = :id")
        .param("id", id)
        .param("total", total)
        .param("unread", unread.toArray(String[]::new))
        .update();
  }

  /** In the transaction of the batch itself, so that a run that breaks off knows where to go on. */
  void advance(UUID id, Tally tally, long doneRow) {
    jdbc.sql(
            """
            update import_run
            set rows_read = :read, rows_added = :added, rows_changed = :changed, rows_same = :same,
                rows_wrong = :wrong, done_row = :row
            where id = :id
            """)
        .param("id", id)
        .param("read", tally.read())
        .param("added", tally.added())
        .param("changed", tally.changed())
        .param("same", tally.same())
        .param("wrong", tally.wrong())
        .param("row", doneRow)
        .update();
  }

  /** Keeps what is wrong, in the transaction of the batch. */
  void addFindings(UUID id, List<RowResult> results) {
    List<RowResult> wrong = results.stream().filter(result -> !result.issues().isEmpty()).toList();
    if (wrong.isEmpty()) {
      return;
    }
    copy.in(
        "copy import_finding (run_id, row_number, issues) from stdin (format binary)",
        out -> {
          CopyRow row = new CopyRow(out, 3);
          for (RowResult result : wrong) {
            row.begin()
                .uuid(id)
                .number(result.row())
                .json(json.writeValueAsString(result.issues()));
          }
          row.end();
        });
  }

  /** What is wrong in a run, by kind, the most frequent first. */
  List<ImportProblem> problems(UUID id, int limit) {
    return jdbc.sql(
            """
            select i.value ->> 'column' as column, i.value ->> 'code' as code, count(*) as rows,
                   min(f.row_number) as first_row,
                   (array_agg(i.value ->> 'zh' order by f.row_number))[1] as zh,
                   (array_agg(i.value ->> 'en' order by f.row_number))[1] as en
            from import_finding f
            cross join lateral jsonb_array_elements(f.issues) as i (value)
            where f.run_id = :id
            group by 1, 2
            order by rows desc, first_row
            limit :limit
            """)
        .param("id", id)
        .param("limit", limit)
        .query(ImportProblem.class)
        .list();
  }

  void clearFindings(UUID id) {
    jdbc.sql("delete from import_finding where run_id = :id").param("id", id).update();
  }

  void end(UUID id, String state, @Nullable Object problem, Instant at) {
    jdbc.sql(
            """
            update import_run
            set state = :state, problem = cast(:problem as jsonb), ended_at = :at
            where id = :id
            """)
        .param("id", id)
        .param("state", state)
        .param("problem", problem == null ? null : json.writeValueAsString(problem))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What is wrong in rows from one on, in their order. */
  List<RowResult> findings(UUID id, int afterRow, int limit) {
    return jdbc.sql(
            """
            select row_number, issues::text
            from import_finding
            where run_id = :id and row_number > :after
            order by row_number
            limit :limit
            """)
        .param("id", id)
        .param("after", afterRow)
        .param("limit", limit)
        .query(
            (row, n) ->
                RowResult.wrong(
                    row.getInt(1), List.of(json.readValue(row.getString(2), Issue[].class))))
        .list();
  }

  Optional<ImportRun> find(UUID id, Scope scope) {
    return select("where r.id = :id and " + IN_SCOPE_OR_OWN)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query((row, n) -> run(row))
        .optional();
  }

  /** Runs for areas within a scope, newest first. */
  List<ImportRun> list(Scope scope, @Nullable UUID after, int limit) {
    return select(
            "where "
                + IN_SCOPE_OR_OWN
                + " and (cast(:after as uuid) is null or r.id < :after) order by r.id desc limit"
                + " :limit")
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("after", after, Types.OTHER)
        .param("limit", limit)
        .query((row, n) -> run(row))
        .list();
  }

  private static final String IN_SCOPE_OR_OWN =
      """
      exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
              where r.area_code >= s.f and r.area_code < s.t)
      """;

  private JdbcClient.StatementSpec select(String where) {
    return jdbc.sql(
        """
        select r.*, exists (select 1 from import_file f where f.run_id = r.id) as file_kept,
               r.state = 'running' and coalesce(j.state in ('failed', 'cancelled'), false) as broken,
               j.problem::text as job_problem
        from import_run r
        left join job j on j.id = r.job_id
        """
            + where);
  }

  private ImportRun run(ResultSet row) throws SQLException {
    boolean broken = row.getBoolean("broken");
    boolean kept = row.getBoolean("file_kept");
    String problem = row.getString(broken ? "job_problem" : "problem");
    Timestamp ended = row.getTimestamp("ended_at");
    Instant started = row.getTimestamp("started_at").toInstant();
    return new ImportRun(
        row.getObject("id", UUID.class),
        row.getObject("job_id", UUID.class),
        ImportKind.of(row.getString("kind")),
        broken ? "failed" : row.getString("state"),
        row.getString("file_name"),
        row.getLong("file_size"),
        row.getBoolean("dry_run"),
        row.getBoolean("all_or_nothing"),
        row.getString("area_code"),
        row.getObject("rows_total", Long.class),
        new Tally(
            row.getLong("rows_read"),
            row.getLong("rows_added"),
            row.getLong("rows_changed"),
            row.getLong("rows_same"),
            row.getLong("rows_wrong")),
        row.getLong("done_row"),
        new ArrayList<>(Arrays.asList((String[]) row.getArray("unread").getArray())),
        problem == null ? null : json.readTree(problem),
        row.getObject("started_by", UUID.class),
        row.getString("started_by_name"),
        started,
        ended == null ? null : ended.toInstant(),
        kept,
        kept ? retention.importKeptUntil(started) : null);
  }
}
