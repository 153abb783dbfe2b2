package org.koumen.planning;

/**
 * An assignment with the proof of how good it is.
 *
 * @param group of each share
 * @param visitor of each share
 * @param households of the group that go to the visitor
 * @param left households that nobody could be given
 * @param cost of all shares, in tenths of a metre
 * @param bound what no assignment of this task can go below, in tenths of a metre
 * @param prices what room with each visitor is worth; they prove the bound
 * @param rounds how often the optimiser was asked
 */
record Assigned(
    int[] group,
    int[] visitor,
    int[] households,
    int left,
    long cost,
    long bound,
    long[] prices,
    int rounds) {

  /** How much of the cost may be saved at best, as a share of the bound. */
  double gap() {
    return bound == 0 ? 0 : (double) (cost - bound) / Math.abs(bound);
  }

  /** The ways of all households to their visitors' seats, in tenths of a metre. */
  long distance(Task task) {
    long sum = 0;
    for (int i = 0; i < group.length; i++) {
      sum += (long) households[i] * task.distance(group[i], visitor[i]);
    }
    return sum;
  }

  /** Households of each visitor. */
  int[] loads(Task task) {
    int[] loads = new int[task.visitors().count()];
    for (int i = 0; i < group.length; i++) {
      loads[visitor[i]] += households[i];
    }
    return loads;
  }
}
