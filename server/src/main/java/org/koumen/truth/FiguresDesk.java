package org.koumen.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What visits claim beside what of it counts, by area. */
@Service
public class FiguresDesk {
  private final SampleTable samples;
  private final AreaDesk areas;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  FiguresDesk(SampleTable samples, AreaDesk areas, Settings settings, Jurisdiction jurisdiction) {
    this.samples = samples;
    this.areas = areas;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Figures of an area.
   *
   * @param visits all that were recorded
   * @param claimed those that say somebody was met or spoken to
   * @param counted those of them in which something was written or raised
   * @param letters from so many characters on
   */
  public record Figures(int visits, int claimed, int counted, int letters, List<Part> parts) {}

  /** An area beneath. */
  public record Part(
      String areaCode, @Nullable String areaName, int visits, int claimed, int counted) {}

  /**
   * Figures of an area over some days, both included.
   *
   * @param area within one county
   * @return empty when nothing of it lies within the scope
   */
  @Transactional(readOnly = true)
  public Optional<Figures> figures(AreaCode area, LocalDate from, LocalDate to, Scope scope) {
    Scope within = scope.within(area.value());
    if (within.isNowhere()) {
      return Optional.empty();
    }
    int letters = settings.get(TruthSettings.SETTING).letters();
    int digits =
        switch (area.value().length()) {
          case 6 -> 9;
          case 9 -> 12;
          default -> 15;
        };
    List<SampleTable.Count> counts =
        samples.counts(
            new SampleTable.Where(
                area.county(),
                area.value(),
                Scope.after(area.value()),
                from.atStartOfDay(jurisdiction.zone()).toInstant(),
                to.plusDays(1).atStartOfDay(jurisdiction.zone()).toInstant()),
            within,
            digits,
            letters);
    Map<String, String> names = areas.of(counts.stream().map(SampleTable.Count::part).toList());
    return Optional.of(
        new Figures(
            counts.stream().mapToInt(SampleTable.Count::visits).sum(),
            counts.stream().mapToInt(SampleTable.Count::claimed).sum(),
            counts.stream().mapToInt(SampleTable.Count::counted).sum(),
            letters,
            counts.stream()
                .map(
                    one ->
                        new Part(
                            one.part(),
                            names.get(one.part()),
                            one.visits(),
                            one.claimed(),
                            one.counted()))
                .toList()));
  }
}
