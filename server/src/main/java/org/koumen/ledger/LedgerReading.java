package org.koumen.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads sums and the rows behind them. The caller's transaction decides which moment is read. */
@Repository
class LedgerReading {
  private final JdbcClient jdbc;

  LedgerReading(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record DaySum(LocalDate day, String measure, long amount) {}

  record AreaSum(String areaCode, String measure, long amount) {}

  /** Sums of some areas together, by day. None of the areas may lie beneath another. */
  List<DaySum> byDay(List<String> nodes, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select day, measure, sum(amount) as amount
            from (
              select t.day, t.measure, t.amount
              from unnest(:nodes::text[]) as n (code)
              join ledger_total t on t.county = left(n.code, 6) and t.area_code = n.code
              where t.day between :from and :to
              union all
              select o.day, o.measure, o.amount
              from ledger_open o
              join unnest(:nodes::text[]) as n (code) on left(o.area_code, length(n.code)) = n.code
              where o.day between :from and :to
            ) as every
            group by day, measure
            order by day, measure
            """)
        .param("nodes", nodes.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query(DaySum.class)
        .list();
  }

  /** Sums of some areas, each on its own. None of the areas may lie beneath another. */
  List<AreaSum> byArea(List<String> nodes, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select area_code, measure, sum(amount) as amount
            from (
              select n.code as area_code, t.measure, t.amount
              from unnest(:nodes::text[]) as n (code)
              join ledger_total t on t.county = left(n.code, 6) and t.area_code = n.code
              where t.day between :from and :to
              union all
              select n.code, o.measure, o.amount
              from ledger_open o
              join unnest(:nodes::text[]) as n (code) on left(o.area_code, length(n.code)) = n.code
              where o.day between :from and :to
            ) as every
            group by area_code, measure
            order by area_code, measure
            """)
        .param("nodes", nodes.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query(AreaSum.class)
        .list();
  }

  /** Where a page of rows begins: behind this one. */
  record After(LocalDate day, UUID id) {
    /**
     * @throws IllegalArgumentException when no page ended like this
     */
    static After of(String text) {
      int cut = text.indexOf('~');
      try {
        return new After(
            LocalDate.parse(text.substring(0, Math.max(0, cut))),
            UUID.fromString(text.substring(cut + 1)));
      } catch (DateTimeException noDay) {
        throw new IllegalArgumentException("no end of a page", noDay);
      }
    }

    String text() {
      return day + "~" + id;
    }
  }

  /** A delta behind a figure. */
  record Row(
      String county,
      UUID id,
      String areaCode,
      LocalDate day,
      long amount,
      String subjectKind,
      UUID subjectId) {}

  /** The deltas of one county behind a figure, the latest day first. */
  List<Row> rows(
      String county,
      Scope within,
      Measure measure,
      LocalDate from,
      LocalDate to,
      Optional<After> after,
      int limit) {
    return jdbc.sql(
            """
            select county, id, area_code, day, amount, subject_kind, subject_id
            from ledger_delta
            where county = :county
              and measure = :measure
              and day between :from and :to
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
              and (cast(:afterDay as date) is null or (day, id) < (:afterDay, :afterId))
            order by day desc, id desc
            limit :limit
            """)
        .param("county", county)
        .param("measure", measure.key())
        .param("from", from)
        .param("to", to)
        .param("scopeFrom", within.from())
        .param("scopeTo", within.to())
        .param("afterDay", after.map(After::day).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(Row.class)
        .list();
  }
}
