package org.koumen.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The announced days as they stand in the database, and a place's own. */
@KoumenTest
class CalendarTest {
  @Autowired CalendarDesk calendar;
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  @Test
  void the_announced_years_have_as_many_working_days_as_announced() {
    WorkingDays days = calendar.workingDays();

    assertThat(days.between(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 12, 31))).isEqualTo(248);
    assertThat(days.between(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 12, 31))).isEqualTo(248);
    assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 14))).as("worked in exchange").isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 17))).as("Spring Festival").isFalse();
  }

  @Test
  void a_term_over_the_national_day_ends_after_it() {
    Instant begin = Instant.parse("2026-09-30T02:00:00Z");

    assertThat(calendar.due(begin, 3)).isEqualTo(Instant.parse("2026-10-10T09:00:00Z"));
  }

  @Test
  void a_place_may_set_a_day_of_its_own() {
    Town town = new Town(jdbc, accounts, port);
    Browser administrator = town.person("administrator", "").browser();
    Browser dispatcher = town.person("dispatcher", town.found().county()).browser();
    Map<String, Object> free = Map.of("working", false, "name", "县庆", "source", "县人民政府通知");

    assertThat(dispatcher.put("/api/calendar/2031-07-01", free).problem())
        .isEqualTo("no-permission");
    assertThat(administrator.put("/api/calendar/2031-07-01", free).status()).isEqualTo(200);
    assertThat(calendar.workingDays().isWorkingDay(LocalDate.of(2031, 7, 1))).isFalse();
    assertThat(dispatcher.get("/api/calendar?year=2031").json().path("rows").size()).isEqualTo(1);
    assertThat(dispatcher.get("/api/calendar?year=9").problem()).isEqualTo("bad-input");
  }
}
