package org.koumen.ledger;

import java.util.Set;
import org.koumen.area.AreaFollower;
import org.koumen.area.AreaMove;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums go where their areas go: what a node had leaves the areas above it and is added to the new
 * ones above.
 */
@Component
class LedgerFollower implements AreaFollower {
  private final JdbcClient jdbc;

  LedgerFollower(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> ownTables() {
    return Set.of("ledger_total");
  }

  @Override
  public void after(AreaMove move) {
    jdbc.sql(
            """
            with gone as (
              delete from ledger_total
              where county = :fromCounty and area_code >= :from and area_code < :end
              returning area_code, day, measure, amount
            ), above as (
              select level.digits
              from (values (0), (2), (4), (6), (9), (12), (15)) as level (digits)
              where level.digits < length(:from)
            ), shifted as (
              select :to || substr(area_code, length(:from) + 1) as area_code, day, measure, amount
              from gone
              union all
              select left(:from, above.digits), day, measure, -amount
              from gone cross join above where area_code = :from
              union all
              select left(:to, above.digits), day, measure, amount
              from gone cross join above where area_code = :from
            )
            insert into ledger_total as total (county, area_code, day, measure, amount)
            select left(area_code, 6), area_code, day, measure, sum(amount)
            from shifted
            group by 1, 2, 3, 4
            having sum(amount) <> 0
            on conflict (county, area_code, day, measure) do update
              set amount = total.amount + excluded.amount
            """)
        .param("fromCounty", move.from().county())
        .param("from", move.from().value())
        .param("end", move.from().range().to())
        .param("to", move.to().value())
        .update();
  }
}
