package org.koumen.visit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a visit took place. */
public enum VisitForm {
  DOOR,
  PHONE,
  /** At a company, a service point, in the yard. */
  POINT;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The form of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static VisitForm of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** What it is when nothing is said. */
  static VisitForm usual(Outcome outcome) {
    return outcome == Outcome.BY_PHONE ? PHONE : DOOR;
  }
}
