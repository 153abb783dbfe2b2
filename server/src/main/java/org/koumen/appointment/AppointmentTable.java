package org.koumen.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdDoor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appointments and their steps. */
@Repository
class AppointmentTable {
  private static final String COLUMNS =
      """
      select a.county, a.id, a.area_code, a.household_id, c.address, c.head_name, a.from_at, a.to_at,
             a.visitor_id, a.visitor_name, a.way, a.state, a.origin, a.missed_by, a.visit_id, a.note,
             a.contact_sealed is not null as contact, a.made_at, a.made_by_name, a.version
      from appointment a
      join household_card c on c.county = a.county and c.id = a.household_id
      """;

  private final JdbcClient jdbc;

  AppointmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is to be written of a new one. */
  record New(
      UUID id,
      Span span,
      Way way,
      AppointmentState state,
      Origin origin,
      Optional<UUID> visitorId,
      Optional<String> visitorName,
      Optional<UUID> card,
      Optional<String> note,
      byte @Nullable [] contact) {}

  /** Writes one down; false when its id is known or the household has an open one. */
  boolean insert(HouseholdDoor.Place home, New made, Hand by, Instant now) {
    return jdbc.sql(
                """
                insert into appointment (
                  county, id, area_code, household_id, from_at, to_at, visitor_id, visitor_name, way, state,
                  origin, card_id, note, contact_sealed, made_at, made_by, made_by_name)
                values (
                  :county, :id, :area, :household, :from, :to, :visitor, :visitorName, :way, :state, :origin,
                  :card, :note, :contact, :now, :by, :byName)
                on conflict do nothing
                """)
            .param("county", home.county())
            .param("id", made.id())
            .param("area", home.areaCode())
            .param("household", home.id())
            .param("from", made.span().from().atOffset(ZoneOffset.UTC))
            .param("to", made.span().to().atOffset(ZoneOffset.UTC))
            .param("visitor", made.visitorId().orElse(null), Types.OTHER)
            .param("visitorName", made.visitorName().orElse(null), Types.VARCHAR)
            .param("way", made.way().code())
            .param("state", made.state().code())
            .param("origin", made.origin().code())
            .param("card", made.card().orElse(null), Types.OTHER)
            .param("note", made.note().orElse(null), Types.VARCHAR)
            .param("contact", made.contact(), Types.BINARY)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by.account().orElse(null), Types.OTHER)
            .param("byName", by.name())
            .update()
        == 1;
  }

  void addStep(
      String county,
      UUID appointment,
      AppointmentState state,
      Optional<String> note,
      Hand by,
      Instant at) {
    jdbc.sql(
            """
            insert into appointment_step (county, id, appointment_id, state, note, at, by_id, by_name)
            values (:county, :id, :appointment, :state, :note, :at, :by, :byName)
            """)
        .param("county", county)
        .param("id", Ids.next())
        .param("appointment", appointment)
        .param("state", state.code())
        .param("note", note.orElse(null), Types.VARCHAR)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.account().orElse(null), Types.OTHER)
        .param("byName", by.name())
        .update();
  }

  /** What of an appointment changes with its state. */
  record Turn(
      AppointmentState state,
      Optional<MissedBy> missedBy,
      Optional<UUID> movedTo,
      Optional<UUID> visit,
      Optional<UUID> missDelta) {
    static Turn to(AppointmentState state) {
      return new Turn(
          state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** Turns one; the caller holds its row. */
  void turn(String county, UUID id, Turn turn) {
    jdbc.sql(
            """
            update appointment
            set state = :state, missed_by = :missedBy, moved_to = :movedTo,
                visit_id = coalesce(:visit, visit_id), miss_delta = :delta, version = version + 1
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", turn.state().code())
        .param("missedBy", turn.missedBy().map(MissedBy::code).orElse(null), Types.VARCHAR)
        .param("movedTo", turn.movedTo().orElse(null), Types.OTHER)
        .param("visit", turn.visit().orElse(null), Types.OTHER)
        .param("delta", turn.missDelta().orElse(null), Types.OTHER)
        .update();
  }

  /** An appointment that is held until the transaction ends. */
  record Held(Appointment appointment, Optional<UUID> missDelta, Optional<byte[]> contact) {}

  private static final String HELD =
      """
      select a.county, a.id, a.area_code, a.household_id, c.address, c.head_name, a.from_at, a.to_at,
             a.visitor_id, a.visitor_name, a.way, a.state, a.origin, a.missed_by, a.visit_id, a.note,
             a.contact_sealed is not null as contact, a.made_at, a.made_by_name, a.version,
             a.miss_delta, a.contact_sealed
      from appointment a
      join household_card c on c.county = a.county and c.id = a.household_id
      """;

  /** The one that a household has before it. */
  Optional<Held> holdOpen(String county, UUID household) {
    return jdbc.sql(
            HELD
                + """
                where a.county = :county and a.household_id = :household and a.state in ('proposed', 'booked')
                for update of a
                """)
        .param("county", county)
        .param("household", household)
        .query(AppointmentTable::held)
        .optional();
  }

  Optional<Held> hold(String county, UUID id, Scope scope) {
    return jdbc.sql(
            HELD
                + """
                where a.county = :county and a.id = :id
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where a.area_code >= s.f and a.area_code < s.t)
                for update of a
                """)
        .param("county", county)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(AppointmentTable::held)
        .optional();
  }

  /**
   * Those that a visit at some moment may belong to: open ones, and what we seem to have missed.
   */
  List<Held> holdAround(String county, UUID household, Instant from, Instant to) {
    return jdbc.sql(
            HELD
                + """
                where a.county = :county and a.household_id = :household
                  and (a.state in ('proposed', 'booked') or (a.state = 'missed' and a.missed_by = 'us'))
                  and a.from_at <= :to and a.to_at >= :from
                order by a.from_at
                for update of a
                """)
        .param("county", county)
        .param("household", household)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(AppointmentTable::held)
        .list();
  }

  /** Open ones whose time ended before a moment; those that another node has in hand are left. */
  List<Held> holdPassed(String county, Instant before, int limit) {
    return jdbc.sql(
            HELD
                + """
                where a.county = :county and a.state in ('proposed', 'booked') and a.to_at < :before
                order by a.to_at
                limit :limit
                for update of a skip locked
                """)
        .param("county", county)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(AppointmentTable::held)
        .list();
  }

  List<String> countiesWithPassed(Instant before) {
    return jdbc.sql(
            """
            select distinct county from appointment
            where state in ('proposed', 'booked') and to_at < :before
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list();
  }

  /** Takes a grid's day in hand, so that its places are given away one after the other. */
  void holdDay(String county, UUID id, String area, LocalDate day) {
    jdbc.sql(
            """
            insert into booking_day (county, id, area_code, day)
            values (:county, :id, :area, :day)
            on conflict (county, id) do update set day = excluded.day
            """)
        .param("county", county)
        .param("id", id)
        .param("area", area)
        .param("day", day)
        .update();
  }

  /** Spans that are taken in a grid. */
  List<Span> taken(String county, String area, Instant from, Instant to, UUID exceptHousehold) {
    return jdbc.sql(
            """
            select from_at, to_at from appointment
            where county = :county and state in ('proposed', 'booked')
              and area_code >= :areaFrom and area_code < :areaTo
              and from_at < :to and to_at > :from and household_id <> :except
            """)
        .param("county", county)
        .param("areaFrom", area)
        .param("areaTo", Scope.after(area))
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("except", exceptHousehold)
        .query((row, n) -> new Span(moment(row, "from_at"), moment(row, "to_at")))
        .list();
  }

  /** Which appointments are asked for. */
  record Asked(
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<AppointmentState> state,
      Optional<UUID> visitor) {}

  /** Where a page begins: behind this one. */
  record After(Instant at, UUID id) {}

  /** Appointments of one county within a scope, by time. */
  List<Appointment> within(
      String county, Scope scope, Asked asked, Optional<After> after, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where a.county = :county
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where a.area_code >= s.f and a.area_code < s.t)
                  and (cast(:from as timestamptz) is null or a.to_at > :from)
                  and (cast(:to as timestamptz) is null or a.from_at < :to)
                  and (cast(:state as text) is null or a.state = :state)
                  and (cast(:visitor as uuid) is null or a.visitor_id = :visitor)
                  and (cast(:afterAt as timestamptz) is null or (a.from_at, a.id) > (:afterAt, :afterId))
                order by a.from_at, a.id
                limit :limit
                """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("from", asked.from().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
        .param("to", asked.to().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
        .param("state", asked.state().map(AppointmentState::code).orElse(null))
        .param("visitor", asked.visitor().orElse(null))
        .param("afterAt", after.map(a -> a.at().atOffset(ZoneOffset.UTC)).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(AppointmentTable::row)
        .list();
  }

  /** Appointments of a household, the latest first. */
  List<Appointment> ofHousehold(String county, UUID household, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where a.county = :county and a.household_id = :household
                order by a.from_at desc, a.id
                limit :limit
                """)
        .param("county", county)
        .param("household", household)
        .param("limit", limit)
        .query(AppointmentTable::row)
        .list();
  }

  /** The open ones of some households that the caller found in scope. */
  List<Appointment> openOf(String county, Collection<UUID> households) {
    return jdbc.sql(
            COLUMNS
                + """
                where a.county = :county and a.household_id = any(:households)
                  and a.state in ('proposed', 'booked')
                """)
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .query(AppointmentTable::row)
        .list();
  }

  /** These, whoever asks: the caller decides what of them may be told. */
  List<Appointment> named(String county, Collection<UUID> ids) {
    return jdbc.sql(COLUMNS + "where a.county = :county and a.id = any(:ids)")
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(AppointmentTable::row)
        .list();
  }

  /** Whether the one kept under this id is the one that came. */
  boolean isSame(String county, UUID id, UUID household) {
    return jdbc.sql(
            """
            select exists (
              select 1 from appointment where county = :county and id = :id and household_id = :household)
            """)
        .param("county", county)
        .param("id", id)
        .param("household", household)
        .query(Boolean.class)
        .single();
  }

  private static Held held(ResultSet row, int n) throws SQLException {
    return new Held(
        row(row, n),
        Optional.ofNullable(row.getObject("miss_delta", UUID.class)),
        Optional.ofNullable(row.getBytes("contact_sealed")));
  }

  private static Appointment row(ResultSet row, int n) throws SQLException {
    String missedBy = row.getString("missed_by");
    return new Appointment(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getObject("household_id", UUID.class),
        row.getString("address"),
        row.getString("head_name"),
        moment(row, "from_at"),
        moment(row, "to_at"),
        row.getObject("visitor_id", UUID.class),
        row.getString("visitor_name"),
        Way.of(row.getString("way")),
        AppointmentState.of(row.getString("state")),
        Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
        missedBy == null ? null : MissedBy.valueOf(missedBy.toUpperCase(Locale.ROOT)),
        row.getObject("visit_id", UUID.class),
        row.getString("note"),
        row.getBoolean("contact"),
        moment(row, "made_at"),
        row.getString("made_by_name"),
        row.getInt("version"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
