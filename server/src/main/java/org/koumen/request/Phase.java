package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a step means, whatever a place calls it: lists and figures go by it. */
public enum Phase {
  /** A desk decides what becomes of it. */
  RECEIVED,
  /** A unit works on it. */
  DISPATCHED,
  /** Answered; the one who asked has not yet judged it. */
  SETTLED,
  /** Judged by the one who asked. */
  RATED,
  /** Ended without a judgement. */
  CLOSED,
  /** Not accepted, with the reason and where to go instead. */
  REFUSED,
  /** Taken back by the one who asked. */
  WITHDRAWN,
  /** Goes on under another number. */
  MERGED;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The phase of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Phase of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether something is still to be done, if only a judgement. */
  public boolean isOpen() {
    return this == RECEIVED || this == DISPATCHED || this == SETTLED;
  }

  /** Whether those who serve have something to do. */
  public boolean isWork() {
    return this == RECEIVED || this == DISPATCHED;
  }
}
