package org.koumen.round;

import java.time.LocalDate;

/**
 * A stretch of a day in which somebody goes out; it begins and ends at the office.
 *
 * @param worker number of who goes out
 * @param from second of the day
 * @param to second of the day at which they are back
 */
record Shift(int worker, LocalDate day, Part part, int from, int to) {
  /** Part of a day; what is asked of people who are out at work all day is the evening. */
  enum Part {
    MORNING,
    AFTERNOON,
    EVENING
  }
}
