package org.koumen.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdDoor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports that a household has moved away. */
@Repository
class MovedTable {
  private static final String COLUMNS =
      """
      select m.county, m.id, m.area_code, m.household_id, c.address, c.head_name, m.visit_id, m.note,
             m.reported_on, m.reported_by_name
      from moved_report m
      join household_card c on c.county = m.county and c.id = m.household_id
      """;

  private final JdbcClient jdbc;

  MovedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reports it; false when it was reported before and is not decided. */
  boolean report(
      HouseholdDoor.Place home, UUID visit, Optional<String> note, LocalDate on, String byName) {
    return jdbc.sql(
                """
                insert into moved_report (
                  county, id, area_code, household_id, visit_id, note, state, reported_on, reported_by_name)
                values (:county, :id, :area, :household, :visit, :note, 'open', :on, :byName)
                on conflict (county, household_id) where state = 'open' do nothing
                """)
            .param("county", home.county())
            .param("id", Ids.next())
            .param("area", home.areaCode())
            .param("household", home.id())
            .param("visit", visit)
            .param("note", note.orElse(null), Types.VARCHAR)
            .param("on", on)
            .param("byName", byName)
            .update()
        == 1;
  }

  /** Somebody of the household was met after all: what was reported is answered by that. */
  void foundThere(String county, UUID household, LocalDate on, String byName, Instant now) {
    jdbc.sql(
            """
            update moved_report
            set state = 'still_here', decided_at = :now, decided_by_name = :byName
            where county = :county and household_id = :household and state = 'open' and reported_on <= :on
            """)
        .param("county", county)
        .param("household", household)
        .param("on", on)
        .param("byName", byName)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<MovedReport> hold(String county, UUID id, Scope scope) {
    return jdbc.sql(
            COLUMNS
                + """
                where m.county = :county and m.id = :id and m.state = 'open'
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where m.area_code >= s.f and m.area_code < s.t)
                for update of m
                """)
        .param("county", county)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(MovedTable::row)
        .optional();
  }

  void decide(
      String county,
      UUID id,
      boolean moved,
      Optional<String> note,
      UUID by,
      String byName,
      Instant now) {
    jdbc.sql(
            """
            update moved_report
            set state = :state, decided_at = :now, decided_by = :by, decided_by_name = :byName,
                decision_note = :note
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", moved ? "moved" : "still_here")
        .param("note", note.orElse(null), Types.VARCHAR)
        .param("by", by)
        .param("byName", byName)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Reports of one county within a scope that nobody decided on, the oldest first. */
  List<MovedReport> open(String county, Scope scope, Optional<UUID> after, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where m.county = :county and m.state = 'open'
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where m.area_code >= s.f and m.area_code < s.t)
                  and (cast(:after as uuid) is null or m.id > :after)
                order by m.id
                limit :limit
                """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("after", after.orElse(null))
        .param("limit", limit)
        .query(MovedTable::row)
        .list();
  }

  private static MovedReport row(ResultSet row, int n) throws SQLException {
    return new MovedReport(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getObject("household_id", UUID.class),
        row.getString("address"),
        row.getString("head_name"),
        row.getObject("visit_id", UUID.class),
        row.getString("note"),
        row.getObject("reported_on", LocalDate.class),
        row.getString("reported_by_name"));
  }
}
