package org.koumen.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts how far campaigns have come: always from the households that are there, never from
 * counters.
 */
@Repository
class CoverageTable {
  private final JdbcClient jdbc;
  private final Rhythms rhythms;

  CoverageTable(JdbcClient jdbc, Rhythms rhythms) {
    this.jdbc = jdbc;
    this.rhythms = rhythms;
  }

  /** Plans of who looks after whom that are in force in a county, the latest first. */
  private UUID[] plansInForce(String county) {
    return jdbc.sql(
            """
            select id from assignment_plan
            where county = :county and state = 'in_force'
            order by in_force_at desc, id desc
            """)
        .param("county", county)
        .query(UUID.class)
        .list()
        .toArray(UUID[]::new);
  }

  /**
   * Households of one county by area and by who looks after them.
   *
   * @param scope what of the campaign's areas is counted
   * @param day by which it is counted
   */
  List<Tally> tallies(String county, Campaign campaign, Scope scope, LocalDate day) {
    return bound(
            jdbc.sql(
                """
                with carer as materialized (
                  select distinct on (household_id) household_id, staff_id
                  from assignment
                  where county = :county and plan_id = any(:plans)
                  order by household_id, array_position(:plans, plan_id)
                )
                select h.area_code, a.staff_id, count(*) as due,
                       count(*) filter (where done) as reached,
                       count(*) filter (where not done and c.last_outcome = 'refused') as refused,
                       count(*) filter (where not done and c.last_outcome in ('nobody_home', 'card_left')) as missed,
                       count(*) filter (where not done and c.last_outcome = 'moved') as moved
                from campaign_household h
                left join campaign_contact c
                  on c.county = h.county and c.campaign_id = :campaign and c.household_id = h.id
                left join carer a on a.household_id = h.id
                cross join lateral (
                  select coalesce(
                    c.last_reached_on > cast(:day as date) - case h.care_mark when 'red' then cast(:red as int)
                                                                when 'yellow' then cast(:yellow as int)
                                                                when 'green' then cast(:green as int)
                                                                else cast(:other as int) end,
                    false) as done
                ) d
                where h.county = :county
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where h.area_code >= s.f and h.area_code < s.t)
                  and (cardinality(:kinds::text[]) = 0 or h.kind = any(:kinds))
                  and (cardinality(:marks::text[]) = 0 or coalesce(h.care_mark, 'none') = any(:marks))
                  and (cardinality(:listings::text[]) = 0
                       or exists (select 1 from campaign_listing l
                                  where l.county = h.county and l.household_id = h.id and l.category = any(:listings)))
                group by h.area_code, a.staff_id
                """),
            county,
            campaign,
            scope,
            day)
        .query(Tally.class)
        .list();
  }

