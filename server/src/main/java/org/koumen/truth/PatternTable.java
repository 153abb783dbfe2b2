package org.koumen.truth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits that do not look possible. */
@Repository
class PatternTable {
  private final JdbcClient jdbc;

  PatternTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A visit that belongs to a pattern. */
  record Seen(
      UUID id,
      String areaCode,
      UUID householdId,
      @Nullable String note,
      Instant visitedAt,
      Instant receivedAt,
      UUID visitorId,
      String visitorName) {}

  /** Counties where visits were learned of lately. */
  List<String> counties(Instant since) {
    return jdbc.sql(
            "select distinct county from visit_told where received_at >= :since order by county")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list();
  }

  /**
   * Reached visits that one visitor made so fast that {@code many} of them lie within {@code
   * minutes}; all that belong to such a run.
   */
  List<Seen> bursts(String county, Instant begin, Instant end, int many, int minutes) {
    return jdbc.sql(
            """
            with told as (
              select id, area_code, household_id, note, visited_at, received_at, visitor_id, visitor_name,
                     count(*) over (partition by visitor_id order by visited_at
                                    range between make_interval(mins => :minutes) preceding and current row) as before,
                     count(*) over (partition by visitor_id order by visited_at
                                    range between current row and make_interval(mins => :minutes) following) as behind
              from visit_told
              where county = :county and reached and visited_at >= :begin and visited_at < :end
            ), ends as (
              select visitor_id, visited_at from told where before >= :many
            )
            select t.id, t.area_code, t.household_id, t.note, t.visited_at, t.received_at, t.visitor_id,
                   t.visitor_name
            from told t
            where (t.before >= :many or t.behind >= :many or exists (
              select 1 from ends e
              where e.visitor_id = t.visitor_id and e.visited_at >= t.visited_at
                and e.visited_at <= t.visited_at + make_interval(mins => :minutes)))
            order by t.visitor_id, t.visited_at, t.id
            """)
        .param("county", county)
        .param("begin", begin.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("many", many)
        .param("minutes", minutes)
        .query(PatternTable::seen)
        .list();
  }

  /** Visitors of a time, for whom notes are compared. */
  List<UUID> visitors(String county, Instant begin, Instant end) {
    return jdbc.sql(
            """
            select distinct visitor_id from visit_told
            where county = :county and visited_at >= :begin and visited_at < :end
            """)
        .param("county", county)
        .param("begin", begin.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  /** Reached visits of one visitor that have something written, in order of time. */
  List<Seen> written(String county, UUID visitor, Instant begin, Instant end) {
    return jdbc.sql(
            """
            select id, area_code, household_id, note, visited_at, received_at, visitor_id, visitor_name
            from visit_told
            where county = :county and visitor_id = :visitor and reached and letters >= :shortest
              and visited_at >= :begin and visited_at < :end
            order by visited_at, id
            limit 2000
            """)
        .param("county", county)
        .param("visitor", visitor)
        .param("shortest", Likeness.SHORTEST)
        .param("begin", begin.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .query(PatternTable::seen)
        .list();
  }

  /** Somebody was met where nobody lives. */
  List<Seen> empty(String county, Instant begin, Instant end, String zone) {
    return jdbc.sql(
            """
            select v.id, v.area_code, v.household_id, v.note, v.visited_at, v.received_at, v.visitor_id,
                   v.visitor_name
            from visit_told v
            join visited_home h on h.county = v.county and h.id = v.household_id
            where v.county = :county and v.outcome = 'met' and v.visited_at >= :begin and v.visited_at < :end
              and (h.premises_use = 'vacant'
                   or (h.state in ('moved_out', 'dissolved')
                       and exists (select 1 from household_end e
                                   where e.county = v.county and e.household_id = v.household_id
                                     and e.ended_on < cast(v.visited_at at time zone :zone as date))))
            order by v.visited_at, v.id
            """)
        .param("county", county)
        .param("begin", begin.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("zone", zone)
        .query(PatternTable::seen)
        .list();
  }

  /** Visits before the household came to live there. */
  List<Seen> tooEarly(String county, Instant begin, Instant end, String zone) {
    return jdbc.sql(
            """
            select v.id, v.area_code, v.household_id, v.note, v.visited_at, v.received_at, v.visitor_id,
                   v.visitor_name
            from visit_told v
            join visited_home h on h.county = v.county and h.id = v.household_id
            where v.county = :county and v.visited_at >= :begin and v.visited_at < :end
              and cast(v.visited_at at time zone :zone as date) < h.since
            order by v.visited_at, v.id
            """)
        .param("county", county)
        .param("begin", begin.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("zone", zone)
        .query(PatternTable::seen)
        .list();
  }

  /** Visits that were told before they took place. */
  List<Seen> future(String county, Instant begin, Instant end) {
    return jdbc.sql(
            """
            select id, area_code, household_id, note, visited_at, received_at, visitor_id, visitor_name
            from visit_told
            where county = :county and received_at >= :begin and received_at < :end
              and visited_at > received_at + interval '10 minutes'
            order by visited_at, id
            """)
        .param("county", county)
        .param("begin", begin.atOffset(ZoneOffset.UTC))
        .param("end", end.atOffset(ZoneOffset.UTC))
        .query(PatternTable::seen)
        .list();
  }

  private static Seen seen(ResultSet row, int n) throws SQLException {
    return new Seen(
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getObject("household_id", UUID.class),
        row.getString("note"),
        row.getObject("visited_at", OffsetDateTime.class).toInstant(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("visitor_id", UUID.class),
        row.getString("visitor_name"));
  }
}
