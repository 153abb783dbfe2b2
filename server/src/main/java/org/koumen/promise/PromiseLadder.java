package org.koumen.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.koumen.calendar.WorkingDays;
import org.koumen.platform.Setting;

/**
 * When who hears of a promise whose day comes near or has passed.
 *
 * @param remindDays so many days before, its owner is reminded
 * @param streetDays so many working days after, the street is told
 * @param countyDays so many working days after, the county is told
 */
public record PromiseLadder(int remindDays, int streetDays, int countyDays) {
  /** The day before, three working days after, seven working days after. */
  public static final Setting<PromiseLadder> SETTING =
      new Setting<>("visit.promises", PromiseLadder.class, new PromiseLadder(1, 3, 7));

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** A step of the ladder. */
  enum Rung {
    /** Before the day: the owner. */
    REMIND,
    /** On the first working day after it: the owner and the community. */
    OVERDUE,
    STREET,
    COUNTY;

    /** Counted from 1; 0 is the ground. */
    int height() {
      return ordinal() + 1;
    }

    static Optional<Rung> above(int height) {
      return height < values().length ? Optional.of(values()[height]) : Optional.empty();
    }
  }

  /** The next rung above a height, and when it is reached. */
  record Step(Rung rung, Instant at) {}

  /**
   * What comes next for a promise.
   *
   * @param height of the rung it stands on
   * @param madeAt a promise made after the moment of a reminder is not reminded of
   */
  Optional<Step> next(
      int height, LocalDate dueOn, Instant madeAt, WorkingDays calendar, ZoneId zone) {
    return Rung.above(height)
        .flatMap(
            rung -> {
              Instant at = morning(day(rung, dueOn, calendar), zone);
              return rung == Rung.REMIND && !at.isAfter(madeAt)
                  ? next(rung.height(), dueOn, madeAt, calendar, zone)
                  : Optional.of(new Step(rung, at));
            });
  }

  private LocalDate day(Rung rung, LocalDate dueOn, WorkingDays calendar) {
    return switch (rung) {
      case REMIND -> dueOn.minusDays(remindDays);
      case OVERDUE -> calendar.after(dueOn, 1);
      case STREET -> calendar.after(dueOn, streetDays);
      case COUNTY -> calendar.after(dueOn, countyDays);
    };
  }

  private static Instant morning(LocalDate day, ZoneId zone) {
    return day.atTime(MORNING).atZone(zone).toInstant();
  }
}
