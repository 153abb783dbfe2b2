package org.koumen.registry;

import java.util.Set;
import org.koumen.area.AreaFollower;
import org.koumen.area.AreaMove;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts of households go where their areas go: what a node had leaves the areas above it and is
 * added to the new ones above. Differences that still wait go along as every row with an area does.
 */
@Component
class CountFollower implements AreaFollower {
  private final JdbcClient jdbc;

  CountFollower(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> ownTables() {
    return Set.of("household_count");
  }

  @Override
  public void after(AreaMove move) {
    jdbc.sql(
            """
            with gone as (
              delete from household_count
              where county = :fromCounty and area_code >= :from and area_code < :end
              returning area_code, households, people
            ), above as (
              select level.digits
              from (values (0), (2), (4), (6), (9), (12), (15)) as level (digits)
              where level.digits < length(:from)
            ), shifted as (
              select :to || substr(area_code, length(:from) + 1) as area_code, households, people
              from gone
              union all
              select left(:from, above.digits), -households, -people
              from gone cross join above where area_code = :from
              union all
              select left(:to, above.digits), households, people
              from gone cross join above where area_code = :from
            )
            insert into household_count as total (county, area_code, households, people)
            select left(area_code, 6), area_code, sum(households), sum(people)
            from shifted
            group by 1, 2
            having sum(households) <> 0 or sum(people) <> 0
            on conflict (county, area_code) do update
              set households = total.households + excluded.households,
                  people = total.people + excluded.people
            """)
        .param("fromCounty", move.from().county())
        .param("from", move.from().value())
        .param("end", move.from().range().to())
        .param("to", move.to().value())
        .update();
  }
}
