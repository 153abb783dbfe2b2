package org.koumen.visit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.appointment.Appointment;
import org.koumen.appointment.AppointmentBook;
import org.koumen.appointment.CardRules;
import org.koumen.appointment.DoorWish;
import org.koumen.appointment.WishDesk;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.planning.AssignmentDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whom to see today and why: red marks that are due first, then those never seen, then those
 * that wait longest.
 */
@Service
public class RoundDesk {
  private static final Comparator<RoundTable.Due> FIRST =
      Comparator.comparing(RoundTable.Due::rank)
          .thenComparing(RoundTable.Due::dueOn)
          .thenComparing(due -> due.id().toString());

  private final RoundTable table;
  private final AssignmentDesk assignments;
  private final AppointmentBook appointments;
  private final WishDesk wishes;
  private final Counties counties;
  private final AreaDesk areas;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  RoundDesk(
      RoundTable table,
      AssignmentDesk assignments,
      AppointmentBook appointments,
      WishDesk wishes,
      Counties counties,
      AreaDesk areas,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.assignments = assignments;
    this.appointments = appointments;
    this.wishes = wishes;
    this.counties = counties;
    this.areas = areas;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** Where a page begins: behind this household. */
  record After(int rank, LocalDate dueOn, UUID id) {
    /**
     * @throws IllegalArgumentException when no page ended like this
     */
    static After of(String text) {
      String[] parts = text.split("~", -1);
      if (parts.length != 3 || !parts[0].matches("[0-2]")) {
        throw new IllegalArgumentException("no end of a page");
      }
      try {
        return new After(
            Integer.parseInt(parts[0]), LocalDate.parse(parts[1]), UUID.fromString(parts[2]));
      } catch (DateTimeException noDay) {
        throw new IllegalArgumentException("no end of a page", noDay);
      }
    }

    static String text(RoundTable.Due due) {
      return due.rank() + "~" + due.dueOn() + "~" + due.id();
    }
  }

  /**
   * A page of the round in some area, with the number of all households due.
   *
   * @param chinese language of the reasons
   */
  @Transactional(readOnly = true)
  public Rows<RoundStop> round(
      Scope scope, String area, Optional<String> after, int limit, boolean chinese) {
    Scope within = scope.within(area);
    Rhythm rhythm = settings.get(Rhythm.SETTING);
    LocalDate today = jurisdiction.today();
    Optional<After> behind = after.map(After::of);
    List<String> places =
        within.prefixes().stream()
            .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
            .distinct()
            .toList();
    List<RoundTable.Due> found =
        places.stream()
            .flatMap(county -> table.due(county, within, rhythm, today, behind, limit + 1).stream())
            .sorted(FIRST)
            .limit(limit + 1L)
            .toList();
    long total =
        places.stream().mapToLong(county -> table.count(county, within, rhythm, today)).sum();
    Rows<RoundTable.Due> page = Rows.page(found, limit, After::text);
    Map<String, String> names =
        areas.of(page.rows().stream().map(RoundTable.Due::areaCode).toList());
    Map<UUID, RoundTable.Misses> misses = misses(page.rows());
    Map<UUID, String> visitors = visitors(page.rows());
    Map<UUID, Appointment> agreed = new HashMap<>();
    Map<UUID, DoorWish> wished = new HashMap<>();
    byCounty(page.rows())
        .forEach(
            (county, ids) -> {
              agreed.putAll(appointments.openOf(county, ids));
              wished.putAll(wishes.of(county, ids));
            });
    int proposeAfter = settings.get(CardRules.SETTING).proposeAfter();
    return new Rows<>(
        page.rows().stream()
            .map(
                due ->
                    stop(
                        due,
                        names.get(due.areaCode()),
                        misses.get(due.id()),
                        visitors.get(due.id()),
                        agreed.get(due.id()),
                        Approach.of(
                            due.away(),
                            wished.get(due.id()),
                            misses.get(due.id()),
                            proposeAfter,
                            today,
                            chinese),
                        rhythm,
                        chinese))
            .toList(),
        page.next(),
        total);
  }

  /**
   * A household that is due by some day.
   *
   * @param rank 0 red mark, 1 never seen, 2 others
   */
  public record DueHousehold(UUID id, String areaCode, int rank, LocalDate dueOn) {}

  /** Those of a county's households in a scope that are due by a day, the most urgent first. */
  @Transactional(readOnly = true)
  public List<DueHousehold> dueBy(String county, Scope scope, LocalDate day, int limit) {
    return table
        .due(county, scope, settings.get(Rhythm.SETTING), day, Optional.empty(), limit)
        .stream()
        .map(due -> new DueHousehold(due.id(), due.areaCode(), due.rank(), due.dueOn()))
        .toList();
  }

  /** How many of a county's households in a scope are due by a day. */
  @Transactional(readOnly = true)
  public long countDueBy(String county, Scope scope, LocalDate day) {
    return table.count(county, scope, settings.get(Rhythm.SETTING), day);
  }

  private Map<UUID, RoundTable.Misses> misses(List<RoundTable.Due> rows) {
    Map<UUID, RoundTable.Misses> misses = new HashMap<>();
    byCounty(rows)
        .forEach(
            (county, ids) ->
                table
                    .misses(county, ids, jurisdiction.zone())
                    .forEach(one -> misses.put(one.householdId(), one)));
    return misses;
  }

  private Map<UUID, String> visitors(List<RoundTable.Due> rows) {
    Map<UUID, String> names = new HashMap<>();
    byCounty(rows).forEach((county, ids) -> names.putAll(assignments.visitorNames(county, ids)));
    return names;
  }

  private static Map<String, List<UUID>> byCounty(List<RoundTable.Due> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                RoundTable.Due::county,
                Collectors.mapping(RoundTable.Due::id, Collectors.toList())));
  }

  private RoundStop stop(
      RoundTable.Due due,
      @Nullable String areaName,
      RoundTable.@Nullable Misses misses,
      @Nullable String visitor,
      @Nullable Appointment agreed,
      Approach.Told approach,
      Rhythm rhythm,
      boolean chinese) {
    String mark = due.careMark() == null ? "usual" : due.careMark();
    boolean never = due.lastVisitOn() == null;
    return new RoundStop(
        due.county(),
        due.id(),
        due.areaCode(),
        areaName,
        due.address(),
        due.headName(),
        due.people(),
        due.livingAlone(),
        due.careMark(),
        due.lastVisitOn(),
        due.dueOn(),
        never && !mark.equals("red") ? "never" : mark,
        never
            ? neverText(mark, due.dueOn(), chinese)
            : rhythmText(mark, rhythm.days(mark), due.lastVisitOn(), chinese),
        misses == null ? 0 : misses.times(),
        misses == null ? null : jurisdiction.dayOf(misses.lastAt()),
        approach.approach(),
        approach.text(),
        agreed == null ? null : agreed.fromAt(),
        agreed == null ? null : agreed.toAt(),
        visitor);
  }

  private static String neverText(String mark, LocalDate since, boolean chinese) {
    String never =
        chinese
            ? "%s建档以来还没有走访过".formatted(since)
            : "not visited since it was put on file on %s".formatted(since);
    return mark.equals("red") ? kind(mark, chinese) + (chinese ? "，" : ": ") + never : never;
  }

  private static String kind(String mark, boolean chinese) {
    return switch (mark) {
      case "red" -> chinese ? "红色标记" : "red mark";
      case "yellow" -> chinese ? "黄色标记" : "yellow mark";
      case "green" -> chinese ? "绿色标记" : "green mark";
      default -> chinese ? "普通住户" : "no mark";
    };
  }

  private static String rhythmText(
      String mark, int days, @Nullable LocalDate last, boolean chinese) {
    String kind = kind(mark, chinese);
    return chinese
        ? "%s，每%d天走访一次，上次走访%s".formatted(kind, days, last)
        : "%s: a visit every %d days, the last on %s".formatted(kind, days, last);
  }
}
