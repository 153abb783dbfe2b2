package org.koumen.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Findings before people: the visitor says how it was, somebody else looks and decides. */
@Service
public class FindingDesk {
  private static final int MOST = 200;

  private final FindingTable table;
  private final AreaDesk areas;
  private final Counties counties;
  private final Jurisdiction jurisdiction;

  FindingDesk(FindingTable table, AreaDesk areas, Counties counties, Jurisdiction jurisdiction) {
    this.table = table;
    this.areas = areas;
    this.counties = counties;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A finding with what was said about it.
   *
   * @param state open, explained, mistaken or corrected
   * @param visits how many it is about
   */
  public record FindingRow(
      String county,
      UUID id,
      String areaCode,
      @Nullable String areaName,
      Pattern kind,
      String visitorName,
      LocalDate day,
      int visits,
      @Nullable Integer minutes,
      @Nullable Integer households,
      String state,
      Instant foundAt,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      List<SaidRow> said) {}

  /** What somebody said. */
  public record SaidRow(String state, String words, Instant saidAt, String saidByName) {}

  /** Findings of an area, the latest first. */
  @Transactional(readOnly = true)
  public List<FindingRow> list(String area, Optional<String> state, Scope scope) {
    Scope within = scope.within(area);
    return within.isNowhere()
        ? List.of()
        : rows(
            table.list(
                within.prefixes().stream()
                    .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
                    .distinct()
                    .toList(),
                within,
                state.orElse(null),
                MOST));
  }

  /** Findings about one's own visits. */
  @Transactional(readOnly = true)
  public List<FindingRow> mine(Actor actor) {
    return rows(table.mine(self(actor)));
  }

  private static List<UUID> self(Actor actor) {
    List<UUID> self = new ArrayList<>(List.of(actor.accountId()));
    actor.staffId().ifPresent(self::add);
    return self;
  }

  private List<FindingRow> rows(List<FindingTable.Row> found) {
    Map<String, String> names = areas.of(found.stream().map(FindingTable.Row::areaCode).toList());
    Map<UUID, List<FindingTable.Word>> words =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    FindingTable.Row::county,
                    Collectors.mapping(FindingTable.Row::id, Collectors.toList())))
            .entrySet()
            .stream()
            .flatMap(county -> table.words(county.getKey(), county.getValue()).stream())
            .collect(Collectors.groupingBy(FindingTable.Word::findingId));
    return found.stream()
        .map(
            row ->
                new FindingRow(
                    row.county(),
                    row.id(),
                    row.areaCode(),
                    names.get(row.areaCode()),
                    row.kind(),
                    row.visitorName(),
                    row.day(),
                    row.visits().size(),
                    row.minutes(),
                    row.households(),
                    row.state(),
                    row.foundAt(),
                    row.answer(),
                    row.answeredAt(),
                    words.getOrDefault(row.id(), List.of()).stream()
                        .map(
                            word ->
                                new SaidRow(
                                    word.state(), word.words(), word.saidAt(), word.saidByName()))
                        .toList()))
        .toList();
  }

  /** The visits of a finding; empty when it lies outside of the scope and is not about oneself. */
  @Transactional
  public Optional<List<FindingTable.Told>> visits(
      String county, UUID id, Scope scope, Actor actor) {
    return table
        .hold(county, id)
        .filter(row -> scope.covers(row.areaCode()) || self(actor).contains(row.visitorId()))
        .map(table::visits);
  }

  /** What came of it. */
  public enum Told {
    DONE,
    NOT_FOUND,
    /** It has been decided. */
    DECIDED,
    /** Nobody decides about their own visits. */
    OWN
  }

  /** The visitor says how it was. */
  @Transactional
  public Told answer(String county, UUID id, String words, Actor actor) {
    Optional<FindingTable.Row> row =
        table.hold(county, id).filter(it -> self(actor).contains(it.visitorId()));
    if (row.isEmpty()) {
      return Told.NOT_FOUND;
    }
    if (!row.get().state().equals("open")) {
      return Told.DECIDED;
    }
    Instant now = jurisdiction.now();
    table.answer(row.get(), words, now);
    table.say(row.get(), "open", words, actor, now);
    return Told.DONE;
  }

  /**
   * Somebody has looked.
   *
   * @param state explained, mistaken or corrected; open again takes a decision back
   */
  @Transactional
  public Told decide(String county, UUID id, String state, String words, Scope scope, Actor actor) {
    Optional<FindingTable.Row> row =
        table.hold(county, id).filter(it -> scope.covers(it.areaCode()));
    if (row.isEmpty()) {
      return Told.NOT_FOUND;
    }
    if (self(actor).contains(row.get().visitorId())) {
      return Told.OWN;
    }
    table.decide(row.get(), state);
    table.say(row.get(), state, words, actor, jurisdiction.now());
    return Told.DONE;
  }
}
