package org.koumen.round;

import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.koumen.planning.Natives;

/**
 * Google OR-Tools' vehicle routing for one worker's week: a shift is a vehicle that begins and ends
 * at the office, a job a place to go to.
 */
final class Router {
  private static final int NOT_SERVED = -1;
  private static final int DAY = 86_400;
  private static final long JOINT = 10_000_000;
  private static final long LONGEST = 10_000;

  private final Week week;
  private final int[] shifts;
  private final List<Job> jobs;

  private Router(Week week, int worker, List<Job> jobs) {
    this.week = week;
    this.shifts =
        IntStream.range(0, week.shifts().size())
            .filter(s -> week.shifts().get(s).worker() == worker)
            .toArray();
    this.jobs = jobs;
  }

  /**
   * The best week found in the time given; what did not fit is not in it.
   *
   * @param jobs of this worker, with those that another writes and this one comes along to
   * @param limit milliseconds
   */
  static List<Stop> plan(Week week, int worker, List<Job> jobs, long limit) {
    Router router = new Router(week, worker, jobs);
    if (router.shifts.length == 0 || jobs.isEmpty()) {
      return List.of();
    }
    Natives.load();
    // A busy machine may find nothing in the time given; a plan that comes late is still one.
    for (long patience = limit; ; patience *= 4) {
      List<Stop> found = router.solve(patience);
      if (found != null) {
        return found;
      }
      if (patience > LONGEST) {
        throw new IllegalStateException("the optimiser found no plan for " + jobs.size());
      }
    }
  }

  /** Null when the time was not enough for any plan. */
  private @Nullable List<Stop> solve(long limit) {
    RoutingIndexManager manager = new RoutingIndexManager(jobs.size() + 1, shifts.length, 0);
    RoutingModel routing = new RoutingModel(manager);
    try {
      int[][] walks = walks();
      costs(routing, walks);
      int clock = routing.registerTransitMatrix(clock(walks));
      routing.addDimension(clock, DAY, DAY, false, "clock");
      RoutingDimension time = routing.getMutableDimension("clock");
      for (int s = 0; s < shifts.length; s++) {
        Shift shift = week.shifts().get(shifts[s]);
        time.cumulVar(routing.start(s)).setRange(shift.from(), shift.to());
        time.cumulVar(routing.end(s)).setRange(shift.from(), shift.to());
        routing.addVariableMinimizedByFinalizer(time.cumulVar(routing.end(s)));
        routing.addVariableMinimizedByFinalizer(time.cumulVar(routing.start(s)));
      }
      for (int j = 0; j < jobs.size(); j++) {
        constrain(routing, time, jobs.get(j), manager.nodeToIndex(j + 1));
      }
      RoutingSearchParameters parameters =
          main.defaultRoutingSearchParameters().toBuilder()
              .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
              .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
              .setTimeLimit(
                  Duration.newBuilder()
                      .setSeconds(limit / 1000)
                      .setNanos((int) (limit % 1000) * 1_000_000))
              .build();
      Assignment found = routing.solveWithParameters(parameters);
      return found == null ? null : stops(manager, routing, time, found, walks);
    } finally {
      routing.delete();
      manager.delete();
    }
  }

  private void constrain(RoutingModel routing, RoutingDimension time, Job job, long index) {
    Job.Joint joint = job.joint();
    if (joint != null) {
      // At the beginning of a shift and so always possible; said as dear, for a first plan that
      // puts in a cheaper place before would not take it out again.
      routing.addDisjunction(new long[] {index}, JOINT);
      routing.vehicleVar(index).setValue(new long[] {NOT_SERVED, vehicle(joint)});
      time.cumulVar(index).setValue(joint.start());
      return;
    }
    Call call = week.calls().get(job.firstCall());
    routing.addDisjunction(new long[] {index}, week.left(call));
    routing
        .vehicleVar(index)
        .setValue(
            IntStream.concat(
                    IntStream.of(NOT_SERVED),
                    IntStream.range(0, shifts.length)
                        .filter(s -> week.fits(call, week.shifts().get(shifts[s]))))
                .asLongStream()
                .toArray());
    if (call.window() != null) {
      time.cumulVar(index).setRange(call.window().from(), call.window().to());
    }
  }

