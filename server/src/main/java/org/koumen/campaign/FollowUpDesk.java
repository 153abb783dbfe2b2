package org.koumen.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is to be done after theme visits in sight until it is done. */
@Service
public class FollowUpDesk {
  private static final int MOST = 500;

  private final FollowUpTable table;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  FollowUpDesk(FollowUpTable table, Counties counties, AreaDesk areas, Jurisdiction jurisdiction) {
    this.table = table;
    this.counties = counties;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** Those of an area, the first due first; without names where households may not be read. */
  @Transactional(readOnly = true)
  public List<FollowUp> list(
      @Nullable AreaCode area, Optional<String> state, Scope scope, Actor reader) {
    Scope within = area == null ? scope : scope.within(area.value());
    List<FollowUp> found = new ArrayList<>();
    within.prefixes().stream()
        .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
        .distinct()
        .forEach(county -> found.addAll(table.list(county, within, state, MOST)));
    Map<String, String> names =
        areas.of(found.stream().map(FollowUp::areaCode).distinct().toList());
    Scope readable = reader.scope(Permission.HOUSEHOLD_READ);
    return found.stream()
        .sorted(Comparator.comparing(FollowUp::dueOn))
        .limit(MOST)
        .map(one -> one.shown(readable.covers(one.areaCode()), names.get(one.areaCode())))
        .toList();
  }

  /** Whether there was such a one, and it was open. */
  @Transactional
  public boolean end(String county, UUID id, boolean done, String note, Scope scope, Actor by) {
    return table.open(county, id, scope).isPresent()
        && table.end(county, id, done, note, jurisdiction.today(), by);
  }

  /** Whether there was such a one, and such a person. */
  @Transactional
  public boolean give(String county, UUID id, UUID staff, LocalDate dueOn, Scope scope) {
    return table.open(county, id, scope).isPresent() && table.give(county, id, staff, dueOn);
  }
}
