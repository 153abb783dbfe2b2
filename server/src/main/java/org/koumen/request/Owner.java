package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who must take the next step. */
public enum Owner {
  /** The desk of the area at the request's level; whoever was asked first stays named. */
  DESK,
  /** The unit in charge. */
  UNIT,
  /** The one who asked: to answer a question, or to judge. */
  REPORTER,
  /** Whoever supervises: it came back too often. */
  SUPERVISOR,
  /** It is closed. */
  NOBODY;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The owner of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Owner of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
