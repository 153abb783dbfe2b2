package org.koumen.appointment;

import java.time.Duration;
import java.time.Instant;

/**
 * From one moment until another, at most a day later.
 *
 * @throws IllegalArgumentException when it does not end after it begins
 */
public record Span(Instant from, Instant to) {
  private static final Duration LONGEST = Duration.ofHours(24);

  public Span {
    if (!isPossible(from, to)) {
      throw new IllegalArgumentException("ends before it begins, or after more than a day");
    }
  }

  /** Whether these two make one. */
  public static boolean isPossible(Instant from, Instant to) {
    return from.isBefore(to) && !to.isAfter(from.plus(LONGEST));
  }

  /** Whether a moment lies in it, or so much before or after. */
  boolean holds(Instant at, Duration slack) {
    return !at.isBefore(from.minus(slack)) && !at.isAfter(to.plus(slack));
  }
}
