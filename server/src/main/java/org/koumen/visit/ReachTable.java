package org.koumen.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sorts households by how far they were reached; one county at a time. */
@Repository
class ReachTable {
  /**
   * Each household on file under one kind: the best that its visits came to, else whether it was
   * due. A visit counts where its household lies now.
   */
  private static final String SORTED =
      """
      with came as (
        select household_id,
               bool_or(outcome in ('met', 'by_phone')) as reached,
               bool_or(outcome = 'moved') as moved,
               bool_or(outcome = 'refused') as refused,
               bool_or(outcome = 'card_left') as card_left
        from visit
        where county = :county and visited_at >= :from and visited_at < :until
          and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                      where area_code >= s.f and area_code < s.t)
        group by household_id
      ), sorted as (
        select h.county, h.id, h.area_code, h.address,
               case when c.reached then 'reached' when c.moved then 'moved' when c.refused then 'refused'
                    when c.card_left then 'card_left' when c.household_id is not null then 'nobody_home'
                    when coalesce(
                           h.last_visit_on + case h.care_mark when 'red' then cast(:red as int)
                                                              when 'yellow' then cast(:yellow as int)
                                                              when 'green' then cast(:green as int)
                                                              else cast(:other as int) end,
                           h.since) <= :to then 'not_reached'
                    else 'not_due' end as kind
        from household_card h
        left join came c on c.household_id = h.id
        where h.county = :county and h.state in ('present', 'away')
          and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                      where h.area_code >= s.f and h.area_code < s.t)
      )
      """;

  private final JdbcClient jdbc;

  ReachTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Days that are looked at. */
  record Days(Instant from, Instant until, LocalDate to) {}

  /** How many households of a part are of a kind. */
  record Count(String part, String kind, long households) {}

  /**
   * @param digits how long the codes of the parts are
   */
  List<Count> count(String county, Scope scope, Rhythm rhythm, Days days, int digits) {
    return asked(
            SORTED
                + """
                select left(area_code, :digits) as part, kind, count(*) as households
                from sorted group by 1, 2
                """,
            county,
            scope,
            rhythm,
            days)
        .param("digits", digits)
        .query(Count.class)
        .list();
  }

  /** Households of a kind, in the order of their ids. */
  List<Reach.Row> rows(
      String county,
      Scope scope,
      Rhythm rhythm,
      Days days,
      Reach.Kind kind,
      Optional<UUID> after,
      int limit) {
    return asked(
            SORTED
                + """
                select county, id, area_code, address from sorted
                where kind = :kind and (cast(:after as uuid) is null or id > :after)
                order by id
                limit :limit
                """,
            county,
            scope,
            rhythm,
            days)
        .param("kind", kind.code())
        .param("after", after.orElse(null))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Reach.Row(
                    row.getString("county"),
                    row.getObject("id", UUID.class),
                    row.getString("area_code"),
                    null,
                    row.getString("address")))
        .list();
  }

  private JdbcClient.StatementSpec asked(
      String sql, String county, Scope scope, Rhythm rhythm, Days days) {
    return jdbc.sql(sql)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("red", rhythm.red())
        .param("yellow", rhythm.yellow())
        .param("green", rhythm.green())
        .param("other", rhythm.other())
        .param("from", days.from().atOffset(ZoneOffset.UTC))
        .param("until", days.until().atOffset(ZoneOffset.UTC))
        .param("to", days.to());
  }

  /** How looking in stands today, for one mark. */
  record Marked(@Nullable String mark, long households, long missed) {}

  List<Marked> rhythm(String county, Scope scope, Rhythm rhythm, LocalDate today) {
    return jdbc.sql(
            """
            select care_mark as mark, count(*) as households,
                   count(*) filter (
                     where coalesce(
                             last_visit_on + case care_mark when 'red' then cast(:red as int)
                                                            when 'yellow' then cast(:yellow as int)
                                                            when 'green' then cast(:green as int)
                                                            else cast(:other as int) end,
                             since) < :today) as missed
            from household_card
            where county = :county and state in ('present', 'away')
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            group by care_mark
            """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("red", rhythm.red())
        .param("yellow", rhythm.yellow())
        .param("green", rhythm.green())
        .param("other", rhythm.other())
        .param("today", today)
        .query(Marked.class)
        .list();
  }
}
