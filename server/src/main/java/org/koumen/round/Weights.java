package org.koumen.round;

/**
 * What else counts beside the way, in seconds of walking.
 *
 * @param left a household that is left out
 * @param leftFirst one with a red mark, an agreed time or two visitors that is left out
 * @param leftFixed one that people chose, or that was planned before: nothing pushes it out
 * @param late a day that a household waits beyond the day it is due
 * @param lateFirst the same with a red mark
 * @param stranger somebody else than the household's visitor
 */
record Weights(int left, int leftFirst, int leftFixed, int late, int lateFirst, int stranger) {
  /** Nobody is left out for the sake of a way. */
  static final Weights USUAL = new Weights(20_000, 60_000, 200_000, 120, 1_200, 600);
}
