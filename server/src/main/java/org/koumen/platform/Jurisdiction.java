package org.koumen.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The place this program serves: its clock and its time zone (setting {@code koumen.zone}). */
@Component
public final class Jurisdiction {
  private final Clock clock;
  private final ZoneId zone;

  Jurisdiction(Clock clock, KoumenProperties properties) {
    this.clock = clock;
    this.zone = properties.zone();
  }

  public ZoneId zone() {
    return zone;
  }

  /** The day it is here. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** This moment, cut to microseconds as the database keeps them. */
  public Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  /** The day a moment falls on here. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
