package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A step of the ladder that a late request climbs: who is told. */
public enum Rung {
  /** Before the date: whoever has it is reminded. */
  REMIND,
  /** At the date: whoever has it, and the head of the unit. */
  HEAD,
  /** The supervising desk. */
  SUPERVISOR,
  /** The leader of the area. */
  LEADER;

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rung of this name. */
  @JsonCreator
  public static Rung of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Counted from 1; 0 is the ground. */
  int height() {
    return ordinal() + 1;
  }

  /** The next rung above a height; empty at the top. */
  static Optional<Rung> above(int height) {
    return height < values().length ? Optional.of(values()[height]) : Optional.empty();
  }
}
