package org.koumen.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of time it is: a working day, its evening, or a day off. */
public enum SlotKind {
  DAY,
  EVENING,
  WEEKEND;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static SlotKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
