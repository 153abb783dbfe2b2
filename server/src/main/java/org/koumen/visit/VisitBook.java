package org.koumen.visit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdDoor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads visits, the latest first. */
@Service
public class VisitBook {
  private static final Comparator<VisitRow> LATEST_FIRST =
      Comparator.comparing(VisitRow::visitedAt)
          .thenComparing(row -> row.id().toString())
          .reversed();

  private final VisitTable table;
  private final HouseholdDoor households;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  VisitBook(
      VisitTable table,
      HouseholdDoor households,
      Counties counties,
      AreaDesk areas,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.households = households;
    this.counties = counties;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** First and last day of visits, both counted; empty for as long as there are any. */
  public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {}

  /**
   * Visits in an area.
   *
   * @param visitor only those of this account
   */
  @Transactional(readOnly = true)
  public Rows<VisitRow> within(
      Scope scope,
      String area,
      Days days,
      Optional<UUID> visitor,
      Optional<String> after,
      int limit) {
    Scope within = scope.within(area);
    Optional<VisitTable.After> behind = after.map(VisitBook::after);
    VisitTable.Span span =
        new VisitTable.Span(
            days.from().map(this::startOf), days.to().map(day -> startOf(day.plusDays(1))));
    List<VisitRow> found =
        within.prefixes().stream()
            .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
            .distinct()
            .flatMap(
                county -> table.within(county, within, span, visitor, behind, limit + 1).stream())
            .sorted(LATEST_FIRST)
            .limit(limit + 1L)
            .toList();
    return page(found, limit);
  }

  /**
   * Visits of a household.
   *
   * @return empty when there is no such household within the scope
   */
  @Transactional(readOnly = true)
  public Optional<Rows<VisitRow>> ofHousehold(
      String county, UUID household, Scope scope, Optional<String> after, int limit) {
    Optional<VisitTable.After> behind = after.map(VisitBook::after);
    return households
        .find(county, household, scope)
        .map(home -> page(table.ofHousehold(county, home.id(), scope, behind, limit + 1), limit));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(jurisdiction.zone()).toInstant();
  }

  private Rows<VisitRow> page(List<VisitRow> found, int limit) {
    Rows<VisitRow> page = Rows.page(found, limit, row -> row.visitedAt() + "~" + row.id());
    Map<String, String> names = areas.of(page.rows().stream().map(VisitRow::areaCode).toList());
    return new Rows<>(
        page.rows().stream().map(row -> row.at(names.get(row.areaCode()))).toList(),
        page.next(),
        null);
  }

  private static VisitTable.After after(String text) {
    int cut = text.indexOf('~');
    try {
      return new VisitTable.After(
          Instant.parse(text.substring(0, Math.max(0, cut))),
          UUID.fromString(text.substring(cut + 1)));
    } catch (DateTimeException noMoment) {
      throw new IllegalArgumentException("no end of a page", noMoment);
    }
  }
}
