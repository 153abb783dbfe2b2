package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the one who asked wants to be reached. */
public enum ContactWish {
  /** May be called. */
  CALL,
  /** Reads the answer, and is not called. */
  QUIET,
  /** Stays unknown: neither name nor telephone is kept. */
  ANONYMOUS;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The wish of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static ContactWish of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
