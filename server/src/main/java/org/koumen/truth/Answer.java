package org.koumen.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of asking somebody. */
public enum Answer {
  /** The visit took place as it is recorded. */
  CONFIRMED,
  NOT_CONFIRMED,
  /** Neither yes nor no. */
  NOT_REMEMBERED,
  /** The questions of a survey were answered. */
  ANSWERED,
  /** Does not want to be asked, which is their right. */
  REFUSED,
  /** Nobody answered; they are tried again. */
  NO_ANSWER;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Answer of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
