package org.koumen.appointment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an appointment was agreed. */
public enum Origin {
  /** By the household, with its contact card. */
  CARD,
  /** At the end of a visit. */
  DOOR,
  /** By the desk or the visitor, on the phone. */
  DESK;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
