package org.koumen.round;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household in a week's plan.
 *
 * @param staff who goes; null when it was left out
 * @param left why it was left out; null when it was not
 */
record Planned(
    UUID household,
    String areaCode,
    int rank,
    LocalDate dueOn,
    @Nullable UUID staff,
    @Nullable UUID companion,
    @Nullable LocalDate day,
    Shift.@Nullable Part part,
    @Nullable LocalTime arriveAt,
    int minutes,
    int walkSeconds,
    boolean agreed,
    boolean locked,
    @Nullable String left) {

  /** The same, found no place. */
  static Planned left(Wanted wanted, int minutes, String why) {
    return new Planned(
        wanted.household(),
        wanted.areaCode(),
        wanted.rank(),
        wanted.dueOn(),
        null,
        null,
        null,
        null,
        null,
        minutes,
        0,
        false,
        false,
        why);
  }

  /**
   * A household that is to be put into the week.
   *
   * @param staff who goes, where that is settled
   * @param companion who comes along, where that is settled
   * @param day when, where that is settled
   * @param locked whether a person chose it
   */
  record Wanted(
      UUID household,
      String areaCode,
      int rank,
      LocalDate dueOn,
      @Nullable UUID staff,
      @Nullable UUID companion,
      @Nullable LocalDate day,
      boolean locked) {}

  /** The same as it stands, to be kept. */
  Wanted kept() {
    return new Wanted(household, areaCode, rank, dueOn, staff, companion, day, locked);
  }

  /** The same with who and when open again. */
  Wanted open() {
    return new Wanted(household, areaCode, rank, dueOn, null, null, null, false);
  }
}
