package org.koumen.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deltas as they come in and the sums they are folded into. */
@Repository
class LedgerTable {
  private final JdbcClient jdbc;

  LedgerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes deltas; answers their ids. */
  List<UUID> insert(List<Delta> deltas, Instant at) {
    List<UUID> ids = deltas.stream().map(delta -> Ids.next()).toList();
    jdbc.sql(
            """
            with come as (
              insert into ledger_delta (
                county, id, area_code, day, measure, amount, subject_kind, subject_id, written_at)
              select county, id, area_code, day, measure, amount, subject_kind, subject_id, :at
              from unnest(
                cast(:counties as text[]), cast(:ids as uuid[]), cast(:areas as text[]), cast(:days as date[]),
                cast(:measures as text[]), cast(:amounts as bigint[]), cast(:kinds as text[]),
                cast(:subjects as uuid[]))
                as d (county, id, area_code, day, measure, amount, subject_kind, subject_id)
              returning county, id, area_code, day, measure, amount)
            insert into ledger_open (county, id, area_code, day, measure, amount)
            select county, id, area_code, day, measure, amount from come
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("counties", deltas.stream().map(Delta::county).toArray(String[]::new))
        .param("ids", ids.toArray(UUID[]::new))
        .param("areas", deltas.stream().map(Delta::areaCode).toArray(String[]::new))
        .param(
            "days", deltas.stream().map(Delta::day).map(LocalDate::toString).toArray(String[]::new))
        .param("measures", deltas.stream().map(d -> d.measure().key()).toArray(String[]::new))
        .param("amounts", deltas.stream().map(Delta::amount).toArray(Long[]::new))
        .param("kinds", deltas.stream().map(d -> d.measure().subject()).toArray(String[]::new))
        .param("subjects", deltas.stream().map(Delta::subjectId).toArray(UUID[]::new))
        .update();
    return ids;
  }

  boolean takeBack(String county, UUID delta, Instant at) {
    return jdbc.sql(
                """
                with back as (
                  insert into ledger_delta (
                    county, id, area_code, day, measure, amount, subject_kind, subject_id, written_at)
                  select county, :id, area_code, day, measure, -amount, subject_kind, subject_id, :at
                  from ledger_delta
                  where county = :county and id = :delta
                  returning county, id, area_code, day, measure, amount)
                insert into ledger_open (county, id, area_code, day, measure, amount)
                select county, id, area_code, day, measure, amount from back
                """)
            .param("id", Ids.next())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("county", county)
            .param("delta", delta)
            .update()
        == 1;
  }

  /** Counties in which something waits to be folded. */
  List<String> waiting() {
    return jdbc.sql("select distinct county from ledger_open order by county")
        .query(String.class)
        .list();
  }

  /**
   * Takes up to {@code limit} deltas of a county off the waiting list and adds them to the sums of
   * their area and of every area above it up to the nation. One statement: a reader sees a delta
   * either waiting or summed. Two nodes that fold at once take different deltas, and touch sums in
   * one order.
   *
   * @return how many were taken
   */
  int fold(String county, int limit) {
    return jdbc.sql(
            """
            with picked as (
              select county, id from ledger_open
              where county = :county
              order by id
              limit :limit
              for update skip locked
            ), taken as (
              delete from ledger_open o
              using picked p
              where o.county = p.county and o.id = p.id
              returning o.county, o.area_code, o.day, o.measure, o.amount
            ), upward as (
              select left(t.area_code, least(l.digits, 6)) as county, left(t.area_code, l.digits) as area_code,
                     t.day, t.measure, sum(t.amount) as amount
              from taken t
              cross join (values (0), (2), (4), (6), (9), (12), (15), (18)) as l (digits)
              where length(t.area_code) >= l.digits
              group by 1, 2, 3, 4
              order by 1, 2, 3, 4
            ), summed as (
              insert into ledger_total as total (county, area_code, day, measure, amount)
              select county, area_code, day, measure, amount from upward
              on conflict (county, area_code, day, measure) do update
                set amount = total.amount + excluded.amount
            )
            select count(*) from taken
            """)
        .param("county", county)
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }
}
