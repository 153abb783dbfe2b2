package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** As what somebody acts on a request. Procedures say which moves are open to whom. */
public enum Capacity {
  /** Takes requests in, in the area. */
  TAKE,
  /** Dispatches requests of the area. */
  DISPATCH,
  /** Belongs to the unit in charge. */
  HANDLE,
  /** Belongs to a unit that assists or was whistled for. */
  ASSIST,
  /** Supervises the area. */
  SUPERVISE,
  /** The one who asked. */
  REPORTER,
  /** The program itself, by the clock. */
  PROGRAM;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The capacity of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Capacity of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
