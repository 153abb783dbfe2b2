package org.koumen.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody was asked. */
public enum Way {
  PHONE,
  VISIT;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Way of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
