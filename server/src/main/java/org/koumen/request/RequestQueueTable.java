package org.koumen.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.koumen.request.RequestQueue.After;
import org.koumen.request.RequestQueue.Filter;
import org.koumen.request.RequestQueue.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists requests of one county at a time; whoever looks further merges the counties. */
@Repository
class RequestQueueTable {
  private static final String COLUMNS =
      """
      select r.county, r.id, r.number, r.area_code, r.channel, r.kind, r.category, r.title, r.state,
             r.first_helper_name, r.lead_unit_id, r.lead_unit_name, r.due_at, r.received_at, r.settled_at,
             r.solved, r.stars, r.version
      """;

  /** What every list obeys: place, scope, queue, and what was asked for. */
  private static final String WITHIN =
      """
        r.county = :county
        and r.state = any(:states)
        and (cast(:state as text) is null or r.state = :state)
        and (not :overdue or r.due_at < :now)
        and (not :unhappy or not r.solved or r.stars <= 2)
        and (cast(:unit as uuid) is null or r.lead_unit_id = :unit)
        and (cast(:units as uuid[]) is null or r.lead_unit_id = any(:units))
        and (cast(:household as uuid) is null or r.household_id = :household)
        and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[], :scopeUnit::uuid[]) as s (f, t, u)
                    where r.area_code >= s.f and r.area_code < s.t and (s.u is null or r.lead_unit_id = s.u))
      """;

  private static final String NEWEST_FIRST =
      """
        and (cast(:afterAt as timestamptz) is null or (r.received_at, r.id) < (:afterAt, :afterId))
      order by r.received_at desc, r.id desc
      limit :limit
      """;

  private final JdbcClient jdbc;

  RequestQueueTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Words, or numbers, that are looked for; all empty when nothing is. */
  record Search(List<String> keys, Optional<String> number, Optional<Long> running) {
    static final Search NONE = new Search(List.of(), Optional.empty(), Optional.empty());

    static Search ofNumber(String number) {
      return new Search(List.of(), Optional.of(number), Optional.empty());
    }

    static Search ofRunning(long running) {
      return new Search(List.of(), Optional.empty(), Optional.of(running));
    }

    static Search ofText(String text) {
      return new Search(SearchKeys.of(text), Optional.empty(), Optional.empty());
    }

    boolean isNone() {
      return equals(NONE);
    }

    /** The numbers meant: a full one, or the end of one of the last ten years. */
    Optional<String[]> numbers(String county, int year) {
      if (number.isPresent()) {
        return Optional.of(new String[] {number.get()});
      }
      return running
          .filter(n -> n > 0)
          .map(
              n ->
                  LongStream.rangeClosed(year - 9, year)
                      .mapToObj(y -> new RequestNumber(county, (int) y, n).text())
                      .toArray(String[]::new));
    }
  }

  /** Open requests, the most urgent first. */
  List<RequestRow> byTimeLeft(
      String county,
      Filter filter,
      RequestScope scope,
      Instant now,
      Optional<After> after,
      int limit) {
    return bound(
            COLUMNS
                + "from request r where"
                + WITHIN
                + """
                  and r.state in ('received', 'dispatched')
                  and (cast(:afterAt as timestamptz) is null or (r.due_at, r.id) > (:afterAt, :afterId))
                order by r.due_at, r.id
                limit :limit
                """,
            county,
            filter,
            scope,
            now)
        .param("afterAt", after.map(a -> RequestTable.utc(a.at())).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(RequestQueueTable::row)
        .list();
  }

  /** Requests, the newest first. */
  List<RequestRow> byReceipt(
      String county,
      Filter filter,
      RequestScope scope,
      Instant now,
      Optional<After> after,
      int limit) {
    return bound(
            COLUMNS + "from request r where" + WITHIN + NEWEST_FIRST, county, filter, scope, now)
        .param("afterAt", after.map(a -> RequestTable.utc(a.at())).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(RequestQueueTable::row)
        .list();
  }

  /**
   * Requests that hold all these pairs of characters, the newest first. The texts are looked for on
   * their own: joined first, a plan without fresh statistics reads them one by one.
   */
  List<RequestRow> matching(
      String county,
      List<String> keys,
      Filter filter,
      RequestScope scope,
      Instant now,
      Optional<After> after,
      int limit) {
    return bound(
            """
            with found as materialized (
              select county, id from request_text
              where county = :county and search @> cast(:keys as text[])
            )
            """
                + COLUMNS
                + """
                from found w
                join request r on r.county = w.county and r.id = w.id
                where
                """
                + WITHIN
                + NEWEST_FIRST,
            county,
            filter,
            scope,
            now)
        .param("keys", keys.toArray(String[]::new))
        .param("afterAt", after.map(a -> RequestTable.utc(a.at())).orElse(null))
        .param("afterId", after.map(After::id).orElse(null))
        .param("limit", limit)
        .query(RequestQueueTable::row)
        .list();
  }

  /** Requests with these numbers, the newest first; all of them at once. */
  List<RequestRow> numbered(
      String county, String[] numbers, Filter filter, RequestScope scope, Instant now) {
    return bound(
            COLUMNS
                + "from request r where r.number = any(:numbers) and"
                + WITHIN
                + "order by r.received_at desc, r.id desc",
            county,
            filter,
            scope,
            now)
        .param("numbers", numbers)
        .query(RequestQueueTable::row)
        .list();
  }

  /** These requests, whoever asks: the caller decides what of them may be told. */
  List<RequestRow> named(String county, Collection<UUID> ids) {
    return jdbc.sql(COLUMNS + "from request r where r.county = :county and r.id = any(:ids)")
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(RequestQueueTable::row)
        .list();
  }

  /** How many lie in a queue, counted up to a limit. */
  long count(String county, Filter filter, RequestScope scope, Instant now, int limit) {
    return bound(
            "select count(*) from (select 1 from request r where"
                + WITHIN
                + "limit :limit) as counted",
            county,
            filter,
            scope,
            now)
        .param("limit", limit)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec bound(
      String sql, String county, Filter filter, RequestScope scope, Instant now) {
    Queue queue = filter.queue();
    return jdbc.sql(sql)
        .param("county", county)
        .param("states", queue.states())
        // Of one state alone the index gives the order too.
        .param("state", queue.states().length == 1 ? queue.states()[0] : null)
        .param("overdue", queue == Queue.OVERDUE)
        .param("unhappy", queue == Queue.UNHAPPY)
        .param("now", RequestTable.utc(now))
        .param("unit", filter.unit().orElse(null))
        .param("units", scope.onlyUnits().orElse(null))
        .param("household", filter.household().orElse(null))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("scopeUnit", scope.units());
  }

  static RequestRow row(ResultSet row, int n) throws SQLException {
    return new RequestRow(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("number"),
        row.getString("area_code"),
        null,
        Channel.of(row.getString("channel")),
        RequestKind.of(row.getString("kind")),
        row.getString("category"),
        row.getString("title"),
        row.getString("state"),
        row.getString("first_helper_name"),
        row.getObject("lead_unit_id", UUID.class),
        row.getString("lead_unit_name"),
        RequestTable.instant(row, "due_at"),
        RequestTable.instant(row, "received_at"),
        RequestTable.moment(row, "settled_at"),
        row.getObject("solved", Boolean.class),
        row.getObject("stars", Integer.class),
        row.getInt("version"));
  }
}
