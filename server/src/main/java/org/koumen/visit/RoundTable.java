package org.koumen.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reckons from marks and last visits who is due. */
@Repository
class RoundTable {
  private final JdbcClient jdbc;

  RoundTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A household that is due. */
  record Due(
      String county,
      UUID id,
      String areaCode,
      String address,
      @Nullable String headName,
      int people,
      boolean livingAlone,
      @Nullable String careMark,
      @Nullable LocalDate lastVisitOn,
      boolean away,
      int rank,
      LocalDate dueOn) {}

  /**
   * Households of one county that are due by a day: those with a red mark first, then those never
   * seen, then all others; within each the longest due.
   */
  List<Due> due(
      String county,
      Scope scope,
      Rhythm rhythm,
      LocalDate today,
      Optional<RoundDesk.After> after,
      int limit) {
    return jdbc.sql(
            """
            select county, id, area_code, address, head_name, people, living_alone, care_mark, last_visit_on,
                   away, rank, due_on
            from (
              select county, id, area_code, address, head_name, people, living_alone, care_mark, last_visit_on,
                     state = 'away' as away,
                     case when care_mark = 'red' then 0 when last_visit_on is null then 1 else 2 end as rank,
                     coalesce(
                       last_visit_on + case care_mark when 'red' then cast(:red as int)
                                                      when 'yellow' then cast(:yellow as int)
                                                      when 'green' then cast(:green as int)
                                                      else cast(:other as int) end,
                       since) as due_on
              from household_card
              where county = :county and state in ('present', 'away')
                and not exists (select 1 from moved_report m
                                where m.county = :county and m.household_id = household_card.id and m.state = 'open')
                and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                            where area_code >= s.f and area_code < s.t)
            ) as reckoned
            where due_on <= :today
              and (cast(:afterDue as date) is null
                   or (rank, due_on, id) > (cast(:afterRank as int), :afterDue, :afterId))
            order by rank, due_on, id
            limit :limit
            """)
        .param("county", county)
        .param("red", rhythm.red())
        .param("yellow", rhythm.yellow())
        .param("green", rhythm.green())
        .param("other", rhythm.other())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("today", today)
        .param("afterRank", after.map(RoundDesk.After::rank).orElse(null))
        .param("afterDue", after.map(RoundDesk.After::dueOn).orElse(null))
        .param("afterId", after.map(RoundDesk.After::id).orElse(null))
        .param("limit", limit)
        .query(Due.class)
        .list();
  }

  /** How many households of one county are due by a day. */
  long count(String county, Scope scope, Rhythm rhythm, LocalDate today) {
    return jdbc.sql(
            """
            select count(*)
            from household_card
            where county = :county and state in ('present', 'away')
              and not exists (select 1 from moved_report m
                              where m.county = :county and m.household_id = household_card.id and m.state = 'open')
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
              and coalesce(
                    last_visit_on + case care_mark when 'red' then cast(:red as int)
                                                   when 'yellow' then cast(:yellow as int)
                                                   when 'green' then cast(:green as int)
                                                   else cast(:other as int) end,
                    since) <= :today
            """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("red", rhythm.red())
        .param("yellow", rhythm.yellow())
        .param("green", rhythm.green())
        .param("other", rhythm.other())
        .param("today", today)
        .query(Long.class)
        .single();
  }

  /** A household's address. */
  record Card(UUID id, String areaCode, String address) {}

  /** These households, whoever asks: the caller decides what of them may be told. */
  List<Card> cards(String county, Collection<UUID> ids) {
    return jdbc.sql(
            """
            select id, area_code, address from household_card
            where county = :county and id = any(:ids)
            """)
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(Card.class)
        .list();
  }

  /**
   * How often nobody was home since somebody last was.
   *
   * @param evening whether an evening was tried
   * @param weekend whether a Saturday or Sunday was tried
   */
  record Misses(UUID householdId, int times, Instant lastAt, boolean evening, boolean weekend) {}

  List<Misses> misses(String county, List<UUID> households, ZoneId zone) {
    return jdbc.sql(
            """
            select m.household_id, count(*) as times, max(m.visited_at) as last_at,
                   bool_or((m.visited_at at time zone :zone)::time >= time '17:30') as evening,
                   bool_or(extract(isodow from m.visited_at at time zone :zone) > 5) as weekend
            from visit m
            where m.county = :county and m.household_id = any(:households)
              and m.outcome in ('nobody_home', 'card_left')
              and not exists (
                select 1 from visit later
                where later.county = m.county and later.household_id = m.household_id
                  and later.outcome not in ('nobody_home', 'card_left') and later.visited_at >= m.visited_at)
            group by m.household_id
            """)
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .param("zone", zone.getId())
        .query(
            (row, n) ->
                new Misses(
                    row.getObject("household_id", UUID.class),
                    row.getInt("times"),
                    row.getObject("last_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("evening"),
                    row.getBoolean("weekend")))
        .list();
  }
}
