package org.koumen.area;

/**
 * Everything kept under one code comes to be kept under another of the same level.
 *
 * @param from the code so far, with all that lies beneath it
 * @param to the code from now on
 */
public record AreaMove(AreaCode from, AreaCode to) {

  /**
   * @throws IllegalArgumentException when the levels differ or one lies within the other
   */
  public AreaMove {
    if (from.level() != to.level() || from.equals(to)) {
      throw new IllegalArgumentException("cannot move " + from + " to " + to);
    }
  }

  /** Whether people's rows stay with the county they are distributed by. */
  public boolean isWithinCounty() {
    return from.value().length() > AreaLevel.COUNTY.digits() && from.county().equals(to.county());
  }
}
