package org.koumen.exchange.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people and Excel write them: 2026-11-22, 2026/11/22, 2026.11.22, 20261122, 2026年11月22日,
 * and the count of days since 1900 that Excel keeps.
 */
public final class CellDates {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?"
              + "(?:[T\\s]+(\\d{1,2})[:：时](\\d{1,2})(?:[:：分](\\d{1,2}))?\\s*秒?(?:\\.\\d+)?)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern SERIAL = Pattern.compile("\\d{1,7}(?:\\.\\d+)?");
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate SERIAL_ZERO_1904 = LocalDate.of(1904, 1, 1);

  /** 9999-12-31, the last day Excel knows. */
  private static final double LAST_SERIAL = 2_958_465;

  /** Excel's 29 February 1900, which never was. */
  private static final int PHANTOM_DAY = 60;

  private CellDates() {}

  /** What a text says about a day. */
  public sealed interface Reading {
    /** A day. */
    record Day(LocalDate day) implements Reading {}

    /** Written like a date, but there is no such day: 2月30日. */
    record Impossible() implements Reading {}

    /** Not written like a date. */
    record NotADate() implements Reading {}
  }

  /** Reads a day; a time of day after it is passed over. */
  public static Reading day(String text) {
    return switch (moment(text)) {
      case MomentReading.At(LocalDateTime at) -> new Reading.Day(at.toLocalDate());
      case MomentReading.Impossible() -> new Reading.Impossible();
      case MomentReading.NotADate() -> new Reading.NotADate();
    };
  }

  /** What a text says about a moment. */
  public sealed interface MomentReading {
    /** A day and a time, midnight when no time was written. */
    record At(LocalDateTime at) implements MomentReading {}

    /** Written like a moment, but there is none such. */
    record Impossible() implements MomentReading {}

    /** Not written like one. */
    record NotADate() implements MomentReading {}
  }

  /** Reads a day with an optional time of day, in whatever zone the reader of the file lives. */
  public static MomentReading moment(String text) {
    String plain = narrow(text.strip());
    Matcher written = WRITTEN.matcher(plain);
    if (written.matches()) {
      return moment(
          number(written, 1),
          number(written, 2),
          number(written, 3),
          number(written, 4),
          number(written, 5),
          number(written, 6));
    }
    Matcher compact = COMPACT.matcher(plain);
    if (compact.matches()) {
      return moment(number(compact, 1), number(compact, 2), number(compact, 3), 0, 0, 0);
    }
    if (SERIAL.matcher(plain).matches()) {
      return serial(Double.parseDouble(plain), false)
          .<MomentReading>map(MomentReading.At::new)
          .orElseGet(MomentReading.NotADate::new);
    }
    return new MomentReading.NotADate();
  }

  private static MomentReading moment(
      int year, int month, int day, int hour, int minute, int second) {
    try {
      return new MomentReading.At(
          LocalDateTime.of(LocalDate.of(year, month, day), LocalTime.of(hour, minute, second)));
    } catch (DateTimeException noSuchDay) {
      return new MomentReading.Impossible();
    }
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /**
   * Excel's count of days.
   *
   * @param since1904 whether the workbook counts from 1904, as old Macs did
   * @return nothing for a count that is no day
   */
  static Optional<LocalDateTime> serial(double count, boolean since1904) {
    if (!(count >= 1 || since1904 && count >= 0) || count > LAST_SERIAL) {
      return Optional.empty();
    }
    long days = (long) Math.floor(count);
    long seconds = Math.round((count - days) * 86_400);
    if (since1904) {
      return Optional.of(SERIAL_ZERO_1904.plusDays(days).atStartOfDay().plusSeconds(seconds));
    }
    if (days == PHANTOM_DAY) {
      return Optional.empty();
    }
    LocalDate day = SERIAL_ZERO.plusDays(days < PHANTOM_DAY ? days + 1 : days);
    return Optional.of(day.atStartOfDay().plusSeconds(seconds));
  }

  /** Full-width digits and signs become narrow ones. */
  private static String narrow(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char narrow = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c == '　' ? ' ' : c;
      if (narrow != c && out == null) {
        out = new StringBuilder(text);
      }
      if (out != null) {
        out.setCharAt(i, narrow);
      }
    }
    return out == null ? text : out.toString();
  }
}
