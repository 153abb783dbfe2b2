package org.koumen.registry.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.registry.CareColour;
import org.koumen.registry.PlanState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes needs, marks, listings and plans of households whose files are open. */
@Component
public class CareTable {
  private final JdbcClient jdbc;

  CareTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A need to be written down. */
  public record NewNeed(
      UUID id,
      String kind,
      String note,
      @Nullable String purpose,
      @Nullable String consent,
      LocalDate since,
      UUID by,
      String byName,
      Instant now) {}

  /** Adds a need of a household or of somebody in it. */
  public void addNeed(String county, UUID household, @Nullable UUID resident, NewNeed need) {
    jdbc.sql(
            """
            insert into need
              (county, id, area_code, household_id, resident_id, kind, note, purpose, consent,
               since, recorded_by, recorded_by_name, recorded_at)
            select h.county, :id, h.area_code, h.id, :resident, :kind, :note, :purpose, :consent,
                   :since, :by, :byName, :now
            from household h
            where h.county = :county and h.id = :household
            """)
        .param("county", county)
        .param("household", household)
        .param("id", need.id())
        .param("resident", resident, java.sql.Types.OTHER)
        .param("kind", need.kind())
        .param("note", need.note())
        .param("purpose", need.purpose(), java.sql.Types.VARCHAR)
        .param("consent", need.consent(), java.sql.Types.VARCHAR)
        .param("since", need.since())
        .param("by", need.by())
        .param("byName", need.byName())
        .param("now", need.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Says that a need is met. */
  public void meetNeed(String county, UUID id, LocalDate day, @Nullable String note) {
    jdbc.sql("update need set met_on = :day, met_note = :note where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .param("day", day)
        .param("note", note)
        .update();
  }

  /** Ends the mark of a household, if it has one. */
  public void endMark(
      String county, UUID household, LocalDate day, UUID by, @Nullable String reason) {
    jdbc.sql(
            """
            update care_mark
            set ended_on = greatest(set_on, cast(:day as date)), ended_by = :by,
                ended_reason = :reason
            where county = :county and household_id = :household and ended_on is null
            """)
        .param("county", county)
        .param("household", household)
        .param("day", day)
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** Sets a mark; the one before has ended. */
  public void addMark(
      String county,
      UUID household,
      UUID id,
      CareColour colour,
      String reason,
      UUID by,
      String byName,
      LocalDate setOn,
      LocalDate reviewOn) {
    jdbc.sql(
            """
            insert into care_mark
              (county, id, area_code, household_id, colour, reason, set_by, set_by_name, set_on,
               review_on)
            select h.county, :id, h.area_code, h.id, :colour, :reason, :by, :byName, :setOn,
                   :reviewOn
            from household h
            where h.county = :county and h.id = :household
            """)
        .param("county", county)
        .param("household", household)
        .param("id", id)
        .param("colour", colour.code())
        .param("reason", reason)
        .param("by", by)
        .param("byName", byName)
        .param("setOn", setOn)
        .param("reviewOn", reviewOn)
        .update();
  }

  /** Puts a person, or a whole household, on the list of those under care. */
  public void addListing(
      String county,
      UUID household,
      @Nullable UUID resident,
      UUID id,
      String category,
      String reason,
      UUID by,
      String byName,
      LocalDate since,
      Instant now) {
    jdbc.sql(
            """
            insert into care_listing
              (county, id, area_code, household_id, resident_id, category, reason, since,
               listed_by, listed_by_name, listed_at)
            select h.county, :id, h.area_code, h.id, :resident, :category, :reason, :since, :by,
                   :byName, :now
            from household h
            where h.county = :county and h.id = :household
            """)
        .param("county", county)
        .param("household", household)
        .param("id", id)
        .param("resident", resident, java.sql.Types.OTHER)
        .param("category", category)
        .param("reason", reason)
        .param("since", since)
        .param("by", by)
        .param("byName", byName)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes somebody off the list. */
  public void endListing(String county, UUID id, LocalDate day, String reason) {
    jdbc.sql(
            """
            update care_listing
            set until = greatest(since, cast(:day as date)), ended_reason = :reason
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("day", day)
        .param("reason", reason)
        .update();
  }

  /** Opens a plan. */
  public void addPlan(
      String county,
      UUID household,
      UUID id,
      String goal,
      @Nullable UUID owner,
      String ownerName,
      LocalDate openedOn,
      LocalDate dueOn,
      int checkEveryDays,
      LocalDate nextCheckOn) {
    jdbc.sql(
            """
            insert into household_plan
              (county, id, area_code, household_id, goal, owner_id, owner_name, state, opened_on,
               due_on, check_every_days, next_check_on)
            select h.county, :id, h.area_code, h.id, :goal, :owner, :ownerName, 'open', :openedOn,
                   :dueOn, :every, :nextCheckOn
            from household h
            where h.county = :county and h.id = :household
            """)
        .param("county", county)
        .param("household", household)
        .param("id", id)
        .param("goal", goal)
        .param("owner", owner, java.sql.Types.OTHER)
        .param("ownerName", ownerName)
        .param("openedOn", openedOn)
        .param("dueOn", dueOn)
        .param("every", checkEveryDays)
        .param("nextCheckOn", nextCheckOn)
        .update();
  }

  /** Adds steps to a plan, behind those it has. */
  public void addSteps(
      String county, UUID plan, List<UUID> ids, List<String> what, List<String> dueOn) {
    jdbc.sql(
            """
            insert into plan_step (county, id, plan_id, position, what, due_on)
            select :county, u.id, :plan,
                   (select coalesce(max(position), 0) from plan_step
                    where county = :county and plan_id = :plan) + u.n,
                   u.what, nullif(u.due_on, '')::date
            from unnest(:ids::uuid[], :what::text[], :dueOn::text[]) with ordinality
              as u (id, what, due_on, n)
            """)
        .param("county", county)
        .param("plan", plan)
        .param("ids", ids.toArray(UUID[]::new))
        .param("what", what.toArray(String[]::new))
        .param("dueOn", dueOn.toArray(String[]::new))
        .update();
  }

  /** Says that a step is done. */
  public void completeStep(
      String county, UUID id, LocalDate day, String byName, @Nullable String note) {
    jdbc.sql(
            """
            update plan_step set done_on = :day, done_by_name = :byName, note = :note
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("day", day)
        .param("byName", byName)
        .param("note", note)
        .update();
  }

  /** Writes down a look at a plan and when the next is due. */
  public void addCheck(
      String county,
      UUID plan,
      UUID id,
      LocalDate day,
      LocalDate nextCheckOn,
      UUID by,
      String byName,
      String found,
      Instant now) {
    jdbc.sql(
            """
            insert into plan_check
              (county, id, plan_id, checked_on, checked_by, checked_by_name, found, recorded_at)
            values (:county, :id, :plan, :day, :by, :byName, :found, :now)
            """)
        .param("county", county)
        .param("id", id)
        .param("plan", plan)
        .param("day", day)
        .param("by", by)
        .param("byName", byName)
        .param("found", found)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update household_plan set next_check_on = greatest(next_check_on, cast(:next as date))
            where county = :county and id = :plan
            """)
        .param("county", county)
        .param("plan", plan)
        .param("next", nextCheckOn)
        .update();
  }

  /** Closes a plan. */
  public void closePlan(
      String county, UUID id, PlanState state, LocalDate day, @Nullable String reason) {
    jdbc.sql(
            """
            update household_plan
            set state = :state, closed_on = :day, closed_reason = :reason
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", state.code())
        .param("day", day)
        .param("reason", reason)
        .update();
  }

  /** Copies what is open for somebody who goes to another county. */
  public void copyOpenCare(
      String county,
      UUID resident,
      String toCounty,
      UUID as,
      UUID household,
      String area,
      LocalDate since,
      Instant now) {
    for (UUID listing : open("care_listing", county, resident)) {
      jdbc.sql(
              """
              insert into care_listing
                (county, id, area_code, household_id, resident_id, category, reason, since,
                 listed_by, listed_by_name, listed_at)
              select :toCounty, :newId, :area, :household, :as, category, reason, :since,
                     listed_by, listed_by_name, :now
              from care_listing
              where county = :county and id = :id
              """)
          .param("county", county)
          .param("id", listing)
          .param("toCounty", toCounty)
          .param("newId", Ids.next())
          .param("area", area)
          .param("household", household)
          .param("as", as)
          .param("since", since)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    }
    for (UUID need : open("need", county, resident)) {
      jdbc.sql(
              """
              insert into need
                (county, id, area_code, household_id, resident_id, kind, note, purpose, consent,
                 since, recorded_by, recorded_by_name, recorded_at)
              select :toCounty, :newId, :area, :household, :as, kind, note, purpose, consent,
                     :since, recorded_by, recorded_by_name, :now
              from need
              where county = :county and id = :id
              """)
          .param("county", county)
          .param("id", need)
          .param("toCounty", toCounty)
          .param("newId", Ids.next())
          .param("area", area)
          .param("household", household)
          .param("as", as)
          .param("since", since)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  private List<UUID> open(String table, String county, UUID resident) {
    String sql =
        table.equals("need")
            ? """
            select id from need
            where county = :county and resident_id = :resident and met_on is null
            """
            : """
            select id from care_listing
            where county = :county and resident_id = :resident and until is null
            """;
    return jdbc.sql(sql)
        .param("county", county)
        .param("resident", resident)
        .query(UUID.class)
        .list();
  }

  /**
   * Which of some categories anybody is or was listed under, anywhere. Tells nothing about people,
   * hence takes no scope.
   */
  public Set<String> categoriesInUse(Set<String> codes) {
    return used(
        """
        select c from unnest(:codes::text[]) as c
        where exists (select 1 from care_listing where category = c)
        """,
        codes);
  }

  /** Which of some kinds any need, met or not, is of; takes no scope, as above. */
  public Set<String> needKindsInUse(Set<String> codes) {
    return used(
        """
        select c from unnest(:codes::text[]) as c
        where exists (select 1 from need where kind = c)
        """,
        codes);
  }

  private Set<String> used(String statement, Set<String> codes) {
    return jdbc.sql(statement)
        .param("codes", codes.toArray(String[]::new))
        .query(String.class)
        .set();
  }
}
