package org.koumen.planning;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Proves how cheap an assignment can be at best, without trusting whoever made it.
 *
 * <p>Whatever prices are put on room with the visitors, no assignment costs less than each
 * household at its cheapest visitor, price included, less what the room is worth in all (the
 * Lagrangian dual). Good prices follow from the assignment itself: what it would cost to make room
 * by moving others along. All visitors are looked at for each group, not the candidates alone.
 */
final class Proof {
  private final Task task;
  private final SeatIndex index;

  Proof(Task task) {
    this.task = task;
    this.index =
        new SeatIndex(
            task.visitors().east(),
            task.visitors().north(),
            IntStream.range(0, task.visitors().count()).toArray());
  }

  /**
   * What room with each visitor is worth, in tenths of a metre: the cheapest chain of moves, from
   * one visitor to the next, that ends where there is room.
   *
   * @param candidates arcs, as pairs of group and visitor
   * @param flow households on each arc
   */
  long[] prices(Arcs candidates, int[] flow) {
    int visitors = task.visitors().count();
    int sink = visitors;
    Map<Long, Integer> shifts = new HashMap<>();
    for (int i = 0; i < candidates.count(); i++) {
      if (flow[i] == 0) {
        continue;
      }
      int group = candidates.group(i);
      int from = candidates.visitor(i);
      int here = task.cost(group, from);
      for (int j = candidates.firstOf(group); j >= 0; j = candidates.nextOf(j)) {
        int to = candidates.visitor(j);
        if (to != from) {
          shifts.merge(key(to, from), task.cost(group, to) - here, Math::min);
        }
      }
    }
    int[] loads = new int[visitors];
    for (int i = 0; i < candidates.count(); i++) {
      loads[candidates.visitor(i)] += flow[i];
    }
    for (int v = 0; v < visitors; v++) {
      if (loads[v] < task.visitors().most()[v]) {
        shifts.put(key(sink, v), 0);
      }
      if (loads[v] > task.visitors().least()[v]) {
        shifts.put(key(v, sink), 0);
      }
    }
    long[] distances = shortest(shifts, visitors + 1);
    long[] prices = new long[visitors];
    for (int v = 0; v < visitors; v++) {
      prices[v] = distances[v] - distances[sink];
    }
    return prices;
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
  }

  /** From nowhere in particular to each node; gives up on what goes round in circles. */
  private static long[] shortest(Map<Long, Integer> arcs, int nodes) {
    int[] first = new int[nodes + 1];
    arcs.keySet().forEach(key -> first[(int) (key >>> 32) + 1]++);
    for (int n = 0; n < nodes; n++) {
      first[n + 1] += first[n];
    }
    int[] next = Arrays.copyOf(first, nodes);
    int[] to = new int[arcs.size()];
    int[] cost = new int[arcs.size()];
    arcs.forEach(
        (key, value) -> {
          int at = next[(int) (key >>> 32)]++;
          to[at] = (int) (long) key;
          cost[at] = value;
        });
    long[] distances = new long[nodes];
    boolean[] waits = new boolean[nodes];
    ArrayDeque<Integer> waiting = new ArrayDeque<>();
    for (int n = 0; n < nodes; n++) {
      waiting.add(n);
      waits[n] = true;
    }
    // An optimal flow has no circle below nothing; the limit is for one that is not.
    long steps = 2_000L * nodes;
    while (!waiting.isEmpty() && steps-- > 0) {
      int node = waiting.poll();
      waits[node] = false;
      for (int i = first[node]; i < first[node + 1]; i++) {
        long there = distances[node] + cost[i];
        if (there < distances[to[i]]) {
          distances[to[i]] = there;
          if (!waits[to[i]]) {
            waits[to[i]] = true;
            waiting.add(to[i]);
          }
        }
      }
    }
    return distances;
  }

  /**
   * The bound that prices prove, and for each group the visitor at which it is cheapest.
   *
   * @param bound in tenths of a metre
   */
  record Bound(long bound, int[] cheapest) {}

  /** Goes through all visitors for each group. */
  Bound bound(long[] prices) {
    int[] cheapest = new int[task.groups().count()];
    long least = Arrays.stream(prices).min().orElse(0);
    long households =
        IntStream.range(0, task.groups().count())
            .parallel()
            .mapToLong(
                group -> {
                  Search search = new Search(group, prices, least);
                  cheapest[group] = search.run();
                  return task.groups().households()[group] * search.best;
                })
            .sum();
    long room = 0;
    for (int v = 0; v < prices.length; v++) {
      int[] counted = prices[v] > 0 ? task.visitors().most() : task.visitors().least();
      room += counted[v] * prices[v];
    }
    return new Bound(households - room, cheapest);
  }

  /** Looks for one group's cheapest visitor. */
  private final class Search implements SeatIndex.Looker {
    private final int group;
    private final long[] prices;
    private final long least;
    private long best = Long.MAX_VALUE;
    private int visitor = -1;

    Search(int group, long[] prices, long least) {
      this.group = group;
      this.prices = prices;
      this.least = least;
    }

    int run() {
      int last = task.groups().last()[group];
      if (last >= 0) {
        look(last, 0);
      }
      index.around(
          task.groups().east()[group], task.groups().north()[group], Double.MAX_VALUE, this);
      return visitor;
    }

    @Override
    public double look(int seat, double distance) {
      long cost = task.cost(group, seat) + prices[seat];
      if (cost < best) {
        best = cost;
        visitor = seat;
      }
      // Nobody farther off can be cheaper, even with the lowest price and the fitting skill.
      return (double) (best - least) / Task.PER_METRE + task.weights().skill() + 1;
    }
  }
}
