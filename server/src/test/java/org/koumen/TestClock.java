package org.koumen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The clock of the tests: it stands still until told otherwise. Each test begins at {@link #START}.
 */
public class TestClock extends Clock {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Sunday 22 November 2026, half past two in the afternoon in Shanghai. */
  public static final Instant START = Instant.parse("2026-11-22T06:30:00Z");

  private volatile Instant now = START;

  /** Sets the moment. */
  public void set(Instant moment) {
    now = moment;
  }

  /** Sets the moment by what a clock on a wall in Shanghai shows, such as 2026-11-23T09:00. */
  public void set(String local) {
    now = LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  /** Lets time pass. */
  public void forward(Duration time) {
    now = now.plus(time);
  }

  /** Back to the beginning. */
  public void reset() {
    now = START;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    // Follows this clock, unlike Clock.fixed.
    var clock = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return clock.withZone(other);
      }
    };
  }
}
