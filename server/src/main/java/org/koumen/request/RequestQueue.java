package org.koumen.request;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds requests: queues by the time left, the archive by the time of receipt. */
@Service
public class RequestQueue {
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

  /** So near a date comes before it is named in "about to be late". */
  static final Duration SOON = Duration.ofHours(24);

  /** What {@link #counts} counts. */
  static final List<Queue> COUNTED_QUEUES =
      List.of(
          Queue.RECEIVED,
          Queue.DISPATCHED,
          Queue.OPEN,
          Queue.OVERDUE,
          Queue.SOON,
          Queue.WAITING,
          Queue.HOLD,
          Queue.ASKED,
          Queue.UNHAPPY,
          Queue.SUPERVISED,
          Queue.SETTLED);

  /** A pile of requests. */
  public enum Queue {
    /** Everything, newest first. */
    ALL("received", "dispatched", "settled", "rated", "closed", "refused", "withdrawn", "merged"),
    /** A desk decides what becomes of it, the most urgent first. */
    RECEIVED("received"),
    /** With a department, the most urgent first. */
    DISPATCHED("dispatched"),
    /** Somebody who serves has something to do, the most urgent first. */
    OPEN("received", "dispatched"),
    /** Open and past the promised date, the longest first. */
    OVERDUE("received", "dispatched"),
    /** Open and due within a day or past it, the most urgent first. */
    SOON("received", "dispatched"),
    /** Waiting for the reporter's answer to a question. */
    WAITING("received", "dispatched"),
    /** On hold until a review. */
    HOLD("received", "dispatched"),
    /** A unit asks to send it back, or for a later date. */
    ASKED("received", "dispatched"),
    /** Back to work because its reporter was not content, the most urgent first. */
    UNHAPPY("received", "dispatched"),
    /** Under a leader's order. */
    SUPERVISED("received", "dispatched"),
    /** Answered and not yet rated, newest first. */
    SETTLED("settled"),
    /** Whatever is not over, newest first. */
    UNFINISHED("received", "dispatched", "settled"),
    /** Rated, newest first. */
    RATED("rated"),
    /** Ended without a rating, newest first. */
    CLOSED("closed"),
    /** Not accepted, newest first. */
    REFUSED("refused"),
    /** Taken back, newest first. */
    WITHDRAWN("withdrawn"),
    /** Goes on under another number. */
    MERGED("merged");

    private final List<String> states;

    Queue(String... states) {
      this.states = List.of(states);
    }

    String[] states() {
      return states.toArray(String[]::new);
    }

    /** Why the clock stands still; null when it does not matter. */
    @Nullable String pause() {
      return this == WAITING ? "waiting" : this == HOLD ? "hold" : null;
    }

    /** The dates that count; null when all do. */
    @Nullable Instant dueBefore(Instant now) {
      return this == OVERDUE ? now : this == SOON ? now.plus(RequestQueue.SOON) : null;
    }

    boolean isByTimeLeft() {
      return states.contains("received") && !states.contains("settled");
    }
  }

  /**
   * What is looked for.
   *
   * @param text a number, the end of one, or words
   * @param levels whose desks; empty for all
   * @param cause the root of a common cause
   * @param helper the first-asked helper
   */
  public record Filter(
      String area,
      Queue queue,
      Optional<UUID> unit,
      Optional<UUID> household,
      Optional<String> text,
      Set<AreaLevel> levels,
      Optional<UUID> cause,
      Optional<UUID> helper) {
    /** Without a wish about desks, causes and helpers. */
    public Filter(
        String area,
        Queue queue,
        Optional<UUID> unit,
        Optional<UUID> household,
        Optional<String> text) {
      this(area, queue, unit, household, text, Set.of(), Optional.empty(), Optional.empty());
    }
  }

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

  /** How many of what is open lie in each queue. */
  @Transactional(readOnly = true)
  public Map<Queue, Long> counts(String area, RequestScope scope) {
    RequestScope within = scope.within(area);
    Filter open =
        new Filter(area, Queue.UNFINISHED, Optional.empty(), Optional.empty(), Optional.empty());
    Map<Queue, Long> counts = new EnumMap<>(Queue.class);
    COUNTED_QUEUES.forEach(queue -> counts.put(queue, 0L));
    if (!within.isNothing()) {
      Instant now = jurisdiction.now();
      for (String county : counties(within)) {
        table
            .counts(county, open, within, now)
            .forEach((queue, count) -> counts.merge(queue, count, Long::sum));
      }
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

  /** How many of a list without a search lie in each area, by the first digits of its code. */
  @Transactional(readOnly = true)
  List<RequestMapTable.Heap> heaps(Filter filter, RequestScope scope, int digits, int limit) {
    RequestScope within = scope.within(filter.area());
    return counties(within).stream()
        .flatMap(
            county ->
                table.heaps(county, filter, within, jurisdiction.now(), digits, limit).stream())
        .limit(limit)
        .toList();
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
