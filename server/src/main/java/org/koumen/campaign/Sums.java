package org.koumen.campaign;

import java.util.List;

/** Adds tallies up to one line. */
final class Sums {
  private static final double SLACK = 0.9;
  private static final int FEW = 3;

  private Sums() {}

  /**
   * The line for some households.
   *
   * @param pace what share of the days has gone, from 0 to 1
   */
  static Coverage.Line of(List<Tally> tallies, double pace) {
    int due = 0;
    int reached = 0;
    int refused = 0;
    int missed = 0;
    int moved = 0;
    for (Tally one : tallies) {
      due += one.due();
      reached += one.reached();
      refused += one.refused();
      missed += one.missed();
      moved += one.moved();
    }
    int wanted = (int) Math.floor(due * pace);
    int behind = Math.max(0, wanted - reached);
    return new Coverage.Line(
        due, reached, refused, missed, moved, behind, behind >= FEW && reached < wanted * SLACK);
  }
}
