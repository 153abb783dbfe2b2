package org.koumen.promise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdDoor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promises and their steps. */
@Repository
class PromiseTable {
  private static final String COLUMNS =
      """
      select p.county, p.id, p.area_code, p.household_id, c.address, c.head_name, p.what, p.due_on, p.owner_id,
             p.owner_name, p.state, p.visit_id, p.made_on, p.made_at, p.made_by_name, p.closed_on,
             p.result_note, p.changed_to, p.rung, p.version, p.overdue_delta
      from promise p
      join household_card c on c.county = p.county and c.id = p.household_id
      """;

  private final JdbcClient jdbc;

  PromiseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is to be written of a new one. */
  record New(
      UUID id,
      String what,
      LocalDate dueOn,
      UUID ownerId,
      String ownerName,
      Optional<UUID> visit,
      LocalDate madeOn) {}

  /** Writes one down; false when its id is known. */
  boolean insert(
      HouseholdDoor.Place home,
      New made,
      UUID by,
      String byName,
      Instant now,
      Optional<Instant> next) {
    return jdbc.sql(
                """
                insert into promise (
                  county, id, area_code, household_id, what, due_on, owner_id, owner_name, state, visit_id, made_on,
                  made_at, made_by, made_by_name, next_at)
                values (
                  :county, :id, :area, :household, :what, :due, :owner, :ownerName, 'open', :visit, :madeOn,
                  :now, :by, :byName, :next)
                on conflict (county, id) do nothing
                """)
            .param("county", home.county())
            .param("id", made.id())
            .param("area", home.areaCode())
            .param("household", home.id())
            .param("what", made.what())
            .param("due", made.dueOn())
            .param("owner", made.ownerId())
            .param("ownerName", made.ownerName())
            .param("visit", made.visit().orElse(null), Types.OTHER)
            .param("madeOn", made.madeOn())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("byName", byName)
            .param(
                "next",
                next.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        == 1;
  }

  void addStep(
      String county,
      UUID promise,
      String kind,
      Optional<String> note,
      Optional<UUID> by,
      String byName,
      Instant at) {
    jdbc.sql(
            """
            insert into promise_step (county, id, promise_id, kind, note, at, by_id, by_name)
            values (:county, :id, :promise, :kind, :note, :at, :by, :byName)
            """)
        .param("county", county)
        .param("id", Ids.next())
        .param("promise", promise)
        .param("kind", kind)
        .param("note", note.orElse(null), Types.VARCHAR)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.orElse(null), Types.OTHER)
        .param("byName", byName)
        .update();
  }

  /** A promise that is held until the transaction ends. */
  record Held(Promise promise, Optional<UUID> overdueDelta) {}

  Optional<Held> hold(String county, UUID id, Scope scope) {
    return jdbc.sql(
            COLUMNS
                + """
                where p.county = :county and p.id = :id
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where p.area_code >= s.f and p.area_code < s.t)
                for update of p
                """)
        .param("county", county)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(PromiseTable::held)
        .optional();
  }

