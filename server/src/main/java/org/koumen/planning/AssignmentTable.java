package org.koumen.planning;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Copy;
import org.koumen.platform.CopyRow;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdState;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Households and their visitors in a plan, and what changed about them. */
@Repository
class AssignmentTable {
  private final JdbcClient jdbc;
  private final Copy copy;

  AssignmentTable(JdbcClient jdbc, Copy copy) {
    this.jdbc = jdbc;
    this.copy = copy;
  }

  /** Forgets what a proposal said, but for what is locked. */
  void clear(String county, UUID plan) {
    jdbc.sql("delete from assignment where county = :county and plan_id = :plan and not locked")
        .param("county", county)
        .param("plan", plan)
        .update();
    jdbc.sql("delete from assignment_visitor where county = :county and plan_id = :plan")
        .param("county", county)
        .param("plan", plan)
        .update();
  }

  /** A household's visitor. */
  record Row(
      UUID household,
      String areaCode,
      UUID staff,
      @Nullable UUID interpreter,
      int metres,
      String origin) {}

  /** Writes many at once, within the caller's transaction. */
  void add(String county, UUID plan, Iterable<Row> rows) {
    copy.in(
        """
        copy assignment (county, id, area_code, plan_id, household_id, staff_id, interpreter_id, locked, metres, origin)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 10);
          for (Row one : rows) {
            row.begin()
                .text(county)
                .uuid(Ids.next())
                .text(one.areaCode())
                .uuid(plan)
                .uuid(one.household())
                .uuid(one.staff())
                .uuid(one.interpreter())
                .truth(false)
                .number(one.metres())
                .text(one.origin());
          }
          row.end();
        });
  }

  /** Somebody who takes part. */
  record Seat(Person person, double longitude, double latitude) {}

  void addVisitors(String county, UUID plan, Iterable<Seat> seats) {
    copy.in(
        """
        copy assignment_visitor (county, id, plan_id, staff_id, unit_id, share, longitude, latitude)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 8);
          for (Seat seat : seats) {
            row.begin()
                .text(county)
                .uuid(Ids.next())
                .uuid(plan)
                .uuid(seat.person().id())
                .uuid(seat.person().unitId())
                .number(seat.person().share())
                .fraction(seat.longitude())
                .fraction(seat.latitude());
          }
          row.end();
        });
  }

  /**
   * What somebody has in a plan.
   *
   * @param metres straight ways from the middle of the patch to all of them
   * @param farthest the longest of these
   */
  record Load(
      UUID staff, int households, long metres, int farthest, int locked, int interpreters) {}

  /** What everybody has who has something. */
  List<Load> loads(String county, UUID plan) {
    return jdbc.sql(
            """
            select a.staff_id as staff, count(*) as households, sum(a.metres) as metres, max(a.metres) as farthest,
                   count(*) filter (where a.locked) as locked, count(a.interpreter_id) as interpreters
            from assignment a
            join household_place h on h.county = a.county and h.id = a.household_id
            where a.county = :county and a.plan_id = :plan and h.state = any(:belonging)
            group by a.staff_id
            """)
        .param("county", county)
        .param("plan", plan)
        .param("belonging", HouseholdState.belonging())
        .query(Load.class)
        .list();
  }

  /** How many locked households each has. */
  Map<UUID, Integer> locked(String county, UUID plan) {
    Map<UUID, Integer> locked = new HashMap<>();
    jdbc.sql(
            """
            select staff_id, count(*) as households
            from assignment
            where county = :county and plan_id = :plan and locked
            group by staff_id
            """)
        .param("county", county)
        .param("plan", plan)
        .query(
            (RowCallbackHandler)
                row -> locked.put(row.getObject("staff_id", UUID.class), row.getInt("households")));
    return locked;
  }

  /**
   * A household of somebody.
   *
   * @param interpreterName who comes along; null where nobody has to
   */
  record HomeRow(
      UUID id,
      String areaCode,
      String address,
      @Nullable String headName,
      @Nullable Double longitude,
      @Nullable Double latitude,
      int metres,
      boolean locked,
      String origin,
      @Nullable String interpreterName) {}

  /** Households of somebody in a plan, by area and address. */
  List<HomeRow> homes(String county, UUID plan, UUID staff, Scope scope, int limit) {
    return jdbc.sql(
            """
            select h.id, h.area_code, h.address, h.head_name, h.longitude, h.latitude, a.metres, a.locked, a.origin,
                   i.name as interpreter_name
            from assignment a
            join household_place h on h.county = a.county and h.id = a.household_id
            left join serving_staff i on i.id = a.interpreter_id
            where a.county = :county and a.plan_id = :plan and a.staff_id = :staff and h.state = any(:belonging)
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where h.area_code >= s.f and h.area_code < s.t)
            order by h.area_code, length(h.building), h.building, length(h.entrance), h.entrance, length(h.floor),
                     h.floor, length(h.room), h.room, h.address
            limit :limit
            """)
        .param("county", county)
        .param("plan", plan)
        .param("staff", staff)
        .param("belonging", HouseholdState.belonging())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(HomeRow.class)
        .list();
  }

  /** Whose these households are, of those that the plan holds. */
  Map<UUID, UUID> holders(String county, UUID plan, Collection<UUID> households) {
    Map<UUID, UUID> holders = new HashMap<>();
    jdbc.sql(
            """
            select household_id, staff_id
            from assignment
            where county = :county and plan_id = :plan and household_id = any(:households)
            for update
            """)
        .param("county", county)
        .param("plan", plan)
        .param("households", households.toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    holders.put(
                        row.getObject("household_id", UUID.class),
                        row.getObject("staff_id", UUID.class)));
    return holders;
  }

  /** A household that goes to another visitor. */
  record Change(
      UUID household,
      String areaCode,
      @Nullable UUID from,
      UUID to,
      @Nullable UUID interpreter,
      int metres) {}

  /** Gives households that the plan holds another visitor, and writes down why. */
  void move(
      String county,
      UUID plan,
      List<Change> changes,
      String kind,
      String origin,
      String reason,
      Instant at,
      Actor by) {
    jdbc.sql(
            """
            with wanted as (
              select * from unnest(:households::uuid[], :to::uuid[], :interpreters::uuid[], :metres::int[])
                as w (household_id, staff_id, interpreter_id, metres)
            ), noted as (
              insert into assignment_move (county, id, area_code, plan_id, household_id, from_staff_id, to_staff_id,
                                           kind, reason, moved_at, moved_by, moved_by_name)
              select a.county, m.id, a.area_code, a.plan_id, a.household_id, a.staff_id, w.staff_id,
                     :kind, :reason, :at, :by, :name
              from wanted w
              join assignment a on a.county = :county and a.plan_id = :plan and a.household_id = w.household_id
              join unnest(:ids::uuid[], :households::uuid[]) as m (id, household_id) on m.household_id = w.household_id
            )
            update assignment a
            set staff_id = w.staff_id, interpreter_id = w.interpreter_id, metres = w.metres, origin = :origin,
                locked = a.locked or :origin = 'by_hand'
            from wanted w
            where a.county = :county and a.plan_id = :plan and a.household_id = w.household_id
            """)
        .param("county", county)
        .param("plan", plan)
        .param("ids", changes.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("households", changes.stream().map(Change::household).toArray(UUID[]::new))
        .param("to", changes.stream().map(Change::to).toArray(UUID[]::new))
        .param("interpreters", changes.stream().map(Change::interpreter).toArray(UUID[]::new))
        .param("metres", changes.stream().map(Change::metres).toArray(Integer[]::new))
        .param("kind", kind)
        .param("origin", origin)
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** Addresses of households that the caller may see. */
  Map<UUID, String> addresses(String county, Collection<UUID> households) {
    Map<UUID, String> addresses = new HashMap<>();
    jdbc.sql(
            "select id, address from household_place where county = :county and id ="
                + " any(:households)")
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row -> addresses.put(row.getObject("id", UUID.class), row.getString("address")));
    return addresses;
  }

  /** Notes households that a plan takes in. */
  void noteAdded(String county, UUID plan, List<Row> rows, String reason, Instant at, Actor by) {
    jdbc.sql(
            """
            insert into assignment_move (county, id, area_code, plan_id, household_id, to_staff_id, kind, reason,
                                         moved_at, moved_by, moved_by_name)
            select :county, w.id, w.area_code, :plan, w.household_id, w.staff_id, 'added', :reason, :at, :by, :name
            from unnest(:ids::uuid[], :areas::text[], :households::uuid[], :to::uuid[])
              as w (id, area_code, household_id, staff_id)
            """)
        .param("county", county)
        .param("plan", plan)
        .param("ids", rows.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("areas", rows.stream().map(Row::areaCode).toArray(String[]::new))
        .param("households", rows.stream().map(Row::household).toArray(UUID[]::new))
        .param("to", rows.stream().map(Row::staff).toArray(UUID[]::new))
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** Locks or unlocks; answers how many there were. */
  int lock(
      String county,
      UUID plan,
      Collection<UUID> households,
      boolean locked,
      String reason,
      Instant at,
      Actor by) {
    return jdbc.sql(
            """
            with changed as (
              update assignment set locked = :locked
              where county = :county and plan_id = :plan and household_id = any(:households) and locked <> :locked
              returning area_code, household_id, staff_id
            )
            insert into assignment_move (county, id, area_code, plan_id, household_id, from_staff_id, to_staff_id, kind,
                                         reason, moved_at, moved_by, moved_by_name)
            select :county, m.id, c.area_code, :plan, c.household_id, c.staff_id, c.staff_id, :kind, :reason, :at, :by,
                   :name
            from changed c
            join unnest(:ids::uuid[], :households::uuid[]) as m (id, household_id) on m.household_id = c.household_id
            """)
        .param("county", county)
        .param("plan", plan)
        .param("households", households.toArray(UUID[]::new))
        .param("ids", households.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("locked", locked)
        .param("kind", locked ? "locked" : "unlocked")
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** Households that others took from somebody who was away, and still have. */
  List<UUID> standIns(String county, UUID plan, UUID staff) {
    return jdbc.sql(
            """
            select a.household_id
            from assignment a
            join lateral (
              select m.kind, m.from_staff_id, m.to_staff_id
              from assignment_move m
              where m.county = a.county and m.plan_id = a.plan_id and m.household_id = a.household_id
                and m.kind in ('by_hand', 'stand_in', 'back')
              order by m.id desc
              limit 1
            ) last on last.kind = 'stand_in' and last.from_staff_id = :staff and last.to_staff_id = a.staff_id
            where a.county = :county and a.plan_id = :plan and a.origin = 'stand_in'
            """)
        .param("county", county)
        .param("plan", plan)
        .param("staff", staff)
        .query(UUID.class)
        .list();
  }

  /** What changed in a plan. */
  record Move(
      UUID id,
      UUID householdId,
      String address,
      @Nullable String fromName,
      @Nullable String toName,
      String kind,
      String reason,
      Instant movedAt,
      String movedByName) {}

  /** What changed, the latest first. */
  List<Move> moves(String county, UUID plan, Scope scope, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select m.id, m.household_id, h.address, f.name as from_name, t.name as to_name, m.kind, m.reason,
                   m.moved_at, m.moved_by_name
            from assignment_move m
            join household_place h on h.county = m.county and h.id = m.household_id
            left join serving_staff f on f.id = m.from_staff_id
            left join serving_staff t on t.id = m.to_staff_id
            where m.county = :county and m.plan_id = :plan
              and (cast(:after as uuid) is null or m.id < :after)
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where m.area_code >= s.f and m.area_code < s.t)
            order by m.id desc
            limit :limit
            """)
        .param("county", county)
        .param("plan", plan)
        .param("after", after, Types.OTHER)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Move(
                    row.getObject("id", UUID.class),
                    row.getObject("household_id", UUID.class),
                    row.getString("address"),
                    row.getString("from_name"),
                    row.getString("to_name"),
                    row.getString("kind"),
                    row.getString("reason"),
                    row.getTimestamp("moved_at").toInstant(),
                    row.getString("moved_by_name")))
        .list();
  }

  /** Who looks after a household now. */
  record Visitor(
      UUID householdId,
      UUID staffId,
      String name,
      @Nullable String unitName,
      @Nullable String workPhone,
      @Nullable String interpreterName,
      String origin) {}

  /** The visitors in force of some households of a county; the caller has looked at the scope. */
  List<Visitor> inForce(String county, Collection<UUID> households) {
    return jdbc.sql(
            """
            select distinct on (a.household_id) a.household_id, a.staff_id, s.name, s.unit_name, s.work_phone,
                   i.name as interpreter_name, a.origin
            from assignment a
            join assignment_plan p on p.county = a.county and p.id = a.plan_id and p.state = 'in_force'
            join serving_staff s on s.id = a.staff_id
            left join serving_staff i on i.id = a.interpreter_id
            where a.county = :county and a.household_id = any(:households)
            order by a.household_id, p.in_force_at desc
            """)
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .query(Visitor.class)
        .list();
  }

  Optional<Visitor> inForce(String county, UUID household) {
    return inForce(county, Arrays.asList(household)).stream().findFirst();
  }
}
