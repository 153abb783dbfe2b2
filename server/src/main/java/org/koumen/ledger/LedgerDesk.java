package org.koumen.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.area.Area;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the figures: what is folded plus what is not yet folded, at one moment. */
@Service
public class LedgerDesk {
  private final LedgerReading reading;
  private final AreaDesk areas;
  private final Counties counties;
  private final Jurisdiction jurisdiction;

  LedgerDesk(LedgerReading reading, AreaDesk areas, Counties counties, Jurisdiction jurisdiction) {
    this.reading = reading;
    this.areas = areas;
    this.counties = counties;
    this.jurisdiction = jurisdiction;
  }

  /**
   * The figures of an area over some days, both ends included.
   *
   * @param chinese language of labels and definitions
   * @return empty when nothing of the area lies within the scope
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<LedgerPage> figures(
      Scope scope, AreaCode area, LocalDate from, LocalDate to, boolean chinese) {
    Scope within = scope.within(area.value());
    if (within.isNowhere()) {
      return Optional.empty();
    }
    Map<LocalDate, Map<String, Long>> days = new TreeMap<>();
    Map<Measure, Long> sums = new EnumMap<>(Measure.class);
    for (LedgerReading.DaySum sum : reading.byDay(within.prefixes(), from, to)) {
      Measure.of(sum.measure())
          .filter(measure -> sum.amount() != 0)
          .ifPresent(
              measure -> {
                sums.merge(measure, sum.amount(), Long::sum);
                days.computeIfAbsent(sum.day(), day -> new LinkedHashMap<>())
                    .put(sum.measure(), sum.amount());
              });
    }
    List<LedgerPage.AreaPart> parts = parts(within, area, from, to, sums);
    return Optional.of(
        new LedgerPage(
            area.value(),
            areas.of(List.of(area.value())).get(area.value()),
            from,
            to,
            jurisdiction.now(),
            figures(sums, area, from, to, chinese),
            parts,
            days.entrySet().stream()
                .map(day -> new LedgerPage.DayPart(day.getKey(), day.getValue()))
                .toList()));
  }

  private List<LedgerPage.AreaPart> parts(
      Scope within, AreaCode area, LocalDate from, LocalDate to, Map<Measure, Long> sums) {
    boolean whole = within.covers(area.value());
    Map<String, @Nullable String> names = new LinkedHashMap<>();
    if (whole) {
      for (Area child : counties.childrenOf(area)) {
        names.put(child.code().value(), child.name());
      }
    } else {
      Map<String, String> known = areas.of(within.prefixes());
      within.prefixes().forEach(prefix -> names.put(prefix, known.get(prefix)));
    }
    Map<String, Map<String, Long>> found = new LinkedHashMap<>();
    Map<Measure, Long> rest = new EnumMap<>(sums);
    for (LedgerReading.AreaSum sum : reading.byArea(List.copyOf(names.keySet()), from, to)) {
      if (sum.amount() != 0) {
        found
            .computeIfAbsent(sum.areaCode(), code -> new LinkedHashMap<>())
            .put(sum.measure(), sum.amount());
        Measure.of(sum.measure())
            .ifPresent(measure -> rest.merge(measure, -sum.amount(), Long::sum));
      }
    }
    List<LedgerPage.AreaPart> parts = new ArrayList<>();
    names.forEach(
        (code, name) ->
            parts.add(
                new LedgerPage.AreaPart(code, name, false, found.getOrDefault(code, Map.of()))));
    Map<String, Long> own = new LinkedHashMap<>();
    rest.forEach(
        (measure, amount) -> {
          if (amount != 0) {
            own.put(measure.key(), amount);
          }
        });
    if (!own.isEmpty()) {
      parts.add(
          new LedgerPage.AreaPart(
              area.value(), areas.of(List.of(area.value())).get(area.value()), true, own));
    }
    return parts;
  }

  private static List<LedgerPage.Figure> figures(
      Map<Measure, Long> sums, AreaCode area, LocalDate from, LocalDate to, boolean chinese) {
    List<LedgerPage.Figure> figures = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      figures.add(
          new LedgerPage.Figure(
              measure.key(),
              measure.label(chinese),
              measure.definition(chinese),
              measure.unit().code(),
              (double) sums.getOrDefault(measure, 0L),
              "/api/ledger/rows?area=%s&measure=%s&from=%s&to=%s"
                  .formatted(area.value(), measure.key(), from, to)));
    }
    for (Ratio ratio : Ratio.values()) {
      long below = sums.getOrDefault(ratio.below(), 0L);
      double share = (double) sums.getOrDefault(ratio.above(), 0L) / below;
      figures.add(
          new LedgerPage.Figure(
              ratio.key(),
              ratio.label(chinese),
              ratio.definition(chinese),
              ratio.unit(),
              below == 0 ? null : (Double) (ratio.complement() ? 1 - share : share),
              null));
    }
    return figures;
  }
}
