package org.koumen.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a household is to be met at the time that was agreed. */
public enum Way {
  DOOR,
  PHONE;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The way of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Way of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
