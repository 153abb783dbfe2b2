package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way by which a request came in. */
public enum Channel {
  DOORSTEP,
  WALK_IN,
  PHONE,
  WEB,
  CHAT,
  WISH_BOX,
  HOTLINE,
  API,
  /** Seen by somebody who serves, before anybody asked. */
  PATROL,
  IMPORT;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The channel of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Channel of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
