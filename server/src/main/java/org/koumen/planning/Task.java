package org.koumen.planning;

import java.util.Arrays;

/**
 * An assignment to be made, as numbers: groups of households on a plane, and visitors with a seat
 * each, from which their distances are measured. Everything is kept in arrays, for there are some
 * hundred thousand groups.
 *
 * @param groups households that differ in nothing the plan looks at
 * @param visitors who may be given some
 * @param needs skills that each village asks for, as bits
 * @param weights what counts beside distance
 */
record Task(Groups groups, Visitors visitors, long[] needs, Weights weights) {
  /** Costs are counted in tenths of a metre, as whole numbers, so that nothing is rounded twice. */
  static final int PER_METRE = 10;

  /**
   * Groups of households.
   *
   * @param east metres
   * @param north metres
   * @param households how many in each
   * @param language number of the language they need; -1 for the one all speak
   * @param last their visitor so far; -1 for none
   * @param village number of the village, for {@link Task#needs}
   */
  record Groups(
      double[] east, double[] north, int[] households, int[] language, int[] last, int[] village) {
    int count() {
      return households.length;
    }

    int sum() {
      return Arrays.stream(households).sum();
    }
  }

  /**
   * Visitors.
   *
   * @param east metres, of the middle of their patch
   * @param north metres
   * @param least households each shall have at least
   * @param most households each may have at most
   * @param languages which each speaks, as bits
   * @param skills which each has, as bits
   */
  record Visitors(
      double[] east, double[] north, int[] least, int[] most, long[] languages, long[] skills) {
    int count() {
      return most.length;
    }

    int room() {
      return Arrays.stream(most).sum();
    }

    /** The same people with other seats. */
    Visitors at(double[] newEast, double[] newNorth) {
      return new Visitors(newEast, newNorth, least, most, languages, skills);
    }
  }

  /** The way from a visitor's seat to a group, in tenths of a metre. */
  int distance(int group, int visitor) {
    double east = groups.east[group] - visitors.east[visitor];
    double north = groups.north[group] - visitors.north[visitor];
    return (int) Math.round(PER_METRE * Math.sqrt(east * east + north * north));
  }

  /** Whether a visitor needs an interpreter there. */
  boolean needsInterpreter(int group, int visitor) {
    int language = groups.language[group];
    return language >= 0 && (visitors.languages[visitor] >>> language & 1) == 0;
  }

  /** Whether a visitor knows what the group's village asks for. */
  boolean fits(int group, int visitor) {
    return (needs[groups.village[group]] & visitors.skills[visitor]) != 0;
  }

  /** What it costs, for each household, to send a visitor to a group; may be below nothing. */
  int cost(int group, int visitor) {
    int cost = distance(group, visitor);
    if (needsInterpreter(group, visitor)) {
      cost += PER_METRE * weights.language();
    }
    if (groups.last[group] >= 0 && groups.last[group] != visitor) {
      cost += PER_METRE * weights.change();
    }
    if (fits(group, visitor)) {
      cost -= PER_METRE * weights.skill();
    }
    return cost;
  }

  /** The same for distance alone. */
  Task ofDistance() {
    return new Task(groups, visitors, needs, Weights.NONE);
  }

  /** The same with other seats. */
  Task at(double[] east, double[] north) {
    return new Task(groups, visitors.at(east, north), needs, weights);
  }
}
