package org.koumen.round;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why two people go to a household. */
public enum PairReason {
  SAFETY,
  LANGUAGE,
  /** What is to be talked about needs two. */
  MATTER;

  /** As the database and JSON write it. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The reason with a code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PairReason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