  private int vehicle(Job.Joint joint) {
    return IntStream.range(0, shifts.length)
        .filter(s -> shifts[s] == joint.first() || shifts[s] == joint.second())
        .findFirst()
        .orElseThrow();
  }

  /** The way, and what a call costs beside it on the day of a shift. */
  private void costs(RoutingModel routing, int[][] walks) {
    Map<LocalDate, Integer> known = new HashMap<>();
    for (int s = 0; s < shifts.length; s++) {
      Shift shift = week.shifts().get(shifts[s]);
      int cost =
          known.computeIfAbsent(
              shift.day(), day -> routing.registerTransitMatrix(costs(walks, shift)));
      routing.setArcCostEvaluatorOfVehicle(cost, s);
    }
  }

  private long[][] costs(int[][] walks, Shift shift) {
    long[][] costs = new long[walks.length][walks.length];
    for (int to = 0; to < walks.length; to++) {
      Job job = to == 0 ? null : jobs.get(to - 1);
      int wish =
          job == null || job.joint() != null
              ? 0
              : week.cost(week.calls().get(job.firstCall()), shift.worker(), shift.day());
      for (int from = 0; from < walks.length; from++) {
        costs[from][to] = (long) walks[from][to] + wish;
      }
    }
    return costs;
  }

  /** Seconds from the end of each node to the beginning of each other; node 0 is the office. */
  private int[][] walks() {
    int count = jobs.size() + 1;
    int[][] walks = new int[count][count];
    for (int from = 0; from < count; from++) {
      Call last = from == 0 ? null : week.calls().get(jobs.get(from - 1).lastCall());
      for (int to = 0; to < count; to++) {
        Call first = to == 0 ? null : week.calls().get(jobs.get(to - 1).firstCall());
        walks[from][to] =
            from == to ? 0 : week.walk(east(last), north(last), east(first), north(first));
      }
    }
    return walks;
  }

  private double east(@Nullable Call call) {
    return call == null ? week.east() : call.east();
  }

  private double north(@Nullable Call call) {
    return call == null ? week.north() : call.north();
  }

  /** Seconds from knocking at one place to knocking at another. */
  private long[][] clock(int[][] walks) {
    long[][] clock = new long[walks.length][];
    for (int from = 0; from < walks.length; from++) {
      int visit = from == 0 ? 0 : jobs.get(from - 1).seconds(week);
      clock[from] = Arrays.stream(walks[from]).mapToLong(walk -> walk + visit).toArray();
    }
    return clock;
  }

  private List<Stop> stops(
      RoutingIndexManager manager,
      RoutingModel routing,
      RoutingDimension time,
      Assignment found,
      int[][] walks) {
    List<Stop> stops = new ArrayList<>();
    for (int s = 0; s < shifts.length; s++) {
      int before = 0;
      for (long index = found.value(routing.nextVar(routing.start(s)));
          !routing.isEnd(index);
          index = found.value(routing.nextVar(index))) {
        int place = manager.indexToNode(index);
        add(
            stops,
            shifts[s],
            jobs.get(place - 1),
            (int) found.min(time.cumulVar(index)),
            walks[before][place]);
        before = place;
      }
    }
    return stops;
  }

  /** The calls of a job; who comes along has none of their own. */
  private void add(List<Stop> stops, int shift, Job job, int arrive, int walk) {
    if (job.joint() != null && job.joint().first() != shift) {
      return;
    }
    int at = arrive;
    int way = walk;
    for (int i = 0; i < job.calls().size(); i++) {
      Call call = week.calls().get(job.calls().get(i));
      if (i > 0) {
        Call last = week.calls().get(job.calls().get(i - 1));
        way = week.walk(last.east(), last.north(), call.east(), call.north());
        at += last.seconds() + way;
      }
      Integer second =
          job.joint() == null ? null : week.shifts().get(job.joint().second()).worker();
      stops.add(new Stop(job.calls().get(i), shift, second, at, way));
    }
  }
}
