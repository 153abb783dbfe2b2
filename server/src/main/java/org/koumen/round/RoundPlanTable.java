package org.koumen.round;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Weeks' plans, their stops and what was changed in them. */
@Repository
class RoundPlanTable {
  private static final String COLUMNS =
      """
      select county, id, area_code, version, state, first_day, last_day, figures::text as figures, reason, made_at,
             made_by_name, in_force_at, in_force_by_name, ended_at
      from round_plan
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RoundPlanTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Days of a plan. */
  record Span(LocalDate first, LocalDate last) {}

  void add(
      UUID id,
      AreaCode area,
      Span span,
      RoundPlan.Figures figures,
      String reason,
      Instant at,
      Actor by) {
    jdbc.sql(
            """
            insert into round_plan (county, id, area_code, state, first_day, last_day, figures, reason, made_at, made_by,
                                    made_by_name)
            values (:county, :id, :area, 'proposal', :first, :last, cast(:figures as jsonb), :reason, :at, :by, :name)
            """)
        .param("county", area.county())
        .param("id", id)
        .param("area", area.value())
        .param("first", span.first())
        .param("last", span.last())
        .param("figures", json.writeValueAsString(figures))
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** A plan whose whole area lies within the scope. */
  Optional<RoundPlan> find(String county, UUID id, Scope scope) {
    return jdbc.sql(COLUMNS + "where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .query(this::plan)
        .optional()
        .filter(plan -> scope.covers(plan.areaCode()));
  }

  /** Plans for an area, beneath it or above it, the latest week first. */
  List<RoundPlan> list(AreaCode area, Scope scope, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where county = :county
                  and (area_code >= :from and area_code < :end or starts_with(:from, area_code))
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                order by first_day desc, id desc
                limit :limit
                """)
        .param("county", area.county())
        .param("from", area.range().from())
        .param("end", area.range().to())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(this::plan)
        .list();
  }

  private RoundPlan plan(ResultSet row, int number) throws SQLException {
    return new RoundPlan(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getInt("version"),
        RoundPlan.State.of(row.getString("state")),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        json.readValue(row.getString("figures"), RoundPlan.Figures.class),
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

  /** Takes the turn to change a plan; false when somebody was first, or it has ended. */
  boolean turn(String county, UUID id, int version, RoundPlan.Figures figures) {
    return jdbc.sql(
                """
                update round_plan set version = version + 1, figures = cast(:figures as jsonb)
                where county = :county and id = :id and version = :version and state <> 'replaced'
                """)
            .param("county", county)
            .param("id", id)
            .param("version", version)
            .param("figures", json.writeValueAsString(figures))
            .update()
        == 1;
  }

  /**
   * Puts a plan in force; those whose weeks touch it, for the same area or beneath, are replaced.
   */
  void enforce(RoundPlan plan, Instant at, Actor by) {
    AreaCode area = AreaCode.of(plan.areaCode());
    jdbc.sql(
            """
            update round_plan set state = 'replaced', ended_at = :at
            where county = :county and state = 'in_force' and area_code >= :from and area_code < :end and id <> :id
              and first_day <= :last and last_day >= :first
            """)
        .param("county", plan.county())
        .param("id", plan.id())
        .param("from", area.range().from())
        .param("end", area.range().to())
        .param("first", plan.firstDay())
        .param("last", plan.lastDay())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update round_plan
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

  void drop(String county, UUID id) {
    for (String table : List.of("round_change", "round_stop", "round_worker")) {
      jdbc.sql("delete from " + table + " where county = :county and plan_id = :id")
          .param("county", county)
          .param("id", id)
          .update();
    }
    jdbc.sql("delete from round_plan where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .update();
  }

  /**
   * Somebody of the team.
   *
   * @param out days on which they cannot go
   */
  record Part(UUID staffId, String name, Set<LocalDate> out, @Nullable String outReason) {}

  void addWorkers(String county, UUID plan, Collection<UUID> workers) {
    for (UUID worker : workers) {
      jdbc.sql(
              """
              insert into round_worker (county, id, plan_id, staff_id) values (:county, :id, :plan, :staff)
              """)
          .param("county", county)
          .param("id", Ids.next())
          .param("plan", plan)
          .param("staff", worker)
          .update();
    }
  }

  List<Part> parts(String county, UUID plan) {
    return jdbc.sql(
            """
            select w.staff_id, s.name, w.out_days, w.out_reason
            from round_worker w
            join serving_staff s on s.id = w.staff_id
            where w.county = :county and w.plan_id = :plan
            order by s.pinyin, s.id
            """)
        .param("county", county)
        .param("plan", plan)
        .query(
            (row, n) ->
                new Part(
                    row.getObject("staff_id", UUID.class),
                    row.getString("name"),
                    Arrays.stream((Date[]) row.getArray("out_days").getArray())
                        .map(Date::toLocalDate)
                        .collect(Collectors.toCollection(HashSet::new)),
                    row.getString("out_reason")))
        .list();
  }

  void out(String county, UUID plan, UUID staff, Collection<LocalDate> days, String reason) {
    jdbc.sql(
            """
            update round_worker set out_days = :days::date[], out_reason = :reason
            where county = :county and plan_id = :plan and staff_id = :staff
            """)
        .param("county", county)
        .param("plan", plan)
        .param("staff", staff)
        .param("days", days.stream().sorted().map(LocalDate::toString).toArray(String[]::new))
        .param("reason", reason)
        .update();
  }

  void replaceStops(String county, UUID plan, List<Planned> stops) {
    jdbc.sql("delete from round_stop where county = :county and plan_id = :plan")
        .param("county", county)
        .param("plan", plan)
        .update();
    addStops(county, plan, stops);
  }

  void addStops(String county, UUID plan, List<Planned> stops) {
    List<UUID> ids = new ArrayList<>();
    stops.forEach(stop -> ids.add(Ids.next()));
    jdbc.sql(
            """
            insert into round_stop (county, id, area_code, plan_id, household_id, rank, due_on, staff_id, companion_id,
                                    day, part, arrive_at, minutes, walk_seconds, agreed, locked, left_out)
            select :county, r.id, r.area_code, :plan, r.household_id, r.rank, r.due_on, r.staff_id, r.companion_id,
                   r.day, r.part, r.arrive_at, r.minutes, r.walk_seconds, r.agreed, r.locked, r.left_out
            from unnest(:ids::uuid[], :areas::text[], :households::uuid[], :ranks::int[], :due::date[], :staff::uuid[],
                        :companions::uuid[], :days::date[], :parts::text[], :arrive::time[], :minutes::int[],
                        :walks::int[], :agreed::boolean[], :locked::boolean[], :left::text[])
              as r (id, area_code, household_id, rank, due_on, staff_id, companion_id, day, part, arrive_at, minutes,
                    walk_seconds, agreed, locked, left_out)
            """)
        .param("county", county)
        .param("plan", plan)
        .param("ids", ids.toArray(UUID[]::new))
        .param("areas", texts(stops, Planned::areaCode))
        .param("households", texts(stops, Planned::household))
        .param("ranks", texts(stops, Planned::rank))
        .param("due", texts(stops, Planned::dueOn))
        .param("staff", texts(stops, Planned::staff))
        .param("companions", texts(stops, Planned::companion))
        .param("days", texts(stops, Planned::day))
        .param("parts", texts(stops, stop -> code(stop.part())))
        .param("arrive", texts(stops, Planned::arriveAt))
        .param("minutes", texts(stops, Planned::minutes))
        .param("walks", texts(stops, Planned::walkSeconds))
        .param("agreed", texts(stops, Planned::agreed))
        .param("locked", texts(stops, Planned::locked))
        .param("left", texts(stops, Planned::left))
        .update();
  }

  private static @Nullable String code(Shift.@Nullable Part part) {
    return part == null ? null : part.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String[] texts(
      List<Planned> stops, java.util.function.Function<Planned, @Nullable Object> column) {
    @Nullable String[] texts = new @Nullable String[stops.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = column.apply(stops.get(i));
      texts[i] = value == null ? null : value.toString();
    }
    return texts;
  }

  /** All households of a plan. */
  List<Planned> stops(String county, UUID plan) {
    return jdbc.sql(
            """
            select household_id, area_code, rank, due_on, staff_id, companion_id, day, part, arrive_at, minutes,
                   walk_seconds, agreed, locked, left_out
            from round_stop
            where county = :county and plan_id = :plan
            """)
        .param("county", county)
        .param("plan", plan)
        .query(RoundPlanTable::planned)
        .list();
  }

  private static Planned planned(ResultSet row, int number) throws SQLException {
    String part = row.getString("part");
    return new Planned(
        row.getObject("household_id", UUID.class),
        row.getString("area_code"),
        row.getInt("rank"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("staff_id", UUID.class),
        row.getObject("companion_id", UUID.class),
        row.getObject("day", LocalDate.class),
        part == null ? null : Shift.Part.valueOf(part.toUpperCase(Locale.ROOT)),
        row.getObject("arrive_at", LocalTime.class),
        row.getInt("minutes"),
        row.getInt("walk_seconds"),
        row.getBoolean("agreed"),
        row.getBoolean("locked"),
        row.getString("left_out"));
  }

  /**
   * A stop as people read it.
   *
   * @param careMark red, yellow or green; null without one
   * @param left why it found no place; null when it did
   */
  record StopRow(
      String county,
      UUID householdId,
      String areaCode,
      String address,
      @Nullable String headName,
      @Nullable String careMark,
      int rank,
      LocalDate dueOn,
      @Nullable UUID staffId,
      @Nullable String staffName,
      @Nullable UUID companionId,
      @Nullable String companionName,
      @Nullable LocalDate day,
      @Nullable String part,
      @Nullable LocalTime arriveAt,
      int minutes,
      int walkSeconds,
      boolean agreed,
      boolean locked,
      @Nullable String left,
      @Nullable Double longitude,
      @Nullable Double latitude) {}

  private static final String ROWS =
      """
      select s.county, s.household_id, s.area_code, c.address, c.head_name, c.care_mark, s.rank, s.due_on, s.staff_id,
             f.name as staff_name, s.companion_id, g.name as companion_name, s.day, s.part, s.arrive_at, s.minutes,
             s.walk_seconds, s.agreed, s.locked, s.left_out as "left", h.longitude, h.latitude
      from round_stop s
      join household_card c on c.county = s.county and c.id = s.household_id
      join household_place h on h.county = s.county and h.id = s.household_id
      left join serving_staff f on f.id = s.staff_id
      left join serving_staff g on g.id = s.companion_id
      """;

  /** Somebody's stops, and those to which they come along, by time. */
  List<StopRow> stops(String county, UUID plan, UUID staff, Scope scope) {
    return jdbc.sql(
            ROWS
                + """
                where s.county = :county and s.plan_id = :plan and (s.staff_id = :staff or s.companion_id = :staff)
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as x (f, t)
                              where s.area_code >= x.f and s.area_code < x.t)
                order by s.day, s.arrive_at, s.household_id
                """)
        .param("county", county)
        .param("plan", plan)
        .param("staff", staff)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(StopRow.class)
        .list();
  }

  /** Who found no place, the most urgent first. */
  List<StopRow> left(String county, UUID plan, Scope scope) {
    return jdbc.sql(
            ROWS
                + """
                where s.county = :county and s.plan_id = :plan and s.left_out is not null
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as x (f, t)
                              where s.area_code >= x.f and s.area_code < x.t)
                order by s.rank, s.due_on, s.household_id
                """)
        .param("county", county)
        .param("plan", plan)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(StopRow.class)
        .list();
  }

  /** Somebody's stops of a day in whatever plan is in force. */
  List<StopRow> today(String county, UUID staff, LocalDate day, Scope scope) {
    return jdbc.sql(
            ROWS
                + """
                join round_plan p on p.county = s.county and p.id = s.plan_id and p.state = 'in_force'
                where s.county = :county and (s.staff_id = :staff or s.companion_id = :staff) and s.day = :day
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as x (f, t)
                              where s.area_code >= x.f and s.area_code < x.t)
                order by s.arrive_at, s.household_id
                """)
        .param("county", county)
        .param("staff", staff)
        .param("day", day)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(StopRow.class)
        .list();
  }

  /** A change of a plan as people read it. */
  record Change(
      UUID id,
      UUID householdId,
      String address,
      @Nullable String fromName,
      @Nullable LocalDate fromDay,
      @Nullable String toName,
      @Nullable LocalDate toDay,
      String kind,
      String reason,
      Instant changedAt,
      String changedByName) {}

  void addChange(
      String county,
      UUID plan,
      Planned before,
      Planned after,
      String kind,
      String reason,
      Instant at,
      Actor by) {
    jdbc.sql(
            """
            insert into round_change (county, id, area_code, plan_id, household_id, from_staff_id, from_day, to_staff_id,
                                      to_day, kind, reason, changed_at, changed_by, changed_by_name)
            values (:county, :id, :area, :plan, :household, :fromStaff, :fromDay, :toStaff, :toDay, :kind, :reason, :at,
                    :by, :name)
            """)
        .param("county", county)
        .param("id", Ids.next())
        .param("area", before.areaCode())
        .param("plan", plan)
        .param("household", before.household())
        .param("fromStaff", before.staff(), Types.OTHER)
        .param("fromDay", before.day(), Types.DATE)
        .param("toStaff", after.staff(), Types.OTHER)
        .param("toDay", after.day(), Types.DATE)
        .param("kind", kind)
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** What was changed in a plan, the latest first. */
  List<Change> changes(String county, UUID plan, Scope scope, int limit) {
    return jdbc.sql(
            """
            select r.id, r.household_id, c.address, f.name as from_name, r.from_day, t.name as to_name, r.to_day, r.kind,
                   r.reason, r.changed_at, r.changed_by_name
            from round_change r
            join household_card c on c.county = r.county and c.id = r.household_id
            left join serving_staff f on f.id = r.from_staff_id
            left join serving_staff t on t.id = r.to_staff_id
            where r.county = :county and r.plan_id = :plan
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as x (f, t)
                          where r.area_code >= x.f and r.area_code < x.t)
            order by r.id desc
            limit :limit
            """)
        .param("county", county)
        .param("plan", plan)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(Change.class)
        .list();
  }

  /** Says that two go to a household, and why; null that one is enough. */
  void pair(
      String county,
      String area,
      UUID household,
      @Nullable PairReason reason,
      Instant at,
      Actor by) {
    jdbc.sql("delete from visit_in_pairs where county = :county and household_id = :household")
        .param("county", county)
        .param("household", household)
        .update();
    if (reason != null) {
      jdbc.sql(
              """
              insert into visit_in_pairs (county, id, area_code, household_id, reason, set_at, set_by, set_by_name)
              values (:county, :id, :area, :household, :reason, :at, :by, :name)
              """)
          .param("county", county)
          .param("id", Ids.next())
          .param("area", area)
          .param("household", household)
          .param("reason", reason.code())
          .param("at", at.atOffset(ZoneOffset.UTC))
          .param("by", by.accountId())
          .param("name", by.name())
          .update();
    }
  }

  /** Why two go to a household; empty when one does. */
  Optional<PairReason> pair(String county, UUID household) {
    return jdbc.sql(
            "select reason from visit_in_pairs where county = :county and household_id ="
                + " :household")
        .param("county", county)
        .param("household", household)
        .query(String.class)
        .optional()
        .map(PairReason::of);
  }
}
