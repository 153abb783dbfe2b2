package org.koumen.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.koumen.calendar.WorkingDays;

/**
 * Finds the moments that {@code cases.txt} names: {@code w3 09:20} on the third working day before
 * today, {@code d2 23:05} two days ago, {@code m40} forty minutes ago, {@code next 10:00} on the
 * next working day.
 */
final class SceneTimes {
  private static final Duration BETWEEN_ACTS = Duration.ofMinutes(5);

  private final WorkingDays calendar;
  private final LocalDate today;
  private final ZoneId zone;
  private final Instant now;

  SceneTimes(WorkingDays calendar, LocalDate today, ZoneId zone, Instant now) {
    this.calendar = calendar;
    this.today = today;
    this.zone = zone;
    this.now = now;
  }

  /** The moment of a text, wherever it lies. */
  Instant at(String text) {
    if (text.startsWith("m")) {
      return now.minus(Duration.ofMinutes(Long.parseLong(text.substring(1))));
    }
    String[] parts = text.split(" ");
    LocalDate day =
        switch (parts[0].charAt(0)) {
          case 'w' -> workingDayBefore(Integer.parseInt(parts[0].substring(1)));
          case 'd' -> today.minusDays(Long.parseLong(parts[0].substring(1)));
          default -> calendar.after(today, 1);
        };
    return day.atTime(LocalTime.parse(parts[1])).atZone(zone).toInstant();
  }

  /** The day on which a moment lies. */
  LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  private LocalDate workingDayBefore(int number) {
    LocalDate day = today;
    for (int left = number; left > 0; ) {
      day = day.minusDays(1);
      if (calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /**
   * Something of a scene and when it happens.
   *
   * @param act empty for the first word of the request
   */
  record Moment(Instant at, Scene scene, Optional<Scene.Act> act) {}

  /**
   * When all of a scene happens: as it is written, but each act after the one before it, whatever
   * holidays lie between.
   */
  List<Moment> of(Scene scene) {
    List<Moment> moments = new ArrayList<>();
    Instant last = at(scene.when());
    moments.add(new Moment(last, scene, Optional.empty()));
    for (Scene.Act act : scene.acts()) {
      Instant written = at(act.when());
      last = written.isAfter(last) ? written : last.plus(BETWEEN_ACTS);
      moments.add(new Moment(last, scene, Optional.of(act)));
    }
    return moments;
  }
}