  /** Those whose moment has come; what another node has in hand is left. */
  List<Held> holdDue(String county, Instant now, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where p.county = :county and p.next_at <= :now
                order by p.next_at
                limit :limit
                for update of p skip locked
                """)
        .param("county", county)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(PromiseTable::held)
        .list();
  }

  List<String> countiesWithDue(Instant now) {
    return jdbc.sql("select distinct county from promise where next_at <= :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list();
  }

  void climb(
      String county, UUID id, int rung, Optional<Instant> next, Optional<UUID> overdueDelta) {
    jdbc.sql(
            """
            update promise
            set rung = :rung, next_at = :next, overdue_delta = coalesce(:delta, overdue_delta)
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("rung", rung)
        .param(
            "next",
            next.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("delta", overdueDelta.orElse(null), Types.OTHER)
        .update();
  }

  void close(
      String county,
      UUID id,
      PromiseState state,
      LocalDate on,
      Optional<String> note,
      Optional<UUID> visit,
      Optional<UUID> changedTo,
      boolean inTime) {
    jdbc.sql(
            """
            update promise
            set state = :state, closed_on = :on, result_note = :note, closed_visit_id = :visit,
                changed_to = :changedTo, next_at = null, version = version + 1,
                overdue_delta = case when :inTime then null else overdue_delta end
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", state.code())
        .param("on", on)
        .param("note", note.orElse(null), Types.VARCHAR)
        .param("visit", visit.orElse(null), Types.OTHER)
        .param("changedTo", changedTo.orElse(null), Types.OTHER)
        .param("inTime", inTime)
        .update();
  }

  void give(String county, UUID id, UUID owner, String ownerName) {
    jdbc.sql(
            """
            update promise set owner_id = :owner, owner_name = :name, version = version + 1
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("owner", owner)
        .param("name", ownerName)
        .update();
  }

  /** Whether the one kept under this id is the one that came. */
  boolean isSame(String county, UUID id, UUID household, String what, LocalDate dueOn) {
    return jdbc.sql(
            """
            select exists (
              select 1 from promise
              where county = :county and id = :id and household_id = :household and what = :what and due_on = :due)
            """)
        .param("county", county)
        .param("id", id)
        .param("household", household)
        .param("what", what)
        .param("due", dueOn)
        .query(Boolean.class)
        .single();
  }

  /**
   * Which promises are asked for.
   *
   * @param before only those due before this day
   */
  record Asked(Optional<PromiseState> state, Optional<UUID> owner, Optional<LocalDate> before) {}

  /** Where a page begins: behind this one. */
  record After(LocalDate dueOn, UUID id) {}

  /** Promises of one county within a scope, the earliest due first. */
  List<Promise> within(String county, Scope scope, Asked asked, Optional<After> after, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where p.county = :county
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where p.area_code >= s.f and p.area_code < s.t)
                  and (cast(:state as text) is null or p.state = :state)
                  and (cast(:owner as uuid) is null or p.owner_id = :owner)
                  and (cast(:before as date) is null or p.due_on < :before)
                  and (cast(:afterDue as date) is null or (p.due_on, p.id) > (:afterDue, :afterId))
                order by p.due_on, p.id
                limit :limit
                """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("state", asked.state().map(PromiseState::code).orElse(null))
        .param("owner", asked.owner().orElse(null))
        .param("before", asked.before().orElse(null))
        .param("afterDue", after.map(After::dueOn).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query((row, n) -> held(row, n).promise())
        .list();
  }

  /** Promises of a household, the open ones first. */
  List<Promise> ofHousehold(String county, UUID household, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where p.county = :county and p.household_id = :household
                order by p.state <> 'open', p.due_on desc, p.id
                limit :limit
                """)
        .param("county", county)
        .param("household", household)
        .param("limit", limit)
        .query((row, n) -> held(row, n).promise())
        .list();
  }

  /** These, whoever asks: the caller decides what of them may be told. */
  List<Promise> named(String county, Collection<UUID> ids) {
    return jdbc.sql(COLUMNS + "where p.county = :county and p.id = any(:ids)")
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, n) -> held(row, n).promise())
        .list();
  }

  private static Held held(ResultSet row, int n) throws SQLException {
    return new Held(
        new Promise(
            row.getString("county"),
            row.getObject("id", UUID.class),
            row.getString("area_code"),
            null,
            row.getObject("household_id", UUID.class),
            row.getString("address"),
            row.getString("head_name"),
            row.getString("what"),
            row.getObject("due_on", LocalDate.class),
            row.getObject("owner_id", UUID.class),
            row.getString("owner_name"),
            PromiseState.of(row.getString("state")),
            row.getObject("visit_id", UUID.class),
            row.getObject("made_on", LocalDate.class),
            row.getObject("made_at", OffsetDateTime.class).toInstant(),
            row.getString("made_by_name"),
            row.getObject("closed_on", LocalDate.class),
            row.getString("result_note"),
            row.getObject("changed_to", UUID.class),
            row.getInt("rung"),
            row.getInt("version")),
        Optional.ofNullable(row.getObject("overdue_delta", UUID.class)));
  }
}
