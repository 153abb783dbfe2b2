package org.koumen.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellDatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22",
        "2026/11/22",
        "2026.11.22",
        "20261122",
        "2026年11月22日",
        "2026 年 11 月 22 号",
        "46348",
        "2026-11-22 14:30:00",
        "２０２６－１１－２２",
        "2026-11-22T14:30",
        " 2026/11/22 "
      })
  void one_day_in_many_spellings(String text) {
    assertThat(CellDates.day(text))
        .isEqualTo(new CellDates.Reading.Day(LocalDate.of(2026, 11, 22)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2月30日", "2026年13月1日", "20260230", "2025-2-29"})
  void days_that_never_were(String text) {
    assertThat(CellDates.day(text)).isNotInstanceOf(CellDates.Reading.Day.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "昨天", "0", "99999999999", "12.5.2020x", "-1"})
  void what_is_no_date(String text) {
    assertThat(CellDates.day(text)).isNotInstanceOf(CellDates.Reading.Day.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2019/2/28 11:25:05,2019-02-28T11:25:05",
    "2019-02-28 09:08,2019-02-28T09:08:00",
    "2019-02-28,2019-02-28T00:00:00",
    "43524.475752,2019-02-28T11:25:05"
  })
  void moments(String text, LocalDateTime at) {
    assertThat(CellDates.moment(text)).isEqualTo(new CellDates.MomentReading.At(at));
  }
}
