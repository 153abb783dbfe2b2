package org.koumen.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a question is answered. */
public enum QuestionKind {
  /** {@code "yes"} or {@code "no"}. */
  YES_NO,
  /** The code of one option. */
  ONE_OF,
  /** A list of codes of options. */
  SEVERAL_OF,
  NUMBER,
  /** As in {@code "2026-11-22"}. */
  DATE,
  /** Up to 200 characters. */
  SHORT_TEXT,
  /** Up to 2,000 characters. */
  LONG_TEXT;

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
  public static QuestionKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  boolean hasOptions() {
    return this == ONE_OF || this == SEVERAL_OF;
  }

  boolean isText() {
    return this == SHORT_TEXT || this == LONG_TEXT;
  }

  int mostCharacters() {
    return this == SHORT_TEXT ? 200 : 2_000;
  }
}
