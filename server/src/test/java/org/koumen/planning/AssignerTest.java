package org.koumen.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever is to be assigned: everybody once, nobody beyond their share, and the bound is true. */
class AssignerTest {

  @RepeatedTest(40)
  void everybody_is_assigned_once_within_the_shares_and_close_to_the_bound(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    Task task = task(random, 1 + random.nextInt(120), 1 + random.nextInt(12));
    Assigned assigned = Assigner.assign(task, Assigner.EXACTLY);

    int[] given = new int[task.groups().count()];
    for (int i = 0; i < assigned.group().length; i++) {
      given[assigned.group()[i]] += assigned.households()[i];
    }
    assertThat(assigned.left()).isZero();
    assertThat(given).isEqualTo(task.groups().households());
    int[] loads = assigned.loads(task);
    for (int v = 0; v < loads.length; v++) {
      assertThat(loads[v]).isBetween(task.visitors().least()[v], task.visitors().most()[v]);
    }
    assertThat(assigned.bound()).isLessThanOrEqualTo(assigned.cost());
    assertThat(assigned.gap()).isLessThanOrEqualTo(Assigner.EXACTLY);
    assertThat(assigned.bound()).isLessThanOrEqualTo(some(task, random));
  }

  @RepeatedTest(20)
  void no_assignment_at_all_is_cheaper_than_the_bound(RepetitionInfo run) {
    Random random = new Random(1_000 + run.getCurrentRepetition());
    Task task = task(random, 6, 3);
    Assigned assigned = Assigner.assign(task, 0);
    assertThat(assigned.cost()).isEqualTo(cheapest(task));
    assertThat(assigned.bound()).isEqualTo(assigned.cost());
  }

  @Test
  void a_bound_from_any_prices_is_a_bound() {
    Random random = new Random(7);
    Task task = task(random, 40, 6);
    long best = Assigner.assign(task, 0).cost();
    for (int i = 0; i < 200; i++) {
      long[] prices = random.longs(6, -3_000, 9_000).toArray();
      assertThat(new Proof(task).bound(prices).bound()).isLessThanOrEqualTo(best);
    }
  }

  @Test
  void who_does_not_fit_is_told_of() {
    Task task = task(new Random(3), 20, 2);
    int[] none = {1, 1};
    Task.Visitors few = task.visitors();
    Task tight =
        new Task(
            task.groups(),
            new Task.Visitors(
                few.east(), few.north(), new int[2], none, few.languages(), few.skills()),
            task.needs(),
            task.weights());
    Assigned assigned = Assigner.assign(tight, Assigner.EXACTLY);
    assertThat(assigned.left()).isEqualTo(task.groups().sum() - 2);
  }

  @Test
  void language_and_last_years_visitor_are_worth_a_walk_and_no_more() {
    // Two visitors 1,000 m apart, one household beside the first, whose language the other speaks.
    Task.Groups one =
        new Task.Groups(
            new double[] {10},
            new double[] {0},
            new int[] {1},
            new int[] {0},
            new int[] {-1},
            new int[1]);
    Task.Visitors two =
        new Task.Visitors(
            new double[] {0, 1_000},
            new double[2],
            new int[2],
            new int[] {5, 5},
            new long[] {0, 1},
            new long[2]);
    assertThat(visitorOf(new Task(one, two, new long[1], new Weights(2_000, 0, 0)))).isEqualTo(1);
    assertThat(visitorOf(new Task(one, two, new long[1], new Weights(500, 0, 0)))).isEqualTo(0);
    Task.Groups known =
        new Task.Groups(
            one.east(), one.north(), one.households(), new int[] {-1}, new int[] {1}, new int[1]);
    assertThat(visitorOf(new Task(known, two, new long[1], new Weights(0, 1_500, 0)))).isEqualTo(1);
    assertThat(visitorOf(new Task(known, two, new long[1], new Weights(0, 300, 0)))).isEqualTo(0);
  }

  private static int visitorOf(Task task) {
    return Assigner.assign(task, 0).visitor()[0];
  }

