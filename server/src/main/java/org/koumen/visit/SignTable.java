package org.koumen.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.registry.HouseholdDoor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signs that were noted on visits. */
@Repository
class SignTable {
  private final JdbcClient jdbc;

  SignTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes one down; false when its id is known. */
  boolean insert(
      HouseholdDoor.Place home,
      UUID visit,
      VisitParts.Sign sign,
      UUID owner,
      String ownerName,
      Instant now) {
    return jdbc.sql(
                """
                insert into visit_sign (
                  county, id, area_code, visit_id, what, state, owner_id, owner_name, look_again_on, noted_at,
                  noted_by_name)
                values (
                  :county, :id, :area, :visit, :what, 'open', :owner, :ownerName, :again, :now, :ownerName)
                on conflict (county, id) do nothing
                """)
            .param("county", home.county())
            .param("id", sign.id())
            .param("area", home.areaCode())
            .param("visit", visit)
            .param("what", sign.what())
            .param("owner", owner)
            .param("ownerName", ownerName)
            .param("again", sign.lookAgainOn())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  boolean give(String county, UUID id, UUID owner, String ownerName, LocalDate again, Scope scope) {
    return jdbc.sql(
                """
                update visit_sign set owner_id = :owner, owner_name = :name, look_again_on = :again
                where county = :county and id = :id and state = 'open'
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                """)
            .param("county", county)
            .param("id", id)
            .param("owner", owner)
            .param("name", ownerName)
            .param("again", again)
            .param("scopeFrom", scope.from())
            .param("scopeTo", scope.to())
            .update()
        == 1;
  }

  boolean end(String county, UUID id, LocalDate on, String byName, String note, Scope scope) {
    return jdbc.sql(
                """
                update visit_sign
                set state = 'ended', ended_on = :on, ended_by_name = :byName, end_note = :note
                where county = :county and id = :id and state = 'open'
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                """)
            .param("county", county)
            .param("id", id)
            .param("on", on)
            .param("byName", byName)
            .param("note", note)
            .param("scopeFrom", scope.from())
            .param("scopeTo", scope.to())
            .update()
        == 1;
  }

  /** Where a page begins: behind this one. */
  record After(LocalDate again, UUID id) {}

  /** Signs of one county within a scope, the one to look at first first. */
  List<Sign> within(
      String county,
      Scope scope,
      boolean open,
      Optional<UUID> owner,
      Optional<After> after,
      int limit) {
    return jdbc.sql(
            """
            select county, id, area_code, visit_id, what, state, owner_id, owner_name, look_again_on, noted_at,
                   noted_by_name, ended_on, end_note
            from visit_sign
            where county = :county and (not :open or state = 'open')
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
              and (cast(:owner as uuid) is null or owner_id = :owner)
              and (cast(:afterDay as date) is null or (look_again_on, id) > (:afterDay, :afterId))
            order by look_again_on, id
            limit :limit
            """)
        .param("county", county)
        .param("open", open)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("owner", owner.orElse(null))
        .param("afterDay", after.map(After::again).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(SignTable::row)
        .list();
  }

  private static Sign row(ResultSet row, int n) throws SQLException {
    return new Sign(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getObject("visit_id", UUID.class),
        row.getString("what"),
        row.getString("state"),
        row.getObject("owner_id", UUID.class),
        row.getString("owner_name"),
        row.getObject("look_again_on", LocalDate.class),
        row.getObject("noted_at", OffsetDateTime.class).toInstant(),
        row.getString("noted_by_name"),
        row.getObject("ended_on", LocalDate.class),
        row.getString("end_note"));
  }
}
