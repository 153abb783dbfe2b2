package org.koumen.appointment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who was not there. */
public enum MissedBy {
  US,
  HOUSEHOLD;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
