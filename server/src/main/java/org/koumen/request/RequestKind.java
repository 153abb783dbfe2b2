package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody wants by a request: 咨询, 求助, 投诉, 举报, 建议, 信访. */
public enum RequestKind {
  CONSULTATION,
  HELP,
  COMPLAINT,
  REPORT,
  SUGGESTION,
  /** A letter or petition: statutory periods hold. */
  PETITION;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static RequestKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
