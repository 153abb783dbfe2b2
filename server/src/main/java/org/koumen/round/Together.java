package org.koumen.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the calls that need two people together: the same two make theirs one after the other at the
 * beginning of a half day that both are out, so that each waits for the other once and not at every
 * door.
 */
final class Together {
  private final Week week;
  private final double[][] middles;
  private final Set<Integer> taken = new HashSet<>();

  Together(Week week) {
    this.week = week;
    this.middles = middles(week);
  }

  private record Pair(int first, int second) {}

  /** One job for every call that one person makes, and joint ones for the others. */
  List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    Map<Pair, List<Integer>> pairs = new LinkedHashMap<>();
    for (int c : byUrgency()) {
      Call call = week.calls().get(c);
      if (call.companion() == null) {
        jobs.add(new Job(List.of(c), null));
      } else if (call.window() != null) {
        Job agreed = agreed(c, call);
        if (agreed != null) {
          jobs.add(agreed);
        }
      } else {
        Pair pair = pair(call);
        if (pair != null) {
          pairs.computeIfAbsent(pair, one -> new ArrayList<>()).add(c);
        }
      }
    }
    // Who is expected somewhere in a half day does not begin it with another.
    taken.addAll(expected());
    pairs.forEach((pair, calls) -> jobs.addAll(blocks(pair, calls)));
    return jobs;
  }

  private Set<Integer> expected() {
    Set<Integer> expected = new HashSet<>();
    for (Call call : week.calls()) {
      if (call.window() != null && call.own() != null) {
        for (int s = 0; s < week.shifts().size(); s++) {
          if (week.shifts().get(s).worker() == call.own()
              && week.inTime(call, week.shifts().get(s))) {
            expected.add(s);
          }
        }
      }
    }
    return expected;
  }

  private List<Integer> byUrgency() {
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < week.calls().size(); c++) {
      order.add(c);
    }
    order.sort(
        Comparator.comparing((Integer c) -> week.calls().get(c).rank())
            .thenComparing(c -> week.calls().get(c).dueOn())
            .thenComparing(c -> c));
    return order;
  }

  /** Two people at an agreed time; null when no two are out then. */
  private @Nullable Job agreed(int c, Call call) {
    Call.Window window = Objects.requireNonNull(call.window());
    for (int first = 0; first < week.shifts().size(); first++) {
      Shift shift = week.shifts().get(first);
      if (!week.fits(call, shift) || taken.contains(first) || !prefers(call, shift.worker())) {
        continue;
      }
      for (int second = 0; second < week.shifts().size(); second++) {
        Shift other = week.shifts().get(second);
        if (isSecond(call, shift, other) && !taken.contains(second)) {
          taken.add(first);
          taken.add(second);
          int start = Math.max(window.from(), shift.from() + way(call));
          return new Job(List.of(c), new Job.Joint(first, second, Math.min(start, window.to())));
        }
      }
    }
    return null;
  }

  private static boolean prefers(Call call, int worker) {
    return call.fixed() != null
        ? call.fixed().worker() == worker
        : call.own() == null || !call.workers().contains(call.own()) || call.own() == worker;
  }

  private static boolean isSecond(Call call, Shift first, Shift second) {
    Set<Integer> companion = Objects.requireNonNull(call.companion());
    return second.worker() != first.worker()
        && second.day().equals(first.day())
        && second.part() == first.part()
        && companion.contains(second.worker())
        && (call.fixed() == null
            || call.fixed().second() == null
            || call.fixed().second() == second.worker());
  }

  /** Who goes with whom: the household's visitor, and whose households are nearest to theirs. */
  private @Nullable Pair pair(Call call) {
    Integer first =
        call.fixed() != null
            ? Integer.valueOf(call.fixed().worker())
            : call.own() != null && call.workers().contains(call.own())
                ? call.own()
                : nearest(call.workers(), call.east(), call.north(), -1);
    if (first == null) {
      return null;
    }
    Integer chosen = call.fixed() == null ? null : call.fixed().second();
    Integer second =
        chosen != null
            ? chosen
            : nearest(
                Objects.requireNonNull(call.companion()),
                middles[first][0],
                middles[first][1],
                first);
    return second == null ? null : new Pair(first, second);
  }

  private @Nullable Integer nearest(Set<Integer> workers, double east, double north, int but) {
    return workers.stream()
        .filter(worker -> worker != but)
        .min(
            Comparator.comparingDouble(
                    (Integer worker) ->
                        Math.hypot(middles[worker][0] - east, middles[worker][1] - north))
                .thenComparing(worker -> worker))
        .orElse(null);
  }

  /** Cuts the calls of two people into half days, the most urgent first. */
  private List<Job> blocks(Pair pair, List<Integer> calls) {
    List<Job> jobs = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>(calls);
    while (!waiting.isEmpty()) {
      Job job = block(pair, waiting);
      if (job == null) {
        break;
      }
      jobs.add(job);
      waiting.removeAll(job.calls());
    }
    return jobs;
  }

  private @Nullable Job block(Pair pair, List<Integer> waiting) {
    Call urgent = week.calls().get(waiting.getFirst());
    for (int first = 0; first < week.shifts().size(); first++) {
      Shift shift = week.shifts().get(first);
      if (shift.worker() != pair.first() || taken.contains(first) || !week.fits(urgent, shift)) {
        continue;
      }
      for (int second = 0; second < week.shifts().size(); second++) {
        Shift other = week.shifts().get(second);
        if (other.worker() == pair.second()
            && isSecond(urgent, shift, other)
            && !taken.contains(second)) {
          List<Integer> chain = chain(waiting, shift, other);
          if (!chain.isEmpty()) {
            taken.add(first);
            taken.add(second);
            int start =
                Math.max(shift.from(), other.from()) + way(week.calls().get(chain.getFirst()));
            return new Job(chain, new Job.Joint(first, second, start));
          }
        }
      }
    }
    return null;
  }

  /** As many as fit between going out and coming back, each time the nearest. */
  private List<Integer> chain(List<Integer> waiting, Shift shift, Shift other) {
    int end = Math.min(shift.to(), other.to());
    int at = Math.max(shift.from(), other.from());
    double east = week.east();
    double north = week.north();
    List<Integer> chain = new ArrayList<>();
    List<Integer> left = new ArrayList<>(waiting);
    Integer next = left.getFirst();
    while (next != null) {
      Call call = week.calls().get(next);
      int done = at + week.walk(east, north, call.east(), call.north()) + call.seconds();
      if (done + way(call) > end) {
        break;
      }
      chain.add(next);
      left.remove(next);
      at = done;
      east = call.east();
      north = call.north();
      double fromEast = east;
      double fromNorth = north;
      next =
          left.stream()
              .filter(c -> week.fits(week.calls().get(c), shift))
              .min(
                  Comparator.comparingDouble(
                      c ->
                          Math.hypot(
                              week.calls().get(c).east() - fromEast,
                              week.calls().get(c).north() - fromNorth)))
              .orElse(null);
    }
    return chain;
  }

  private int way(Call call) {
    return week.walk(week.east(), week.north(), call.east(), call.north());
  }

  /** Where each worker's own households lie; the office for who has none. */
  static double[][] middles(Week week) {
    double[][] sums = new double[week.workers()][3];
    for (Call call : week.calls()) {
      if (call.own() != null) {
        double[] sum = sums[call.own()];
        sum[0] += call.east();
        sum[1] += call.north();
        sum[2]++;
      }
    }
    for (double[] sum : sums) {
      sum[0] = sum[2] == 0 ? week.east() : sum[0] / sum[2];
      sum[1] = sum[2] == 0 ? week.north() : sum[1] / sum[2];
    }
    return sums;
  }
}
