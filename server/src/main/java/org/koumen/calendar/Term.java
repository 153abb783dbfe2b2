package org.koumen.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something may take: {@code 30m}, {@code 24h}, {@code 15d} or {@code 5wd}.
 *
 * @param count at least 1
 */
public record Term(int count, Unit unit) {
  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,3})(m|h|d|wd)");

  /** What is counted. */
  public enum Unit {
    MINUTES("m"),
    HOURS("h"),
    /** Calendar days: the term ends at the close of offices on its last day. */
    DAYS("d"),
    /** Working days: the term ends at the close of offices on its last one. */
    WORKING_DAYS("wd");

    private final String code;

    Unit(String code) {
      this.code = code;
    }
  }

  /** Checks the count. */
  public Term {
    if (count < 1) {
      throw new IllegalArgumentException("a term lasts at least one");
    }
  }

  /** A term of working days. */
  public static Term workingDays(int count) {
    return new Term(count, Unit.WORKING_DAYS);
  }

  /**
   * The term written as {@link #text()} writes it.
   *
   * @throws IllegalArgumentException when it is none
   */
  @JsonCreator
  public static Term of(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException("no term: " + text));
  }

  /** Reads what somebody typed; empty when it is no term. */
  public static Optional<Term> read(String typed) {
    Matcher matcher = WRITTEN.matcher(typed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (Unit unit : Unit.values()) {
      if (unit.code.equals(matcher.group(2))) {
        return Optional.of(new Term(Integer.parseInt(matcher.group(1)), unit));
      }
    }
    return Optional.empty();
  }

  /** As stored, sent and typed. */
  @JsonValue
  public String text() {
    return count + unit.code;
  }

  /** Whether only working days count, so that a pause over a weekend costs nothing. */
  public boolean isWorking() {
    return unit == Unit.WORKING_DAYS;
  }
}
