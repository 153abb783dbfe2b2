package org.koumen.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * Which days are worked: Monday to Friday, except the days that are set otherwise.
 *
 * <p>Terms are counted as in article 201 of the Civil Code: the day something begins does not
 * count, the first working day after it is day one.
 */
public final class WorkingDays {
  private final Map<LocalDate, Boolean> exceptions;

  /**
   * @param exceptions holidays on weekdays as {@code false}, weekend days worked in exchange as
   *     {@code true}
   */
  public WorkingDays(Map<LocalDate, Boolean> exceptions) {
    this.exceptions = Map.copyOf(exceptions);
  }

  /** Whether people are at work on this day. */
  public boolean isWorkingDay(LocalDate day) {
    Boolean set = exceptions.get(day);
    return set != null
        ? set
        : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * The working day on which a term ends.
   *
   * @param begin day on which the term begins; it does not count, whether worked or not
   * @param workingDays length of the term, at least 1
   */
  public LocalDate after(LocalDate begin, int workingDays) {
    if (workingDays < 1) {
      throw new IllegalArgumentException("a term has at least one working day");
    }
    LocalDate day = begin;
    for (int counted = 0; counted < workingDays; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }

  /**
   * How many working days lie after {@code begin} up to and with {@code end}; 0 when {@code end} is
   * not later.
   */
  public int between(LocalDate begin, LocalDate end) {
    int counted = 0;
    for (LocalDate day = begin.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return counted;
  }
}
