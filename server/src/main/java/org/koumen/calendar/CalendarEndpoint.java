package org.koumen.calendar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.platform.CleanText;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holidays and days worked in exchange over HTTP. */
@RestController
@RequestMapping("/api/calendar")
class CalendarEndpoint {
  private final CalendarDesk desk;

  CalendarEndpoint(CalendarDesk desk) {
    this.desk = desk;
  }

  /** The days of a year that are not worked as the week says. */
  @Needs(Permission.AREA_READ)
  @GetMapping
  Rows<CalendarDay> year(@RequestParam @Min(1949) @Max(2999) int year) {
    return Rows.all(desk.year(year));
  }

  /**
   * A day as the place decides.
   *
   * @param source the decision it rests on
   */
  record Decision(
      @NotNull Boolean working,
      @NotBlank @Size(max = 60) String name,
      @NotBlank @Size(max = 200) String source) {}

  /** Sets a day as worked or free; terms that were promised before keep their dates. */
  @Needs(Permission.SETTINGS_WRITE)
  @PutMapping("/{day}")
  CalendarDay set(@PathVariable LocalDate day, @Valid @RequestBody Decision decision, Actor actor) {
    return desk.set(
        new CalendarDay(
            day,
            decision.working(),
            CleanText.line(decision.name()),
            CleanText.line(decision.source())),
        actor);
  }
}
