package org.koumen.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The clock of the demo: the machine's own, except for the thread that plays the past, which sees
 * the moment it plays. So the past goes through the same desks as the present.
 */
@Component
@Primary
@Profile("demo")
class DemoClock extends Clock {
  private static final ScopedValue<Instant> PLAYED = ScopedValue.newInstance();

  private final Clock real;

  DemoClock() {
    this(Clock.systemUTC());
  }

  private DemoClock(Clock real) {
    this.real = real;
  }

  /** Does something as if it were then. */
  static void at(Instant moment, Runnable what) {
    ScopedValue.where(PLAYED, moment).run(what);
  }

  @Override
  public Instant instant() {
    return PLAYED.isBound() ? PLAYED.get() : real.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(real.withZone(zone));
  }
}
