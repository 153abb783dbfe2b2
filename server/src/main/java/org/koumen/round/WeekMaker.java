package org.koumen.round;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.calendar.CalendarDesk;
import org.koumen.planning.AssignmentDesk;
import org.koumen.planning.Ground;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/** Turns what is on file into a week to be planned, has it planned, and says what came of it. */
@Component
class WeekMaker {
  /** Milliseconds for the optimiser. */
  static final long LIMIT = 7_000;

  private static final int DOOR = 60;
  private static final String BELONGS = "present";
  // Two plans at a time: each keeps two cores busy.
  private final Semaphore turns = new Semaphore(2, true);

  private final WeekTable table;
  private final AssignmentDesk assignments;
  private final CalendarDesk calendar;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  WeekMaker(
      WeekTable table,
      AssignmentDesk assignments,
      CalendarDesk calendar,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.assignments = assignments;
    this.calendar = calendar;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Who can go out on which days.
   *
   * @param out days on which somebody cannot
   */
  record Team(List<WeekTable.Worker> workers, Map<UUID, Set<LocalDate>> out) {}

  /** A week that is ready to be planned, with those that it leaves out from the beginning. */
  record Ready(Week week, List<Planned.Wanted> wanted, List<UUID> workers, List<Planned> leftOut) {}

  /** Days of a span on which a team goes out. */
  private List<LocalDate> days(LocalDate first, LocalDate last) {
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> !day.isBefore(jurisdiction.today()))
        .toList();
  }

  /** Seconds that a team has in a span, evenings aside. */
  long seconds(Team team, LocalDate first, LocalDate last) {
    RoundSettings usual = settings.get(RoundSettings.SETTING);
    long day =
        usual.morningTo().toSecondOfDay()
            - usual.morningFrom().toSecondOfDay()
            + usual.afternoonTo().toSecondOfDay()
            - usual.afternoonFrom().toSecondOfDay();
    return days(first, last).stream()
            .filter(calendar.workingDays()::isWorkingDay)
            .mapToLong(
                one ->
                    team.workers().stream()
                        .filter(worker -> !isOut(team, worker.id(), one))
                        .count())
            .sum()
        * day;
  }

  private static boolean isOut(Team team, UUID worker, LocalDate day) {
    return team.out().getOrDefault(worker, Set.of()).contains(day);
  }

  /** Gets a week ready. Reads; the caller holds the transaction. */
  Ready ready(
      AreaCode area, LocalDate first, LocalDate last, Team team, Collection<Planned.Wanted> asked) {
    Map<UUID, Planned.Wanted> byId = new HashMap<>();
    asked.forEach(one -> byId.put(one.household(), one));
    List<WeekTable.Home> homes =
        table.homes(area.county(), byId.keySet(), moment(first), moment(last.plusDays(1)));
    Map<UUID, UUID> visitors = assignments.visitorIds(area.county(), List.copyOf(byId.keySet()));
    Ground ground = ground(area, homes);
    RoundSettings usual = settings.get(RoundSettings.SETTING);
    Doors doors = new Doors(ground);
    List<Call> calls = new ArrayList<>();
    List<Planned.Wanted> wanted = new ArrayList<>();
    List<Planned> leftOut = new ArrayList<>();
    for (WeekTable.Home home : homes) {
      Planned.Wanted one = Objects.requireNonNull(byId.get(home.id()));
      int minutes = one.rank() == 0 ? usual.first() : usual.usual();
      String why = whyNot(home, last);
      if (why != null) {
        leftOut.add(Planned.left(one, minutes, why));
        continue;
      }
      double[] at = doors.at(home);
      calls.add(call(home, one, at, minutes * 60, team, visitors.get(home.id()), usual));
      wanted.add(one);
    }
    double[] office = ground.centre(area.value());
    Week week =
        new Week(
            ground.east(office[0]),
            ground.north(office[1]),
            team.workers().size(),
            shifts(first, last, team, calls, usual),
            calls,
            60.0 / usual.pace(),
            DOOR,
            Weights.USUAL);
    return new Ready(
        week, wanted, team.workers().stream().map(WeekTable.Worker::id).toList(), leftOut);
  }

  private OffsetDateTime moment(LocalDate day) {
    return day.atStartOfDay(jurisdiction.zone()).toOffsetDateTime();
  }

