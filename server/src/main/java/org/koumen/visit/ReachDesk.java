package org.koumen.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells how far households were reached: each under one kind, so that the kinds add up. */
@Service
public class ReachDesk {
  private final ReachTable table;
  private final Counties counties;
  private final AreaDesk areas;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  ReachDesk(
      ReachTable table,
      Counties counties,
      AreaDesk areas,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.counties = counties;
    this.areas = areas;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Reach of an area.
   *
   * @param from first day
   * @param to last day
   */
  @Transactional(readOnly = true)
  public Reach coverage(Scope scope, AreaCode area, LocalDate from, LocalDate to) {
    Scope within = scope.within(area.value());
    Rhythm rhythm = settings.get(Rhythm.SETTING);
    int digits = digitsBeneath(area);
    Map<String, Map<Reach.Kind, Long>> parts = new TreeMap<>();
    Map<Reach.Kind, Long> all = new EnumMap<>(Reach.Kind.class);
    Map<String, ReachTable.Marked> marks = new TreeMap<>();
    for (String county : places(within)) {
      for (ReachTable.Count one : table.count(county, within, rhythm, days(from, to), digits)) {
        Reach.Kind kind = Reach.Kind.of(one.kind());
        all.merge(kind, one.households(), Long::sum);
        parts
            .computeIfAbsent(one.part(), part -> new EnumMap<>(Reach.Kind.class))
            .merge(kind, one.households(), Long::sum);
      }
      for (ReachTable.Marked one : table.rhythm(county, within, rhythm, jurisdiction.today())) {
        marks.merge(
            one.mark() == null ? "" : one.mark(),
            one,
            (a, b) ->
                new ReachTable.Marked(
                    a.mark(), a.households() + b.households(), a.missed() + b.missed()));
      }
    }
    Map<String, String> names = areas.of(parts.keySet());
    return new Reach(
        sum(all),
        filled(all),
        parts.entrySet().stream()
            .map(
                part ->
                    new Reach.Part(
                        part.getKey(),
                        names.get(part.getKey()),
                        sum(part.getValue()),
                        filled(part.getValue())))
            .toList(),
        rhythm(marks, rhythm));
  }

  private static List<Reach.RhythmRow> rhythm(Map<String, ReachTable.Marked> marks, Rhythm rhythm) {
    List<Reach.RhythmRow> rows = new ArrayList<>();
    for (String mark : List.of("red", "yellow", "green", "")) {
      ReachTable.Marked found = marks.get(mark);
      @Nullable String shown = mark.isEmpty() ? null : mark;
      long households = found == null ? 0 : found.households();
      long missed = found == null ? 0 : found.missed();
      rows.add(
          new Reach.RhythmRow(shown, rhythm.days(mark), households, households - missed, missed));
    }
    return rows;
  }

  private static long sum(Map<Reach.Kind, Long> kinds) {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<Reach.Kind, Long> filled(Map<Reach.Kind, Long> kinds) {
    Map<Reach.Kind, Long> all = new EnumMap<>(Reach.Kind.class);
    Arrays.stream(Reach.Kind.values())
        .forEach(kind -> all.put(kind, Objects.requireNonNullElse(kinds.get(kind), 0L)));
    return all;
  }

  /** Households of a kind, to open their files. */
  @Transactional(readOnly = true)
  public Rows<Reach.Row> rows(
      Scope scope,
      AreaCode area,
      LocalDate from,
      LocalDate to,
      Reach.Kind kind,
      Optional<UUID> after,
      int limit) {
    Scope within = scope.within(area.value());
    Rhythm rhythm = settings.get(Rhythm.SETTING);
    List<Reach.Row> found =
        places(within).stream()
            .flatMap(
                county ->
                    table
                        .rows(county, within, rhythm, days(from, to), kind, after, limit + 1)
                        .stream())
            .sorted(Comparator.comparing(row -> row.id().toString()))
            .limit(limit + 1L)
            .toList();
    Rows<Reach.Row> page = Rows.page(found, limit, row -> row.id().toString());
    Map<String, String> names = areas.of(page.rows().stream().map(Reach.Row::areaCode).toList());
    return new Rows<>(
        page.rows().stream()
            .map(
                row ->
                    new Reach.Row(
                        row.county(),
                        row.id(),
                        row.areaCode(),
                        names.get(row.areaCode()),
                        row.address()))
            .toList(),
        page.next(),
        null);
  }

  private List<String> places(Scope within) {
    return within.prefixes().stream()
        .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
        .distinct()
        .toList();
  }

  private ReachTable.Days days(LocalDate from, LocalDate to) {
    return new ReachTable.Days(
        from.atStartOfDay(jurisdiction.zone()).toInstant(),
        to.plusDays(1).atStartOfDay(jurisdiction.zone()).toInstant(),
        to);
  }

  private static int digitsBeneath(AreaCode area) {
    return area.level().below().map(AreaLevel::digits).orElse(area.level().digits());
  }
}
