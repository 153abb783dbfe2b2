package org.koumen.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** How an appointment stands, and what can become of it. */
public enum AppointmentState {
  /** Offered by us; the household has not said yes. */
  PROPOSED,
  BOOKED,
  /** Somebody of the household was met or spoken to. */
  KEPT,
  /** Its time passed without that: by us, or because nobody was there. */
  MISSED,
  CANCELLED,
  /** Another one took its place. */
  MOVED;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static AppointmentState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether it lies ahead. */
  public boolean isOpen() {
    return this == PROPOSED || this == BOOKED;
  }

  /** What it may become. A miss of ours is put right when the visit arrives late from a phone. */
  public Set<AppointmentState> next() {
    return switch (this) {
      case PROPOSED -> Set.of(BOOKED, KEPT, CANCELLED, MOVED);
      case BOOKED -> Set.of(KEPT, MISSED, CANCELLED, MOVED);
      case MISSED -> Set.of(KEPT);
      case KEPT, CANCELLED, MOVED -> Set.of();
    };
  }
}