  /** Who is not called on at all this week. */
  private static @Nullable String whyNot(WeekTable.Home home, LocalDate last) {
    if (!home.state().equals(BELONGS)) {
      return "away";
    }
    if (home.agreedFrom() != null) {
      return "phone".equals(home.agreedWay()) ? "call" : null;
    }
    if (home.awayUntil() != null && home.awayUntil().isAfter(last)) {
      return "away";
    }
    return "call".equals(home.way()) ? "call" : null;
  }

  /** Places homes on the plane; who has no coordinates gets a place in the order of addresses. */
  private static final class Doors {
    private final Ground ground;
    private final Map<String, Integer> placed = new HashMap<>();

    Doors(Ground ground) {
      this.ground = ground;
    }

    double[] at(WeekTable.Home home) {
      Double longitude = home.longitude();
      Double latitude = home.latitude();
      if (longitude == null || latitude == null) {
        double[] made =
            ground.place(home.areaCode(), placed.merge(home.areaCode(), 1, Integer::sum) - 1);
        return new double[] {ground.east(made[0]), ground.north(made[1])};
      }
      return new double[] {ground.east(longitude), ground.north(latitude)};
    }
  }

  private Ground ground(AreaCode area, List<WeekTable.Home> homes) {
    Map<String, double[]> known = new HashMap<>();
    for (WeekTable.Home home : homes) {
      Double longitude = home.longitude();
      Double latitude = home.latitude();
      if (longitude != null && latitude != null) {
        for (String code : List.of(home.areaCode(), area.value())) {
          double[] sum = known.computeIfAbsent(code, one -> new double[3]);
          sum[0] += longitude;
          sum[1] += latitude;
          sum[2]++;
        }
      }
    }
    known.replaceAll((code, sum) -> new double[] {sum[0] / sum[2], sum[1] / sum[2]});
    known.putAll(table.centres(area));
    return new Ground(known, new Ground(known, 0).centre(area.value())[1]);
  }

  private Call call(
      WeekTable.Home home,
      Planned.Wanted one,
      double[] at,
      int seconds,
      Team team,
      @Nullable UUID visitor,
      RoundSettings usual) {
    Set<Integer> all =
        IntStream.range(0, team.workers().size()).boxed().collect(Collectors.toSet());
    Set<Integer> speakers =
        home.languages().isEmpty()
            ? all
            : all.stream()
                .filter(
                    w ->
                        team.workers().get(w).languages().stream()
                            .anyMatch(home.languages()::contains))
                .collect(Collectors.toSet());
    Integer own = own(home, visitor, team);
    boolean understood = speakers.isEmpty() || own == null || speakers.contains(own);
    Set<Integer> companion = home.pair() != null ? all : understood ? null : speakers;
    ZonedDateTime from =
        home.agreedFrom() == null ? null : home.agreedFrom().atZoneSameInstant(jurisdiction.zone());
    Call.Window window = null;
    if (from != null && home.agreedTo() != null) {
      int begin = from.toLocalTime().toSecondOfDay();
      int end =
          home.agreedTo().atZoneSameInstant(jurisdiction.zone()).toLocalTime().toSecondOfDay();
      window = new Call.Window(from.toLocalDate(), begin, Math.max(begin, end - seconds));
    }
    Integer fixed = one.staff() == null ? null : number(team, one.staff());
    LocalDate day = one.day();
    return new Call(
        home.id(),
        at[0],
        at[1],
        seconds,
        one.rank(),
        one.dueOn(),
        own,
        all,
        one.companion() != null || one.staff() == null ? companion : null,
        window,
        fixed == null || day == null
            ? null
            : new Call.Fixed(
                fixed, one.companion() == null ? null : number(team, one.companion()), day),
        wish(home, usual));
  }