  @RepeatedTest(20)
  void seats_near_a_place_are_found_as_by_looking_at_all(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int count = 1 + random.nextInt(300);
    double[] east = random.doubles(count, 0, 5_000).toArray();
    double[] north = random.doubles(count, 0, 200).toArray();
    SeatIndex index = new SeatIndex(east, north, IntStream.range(0, count).toArray());
    double atEast = random.nextDouble(-2_000, 7_000);
    double atNorth = random.nextDouble(-2_000, 7_000);
    double[] all =
        IntStream.range(0, count)
            .mapToDouble(seat -> Math.hypot(east[seat] - atEast, north[seat] - atNorth))
            .sorted()
            .limit(8)
            .toArray();
    double[] found =
        Arrays.stream(index.nearest(atEast, atNorth, 8))
            .mapToDouble(seat -> Math.hypot(east[seat] - atEast, north[seat] - atNorth))
            .toArray();
    assertThat(found).isEqualTo(all);
  }

  private static Task task(Random random, int groups, int visitors) {
    int[] households = random.ints(groups, 1, 9).toArray();
    int sum = Arrays.stream(households).sum();
    int share = Math.ceilDiv(sum, visitors) + random.nextInt(3);
    int[] most = new int[visitors];
    int[] least = new int[visitors];
    Arrays.fill(most, share);
    Arrays.fill(least, Math.min(share, sum / visitors) / 2);
    int[] last = random.ints(groups, -1, visitors).toArray();
    int[] language = random.ints(groups, -1, 2).toArray();
    return new Task(
        new Task.Groups(
            random.doubles(groups, 0, 3_000).toArray(),
            random.doubles(groups, 0, 3_000).toArray(),
            households,
            language,
            last,
            random.ints(groups, 0, 2).toArray()),
        new Task.Visitors(
            random.doubles(visitors, 0, 3_000).toArray(),
            random.doubles(visitors, 0, 3_000).toArray(),
            least,
            most,
            random.longs(visitors, 0, 4).toArray(),
            random.longs(visitors, 0, 4).toArray()),
        new long[] {0, 1},
        new Weights(random.nextInt(2_000), random.nextInt(500), random.nextInt(300)));
  }

  /** What some assignment costs that keeps all shares, lower limits aside from chance. */
  private static long some(Task task, Random random) {
    int[] room = task.visitors().most().clone();
    int[] still = task.visitors().least().clone();
    long cost = 0;
    int left = task.groups().sum();
    for (int g = 0; g < task.groups().count(); g++) {
      for (int h = 0; h < task.groups().households()[g]; h++) {
        boolean mustFill = Arrays.stream(still).map(one -> Math.max(0, one)).sum() >= left;
        int v;
        do {
          v = random.nextInt(room.length);
        } while (room[v] == 0 || (mustFill && still[v] <= 0));
        room[v]--;
        still[v]--;
        left--;
        cost += task.cost(g, v);
      }
    }
    return cost;
  }

  /** By trying everything, household by household. */
  private static long cheapest(Task task) {
    int[] loads = new int[task.visitors().count()];
    return cheapest(task, 0, 0, loads);
  }

  private static long cheapest(Task task, int group, int from, int[] loads) {
    if (group == task.groups().count()) {
      for (int v = 0; v < loads.length; v++) {
        if (loads[v] < task.visitors().least()[v]) {
          return Long.MAX_VALUE / 4;
        }
      }
      return 0;
    }
    // Households of a group are alike: only how many go to each visitor matters.
    return share(task, group, task.groups().households()[group], 0, loads);
  }

  private static long share(Task task, int group, int left, int visitor, int[] loads) {
    if (visitor == loads.length) {
      return left == 0 ? cheapest(task, group + 1, 0, loads) : Long.MAX_VALUE / 4;
    }
    long best = Long.MAX_VALUE / 4;
    int room = Math.min(left, task.visitors().most()[visitor] - loads[visitor]);
    for (int n = 0; n <= room; n++) {
      loads[visitor] += n;
      best =
          Math.min(
              best,
              (long) n * task.cost(group, visitor)
                  + share(task, group, left - n, visitor + 1, loads));
      loads[visitor] -= n;
    }
    return best;
  }
}
