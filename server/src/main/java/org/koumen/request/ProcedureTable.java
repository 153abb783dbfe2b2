package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Procedures that a place made its own. */
@Repository
class ProcedureTable {
  private final JdbcClient jdbc;

  ProcedureTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A version of a procedure.
   *
   * @param madeAt null for the built-in one
   */
  public record Version(Procedure definition, @Nullable Instant madeAt, @Nullable UUID madeBy) {}

  Optional<Version> find(Procedure.Ref ref) {
    return versions(ref.code()).stream()
        .filter(version -> version.definition().version() == ref.version())
        .findFirst();
  }

  Optional<Integer> newest(String code) {
    return jdbc.sql(
            "select version from request_procedure where code = :code order by 1 desc limit 1")
        .param("code", code)
        .query(Integer.class)
        .optional();
  }

  List<Version> versions(String code) {
    return jdbc.sql(
            """
            select definition::text as definition, made_at, made_by
            from request_procedure where code = :code
            order by version desc
            """)
        .param("code", code)
        .query(
            (row, n) ->
                new Version(
                    MoveJson.procedure(row.getString("definition")),
                    RequestTable.instant(row, "made_at"),
                    row.getObject("made_by", UUID.class)))
        .list();
  }

  boolean insert(Procedure procedure, Instant at, UUID by) {
    return jdbc.sql(
                """
                insert into request_procedure (code, version, definition, made_at, made_by)
                values (:code, :version, cast(:definition as jsonb), :at, :by)
                on conflict do nothing
                """)
            .param("code", procedure.code())
            .param("version", procedure.version())
            .param("definition", MoveJson.write(procedure))
            .param("at", RequestTable.utc(at))
            .param("by", by)
            .update()
        == 1;
  }
}
