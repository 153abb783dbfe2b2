package org.koumen.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans a team's week. A household goes to its own visitor, or to whoever of those who may go lives
 * nearest to it by their other households; each worker's week is then a problem of its own, small
 * enough to be solved well within a second. What did not fit is offered to the others.
 */
final class RoundPlanner {
  private static final int PASSES = 3;
  private static final int THREADS = 2;
  // Milliseconds: a hundred households are as good as solved after a second.
  private static final long SHORTEST = 200;
  private static final long LONGEST = 1_000;
  private static final long A_HOUSEHOLD = 10;

  private final Week week;
  private final List<List<Job>> jobs = new ArrayList<>();
  private final List<List<Stop>> stops = new ArrayList<>();
  private final double[][] middles;
  private final Map<Integer, Set<Integer>> asked = new HashMap<>();

  private RoundPlanner(Week week) {
    this.week = week;
    this.middles = Together.middles(week);
    for (int w = 0; w < week.workers(); w++) {
      jobs.add(new ArrayList<>());
      stops.add(List.of());
    }
  }

  /**
   * A week's stops by shift and time. Calls that are not among them found no place.
   *
   * @param limit milliseconds for the whole, on two cores
   */
  static List<Stop> plan(Week week, long limit) {
    if (week.shifts().isEmpty() || week.calls().isEmpty()) {
      return List.of();
    }
    RoundPlanner planner = new RoundPlanner(week);
    planner.share();
    long each = Math.clamp(limit / week.workers(), SHORTEST, LONGEST);
    planner.solve(IntStream.range(0, week.workers()).boxed().toList(), each);
    for (int pass = 0; pass < PASSES; pass++) {
      Set<Integer> helpers = planner.offer();
      if (helpers.isEmpty()) {
        break;
      }
      planner.solve(List.copyOf(helpers), Math.max(SHORTEST, each / 2));
    }
    return planner.stops.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Stop::shift).thenComparingInt(Stop::arrive))
        .toList();
  }

  private void share() {
    for (Job job : new Together(week).jobs()) {
      Job.Joint joint = job.joint();
      if (joint != null) {
        jobs.get(week.shifts().get(joint.first()).worker()).add(job);
        jobs.get(week.shifts().get(joint.second()).worker()).add(job);
      } else {
        Integer worker = worker(week.calls().get(job.firstCall()));
        if (worker != null) {
          jobs.get(worker).add(job);
        }
      }
    }
  }

  /** Whose household it is: its visitor's, otherwise who is nearest of those who can go at all. */
  private @Nullable Integer worker(Call call) {
    Integer own = call.own();
    if (own != null && canGo(call, own)) {
      return own;
    }
    return IntStream.range(0, week.workers())
        .filter(worker -> canGo(call, worker))
        .boxed()
        .min(Comparator.comparingDouble(worker -> way(call, worker)))
        .orElse(null);
  }

  private boolean canGo(Call call, int worker) {
    return week.shifts().stream()
        .anyMatch(shift -> shift.worker() == worker && week.fits(call, shift));
  }

  private double way(Call call, int worker) {
    return Math.hypot(middles[worker][0] - call.east(), middles[worker][1] - call.north());
  }

  private void solve(List<Integer> workers, long each) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<Stop>>> weeks =
          workers.stream()
              .map(
                  worker ->
                      threads.submit(
                          () -> Router.plan(week, worker, jobs.get(worker), worth(worker, each))))
              .toList();
      for (int i = 0; i < workers.size(); i++) {
        stops.set(workers.get(i), weeks.get(i).get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while planning", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Milliseconds that a worker's week is worth: a short one is solved sooner. */
  private long worth(int worker, long most) {
    return Math.clamp(A_HOUSEHOLD * jobs.get(worker).size(), SHORTEST, most);
  }

  /**
   * Gives what found no place to the nearest who still have time; tells who got some. Who cannot
   * wait comes to the nearest not asked yet, whose less urgent ones make room.
   */
  private Set<Integer> offer() {
    int[] free = free();
    Set<Integer> helpers = new HashSet<>();
    for (int worker = 0; worker < week.workers(); worker++) {
      Set<Integer> placed = new HashSet<>();
      stops.get(worker).forEach(stop -> placed.add(stop.call()));
      for (Job job : List.copyOf(jobs.get(worker))) {
        if (job.joint() != null || placed.contains(job.firstCall())) {
          continue;
        }
        Call call = week.calls().get(job.firstCall());
        Set<Integer> known = asked.computeIfAbsent(job.firstCall(), c -> new HashSet<>());
        known.add(worker);
        Integer shift = roomiest(call, known, free);
        if (shift != null) {
          int helper = week.shifts().get(shift).worker();
          jobs.get(worker).remove(job);
          jobs.get(helper).add(job);
          free[shift] -= call.seconds() + 2 * week.door();
          helpers.add(helper);
        }
      }
    }
    return helpers;
  }

  /** A shift of the nearest other worker that has room for a call; null when nobody has any. */
  private @Nullable Integer roomiest(Call call, Set<Integer> but, int[] free) {
    return IntStream.range(0, week.shifts().size())
        .filter(s -> !but.contains(week.shifts().get(s).worker()))
        .filter(s -> week.fits(call, week.shifts().get(s)))
        .filter(s -> week.cannotWait(call) || free[s] > call.seconds() + 2 * week.door())
        .boxed()
        .min(
            Comparator.comparingDouble((Integer s) -> way(call, week.shifts().get(s).worker()))
                .thenComparing(s -> -free[s]))
        .orElse(null);
  }

  /** Seconds that each shift has left. */
  private int[] free() {
    int[] free = week.shifts().stream().mapToInt(shift -> shift.to() - shift.from()).toArray();
    Call[] last = new Call[free.length];
    for (List<Stop> ofOne : stops) {
      for (Stop stop : ofOne) {
        Call call = week.calls().get(stop.call());
        free[stop.shift()] -= stop.walk() + call.seconds();
        last[stop.shift()] = call;
      }
    }
    for (int worker = 0; worker < week.workers(); worker++) {
      for (Job job : jobs.get(worker)) {
        Job.Joint joint = job.joint();
        if (joint != null && week.shifts().get(joint.second()).worker() == worker) {
          free[joint.second()] -= job.seconds(week);
        }
      }
    }
    for (int s = 0; s < free.length; s++) {
      if (last[s] != null) {
        free[s] -= week.walk(last[s].east(), last[s].north(), week.east(), week.north());
      }
    }
    return free;
  }
}
