package org.koumen.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every rule of a week's plan, on random weeks, and that it is better than walking by nose. */
class RoundPlannerTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final int WORKERS = 3;
  private static final Set<Integer> ALL =
      IntStream.range(0, WORKERS).boxed().collect(Collectors.toSet());

  @Test
  void randomWeeksKeepEveryRule() {
    for (int seed = 1; seed <= 4; seed++) {
      Week week = week(new Random(seed), 40, true);
      List<Stop> stops = RoundPlanner.plan(week, 900);
      assertThat(stops.stream().map(Stop::call)).doesNotHaveDuplicates();
      for (Stop stop : stops) {
        keepsItsOwnRules(week, stop);
      }
      whoeverGoesIsInOnePlaceAtATime(week, stops);
    }
  }

  private static void keepsItsOwnRules(Week week, Stop stop) {
    Call call = week.calls().get(stop.call());
    Shift shift = week.shifts().get(stop.shift());
    assertThat(week.fits(call, shift)).isTrue();
    assertThat(stop.arrive()).isBetween(shift.from(), shift.to() - call.seconds());
    Call.Window window = call.window();
    if (window != null) {
      assertThat(stop.arrive()).isBetween(window.from(), window.to());
    }
    assertThat(stop.second() != null).isEqualTo(call.companion() != null);
    if (stop.second() != null) {
      assertThat(Objects.requireNonNull(call.companion())).contains(stop.second());
      assertThat(stop.second()).isNotEqualTo(shift.worker());
    }
  }

  /** A stretch of somebody's time at a place. */
  private record Stay(int from, int to, Call call) {}

  private static void whoeverGoesIsInOnePlaceAtATime(Week week, List<Stop> stops) {
    Map<String, List<Stay>> days = new HashMap<>();
    for (Stop stop : stops) {
      Shift shift = week.shifts().get(stop.shift());
      Call call = week.calls().get(stop.call());
      Stay stay = new Stay(stop.arrive(), stop.arrive() + call.seconds(), call);
      days.computeIfAbsent(shift.worker() + " " + shift.day(), one -> new ArrayList<>()).add(stay);
      if (stop.second() != null) {
        days.computeIfAbsent(stop.second() + " " + shift.day(), one -> new ArrayList<>()).add(stay);
      }
    }
    for (List<Stay> stays : days.values()) {
      stays.sort(Comparator.comparingInt(Stay::from));
      for (int i = 1; i < stays.size(); i++) {
        Stay before = stays.get(i - 1);
        Stay stay = stays.get(i);
        int walk =
            week.walk(
                before.call().east(),
                before.call().north(),
                stay.call().east(),
                stay.call().north());
        assertThat(stay.from()).isGreaterThanOrEqualTo(before.to() + walk);
      }
    }
  }

  @Test
  void leavesNobodyOutWhereThereIsRoomAndWalksLessThanByNose() {
    Week week = week(new Random(7), 90, false);
    List<Stop> planned = RoundPlanner.plan(week, 3_000);
    List<Stop> byNose = NearestFirst.plan(week);
    assertThat(planned).hasSize(90);
    assertThat(byNose).hasSizeLessThanOrEqualTo(90);
    assertThat(walked(week, planned)).isLessThan(walked(week, byNose));
  }

  private static int walked(Week week, List<Stop> stops) {
    int sum = stops.stream().mapToInt(Stop::walk).sum();
    Map<Integer, Stop> last = new HashMap<>();
    stops.forEach(stop -> last.put(stop.shift(), stop));
    for (Stop stop : last.values()) {
      Call call = week.calls().get(stop.call());
      sum += week.walk(call.east(), call.north(), week.east(), week.north());
    }
    return sum;
  }

  @Test
  void twoAgreedTimesThatOneCannotKeepGoToTwo() {
    Call.Window nine = new Call.Window(MONDAY, 9 * 3_600 + 600, 9 * 3_600 + 1_200);
    Week week =
        new Week(
            0,
            0,
            2,
            shifts(2),
            List.of(
                call(300, 0, 0, Set.of(0, 1), null, nine),
                call(-300, 0, 0, Set.of(0, 1), null, nine)),
            1.2,
            60,
            Weights.USUAL);
    List<Stop> stops = RoundPlanner.plan(week, 400);
    assertThat(stops).hasSize(2);
    assertThat(stops.stream().map(stop -> week.shifts().get(stop.shift()).worker()))
        .containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void whatPeopleFixedStaysWithWhomAndWhenItIs() {
    Random random = new Random(3);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Call call = call(random.nextInt(900), random.nextInt(900), i % WORKERS, ALL, null, null);
      calls.add(
          new Call(
              call.household(),
              call.east(),
              call.north(),
              call.seconds(),
              call.rank(),
              call.dueOn(),
              call.own(),
              call.workers(),
              null,
              null,
              i % 2 == 0 ? new Call.Fixed((i + 1) % WORKERS, null, MONDAY.plusDays(i % 3)) : null,
              Call.Wish.ANY));
    }
    Week week = new Week(450, 450, WORKERS, shifts(WORKERS), calls, 1.2, 60, Weights.USUAL);
    List<Stop> stops = RoundPlanner.plan(week, 900);
    assertThat(stops).hasSize(30);
    for (Stop stop : stops) {
      Call.Fixed fixed = week.calls().get(stop.call()).fixed();
      if (fixed != null) {
        assertThat(week.shifts().get(stop.shift()).worker()).isEqualTo(fixed.worker());
        assertThat(week.shifts().get(stop.shift()).day()).isEqualTo(fixed.day());
      }
    }
  }

  @Test
  void whatWasPlannedBeforeIsNotPushedOutByWhoCannotWait() {
    // Nine fill a morning; a tenth with a red mark comes later.
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Call call = call(200, i, 0, Set.of(0), null, null);
      calls.add(
          new Call(
              call.household(),
              call.east(),
              call.north(),
              1_000,
              i == 9 ? 0 : 2,
              call.dueOn(),
              0,
              Set.of(0),
              null,
              null,
              i == 9 ? null : new Call.Fixed(0, null, MONDAY),
              Call.Wish.ANY));
    }
    List<Shift> morning = List.of(new Shift(0, MONDAY, Shift.Part.MORNING, 32_400, 43_200));
    Week week = new Week(0, 0, 1, morning, calls, 1.2, 60, Weights.USUAL);
    assertThat(RoundPlanner.plan(week, 400).stream().map(Stop::call))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  private static Call call(
      double east,
      double north,
      @Nullable Integer own,
      Set<Integer> workers,
      @Nullable Set<Integer> companion,
      Call.@Nullable Window window) {
    return new Call(
        UUID.randomUUID(),
        east,
        north,
        600,
        2,
        MONDAY.minusDays(3),
        own,
        workers,
        companion,
        window,
        null,
        Call.Wish.ANY);
  }

  private static Week week(Random random, int count, boolean hard) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int own = random.nextInt(WORKERS);
      boolean pair = hard && random.nextInt(8) == 0;
      Call.Window window = null;
      if (hard && random.nextInt(8) == 0) {
        int from = (9 + random.nextInt(2)) * 3_600;
        window = new Call.Window(MONDAY.plusDays(random.nextInt(5)), from, from + 1_800);
      }
      calls.add(
          new Call(
              UUID.randomUUID(),
              own * 400 + random.nextInt(400),
              random.nextInt(700),
              600,
              random.nextInt(3),
              MONDAY.plusDays(random.nextInt(20) - 15),
              own,
              ALL,
              pair ? (random.nextBoolean() ? ALL : Set.of((own + 1) % WORKERS)) : null,
              window,
              null,
              hard && window == null && !pair && random.nextInt(8) == 0
                  ? Call.Wish.EVENING
                  : Call.Wish.ANY));
    }
    return new Week(600, 350, WORKERS, shifts(WORKERS), calls, 1.2, 60, Weights.USUAL);
  }

  private static List<Shift> shifts(int workers) {
    List<Shift> shifts = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      for (int worker = 0; worker < workers; worker++) {
        LocalDate on = MONDAY.plusDays(day);
        shifts.add(new Shift(worker, on, Shift.Part.MORNING, 9 * 3_600, 12 * 3_600));
        shifts.add(new Shift(worker, on, Shift.Part.AFTERNOON, 14 * 3_600, 17 * 3_600));
        if (day % 2 == 1) {
          shifts.add(new Shift(worker, on, Shift.Part.EVENING, 66_600, 73_800));
        }
      }
    }
    return shifts;
  }
}
