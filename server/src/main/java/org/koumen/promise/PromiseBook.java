package org.koumen.promise;

import java.time.DateTimeException;
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

/** Reads promises, the earliest due first. */
@Service
public class PromiseBook {
  private static final Comparator<Promise> EARLIEST_FIRST =
      Comparator.comparing(Promise::dueOn).thenComparing(row -> row.id().toString());
  private static final int OF_A_HOUSEHOLD = 50;

  private final PromiseTable table;
  private final HouseholdDoor households;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  PromiseBook(
      PromiseTable table,
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

  /** Which promises are asked for. */
  public record Asked(Optional<PromiseState> state, Optional<UUID> owner, boolean overdue) {}

  /** Promises in an area. */
  @Transactional(readOnly = true)
  public Rows<Promise> within(
      Scope scope, String area, Asked asked, Optional<String> after, int limit) {
    Scope within = scope.within(area);
    Optional<PromiseTable.After> behind = after.map(PromiseBook::after);
    PromiseTable.Asked bounds =
        new PromiseTable.Asked(
            asked.overdue() ? Optional.of(PromiseState.OPEN) : asked.state(),
            asked.owner(),
            asked.overdue() ? Optional.of(jurisdiction.today()) : Optional.empty());
    List<Promise> found =
        within.prefixes().stream()
            .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
            .distinct()
            .flatMap(county -> table.within(county, within, bounds, behind, limit + 1).stream())
            .sorted(EARLIEST_FIRST)
            .limit(limit + 1L)
            .toList();
    Rows<Promise> page = Rows.page(found, limit, row -> row.dueOn() + "~" + row.id());
    Map<String, String> names = areas.of(page.rows().stream().map(Promise::areaCode).toList());
    return new Rows<>(
        page.rows().stream().map(row -> row.at(names.get(row.areaCode()))).toList(),
        page.next(),
        null);
  }

  /**
   * Promises to a household, the open ones first.
   *
   * @return empty when there is no such household within the scope
   */
  @Transactional(readOnly = true)
  public Optional<Rows<Promise>> ofHousehold(String county, UUID household, Scope scope) {
    return households
        .find(county, household, scope)
        .map(home -> Rows.all(table.ofHousehold(county, home.id(), OF_A_HOUSEHOLD)));
  }

  private static PromiseTable.After after(String text) {
    int cut = text.indexOf('~');
    try {
      return new PromiseTable.After(
          LocalDate.parse(text.substring(0, Math.max(0, cut))),
          UUID.fromString(text.substring(cut + 1)));
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("no end of a page", noDay);
    }
  }
}
