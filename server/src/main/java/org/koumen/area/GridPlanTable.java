package org.koumen.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans for grids. */
@Repository
class GridPlanTable {
  private static final int MAX_SHOWN = 100;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  GridPlanTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(GridPlan plan) {
    jdbc.sql(
            """
            insert into grid_plan (id, village, kind, state, parts, reason, prepared_by, prepared_at)
            values (:id, :village, :kind, :state, cast(:parts as jsonb), :reason, :by, :at)
            """)
        .param("id", plan.id())
        .param("village", plan.village().value())
        .param("kind", plan.kind().code())
        .param("state", plan.state().code())
        .param("parts", json.writeValueAsString(plan.parts()))
        .param("reason", plan.reason())
        .param("by", plan.preparedBy().orElse(null))
        .param("at", plan.preparedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  List<GridPlan> of(AreaCode village) {
    return jdbc.sql(
            """
            select * from grid_plan where village = :village order by prepared_at desc limit :limit
            """)
        .param("village", village.value())
        .param("limit", MAX_SHOWN)
        .query((row, n) -> plan(row))
        .list();
  }

  Optional<GridPlan> find(UUID id) {
    return jdbc.sql("select * from grid_plan where id = :id")
        .param("id", id)
        .query((row, n) -> plan(row))
        .optional();
  }

  /** Closes a plan that is still open; false when somebody was faster. */
  boolean decide(
      UUID id, GridPlan.State state, List<GridPlan.Part> parts, Optional<UUID> by, Instant at) {
    return jdbc.sql(
                """
                update grid_plan
                set state = :state, parts = cast(:parts as jsonb), decided_by = :by, decided_at = :at
                where id = :id and state = 'prepared'
                """)
            .param("id", id)
            .param("state", state.code())
            .param("parts", json.writeValueAsString(parts))
            .param("by", by.orElse(null))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private GridPlan plan(ResultSet row) throws SQLException {
    return new GridPlan(
        row.getObject("id", UUID.class),
        AreaCode.of(row.getString("village")),
        GridPlan.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        GridPlan.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        json.readValue(row.getString("parts"), new TypeReference<List<GridPlan.Part>>() {}),
        row.getString("reason"),
        Optional.ofNullable(row.getObject("prepared_by", UUID.class)),
        row.getObject("prepared_at", OffsetDateTime.class).toInstant());
  }
}
