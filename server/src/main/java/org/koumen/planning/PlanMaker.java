package org.koumen.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Planner;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a proposal: reads, has the optimiser assign, moves everybody into the middle of what they
 * were given, has it assign once more, and writes. The database is not kept waiting in between.
 */
@Component
class PlanMaker {
  private static final int STEPS = 5;

  private final DemandTable demands;
  private final AssignmentTable assignments;
  private final AssignmentPlanTable plans;
  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final Planner planner;
  private final TransactionTemplate transactions;

  PlanMaker(
      DemandTable demands,
      AssignmentTable assignments,
      AssignmentPlanTable plans,
      Settings settings,
      Jurisdiction jurisdiction,
      Planner planner,
      TransactionTemplate transactions) {
    this.demands = demands;
    this.assignments = assignments;
    this.plans = plans;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
    this.planner = planner;
    this.transactions = transactions;
  }

  /** What is read at once. */
  private record Given(
      Demand demand,
      List<Person> people,
      Map<UUID, Integer> locked,
      Map<String, double[]> centres,
      Map<String, Set<String>> needs) {}

  /**
   * Makes a proposal for a plan that waits for it, keeping what is locked.
   *
   * @throws Refusal when it cannot be made; the plan is then marked as failed
   */
  PlanFigures make(AreaCode area, UUID plan, PlanWishes wishes, Jobs.Progress progress) {
    try {
      progress.total(STEPS);
      PlanFigures figures = assign(area, plan, wishes, progress);
      progress.done(STEPS);
      return figures;
    } catch (RuntimeException problem) {
      plans.failed(area.county(), plan);
      throw problem;
    }
  }

