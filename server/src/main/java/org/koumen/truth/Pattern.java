package org.koumen.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What does not look possible in visits. */
public enum Pattern {
  /** Many visits within minutes. */
  BURST,
  /** Nearly the same text many times. */
  COPIES,
  /** Somebody was met where nobody lives. */
  EMPTY,
  /** Before the household was there. */
  TOO_EARLY,
  /** Told before it took place. */
  FUTURE;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Pattern of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
