package org.koumen.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody who looked at a finding says. */
public enum Decision {
  /** It was as recorded, for a reason. */
  EXPLAINED,
  /** The pattern was none. */
  MISTAKEN,
  /** Something was wrong and has been put right. */
  CORRECTED,
  /** A decision is taken back. */
  OPEN;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Decision of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