  private JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement,
      String county,
      Campaign campaign,
      Scope scope,
      LocalDate day) {
    boolean once = campaign.plan().often() == Campaign.Often.ONCE;
    // Reached once is reached for good: as if it had to be looked in on every hundred years.
    int ever = 36_525;
    return statement
        .param("county", county)
        .param("campaign", campaign.id())
        .param("plans", plansInForce(county))
        .param("day", day)
        .param("red", once ? ever : rhythms.days("red"))
        .param("yellow", once ? ever : rhythms.days("yellow"))
        .param("green", once ? ever : rhythms.days("green"))
        .param("other", once ? ever : rhythms.days("none"))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("kinds", campaign.plan().kinds().toArray(String[]::new))
        .param("marks", campaign.plan().marks().toArray(String[]::new))
        .param("listings", campaign.plan().listings().toArray(String[]::new));
  }

  /** Keeps how a campaign stands at its end. */
  void keep(Campaign campaign, List<Tally> tallies) {
    jdbc.sql(
            """
            insert into campaign_result (
              county, id, area_code, campaign_id, staff_id, due, reached, refused, missed, moved)
            select left(t.area_code, 6), t.id, t.area_code, :campaign, t.staff_id, t.due, t.reached, t.refused,
                   t.missed, t.moved
            from unnest(:ids::uuid[], :areas::text[], :staff::uuid[], :due::int[], :reached::int[], :refused::int[],
                        :missed::int[], :moved::int[])
                 as t (id, area_code, staff_id, due, reached, refused, missed, moved)
            """)
        .param("campaign", campaign.id())
        .param("ids", tallies.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("areas", tallies.stream().map(Tally::areaCode).toArray(String[]::new))
        .param("staff", tallies.stream().map(Tally::staffId).toArray(UUID[]::new))
        .param("due", tallies.stream().map(Tally::due).toArray(Integer[]::new))
        .param("reached", tallies.stream().map(Tally::reached).toArray(Integer[]::new))
        .param("refused", tallies.stream().map(Tally::refused).toArray(Integer[]::new))
        .param("missed", tallies.stream().map(Tally::missed).toArray(Integer[]::new))
        .param("moved", tallies.stream().map(Tally::moved).toArray(Integer[]::new))
        .update();
  }

  /** How a campaign stood in one county when it was closed. */
  List<Tally> kept(String county, UUID campaign, Scope scope) {
    return jdbc.sql(
            """
            select area_code, staff_id, due, reached, refused, missed, moved
            from campaign_result
            where county = :county and campaign_id = :campaign
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            """)
        .param("county", county)
        .param("campaign", campaign)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(Tally.class)
        .list();
  }

  /**
   * A household of a campaign.
   *
   * @param state open, reached, refused, missed or moved
   * @param visitorName who looks after it
   */
  public record Home(
      String county,
      UUID id,
      String areaCode,
      @Nullable String areaName,
      String address,
      @Nullable String headName,
      @Nullable String careMark,
      String state,
      @Nullable LocalDate lastOn,
      int visits,
      @Nullable String visitorName) {
    Home at(@Nullable String area) {
      return new Home(
          county,
          id,
          areaCode,
          area,
          address,
          headName,
          careMark,
          state,
          lastOn,
          visits,
          visitorName);
    }
  }

  /**
   * Which of a campaign's households.
   *
   * @param state as in {@link Home}; left for all that are not reached
   * @param staff who looks after them
   * @param after the last household of the page before
   */
  record Which(Optional<String> state, Optional<List<UUID>> staff, Optional<UUID> after) {}

  /** Households of one county, by area and address. */
  List<Home> homes(
      String county, Campaign campaign, Scope scope, LocalDate day, Which which, int limit) {
    return bound(
            jdbc.sql(
                """
                with carer as (
                  select distinct on (household_id) household_id, staff_id
                  from assignment
                  where county = :county and plan_id = any(:plans)
                  order by household_id, array_position(:plans, plan_id)
                )
                select h.county, h.id, h.area_code, null as area_name, h.address, h.head_name, h.care_mark, d.state,
                       c.last_on, coalesce(c.visits, 0) as visits, s.name as visitor_name
                from campaign_household h
                left join campaign_contact c
                  on c.county = h.county and c.campaign_id = :campaign and c.household_id = h.id
                left join carer a on a.household_id = h.id
                left join serving_staff s on s.id = a.staff_id
                cross join lateral (
                  select case
                    when c.last_reached_on > cast(:day as date) - case h.care_mark when 'red' then cast(:red as int)
                                                                when 'yellow' then cast(:yellow as int)
                                                                when 'green' then cast(:green as int)
                                                                else cast(:other as int) end then 'reached'
                    when c.last_outcome = 'refused' then 'refused'
                    when c.last_outcome in ('nobody_home', 'card_left') then 'missed'
                    when c.last_outcome = 'moved' then 'moved'
                    else 'open' end as state
                ) d
                where h.county = :county
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where h.area_code >= s.f and h.area_code < s.t)
                  and (cardinality(:kinds::text[]) = 0 or h.kind = any(:kinds))
                  and (cardinality(:marks::text[]) = 0 or coalesce(h.care_mark, 'none') = any(:marks))
                  and (cardinality(:listings::text[]) = 0
                       or exists (select 1 from campaign_listing l
                                  where l.county = h.county and l.household_id = h.id and l.category = any(:listings)))
                  and (cast(:state as text) is null or d.state = :state or (:state = 'left' and d.state <> 'reached'))
                  and (cast(:staff as uuid[]) is null
                       or a.staff_id = any(:staff)
                       or (a.staff_id is null and cardinality(cast(:staff as uuid[])) = 0))
                  and (cast(:after as uuid) is null
                       or (h.area_code, h.address, h.id) > (
                         select e.area_code, e.address, e.id from campaign_household e
                         where e.county = :county and e.id = :after))
                order by h.area_code, h.address, h.id
                limit :limit
                """),
            county,
            campaign,
            scope,
            day)
        .param("state", which.state().orElse(null))
        .param("staff", which.staff().map(ids -> ids.toArray(UUID[]::new)).orElse(null))
        .param("after", which.after().orElse(null))
        .param("limit", limit)
        .query(Home.class)
        .list();
  }

  /**
   * A village of a campaign that calls on villages.
   *
   * @param visitedOn null until somebody was there
   */
  public record Village(
      String code, String name, @Nullable LocalDate visitedOn, @Nullable String visitorName) {}

  /** Villages of one county within a scope, by code. */
  List<Village> villages(String county, UUID campaign, Scope scope) {
    return jdbc.sql(
            """
            select distinct on (a.code) a.code, a.name, v.visited_on, v.visitor_name
            from area a
            left join village_visit v
              on v.county = :county and v.campaign_id = :campaign and v.area_code = a.code
            where a.level = 'village' and starts_with(a.code, :county)
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where a.code >= s.f and a.code < s.t)
            order by a.code, v.visited_on desc
            """)
        .param("county", county)
        .param("campaign", campaign)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(Village.class)
        .list();
  }

  /**
   * Somebody who serves, with what of the campaign's posts they hold today.
   *
   * @param areas where the posts are held
   */
  record Server(
      UUID id,
      String name,
      @Nullable UUID unitId,
      @Nullable String unitName,
      String areaCode,
      List<String> areas) {}

  /** Those who look after households, by id. */
  List<Server> staff(List<UUID> ids) {
    return jdbc.sql(
            """
            select id, name, unit_id, unit_name, area_code from serving_staff where id = any(:ids)
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Server(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getObject("unit_id", UUID.class),
                    row.getString("unit_name"),
                    row.getString("area_code"),
                    List.of()))
        .list();
  }

  /** Holders of posts within a scope today. */
  List<Server> holders(List<String> posts, Scope scope, LocalDate today) {
    return jdbc.sql(
            """
            select s.id, s.name, s.unit_id, s.unit_name, s.area_code,
                   array_agg(distinct p.area_code::text) as areas
            from serving_post p
            join serving_staff s on s.id = p.staff_id
            where p.kind = any(:posts) and p.active_from <= :today and (p.active_to is null or p.active_to >= :today)
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as x (f, t)
                          where p.area_code >= x.f and p.area_code < x.t)
            group by s.id, s.name, s.unit_id, s.unit_name, s.area_code
            """)
        .param("posts", posts.toArray(String[]::new))
        .param("today", today)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(
            (row, n) ->
                new Server(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getObject("unit_id", UUID.class),
                    row.getString("unit_name"),
                    row.getString("area_code"),
                    List.of((String[]) row.getArray("areas").getArray())))
        .list();
  }
}
