package org.koumen.appointment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdDoor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads appointments, the earliest first. */
@Service
public class AppointmentBook {
  private static final Comparator<Appointment> EARLIEST_FIRST =
      Comparator.comparing(Appointment::fromAt).thenComparing(row -> row.id().toString());
  private static final int OF_A_HOUSEHOLD = 20;

  private final AppointmentTable table;
  private final HouseholdDoor households;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  AppointmentBook(
      AppointmentTable table,
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

  /**
   * Which appointments are asked for.
   *
   * @param from first day
   * @param to last day
   * @param visitor only those of this person
   */
  public record Asked(
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<AppointmentState> state,
      Optional<UUID> visitor) {}

  /** Appointments in an area. */
  @Transactional(readOnly = true)
  public Rows<Appointment> within(
      Scope scope, String area, Asked asked, Optional<String> after, int limit) {
    Scope within = scope.within(area);
    Optional<AppointmentTable.After> behind = after.map(AppointmentBook::after);
    AppointmentTable.Asked moments =
        new AppointmentTable.Asked(
            asked.from().map(this::startOf),
            asked.to().map(day -> startOf(day.plusDays(1))),
            asked.state(),
            asked.visitor());
    List<Appointment> found =
        within.prefixes().stream()
            .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
            .distinct()
            .flatMap(county -> table.within(county, within, moments, behind, limit + 1).stream())
            .sorted(EARLIEST_FIRST)
            .limit(limit + 1L)
            .toList();
    Rows<Appointment> page = Rows.page(found, limit, row -> row.fromAt() + "~" + row.id());
    Map<String, String> names = areas.of(page.rows().stream().map(Appointment::areaCode).toList());
    return new Rows<>(
        page.rows().stream().map(row -> row.at(names.get(row.areaCode()))).toList(),
        page.next(),
        null);
  }

  /**
   * Appointments of a household, the latest first.
   *
   * @return empty when there is no such household within the scope
   */
  @Transactional(readOnly = true)
  public Optional<Rows<Appointment>> ofHousehold(String county, UUID household, Scope scope) {
    return households
        .find(county, household, scope)
        .map(home -> Rows.all(table.ofHousehold(county, home.id(), OF_A_HOUSEHOLD)));
  }

  /** What some households of one county have before them; the caller found them in scope. */
  @Transactional(readOnly = true)
  public Map<UUID, Appointment> openOf(String county, Collection<UUID> ids) {
    return table.openOf(county, ids).stream()
        .collect(Collectors.toMap(Appointment::householdId, Function.identity()));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(jurisdiction.zone()).toInstant();
  }

  private static AppointmentTable.After after(String text) {
    int cut = text.indexOf('~');
    try {
      return new AppointmentTable.After(
          Instant.parse(text.substring(0, Math.max(0, cut))),
          UUID.fromString(text.substring(cut + 1)));
    } catch (DateTimeException noMoment) {
      throw new IllegalArgumentException("no end of a page", noMoment);
    }
  }
}
