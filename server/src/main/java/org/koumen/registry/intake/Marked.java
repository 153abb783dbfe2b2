package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.koumen.platform.Ids;
import org.koumen.registry.CareColour;

/** A household with the mark that a file gives it. */
record Marked(UUID id, Household household, IntakeLine.Mark mark, LocalDate reviewOn) {
  static Marked of(Household household, LocalDate today) {
    IntakeLine.Mark mark = Objects.requireNonNull(household.mark);
    return new Marked(Ids.next(), household, mark, reviewOn(mark, today));
  }

  String county() {
    return household.place.area.substring(0, 6);
  }

  /**
   * Without a day in the file, a red mark is looked at again after a month, a green one after a
   * year.
   */
  static LocalDate reviewOn(IntakeLine.Mark mark, LocalDate today) {
    LocalDate said = mark.reviewOn();
    return said != null ? said : today.plusMonths(months(mark.colour()));
  }

  private static int months(CareColour colour) {
    return switch (colour) {
      case RED -> 1;
      case YELLOW -> 3;
      case GREEN -> 12;
    };
  }
}
