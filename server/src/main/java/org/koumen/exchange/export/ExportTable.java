package org.koumen.exchange.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.exchange.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who took what out. */
@Component
class ExportTable {
  /** A run whose node died is not running, whatever its row says. */
  private static final String SELECT =
      """
      select r.id, r.job_id, r.kind, r.format, r.area_code, a.name as area_name, r.file_name, r.columns,
             r.filters::text as filters, r.unmasked, r.reason, r.rows_written, r.file_size,
             r.problem::text as problem, r.started_at, r.ended_at,
             case when r.state = 'running' and j.state = 'failed' then 'failed' else r.state end as state,
             exists (select 1 from export_file f where f.run_id = r.id) as file_kept
      from export_run r
      left join job j on j.id = r.job_id
      left join area a on a.code = r.area_code
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Retention retention;

  ExportTable(JdbcClient jdbc, JsonMapper json, Retention retention) {
    this.jdbc = jdbc;
    this.json = json;
    this.retention = retention;
  }

  void add(UUID id, UUID job, ExportOrder order, String fileName, Instant at) {
    jdbc.sql(
            """
            insert into export_run (id, job_id, kind, state, format, area_code, file_name, columns, filters, unmasked,
                                    reason, started_by, started_by_name, started_at)
            values (:id, :job, :kind, 'running', :format, :area, :file, :columns, cast(:filters as jsonb), :unmasked,
                    :reason, :by, :byName, :at)
            """)
        .param("id", id)
        .param("job", job)
        .param("kind", order.kind().code())
        .param("format", order.format().code())
        .param("area", order.area().value())
        .param("file", fileName)
        .param("columns", order.columns().toArray(String[]::new))
        .param("filters", json.writeValueAsString(order.filters()))
        .param("unmasked", order.unmasked())
        .param("reason", order.reason(), Types.VARCHAR)
        .param("by", order.actor().accountId())
        .param("byName", order.actor().name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void done(UUID id, long rows, long size, Instant at) {
    jdbc.sql(
            """
            update export_run
            set state = 'done', rows_written = :rows, file_size = :size, ended_at = :at
            where id = :id
            """)
        .param("id", id)
        .param("rows", rows)
        .param("size", size)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void failed(UUID id, Object problem, Instant at) {
    jdbc.sql(
            """
            update export_run
            set state = 'failed', problem = cast(:problem as jsonb), ended_at = :at
            where id = :id
            """)
        .param("id", id)
        .param("problem", json.writeValueAsString(problem))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A run, for the account that started it. */
  Optional<ExportRun> find(UUID id, UUID owner) {
    return jdbc.sql(SELECT + "where r.id = :id and r.started_by = :owner")
        .param("id", id)
        .param("owner", owner)
        .query((row, n) -> run(row))
        .optional();
  }

  /** An account's own runs, newest first. */
  List<ExportRun> of(UUID owner, @Nullable UUID after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where r.started_by = :owner and (cast(:after as uuid) is null or r.id < :after)
                order by r.id desc
                limit :limit
                """)
        .param("owner", owner)
        .param("after", after, Types.OTHER)
        .param("limit", limit)
        .query((row, n) -> run(row))
        .list();
  }

  private ExportRun run(ResultSet row) throws SQLException {
    String problem = row.getString("problem");
    Timestamp ended = row.getTimestamp("ended_at");
    Instant started = row.getTimestamp("started_at").toInstant();
    boolean kept = row.getBoolean("file_kept");
    return new ExportRun(
        row.getObject("id", UUID.class),
        row.getObject("job_id", UUID.class),
        ExportKind.of(row.getString("kind")),
        row.getString("state"),
        ExportFormat.of(row.getString("format")),
        row.getString("area_code"),
        row.getString("area_name"),
        row.getString("file_name"),
        List.of((String[]) row.getArray("columns").getArray()),
        json.readTree(row.getString("filters")),
        row.getBoolean("unmasked"),
        row.getString("reason"),
        row.getLong("rows_written"),
        row.getLong("file_size"),
        problem == null ? null : json.readTree(problem),
        started,
        ended == null ? null : ended.toInstant(),
        kept,
        kept ? retention.exportKeptUntil(started) : null);
  }
}
