package org.koumen.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the cheapest assignment: each group's nearest visitors go to the optimiser; the proof then
 * looks at all others, and who is found cheaper is added, until nothing is left to gain.
 */
final class Assigner {
  private static final int NEAREST = 8;
  private static final int LOOKED_AT = 20;
  private static final int SPEAKERS = 3;
  private static final int MOST_ROUNDS = 12;

  /** A tenth of what was asked for. */
  static final double EXACTLY = 1e-3;

  private Assigner() {}

  /**
   * The cheapest assignment and its proof.
   *
   * @param gap the share of the bound by which it may lie above it
   */
  static Assigned assign(Task task, double gap) {
    return assign(task, gap, MOST_ROUNDS, new long[task.visitors().count()]);
  }

  /**
   * A first look, in one round: some may be left over, and the gap may be wide. Good enough to see
   * where people end up, and its prices make the next search short.
   */
  static Assigned sketch(Task task) {
    return assign(task, 1, 1, new long[task.visitors().count()]);
  }

  /**
   * The same as {@link #assign(Task, double)} where something is known.
   *
   * @param guess what room with each visitor is worth, more or less
   */
  static Assigned assign(Task task, double gap, long[] guess) {
    return assign(task, gap, MOST_ROUNDS, guess);
  }

  private static Assigned assign(Task task, double gap, int mostRounds, long[] guess) {
    if (task.groups().count() == 0) {
      int[] nothing = {};
      return new Assigned(nothing, nothing, nothing, 0, 0, 0, new long[0], 0);
    }
    Arcs arcs = candidates(task, guess);
    Proof proof = new Proof(task);
    for (int round = 1; ; round++) {
      Optimiser.Flow flow = Optimiser.solve(task, arcs);
      long[] prices = proof.prices(arcs, flow.flow());
      Proof.Bound bound = proof.bound(prices);
      Assigned assigned = assigned(task, arcs, flow, bound.bound(), prices, round);
      boolean good = flow.left() == 0 && assigned.gap() <= gap;
      if (good || round == mostRounds) {
        return assigned;
      }
      int added = 0;
      for (int g = 0; g < bound.cheapest().length; g++) {
        added += arcs.add(g, bound.cheapest()[g]) ? 1 : 0;
      }
      if (flow.left() > 0) {
        added += widen(task, arcs, NEAREST << round);
      }
      if (added == 0) {
        return assigned;
      }
    }
  }

  private static Arcs candidates(Task task, long[] guess) {
    Task.Groups groups = task.groups();
    Arcs arcs = new Arcs(groups.count(), groups.count() * (NEAREST + 1));
    SeatIndex index = index(task, IntStream.range(0, task.visitors().count()).toArray());
    SeatIndex[] speakers = new SeatIndex[Long.SIZE];
    for (int g = 0; g < groups.count(); g++) {
      int group = g;
      double east = groups.east()[g];
      double north = groups.north()[g];
      cheapest(task, g, index.nearest(east, north, LOOKED_AT), guess)
          .forEach(visitor -> arcs.add(group, visitor));
      int last = groups.last()[g];
      if (last >= 0) {
        arcs.add(g, last);
      }
      int language = groups.language()[g];
      if (language >= 0) {
        if (speakers[language] == null) {
          speakers[language] = index(task, speakersOf(task, language));
        }
        for (int visitor : speakers[language].nearest(east, north, SPEAKERS)) {
          arcs.add(g, visitor);
        }
      }
    }
    return arcs;
  }

  /** The cheapest of some visitors, with what their room seems to be worth. */
  private static IntStream cheapest(Task task, int group, int[] visitors, long[] guess) {
    return Arrays.stream(visitors)
        .mapToObj(visitor -> new long[] {task.cost(group, visitor) + guess[visitor], visitor})
        .sorted(Comparator.comparingLong(one -> one[0]))
        .limit(NEAREST)
        .mapToInt(one -> (int) one[1]);
  }

  private static SeatIndex index(Task task, int[] chosen) {
    return new SeatIndex(task.visitors().east(), task.visitors().north(), chosen);
  }

  private static int[] speakersOf(Task task, int language) {
    return IntStream.range(0, task.visitors().count())
        .filter(v -> (task.visitors().languages()[v] >>> language & 1) != 0)
        .toArray();
  }

  /** Where there is no room near by, those farther off are looked at too. */
  private static int widen(Task task, Arcs arcs, int nearest) {
    SeatIndex index = index(task, IntStream.range(0, task.visitors().count()).toArray());
    int before = arcs.count();
    int most = Math.min(nearest, task.visitors().count());
    for (int g = 0; g < task.groups().count(); g++) {
      for (int visitor : index.nearest(task.groups().east()[g], task.groups().north()[g], most)) {
        arcs.add(g, visitor);
      }
    }
    return arcs.count() - before;
  }

  private static Assigned assigned(
      Task task, Arcs arcs, Optimiser.Flow flow, long bound, long[] prices, int rounds) {
    int[] used = IntStream.range(0, arcs.count()).filter(arc -> flow.flow()[arc] > 0).toArray();
    int[] group = new int[used.length];
    int[] visitor = new int[used.length];
    int[] households = new int[used.length];
    long cost = 0;
    for (int i = 0; i < used.length; i++) {
      group[i] = arcs.group(used[i]);
      visitor[i] = arcs.visitor(used[i]);
      households[i] = flow.flow()[used[i]];
      cost += (long) households[i] * task.cost(group[i], visitor[i]);
    }
    return new Assigned(group, visitor, households, flow.left(), cost, bound, prices, rounds);
  }
}
