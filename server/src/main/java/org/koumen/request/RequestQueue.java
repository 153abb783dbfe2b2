package org.koumen.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds requests: queues by the time left, the archive by the time of receipt. */
@Service
public class RequestQueue {
  /** Counting stops here. */
  private static final int COUNTED = 10_000;

  private final RequestQueueTable table;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  RequestQueue(
      RequestQueueTable table, Counties counties, AreaDesk areas, Jurisdiction jurisdiction) {
    this.table = table;
    this.counties = counties;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** A pile of requests. */
  public enum Queue {
    /** Everything, newest first. */
    ALL,
    /** To be dispatched, the most urgent first. */
    RECEIVED,
    /** With a department, the most urgent first. */
    DISPATCHED,
    /** To be dispatched or with a department, the most urgent first. */
    OPEN,
    /** Open and past the promised date, the longest first. */
    OVERDUE,
    /** Answered and not yet rated, newest first. */
    SETTLED,
    /** Rated, newest first. */
    RATED,
    /** Rated as not solved, or with one or two stars, newest first. */
    UNHAPPY,
    /** Taken back, newest first. */
    WITHDRAWN;

    String[] states() {
      return switch (this) {
        case ALL -> new String[] {"received", "dispatched", "settled", "rated", "withdrawn"};
        case RECEIVED -> new String[] {"received"};
        case DISPATCHED -> new String[] {"dispatched"};
        case OPEN, OVERDUE -> new String[] {"received", "dispatched"};
        case SETTLED -> new String[] {"settled"};
        case RATED, UNHAPPY -> new String[] {"rated"};
        case WITHDRAWN -> new String[] {"withdrawn"};
      };
    }

    boolean isByTimeLeft() {
      return this == RECEIVED || this == DISPATCHED || this == OPEN || this == OVERDUE;
    }
  }

  /**
   * What is looked for.
   *
   * @param text a number, the end of one, or words
   */
  public record Filter(
      String area,
      Queue queue,
      Optional<UUID> unit,
      Optional<UUID> household,
      Optional<String> text) {}

  /**
   * Where a page begins: behind this row.
   *
   * @param at due or receipt, by the queue's order
   */
  record After(Instant at, UUID id) {
    /**
     * @throws IllegalArgumentException when no page ended like this
     */
    static After of(String text) {
      int cut = text.indexOf('~');
      try {
        return new After(
            Instant.parse(text.substring(0, Math.max(0, cut))),
            UUID.fromString(text.substring(cut + 1)));
      } catch (DateTimeException noMoment) {
        throw new IllegalArgumentException("no end of a page", noMoment);
      }
    }

    String text() {
      return at + "~" + id;
    }
  }

  /** A page of requests. */
  @Transactional(readOnly = true)
  public Rows<RequestRow> page(
      Filter filter, Optional<String> after, int limit, RequestScope scope) {
    RequestScope within = scope.within(filter.area());
    if (within.isNothing()) {
      return new Rows<>(List.of(), null, 0L);
    }
    RequestQueueTable.Search search = search(filter);
    boolean byTimeLeft = filter.queue().isByTimeLeft() && search.isNone();
    Optional<After> behind = after.map(After::of);
    List<RequestRow> found =
        counties(within).stream()
            .flatMap(county -> find(county, filter, search, within, behind, limit + 1).stream())
            .sorted(byTimeLeft ? BY_TIME_LEFT : BY_RECEIPT)
            .limit(limit + 1L)
            .toList();
    Rows<RequestRow> page =
        Rows.page(
            found,
            limit,
            row -> new After(byTimeLeft ? row.dueAt() : row.receivedAt(), row.id()).text());
    Map<String, String> names = areas.of(page.rows().stream().map(RequestRow::areaCode).toList());
    return new Rows<>(
        page.rows().stream().map(row -> row.at(names.get(row.areaCode()))).toList(),
        page.next(),
        null);
  }

  private List<RequestRow> find(
      String county,
      Filter filter,
      RequestQueueTable.Search search,
      RequestScope scope,
      Optional<After> after,
      int limit) {
    Instant now = jurisdiction.now();
    Optional<String[]> numbers = search.numbers(county, jurisdiction.today().getYear());
    if (numbers.isPresent()) {
      return table.numbered(county, numbers.get(), filter, scope, now);
    }
    if (!search.keys().isEmpty()) {
      return table.matching(county, search.keys(), filter, scope, now, after, limit);
    }
    if (!search.isNone()) {
      return List.of();
    }
    return filter.queue().isByTimeLeft()
        ? table.byTimeLeft(county, filter, scope, now, after, limit)
        : table.byReceipt(county, filter, scope, now, after, limit);
  }

  /** How many lie in each queue, counted up to 10,000. */
  @Transactional(readOnly = true)
  public Map<Queue, Long> counts(String area, RequestScope scope) {
    RequestScope within = scope.within(area);
    Map<Queue, Long> counts = new LinkedHashMap<>();
    List<String> places = counties(within);
    Instant now = jurisdiction.now();
    for (Queue queue :
        List.of(Queue.RECEIVED, Queue.DISPATCHED, Queue.OVERDUE, Queue.SETTLED, Queue.UNHAPPY)) {
      long sum = 0;
      for (String county : places) {
        Filter pile = new Filter(area, queue, Optional.empty(), Optional.empty(), Optional.empty());
        sum += table.count(county, pile, within, now, COUNTED);
      }
      counts.put(queue, Math.min(sum, COUNTED));
    }
    return counts;
  }

  /** How many a list has, however many; empty where a search would have to read them. */
  @Transactional(readOnly = true)
  public Optional<Long> countAll(Filter filter, RequestScope scope) {
    RequestScope within = scope.within(filter.area());
    if (!search(filter).isNone()) {
      return Optional.empty();
    }
    long sum = 0;
    for (String county : counties(within)) {
      sum += table.count(county, filter, within, jurisdiction.now(), Integer.MAX_VALUE);
    }
    return Optional.of(sum);
  }

  private static final Comparator<RequestRow> BY_TIME_LEFT =
      Comparator.comparing(RequestRow::dueAt).thenComparing(row -> row.id().toString());

  private static final Comparator<RequestRow> BY_RECEIPT =
      Comparator.comparing(RequestRow::receivedAt)
          .thenComparing(row -> row.id().toString())
          .reversed();

  private List<String> counties(RequestScope scope) {
    return scope.parts().stream()
        .flatMap(part -> counties.within(AreaCode.of(part.prefix())).stream())
        .distinct()
        .toList();
  }

  private static RequestQueueTable.Search search(Filter filter) {
    if (filter.text().isEmpty() || filter.text().get().isBlank()) {
      return RequestQueueTable.Search.NONE;
    }
    String text = filter.text().get().strip();
    Optional<RequestNumber> number = RequestNumber.parse(text);
    if (number.isPresent()) {
      return RequestQueueTable.Search.ofNumber(number.get().text());
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 9) {
      return RequestQueueTable.Search.ofRunning(Long.parseLong(text));
    }
    return RequestQueueTable.Search.ofText(text);
  }
}
