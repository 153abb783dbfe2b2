package org.koumen.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.koumen.area.AreaLevel;
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
      select r.county, r.id, r.number, r.area_code, r.channel, r.kind, r.category, r.time_class, r.title,
             r.state, r.step, r.owner, r.level, r.pause, r.ask, r.first_helper_name, r.lead_unit_id,
             r.lead_unit_name, r.due_at, r.answer_due_at, r.supervise_by, r.call_at,
             r.returns, r.reopenings, r.cause_id,
             r.received_at, r.settled_at, r.solved, r.stars, r.version
      """;

  /** What every list obeys: place, scope, queue, and what was asked for. */
  private static final String WITHIN =
      """
        r.county = :county
        and r.state = any(:states)
        and (cast(:state as text) is null or r.state = :state)
        and (cast(:dueBefore as timestamptz) is null or r.due_at < :dueBefore)
        and (cast(:level as text[]) is null or r.level = any(:level))
        and (cast(:pause as text) is null or r.pause = :pause)
        and (not :running or r.pause is null)
        and (not :asked or r.ask is not null)
        and (not :unhappy or r.reopenings > 0)
        and (not :supervised or r.supervise_by is not null)
        and (cast(:unit as uuid) is null or r.lead_unit_id = :unit)
        and (cast(:cause as uuid) is null or r.cause_id = :cause)
        and (cast(:helper as uuid) is null or r.first_helper_id = :helper)
        and (cast(:units as uuid[]) is null or r.lead_unit_id = any(:units)
             or r.id = any(array(select u.request_id from request_unit u
                                 where u.county = :county and u.unit_id = any(:units))))
        and (cast(:household as uuid) is null or r.household_id = :household)
        and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[], :scopeUnit::uuid[]) as s (f, t, u)
                    where r.area_code >= s.f and r.area_code < s.t
                      and (s.u is null or r.lead_unit_id = s.u
                           or exists (select 1 from request_unit h
                                      where h.county = r.county and h.request_id = r.id and h.unit_id = s.u)))
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

  /** How many lie in each area, by the first digits of its code. */
  List<RequestMapTable.Heap> heaps(
      String county, Filter filter, RequestScope scope, Instant now, int digits, int limit) {
    return bound(
            """
            select left(r.area_code, :digits) as area, count(*) as count,
                   count(*) filter (where r.state in ('received', 'dispatched') and r.pause is null
                                      and r.due_at < :now) as late,
                   count(*) filter (where r.state in ('received', 'dispatched') and r.pause is null
                                      and r.due_at >= :now and r.due_at < :soon) as soon
            from request r where
            """
                + WITHIN
                + """
                group by 1
                order by 1
                limit :limit
                """,
            county,
            filter,
            scope,
            now)
        .param("digits", digits)
        .param("soon", RequestTable.utc(now.plus(RequestQueue.SOON)))
        .param("limit", limit)
        .query(
            (row, n) ->
                new RequestMapTable.Heap(
                    row.getString("area"),
                    row.getLong("count"),
                    row.getLong("late"),
                    row.getLong("soon")))
        .list();
  }

  /** How many lie in each queue of what is open, in one look. */
  Map<Queue, Long> counts(String county, Filter filter, RequestScope scope, Instant now) {
    return bound(
            """
            select count(*) filter (where state = 'received' and pause is null) as received,
                   count(*) filter (where state = 'dispatched' and pause is null) as dispatched,
                   count(*) filter (where state <> 'settled') as open,
                   count(*) filter (where state <> 'settled' and due_at < :now) as overdue,
                   count(*) filter (where state <> 'settled' and due_at < :soon) as soon,
                   count(*) filter (where pause = 'waiting') as waiting,
                   count(*) filter (where pause = 'hold') as hold,
                   count(*) filter (where ask is not null) as asked,
                   count(*) filter (where state <> 'settled' and reopenings > 0) as unhappy,
                   count(*) filter (where state <> 'settled' and supervise_by is not null) as supervised,
                   count(*) filter (where state = 'settled') as settled
            from request r where
            """
                + WITHIN,
            county,
            filter,
            scope,
            now)
        .param("soon", RequestTable.utc(now.plus(RequestQueue.SOON)))
        .query(
            (row, n) -> {
              Map<Queue, Long> counts = new EnumMap<>(Queue.class);
              for (Queue queue : RequestQueue.COUNTED_QUEUES) {
                counts.put(queue, row.getLong(queue.name().toLowerCase(Locale.ROOT)));
              }
              return counts;
            })
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
        .param("now", RequestTable.utc(now))
        .param("dueBefore", RequestTable.utc(queue.dueBefore(now)))
        .param("level", filter.levels().isEmpty() ? null : levels(filter))
        .param("pause", queue.pause())
        .param("running", queue == Queue.RECEIVED || queue == Queue.DISPATCHED)
        .param("asked", queue == Queue.ASKED)
        .param("unhappy", queue == Queue.UNHAPPY)
        .param("supervised", queue == Queue.SUPERVISED)
        .param("unit", filter.unit().orElse(null))
        .param("cause", filter.cause().orElse(null))
        .param("helper", filter.helper().orElse(null))
        .param("units", scope.onlyUnits().orElse(null))
        .param("household", filter.household().orElse(null))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("scopeUnit", scope.units());
  }

  private static String[] levels(Filter filter) {
    return filter.levels().stream().map(AreaLevel::code).toArray(String[]::new);
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
        TimeClass.of(row.getString("time_class")),
        row.getString("title"),
        row.getString("state"),
        row.getString("step"),
        Owner.of(row.getString("owner")),
        AreaLevel.of(row.getString("level")),
        row.getString("pause"),
        row.getString("ask"),
        row.getString("first_helper_name"),
        row.getObject("lead_unit_id", UUID.class),
        row.getString("lead_unit_name"),
        RequestTable.instant(row, "due_at"),
        RequestTable.moment(row, "answer_due_at"),
        RequestTable.moment(row, "supervise_by"),
        RequestTable.moment(row, "call_at"),
        row.getInt("returns"),
        row.getInt("reopenings"),
        row.getObject("cause_id", UUID.class),
        RequestTable.instant(row, "received_at"),
        RequestTable.moment(row, "settled_at"),
        row.getObject("solved", Boolean.class),
        row.getObject("stars", Integer.class),
        row.getInt("version"));
  }
}
