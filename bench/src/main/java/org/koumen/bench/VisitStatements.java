package org.koumen.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that a visit leaves, written by plain SQL in one transaction: the visit, its figures,
 * that its household was seen and reached, its leaf and salt in the chain.
 */
final class VisitStatements {
  private VisitStatements() {}

  static LifecycleStatements from(JdbcClient sql) {
    sql.sql(
            """
            create table bench_home as
            select row_number() over (order by id) as n, id, area_code from household
            where county = '990302' and area_code <> '990302001001001'
            """)
        .update();
    sql.sql("create unique index bench_home_n on bench_home (n)").update();
    sql.sql("create table bench_visit as select * from visit where county = '990302' limit 1")
        .update();
    sql.sql("analyze bench_home").update();
    // The same home all through the transaction, chosen by the id's last digits.
    String home =
        "(select id, area_code from bench_home where n = 1 + abs(hashtext(:id::text))::bigint %"
            + " 8000) h";
    String select = "select '990302', uuidv7(), h.area_code, ";
    String visit =
        """
        insert into visit (county, id, area_code, household_id, outcome, form, note, visited_at, received_at,
                           visitor_id, visitor_name)
        select v.county, :id, h.area_code, h.id, v.outcome, v.form, v.note || :id::text, now(), now(), v.visitor_id,
               v.visitor_name
        from bench_visit v cross join %s
        on conflict (county, id) do nothing
        """
            .formatted(home);
    String facts =
        """
        with come as (
          insert into ledger_delta (county, id, area_code, day, measure, amount, subject_kind, subject_id, written_at)
          %s current_date, m, 0, 'visit', :id, now()
          from %s cross join unnest(array['visits', 'visits_met', 'households_reached']) as m
          returning county, id, area_code, day, measure, amount)
        insert into ledger_open (county, id, area_code, day, measure, amount)
        select county, id, area_code, day, measure, amount from come
        """
            .formatted(select, home);
    String seen =
        """
        update household set last_visit_on = current_date
        from %s
        where household.county = '990302' and household.id = h.id
          and (last_visit_on is null or last_visit_on < current_date)
        """
            .formatted(home);
    String reached =
        """
        insert into household_reach (county, id, area_code, household_id, year, first_on, delta_id)
        %s h.id, 2026, current_date, uuidv7() from %s
        on conflict (county, household_id, year) do nothing
        """
            .formatted(select, home);
    String chained =
        """
        with leaf as (
          insert into chain_leaf (county, id, kind, subject_id, day, learned_at, digest)
          select '990302', uuidv7(), 'visit', id, current_date, now(),
                 sha256(convert_to(coalesce(note, '') || outcome || household_id, 'UTF8'))
          from visit where county = '990302' and id = :id
          returning county, id)
        insert into chain_salt (county, id, salt) select county, id, uuid_send(gen_random_uuid()) from leaf
        """;
    return new LifecycleStatements(
        List.of(
            List.of(visit, facts, seen, reached, chained).stream()
                .map(statement -> statement.strip().replace(":id", "cast(:id as uuid)"))
                .toList()));
  }
}
