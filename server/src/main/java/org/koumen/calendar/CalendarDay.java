package org.koumen.calendar;

import java.time.LocalDate;

/**
 * A day that breaks the rule of the week.
 *
 * @param working whether it is worked
 * @param name holiday, or why it is worked
 * @param source announcement or decision it rests on
 */
public record CalendarDay(LocalDate day, boolean working, String name, String source) {}
