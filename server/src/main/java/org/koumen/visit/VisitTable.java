package org.koumen.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Visits and who was reached when. */
@Repository
class VisitTable {
  private final JdbcClient jdbc;

  VisitTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes a visit; false when its id is known. */
  boolean insert(
      NewVisit visit, HouseholdDoor.Place home, UUID visitorId, String visitorName, Instant now) {
    return jdbc.sql(
                """
                insert into visit (
                  county, id, area_code, household_id, outcome, form, note, met, met_other, told, visited_at,
                  received_at, visitor_id, visitor_name)
                values (
                  :county, :id, :area, :household, :outcome, :form, :note, :met, :metOther, :told, :visited,
                  :received, :visitor, :visitorName)
                on conflict (county, id) do nothing
                """)
            .param("county", home.county())
            .param("id", visit.id())
            .param("area", home.areaCode())
            .param("household", home.id())
            .param("outcome", visit.outcome().code())
            .param("form", visit.parts().form().code())
            .param("note", visit.note().orElse(null))
            .param("met", visit.parts().met().toArray(UUID[]::new))
            .param("metOther", visit.parts().metOther().orElse(null))
            .param("told", visit.parts().told().toArray(String[]::new))
            .param("visited", visit.visitedAt().atOffset(ZoneOffset.UTC))
            .param("received", now.atOffset(ZoneOffset.UTC))
            .param("visitor", visitorId)
            .param("visitorName", visitorName)
            .update()
        == 1;
  }

  /** Whether the visit kept under this id is the one that came. */
  boolean isSame(NewVisit visit, UUID household, UUID visitor) {
    return jdbc.sql(
            """
            select exists (
              select 1 from visit
              where county = :county and id = :id and household_id = :household and visitor_id = :visitor
                and outcome = :outcome)
            """)
        .param("county", visit.county())
        .param("id", visit.id())
        .param("household", household)
        .param("visitor", visitor)
        .param("outcome", visit.outcome().code())
        .query(Boolean.class)
        .single();
  }

  /** When a household was first reached in a year, and what the ledger was told. */
  record Reach(UUID id, LocalDate firstOn, UUID deltaId) {}

  Optional<Reach> holdReach(String county, UUID household, int year) {
    return jdbc.sql(
            """
            select id, first_on, delta_id
            from household_reach
            where county = :county and household_id = :household and year = :year
            for update
            """)
        .param("county", county)
        .param("household", household)
        .param("year", year)
        .query(Reach.class)
        .optional();
  }

  boolean insertReach(HouseholdDoor.Place home, LocalDate day, UUID delta) {
    return jdbc.sql(
                """
                insert into household_reach (county, id, area_code, household_id, year, first_on, delta_id)
                values (:county, :id, :area, :household, :year, :day, :delta)
                on conflict (county, household_id, year) do nothing
                """)
            .param("county", home.county())
            .param("id", Ids.next())
            .param("area", home.areaCode())
            .param("household", home.id())
            .param("year", day.getYear())
            .param("day", day)
            .param("delta", delta)
            .update()
        == 1;
  }

  void moveReach(String county, UUID id, LocalDate day, UUID delta) {
    jdbc.sql(
            """
            update household_reach
            set first_on = :day, delta_id = :delta
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("day", day)
        .param("delta", delta)
        .update();
  }

  /** Where a page begins: behind this visit. */
  record After(Instant at, UUID id) {}

  /** Visits of a household, the latest first. */
  List<VisitRow> ofHousehold(
      String county, UUID household, Scope scope, Optional<After> after, int limit) {
    return jdbc.sql(
            """
            select v.county, v.id, v.area_code, v.household_id, c.address, v.outcome, v.form, v.met, v.met_other,
                   v.told, v.note, v.visited_at, v.received_at, v.visitor_name
            from visit v
            join household_card c on c.county = v.county and c.id = v.household_id
            where v.county = :county and v.household_id = :household
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where v.area_code >= s.f and v.area_code < s.t)
              and (cast(:afterAt as timestamptz) is null or (v.visited_at, v.id) < (:afterAt, :afterId))
            order by v.visited_at desc, v.id desc
            limit :limit
            """)
        .param("county", county)
        .param("household", household)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("afterAt", after.map(a -> a.at().atOffset(ZoneOffset.UTC)).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(VisitTable::row)
        .list();
  }

  /** From the one moment until just before the other. */
  record Span(Optional<Instant> from, Optional<Instant> until) {}

  /** Visits of one county within a scope, of everybody or of one visitor, the latest first. */
  List<VisitRow> within(
      String county,
      Scope scope,
      Span span,
      Optional<UUID> visitor,
      Optional<After> after,
      int limit) {
    return jdbc.sql(
            """
            select v.county, v.id, v.area_code, v.household_id, c.address, v.outcome, v.form, v.met, v.met_other,
                   v.told, v.note, v.visited_at, v.received_at, v.visitor_name
            from visit v
            join household_card c on c.county = v.county and c.id = v.household_id
            where v.county = :county
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where v.area_code >= s.f and v.area_code < s.t)
              and (cast(:visitor as uuid) is null or v.visitor_id = :visitor)
              and (cast(:from as timestamptz) is null or v.visited_at >= :from)
              and (cast(:until as timestamptz) is null or v.visited_at < :until)
              and (cast(:afterAt as timestamptz) is null or (v.visited_at, v.id) < (:afterAt, :afterId))
            order by v.visited_at desc, v.id desc
            limit :limit
            """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("visitor", visitor.orElse(null))
        .param("from", span.from().map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
        .param("until", span.until().map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
        .param("afterAt", after.map(a -> a.at().atOffset(ZoneOffset.UTC)).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(VisitTable::row)
        .list();
  }

  /** These visits, whoever asks: the caller decides what of them may be told. */
  List<VisitRow> named(String county, Collection<UUID> ids) {
    return jdbc.sql(
            """
            select v.county, v.id, v.area_code, v.household_id, c.address, v.outcome, v.form, v.met, v.met_other,
                   v.told, v.note, v.visited_at, v.received_at, v.visitor_name
            from visit v
            join household_card c on c.county = v.county and c.id = v.household_id
            where v.county = :county and v.id = any(:ids)
            """)
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(VisitTable::row)
        .list();
  }

  private static VisitRow row(ResultSet row, int n) throws SQLException {
    return new VisitRow(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getObject("household_id", UUID.class),
        row.getString("address"),
        Outcome.of(row.getString("outcome")),
        VisitForm.of(row.getString("form")),
        List.of((UUID[]) row.getArray("met").getArray()),
        row.getString("met_other"),
        List.of((String[]) row.getArray("told").getArray()),
        row.getString("note"),
        row.getObject("visited_at", OffsetDateTime.class).toInstant(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("visitor_name"));
  }
}