  private PlanFigures assign(AreaCode area, UUID plan, PlanWishes wishes, Jobs.Progress progress) {
    Given given = Objects.requireNonNull(transactions.execute(status -> read(area, plan, wishes)));
    int lockedHouseholds = given.locked().values().stream().mapToInt(Integer::intValue).sum();
    check(area, given, lockedHouseholds);
    progress.done(1);
    long began = System.nanoTime();
    int[] room =
        given.people().stream()
            .mapToInt(one -> Math.max(0, one.share() - given.locked().getOrDefault(one.id(), 0)))
            .toArray();
    Ground ground = ground(area, given.demand(), given.centres());
    Draft draft =
        new Draft(
            given.demand(),
            given.people(),
            room,
            lockedHouseholds == 0,
            ground,
            seatsOfBefore(given, ground),
            given.needs(),
            wishes.weights());
    Assigned first = Assigner.sketch(draft.task());
    progress.done(2);
    Task task = Draft.recentred(draft.task(), first);
    Assigned assigned = Assigner.assign(task, Assigner.EXACTLY, first.prices());
    progress.done(3);
    if (assigned.left() > 0) {
      throw noRoom(given, lockedHouseholds);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    int[] visitors = draft.visitors(assigned);
    List<AssignmentTable.Row> rows = rows(area, given, task, visitors);
    progress.done(4);
    PlanFigures figures =
        figures(given, task, assigned, draft, visitors, rows, lockedHouseholds, seconds);
    transactions.executeWithoutResult(
        status -> {
          assignments.clear(area.county(), plan);
          assignments.addVisitors(area.county(), plan, seats(given.people(), draft, task));
          assignments.add(area.county(), plan, rows);
          plans.proposed(area.county(), plan, figures);
          planner.count();
        });
    planner.learn();
    return figures;
  }

  private Given read(AreaCode area, UUID plan, PlanWishes wishes) {
    PlanSettings usual = settings.get(PlanSettings.SETTING);
    UUID before = plans.inForce(area).orElse(null);
    Demand demand =
        demands.homes(
            new DemandTable.Which(area, plan, before, DemandTable.Part.UNLOCKED, null),
            usual.common());
    List<Person> people =
        demands.people(area, wishes, wishes.share(), jurisdiction.today()).stream()
            .filter(one -> one.share() > 0)
            .toList();
    return new Given(
        demand,
        people,
        assignments.locked(area.county(), plan),
        demands.centres(area),
        demands.needs(area));
  }

  private static void check(AreaCode area, Given given, int locked) {
    if (given.people().isEmpty()) {
      throw new Refusal(Problem.PLAN_NOBODY, Map.of("area", area.value()));
    }
    if (given.demand().households() + locked == 0) {
      throw new Refusal(Problem.PLAN_NO_HOUSEHOLDS, Map.of("area", area.value()));
    }
    long room = given.people().stream().mapToLong(Person::share).sum();
    if (room < given.demand().households() + (long) locked) {
      throw noRoom(given, locked);
    }
  }

  private static Refusal noRoom(Given given, int locked) {
    int households = given.demand().households() + locked;
    int people = given.people().size();
    return new Refusal(
        Problem.PLAN_NO_ROOM,
        Map.of(
            "households",
            households,
            "people",
            people,
            "room",
            given.people().stream().mapToLong(Person::share).sum(),
            "share",
            Math.ceilDiv(households, people) + 1));
  }

  /** Places what has no coordinates, and measures all on one plane. */
  static Ground ground(AreaCode area, Demand demand, Map<String, double[]> centres) {
    Map<String, double[]> known = new HashMap<>(demand.middles());
    known.putAll(centres);
    Ground ground = new Ground(known, new Ground(known, 0).centre(area.value())[1]);
    demand.survey(ground::place);
    return ground;
  }

  /** The middle of what somebody looked after before. */
  private static Map<UUID, double[]> seatsOfBefore(Given given, Ground ground) {
    Demand demand = given.demand();
    Map<UUID, List<Integer>> before = new HashMap<>();
    for (int group = 0; group < demand.groups(); group++) {
      UUID last = demand.lastOf(group);
      if (last != null) {
        before.computeIfAbsent(last, one -> new ArrayList<>()).add(group);
      }
    }
    if (before.isEmpty()) {
      return Map.of();
    }
    double[] east = new double[demand.groups()];
    double[] north = new double[demand.groups()];
    for (int group = 0; group < demand.groups(); group++) {
      east[group] = ground.east(demand.longitude(group));
      north[group] = ground.north(demand.latitude(group));
    }
    Seats seats = new Seats(east, north, demand.sizes());
    Map<UUID, double[]> middles = new HashMap<>();
    before.forEach(
        (person, groups) ->
            middles.put(
                person, seats.middle(groups.stream().mapToInt(Integer::intValue).toArray())));
    return middles;
  }

  private List<AssignmentTable.Row> rows(AreaCode area, Given given, Task task, int[] visitors) {
    Demand demand = given.demand();
    Interpreters interpreters =
        new Interpreters(demands, area.county(), jurisdiction.today(), given.people(), task);
    List<AssignmentTable.Row> rows = new ArrayList<>(visitors.length);
    for (int h = 0; h < visitors.length; h++) {
      int group = demand.groupOf(h);
      UUID staff = given.people().get(visitors[h]).id();
      @Nullable UUID interpreter = interpreters.of(demand.languageOf(group), group, visitors[h]);
      rows.add(
          new AssignmentTable.Row(
              demand.id(h),
              demand.areaCode(h),
              staff,
              interpreter,
              Math.ceilDiv(task.distance(group, visitors[h]), Task.PER_METRE),
              staff.equals(demand.lastOf(group)) ? "kept" : "proposed"));
    }
    return rows;
  }

  private static List<AssignmentTable.Seat> seats(List<Person> people, Draft draft, Task task) {
    List<AssignmentTable.Seat> seats = new ArrayList<>(people.size());
    for (int p = 0; p < people.size(); p++) {
      double[] at = draft.seatOf(task, p);
      seats.add(new AssignmentTable.Seat(people.get(p), at[0], at[1]));
    }
    return seats;
  }

  private static PlanFigures figures(
      Given given,
      Task task,
      Assigned assigned,
      Draft draft,
      int[] visitors,
      List<AssignmentTable.Row> rows,
      int locked,
      double seconds) {
    Demand demand = given.demand();
    int kept = 0;
    int changed = 0;
    for (int h = 0; h < visitors.length; h++) {
      UUID last = demand.lastOf(demand.groupOf(h));
      if (last != null) {
        boolean same = last.equals(given.people().get(visitors[h]).id());
        kept += same ? 1 : 0;
        changed += same ? 0 : 1;
      }
    }
    Set<UUID> units = new HashSet<>();
    given.people().forEach(one -> units.add(one.unitId() == null ? one.id() : one.unitId()));
    return new PlanFigures(
        visitors.length + locked,
        locked,
        given.people().size(),
        units.size(),
        given.people().stream().mapToInt(Person::share).sum(),
        assigned.distance(task) / Task.PER_METRE,
        new Proof(task.ofDistance()).bound(assigned.prices()).bound() / Task.PER_METRE,
        assigned.cost() / Task.PER_METRE,
        assigned.bound() / Task.PER_METRE,
        Math.round(assigned.gap() * 1e6) / 1e4,
        kept,
        changed,
        (int) rows.stream().filter(row -> row.interpreter() != null).count(),
        draft.splitBuildings(visitors),
        Math.round(seconds * 10) / 10.0);
  }
}
