package org.koumen.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
  private final Random random = new Random(20261122);

  @Test
  void a_week_without_exceptions_has_five_working_days() {
    WorkingDays days = new WorkingDays(Map.of());
    LocalDate friday = LocalDate.of(2026, 11, 20);

    assertThat(days.after(friday, 1)).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(days.after(friday, 5)).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(days.between(friday, LocalDate.of(2026, 11, 27))).isEqualTo(5);
  }

  @Test
  void holidays_are_skipped_and_days_worked_in_exchange_count() {
    WorkingDays days =
        new WorkingDays(
            Map.of(
                LocalDate.of(2026, 10, 1), false,
                LocalDate.of(2026, 10, 2), false,
                LocalDate.of(2026, 10, 5), false,
                LocalDate.of(2026, 10, 6), false,
                LocalDate.of(2026, 10, 7), false,
                LocalDate.of(2026, 10, 10), true));

    assertThat(days.after(LocalDate.of(2026, 9, 30), 3)).isEqualTo(LocalDate.of(2026, 10, 10));
  }

  @Test
  void a_term_has_at_least_one_day() {
    WorkingDays days = new WorkingDays(Map.of());

    assertThatThrownBy(() -> days.after(LocalDate.of(2026, 11, 20), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_term_ends_on_a_working_day_and_holds_exactly_its_length() {
    for (int run = 0; run < 500; run++) {
      WorkingDays days = anyCalendar();
      LocalDate begin = anyDay();
      int length = 1 + random.nextInt(60);

      LocalDate end = days.after(begin, length);

      assertThat(days.isWorkingDay(end)).isTrue();
      assertThat(days.between(begin, end)).isEqualTo(length);
    }
  }

  @Test
  void two_terms_one_after_the_other_are_as_long_as_both_together() {
    for (int run = 0; run < 500; run++) {
      WorkingDays days = anyCalendar();
      LocalDate begin = anyDay();
      int first = 1 + random.nextInt(30);
      int second = 1 + random.nextInt(30);

      assertThat(days.after(days.after(begin, first), second))
          .isEqualTo(days.after(begin, first + second));
    }
  }

  @Test
  void a_later_begin_never_ends_earlier() {
    for (int run = 0; run < 500; run++) {
      WorkingDays days = anyCalendar();
      LocalDate begin = anyDay();
      int length = 1 + random.nextInt(30);

      assertThat(days.after(begin.plusDays(1), length)).isAfterOrEqualTo(days.after(begin, length));
    }
  }

  private LocalDate anyDay() {
    return LocalDate.of(2025, 1, 1).plusDays(random.nextInt(700));
  }

  private WorkingDays anyCalendar() {
    Map<LocalDate, Boolean> exceptions = new HashMap<>();
    int count = random.nextInt(80);
    for (int n = 0; n < count; n++) {
      exceptions.put(anyDay(), random.nextBoolean());
    }
    return new WorkingDays(exceptions);
  }
}
