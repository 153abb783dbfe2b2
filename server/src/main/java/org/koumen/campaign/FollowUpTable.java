package org.koumen.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is to be done after theme visits. */
@Repository
class FollowUpTable {
  private final JdbcClient jdbc;

  FollowUpTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID form, CampaignBook.Where where, String what, LocalDate dueOn, Instant now) {
    jdbc.sql(
            """
            insert into follow_up (
              county, id, area_code, form_id, visit_id, household_id, what, due_on, owner_id, owner_name, state, made_at)
            values (
              :county, :id, :area, :form, :visit, :household, :what, :due, :owner, :ownerName, 'open', :now)
            on conflict (county, visit_id, form_id) do nothing
            """)
        .param("county", where.county())
        .param("id", Ids.next())
        .param("area", where.areaCode())
        .param("form", form)
        .param("visit", where.visitId())
        .param("household", where.household().orElse(null))
        .param("what", what)
        .param("due", dueOn)
        .param("owner", where.visitorId())
        .param("ownerName", where.visitorName())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Those of one county within a scope, the first due first. */
  List<FollowUp> list(String county, Scope scope, Optional<String> state, int limit) {
    return jdbc.sql(
            """
            select u.county, u.id, u.area_code, coalesce(f.name, '') as form_name, u.household_id, h.address as place,
                   u.what, u.due_on, u.owner_name, u.state, u.made_at, u.ended_on, u.ended_note, u.ended_by_name
            from follow_up u
            left join form f on f.id = u.form_id
            left join campaign_household h on h.county = u.county and h.id = u.household_id
            where u.county = :county and (cast(:state as text) is null or u.state = :state)
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where u.area_code >= s.f and u.area_code < s.t)
            order by u.due_on, u.id
            limit :limit
            """)
        .param("county", county)
        .param("state", state.orElse(null))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(FollowUpTable::row)
        .list();
  }

  /** An open one within a scope. */
  Optional<FollowUp> open(String county, UUID id, Scope scope) {
    return jdbc.sql(
            """
            select u.county, u.id, u.area_code, coalesce(f.name, '') as form_name, u.household_id, h.address as place,
                   u.what, u.due_on, u.owner_name, u.state, u.made_at, u.ended_on, u.ended_note, u.ended_by_name
            from follow_up u
            left join form f on f.id = u.form_id
            left join campaign_household h on h.county = u.county and h.id = u.household_id
            where u.county = :county and u.id = :id and u.state = 'open'
            """)
        .param("county", county)
        .param("id", id)
        .query(FollowUpTable::row)
        .optional()
        .filter(one -> scope.covers(one.areaCode()));
  }

  boolean end(String county, UUID id, boolean done, String note, LocalDate day, Actor by) {
    return jdbc.sql(
                """
                update follow_up
                set state = :state, ended_on = :day, ended_note = :note, ended_by = :by, ended_by_name = :byName
                where county = :county and id = :id and state = 'open'
                """)
            .param("county", county)
            .param("id", id)
            .param("state", done ? "done" : "dropped")
            .param("day", day)
            .param("note", note)
            .param("by", by.accountId())
            .param("byName", by.name())
            .update()
        == 1;
  }

  /** Gives it to somebody else; false when there is nobody of this id. */
  boolean give(String county, UUID id, UUID staff, LocalDate dueOn) {
    return jdbc.sql(
                """
                update follow_up u set owner_id = s.id, owner_name = s.name, due_on = :due
                from serving_staff s
                where u.county = :county and u.id = :id and u.state = 'open' and s.id = :staff
                """)
            .param("county", county)
            .param("id", id)
            .param("staff", staff)
            .param("due", dueOn)
            .update()
        == 1;
  }

  private static FollowUp row(ResultSet row, int number) throws SQLException {
    return new FollowUp(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        row.getString("form_name"),
        row.getObject("household_id", UUID.class),
        row.getString("place"),
        row.getString("what"),
        row.getObject("due_on", LocalDate.class),
        row.getString("owner_name"),
        row.getString("state"),
        row.getTimestamp("made_at").toInstant(),
        row.getObject("ended_on", LocalDate.class),
        row.getString("ended_note"),
        row.getString("ended_by_name"));
  }
}
