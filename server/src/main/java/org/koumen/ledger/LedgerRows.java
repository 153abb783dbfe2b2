package org.koumen.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the rows behind a figure, in as many words as the reader may have. */
@Service
public class LedgerRows {
  private static final Comparator<LedgerReading.Row> LATEST_FIRST =
      Comparator.comparing(LedgerReading.Row::day)
          .thenComparing(row -> row.id().toString())
          .reversed();

  private final LedgerReading reading;
  private final Counties counties;
  private final AreaDesk areas;
  private final LookLog looks;
  private final Map<String, RowSource> sources;

  LedgerRows(
      LedgerReading reading,
      Counties counties,
      AreaDesk areas,
      LookLog looks,
      List<RowSource> sources) {
    this.reading = reading;
    this.counties = counties;
    this.areas = areas;
    this.looks = looks;
    this.sources =
        sources.stream().collect(Collectors.toUnmodifiableMap(RowSource::subject, one -> one));
  }

  /**
   * A page of rows, the latest day first.
   *
   * @param after where the page before ended
   */
  @Transactional
  public Rows<LedgerRow> rows(
      Scope scope,
      AreaCode area,
      Measure measure,
      LocalDate from,
      LocalDate to,
      Optional<String> after,
      int limit,
      Actor actor,
      boolean chinese) {
    Scope within = scope.within(area.value());
    if (within.isNowhere()) {
      return new Rows<>(List.of(), null, null);
    }
    Optional<LedgerReading.After> behind = after.map(LedgerReading.After::of);
    List<LedgerReading.Row> found =
        within.prefixes().stream()
            .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
            .distinct()
            .flatMap(
                county ->
                    reading.rows(county, within, measure, from, to, behind, limit + 1).stream())
            .sorted(LATEST_FIRST)
            .limit(limit + 1L)
            .toList();
    Rows<LedgerReading.Row> page =
        Rows.page(found, limit, row -> new LedgerReading.After(row.day(), row.id()).text());
    Map<UUID, RowSource.Text> texts = texts(page.rows(), actor, chinese);
    if (texts.values().stream().anyMatch(RowSource.Text::personal)) {
      looks.add(actor, LookLog.Kind.ROWS, area.value(), null, null, List.of(measure.key()), null);
    }
    Map<String, String> names =
        areas.of(page.rows().stream().map(LedgerReading.Row::areaCode).toList());
    return new Rows<>(
        page.rows().stream()
            .map(row -> inWords(row, texts.get(row.subjectId()), names.get(row.areaCode())))
            .toList(),
        page.next(),
        null);
  }

  private Map<UUID, RowSource.Text> texts(
      List<LedgerReading.Row> rows, Actor actor, boolean chinese) {
    Map<UUID, RowSource.Text> texts = new HashMap<>();
    rows.stream()
        .collect(
            Collectors.groupingBy(
                LedgerReading.Row::subjectKind, Collectors.groupingBy(LedgerReading.Row::county)))
        .forEach(
            (subject, byCounty) -> {
              RowSource source = sources.get(subject);
              if (source != null) {
                byCounty.forEach(
                    (county, some) ->
                        texts.putAll(
                            source.describe(
                                county,
                                some.stream().map(LedgerReading.Row::subjectId).distinct().toList(),
                                actor,
                                chinese)));
              }
            });
    return texts;
  }

  private static LedgerRow inWords(
      LedgerReading.Row row, RowSource.@Nullable Text text, @Nullable String areaName) {
    return new LedgerRow(
        row.id(),
        row.day(),
        row.amount(),
        row.areaCode(),
        areaName,
        row.subjectKind(),
        row.subjectId(),
        text == null ? null : text.number().orElse(null),
        text == null ? null : text.title(),
        text == null ? null : text.state().orElse(null),
        text == null ? null : text.link().orElse(null));
  }
}
