package org.koumen.appointment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.calendar.CalendarDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows when the team of a grid knocks, and which of these times are free. */
@Service
public class HoursDesk {
  private static final int GRID_DIGITS = AreaLevel.GRID.digits();

  private final HoursTable table;
  private final AppointmentTable appointments;
  private final AreaDesk areas;
  private final CalendarDesk calendar;
  private final Settings settings;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  HoursDesk(
      HoursTable table,
      AppointmentTable appointments,
      AreaDesk areas,
      CalendarDesk calendar,
      Settings settings,
      AuditLog audit,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.appointments = appointments;
    this.areas = areas;
    this.calendar = calendar;
    this.settings = settings;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /**
   * When a grid's team knocks.
   *
   * @param own whether the team said so itself; else it is as the jurisdiction has it
   */
  public record Hours(boolean own, List<VisitingHours.Offer> offers) {}

  /** When the team of a grid knocks; empty when there is no such grid within the scope. */
  @Transactional(readOnly = true)
  public Optional<Hours> hours(AreaCode grid, Scope scope) {
    return isGrid(grid, scope) ? Optional.of(read(grid.value())) : Optional.empty();
  }

  /**
   * Says when the team of a grid knocks.
   *
   * @param offers empty to go back to what the jurisdiction has
   * @return empty when there is no such grid within the scope
   */
  @Transactional
  public Optional<Hours> set(
      AreaCode grid, List<VisitingHours.Offer> offers, Scope scope, Actor by) {
    if (!isGrid(grid, scope)) {
      return Optional.empty();
    }
    table.replace(grid.value(), offers);
    audit.add(by, "visit.hours-set", grid.value(), grid.value(), Map.of("parts", offers.size()));
    return Optional.of(read(grid.value()));
  }

  private boolean isGrid(AreaCode grid, Scope scope) {
    return grid.level() == AreaLevel.GRID
        && scope.covers(grid.value())
        && !areas.of(List.of(grid.value())).isEmpty();
  }

  private Hours read(String grid) {
    List<VisitingHours.Offer> own = table.of(grid);
    return own.isEmpty()
        ? new Hours(false, settings.get(VisitingHours.SETTING).offers())
        : new Hours(true, own);
  }

  /** Times that a household may choose from, those that are taken too. */
  List<Slots.Slot> slots(String areaCode, UUID household) {
    VisitingHours hours = settings.get(VisitingHours.SETTING);
    LocalDate today = jurisdiction.today();
    LocalDate last = today.plusDays(hours.days());
    return slots(areaCode, household, today, last);
  }

  private List<Slots.Slot> slots(String areaCode, UUID household, LocalDate first, LocalDate last) {
    VisitingHours hours = settings.get(VisitingHours.SETTING);
    String grid = gridOf(areaCode);
    Instant after = jurisdiction.now().plus(Duration.ofHours(hours.noticeHours()));
    return new Slots(
            read(grid).offers(),
            Duration.ofMinutes(hours.minutes()),
            calendar.workingDays(),
            jurisdiction.zone())
        .between(
            first,
            last,
            after,
            appointments.taken(
                grid.substring(0, 6),
                grid,
                first.atStartOfDay(jurisdiction.zone()).toInstant(),
                last.plusDays(1).atStartOfDay(jurisdiction.zone()).toInstant(),
                household));
  }

  /**
   * Takes a free time in hand until the transaction ends.
   *
   * @return empty when it is not offered, or somebody else has it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Span> take(String areaCode, UUID household, Instant from) {
    LocalDate day = jurisdiction.dayOf(from);
    if (day.isAfter(jurisdiction.today().plusDays(settings.get(VisitingHours.SETTING).days()))) {
      return Optional.empty();
    }
    String grid = gridOf(areaCode);
    UUID key = UUID.nameUUIDFromBytes((grid + day).getBytes(StandardCharsets.UTF_8));
    appointments.holdDay(grid.substring(0, 6), key, grid, day);
    return slots(areaCode, household, day, day).stream()
        .filter(slot -> slot.free() && slot.from().equals(from))
        .findFirst()
        .map(slot -> new Span(slot.from(), slot.to()));
  }

  private static String gridOf(String areaCode) {
    return areaCode.substring(0, Math.min(GRID_DIGITS, areaCode.length()));
  }
}
