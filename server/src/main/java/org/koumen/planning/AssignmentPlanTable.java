package org.koumen.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Plans and who takes part in them. */
@Repository
class AssignmentPlanTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  AssignmentPlanTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(
      UUID id,
      AreaCode area,
      PlanWishes wishes,
      @Nullable UUID job,
      String reason,
      Instant at,
      Actor by) {
    jdbc.sql(
            """
            insert into assignment_plan (county, id, area_code, state, wishes, job_id, reason, made_at, made_by, made_by_name)
            values (:county, :id, :area, 'making', cast(:wishes as jsonb), :job, :reason, :at, :by, :name)
            """)
        .param("county", area.county())
        .param("id", id)
        .param("area", area.value())
        .param("wishes", json.writeValueAsString(wishes))
        .param("job", job, Types.OTHER)
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** A plan whose whole area lies within the scope. */
  Optional<AssignmentPlan> find(String county, UUID id, Scope scope) {
    return jdbc.sql(
            """
            select county, id, area_code, version, state, wishes::text as wishes, figures::text as figures, job_id,
                   reason, made_at, made_by_name, in_force_at, in_force_by_name, ended_at
            from assignment_plan
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .query(this::plan)
        .optional()
        .filter(plan -> scope.covers(plan.areaCode()));
  }

  /** Plans for an area or beneath it, or for an area above it, the newest first. */
  List<AssignmentPlan> list(String county, AreaCode area, Scope scope, int limit) {
    return jdbc.sql(
            """
            select county, id, area_code, version, state, wishes::text as wishes, figures::text as figures, job_id,
                   reason, made_at, made_by_name, in_force_at, in_force_by_name, ended_at
            from assignment_plan
            where county = :county
              and (area_code >= :from and area_code < :end or starts_with(:from, area_code))
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            order by id desc
            limit :limit
            """)
        .param("county", county)
        .param("from", area.range().from())
        .param("end", area.range().to())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(this::plan)
        .list();
  }

  /** The plan in force for a whole area: its own, or one of an area above; the latest. */
  Optional<UUID> inForce(AreaCode area) {
    return jdbc.sql(
            """
            select id from assignment_plan
            where county = :county and state = 'in_force' and starts_with(:area, area_code)
            order by in_force_at desc
            limit 1
            """)
        .param("county", area.county())
        .param("area", area.value())
        .query(UUID.class)
        .optional();
  }

  private AssignmentPlan plan(ResultSet row, int number) throws SQLException {
    String figures = row.getString("figures");
    return new AssignmentPlan(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getInt("version"),
        AssignmentPlan.State.of(row.getString("state")),
        json.readValue(row.getString("wishes"), PlanWishes.class),
        figures.equals("{}") ? null : json.readValue(figures, PlanFigures.class),
        row.getObject("job_id", UUID.class),
        row.getString("reason"),
        row.getTimestamp("made_at").toInstant(),
        row.getString("made_by_name"),
        moment(row.getTimestamp("in_force_at")),
        row.getString("in_force_by_name"),
        moment(row.getTimestamp("ended_at")));
  }

  private static @Nullable Instant moment(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /**
   * Takes the turn to change a plan that others may be changing too; false when they were first.
   */
  boolean turn(String county, UUID id, int version) {
    return jdbc.sql(
                """
                update assignment_plan set version = version + 1
                where county = :county and id = :id and version = :version and state in ('proposal', 'in_force')
                """)
            .param("county", county)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  /** Starts a proposal anew; false when it is none any more. */
  boolean again(String county, UUID id, int version, PlanWishes wishes, UUID job) {
    return jdbc.sql(
                """
                update assignment_plan
                set version = version + 1, state = 'making', job_id = :job, wishes = cast(:wishes as jsonb)
                where county = :county and id = :id and version = :version and state in ('proposal', 'failed')
                """)
            .param("county", county)
            .param("id", id)
            .param("version", version)
            .param("wishes", json.writeValueAsString(wishes))
            .param("job", job)
            .update()
        == 1;
  }

  void proposed(String county, UUID id, PlanFigures figures) {
    jdbc.sql(
            """
            update assignment_plan set state = 'proposal', figures = cast(:figures as jsonb)
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("figures", json.writeValueAsString(figures))
        .update();
  }

  void failed(String county, UUID id) {
    jdbc.sql(
            """
            update assignment_plan set state = 'failed'
            where county = :county and id = :id and state = 'making'
            """)
        .param("county", county)
        .param("id", id)
        .update();
  }

  void drop(String county, UUID id) {
    jdbc.sql("delete from assignment_move where county = :county and plan_id = :id")
        .param("county", county)
        .param("id", id)
        .update();
    jdbc.sql("delete from assignment where county = :county and plan_id = :id")
        .param("county", county)
        .param("id", id)
        .update();
    jdbc.sql("delete from assignment_plan where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .update();
  }

  /** Puts a plan in force; those for the same area or beneath it are replaced. */
  void enforce(AssignmentPlan plan, Instant at, Actor by) {
    AreaCode area = AreaCode.of(plan.areaCode());
    jdbc.sql(
            """
            update assignment_plan set state = 'replaced', ended_at = :at
            where county = :county and state = 'in_force' and area_code >= :from and area_code < :end and id <> :id
            """)
        .param("county", plan.county())
        .param("id", plan.id())
        .param("from", area.range().from())
        .param("end", area.range().to())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update assignment_plan
            set state = 'in_force', in_force_at = :at, in_force_by = :by, in_force_by_name = :name
            where county = :county and id = :id
            """)
        .param("county", plan.county())
        .param("id", plan.id())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /**
   * Somebody who takes part.
   *
   * @param longitude of the middle of their patch
   * @param outSince since when they cannot visit; null while they can
   */
  record Part(
      UUID staffId,
      String name,
      @Nullable UUID unitId,
      @Nullable String unitName,
      int share,
      double longitude,
      double latitude,
      @Nullable LocalDate outSince,
      @Nullable String outReason,
      List<String> skills,
      List<String> languages) {
    Person person() {
      return new Person(staffId, name, unitId, null, skills, languages, share);
    }

    /** The same as one who may come along: whoever is away speaks no language. */
    Person helper() {
      return new Person(
          staffId, name, unitId, null, skills, outSince == null ? languages : List.of(), share);
    }
  }

  /** Everybody who takes part in a plan, by unit and name. */
  List<Part> parts(String county, UUID plan) {
    return jdbc.sql(
            """
            select v.staff_id, s.name, s.unit_id, s.unit_name, v.share, v.longitude, v.latitude, v.out_since,
                   v.out_reason, s.skills, s.languages
            from assignment_visitor v
            join serving_staff s on s.id = v.staff_id
            where v.county = :county and v.plan_id = :plan
            order by s.unit_name nulls last, s.pinyin, s.id
            """)
        .param("county", county)
        .param("plan", plan)
        .query(
            (row, n) ->
                new Part(
                    row.getObject("staff_id", UUID.class),
                    row.getString("name"),
                    row.getObject("unit_id", UUID.class),
                    row.getString("unit_name"),
                    row.getInt("share"),
                    row.getDouble("longitude"),
                    row.getDouble("latitude"),
                    row.getObject("out_since", LocalDate.class),
                    row.getString("out_reason"),
                    DemandTable.texts(row, "skills"),
                    DemandTable.texts(row, "languages")))
        .list();
  }

  /** Says that somebody cannot visit from a day on, or can again. */
  void out(
      String county, UUID plan, UUID staff, @Nullable LocalDate since, @Nullable String reason) {
    jdbc.sql(
            """
            update assignment_visitor set out_since = :since, out_reason = :reason
            where county = :county and plan_id = :plan and staff_id = :staff
            """)
        .param("county", county)
        .param("plan", plan)
        .param("staff", staff)
        .param("since", since, Types.DATE)
        .param("reason", reason, Types.VARCHAR)
        .update();
  }

  /** Sets how many households a unit's people, or one person, may have; nothing lets go of it. */
  void share(UUID holder, @Nullable Integer share, Instant at, Actor by) {
    if (share == null) {
      jdbc.sql("delete from visiting_share where holder_id = :holder")
          .param("holder", holder)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into visiting_share (holder_id, share, set_at, set_by, set_by_name)
            values (:holder, :share, :at, :by, :name)
            on conflict (holder_id) do update
              set share = excluded.share, set_at = excluded.set_at, set_by = excluded.set_by,
                  set_by_name = excluded.set_by_name
            """)
        .param("holder", holder)
        .param("share", share)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }
}