  /** The household's visitor in the team: as agreed, as assigned, or by the grid. */
  private static @Nullable Integer own(WeekTable.Home home, @Nullable UUID visitor, Team team) {
    if (home.visitor() != null) {
      Integer agreed = number(team, home.visitor());
      if (agreed != null) {
        return agreed;
      }
    }
    if (visitor != null) {
      Integer assigned = number(team, visitor);
      if (assigned != null) {
        return assigned;
      }
    }
    return IntStream.range(0, team.workers().size())
        .filter(w -> team.workers().get(w).places().stream().anyMatch(home.areaCode()::startsWith))
        .boxed()
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer number(Team team, UUID staff) {
    return IntStream.range(0, team.workers().size())
        .filter(w -> team.workers().get(w).id().equals(staff))
        .boxed()
        .findFirst()
        .orElse(null);
  }

  private static Call.Wish wish(WeekTable.Home home, RoundSettings usual) {
    return switch (home.times() == null ? "any" : home.times()) {
      case "evening" -> usual.evenings().isEmpty() ? Call.Wish.ANY : Call.Wish.EVENING;
      case "off_peak" -> usual.evenings().isEmpty() ? Call.Wish.WEEKEND : Call.Wish.EVENING;
      case "weekend" -> Call.Wish.WEEKEND;
      default -> Call.Wish.ANY;
    };
  }

  /**
   * Half days on working days, evenings as set, a morning of the weekend where somebody asks for
   * it, and whatever else was agreed.
   */
  private List<Shift> shifts(
      LocalDate first, LocalDate last, Team team, List<Call> calls, RoundSettings usual) {
    boolean weekend = calls.stream().anyMatch(call -> call.wish() == Call.Wish.WEEKEND);
    Set<LocalDate> evenings = new HashSet<>();
    Set<LocalDate> agreed = new HashSet<>();
    for (Call call : calls) {
      Call.Window window = call.window();
      if (window != null) {
        boolean evening = window.to() >= usual.eveningFrom().toSecondOfDay();
        var unused = (evening ? evenings : agreed).add(window.day());
      }
    }
    List<Shift> shifts = new ArrayList<>();
    for (LocalDate day : days(first, last)) {
      boolean works = calendar.workingDays().isWorkingDay(day);
      boolean saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY;
      boolean morning = works || agreed.contains(day) || (saturday && weekend);
      for (int worker = 0; worker < team.workers().size(); worker++) {
        if (isOut(team, team.workers().get(worker).id(), day)) {
          continue;
        }
        if (morning) {
          shifts.add(
              shift(worker, day, Shift.Part.MORNING, usual.morningFrom(), usual.morningTo()));
        }
        if (works || agreed.contains(day)) {
          shifts.add(
              shift(worker, day, Shift.Part.AFTERNOON, usual.afternoonFrom(), usual.afternoonTo()));
        }
        if (evenings.contains(day) || (works && usual.isEvening(day.getDayOfWeek()))) {
          shifts.add(
              shift(worker, day, Shift.Part.EVENING, usual.eveningFrom(), usual.eveningTo()));
        }
      }
    }
    return shifts;
  }

  private static Shift shift(
      int worker, LocalDate day, Shift.Part part, LocalTime from, LocalTime to) {
    return new Shift(worker, day, part, from.toSecondOfDay(), to.toSecondOfDay());
  }

  /** Has a week planned; outside of any transaction. */
  List<Planned> plan(Ready ready) {
    turns.acquireUninterruptibly();
    List<Stop> stops;
    try {
      stops = RoundPlanner.plan(ready.week(), LIMIT);
    } finally {
      turns.release();
    }
    List<Planned> planned = new ArrayList<>(ready.leftOut());
    Set<Integer> placed = new HashSet<>();
    for (Stop stop : stops) {
      placed.add(stop.call());
      planned.add(stop(ready, stop));
    }
    for (int c = 0; c < ready.wanted().size(); c++) {
      if (!placed.contains(c)) {
        Call call = ready.week().calls().get(c);
        boolean nobody = ready.week().shifts().stream().noneMatch(s -> ready.week().fits(call, s));
        planned.add(
            Planned.left(
                ready.wanted().get(c), call.seconds() / 60, nobody ? "nobody" : "no_room"));
      }
    }
    return planned;
  }

  private static Planned stop(Ready ready, Stop stop) {
    Planned.Wanted wanted = ready.wanted().get(stop.call());
    Call call = ready.week().calls().get(stop.call());
    Shift shift = ready.week().shifts().get(stop.shift());
    Integer second = stop.second();
    return new Planned(
        wanted.household(),
        wanted.areaCode(),
        wanted.rank(),
        wanted.dueOn(),
        ready.workers().get(shift.worker()),
        second == null ? null : ready.workers().get(second),
        shift.day(),
        shift.part(),
        LocalTime.ofSecondOfDay(stop.arrive()),
        call.seconds() / 60,
        stop.walk(),
        call.window() != null,
        wanted.locked(),
        null);
  }
}
