package org.koumen.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.koumen.calendar.WorkingDays;

/**
 * Cuts what a team offers into times of equal length, and says which are free.
 *
 * @param offers when the team knocks
 * @param length of one
 */
record Slots(List<VisitingHours.Offer> offers, Duration length, WorkingDays calendar, ZoneId zone) {

  /** A time to choose. */
  record Slot(Instant from, Instant to, SlotKind kind, boolean free) {}

  /**
   * Times of some days that begin after a moment.
   *
   * @param taken what is given away already
   */
  List<Slot> between(LocalDate first, LocalDate last, Instant after, List<Span> taken) {
    List<Slot> slots = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (VisitingHours.Offer offer : offers) {
        if ((offer.kind() != SlotKind.WEEKEND) == calendar.isWorkingDay(day)) {
          cut(day, offer, after, taken, slots);
        }
      }
    }
    return slots;
  }

  private void cut(
      LocalDate day, VisitingHours.Offer offer, Instant after, List<Span> taken, List<Slot> to) {
    Instant end = at(day, offer.closes());
    Instant from = at(day, offer.opens());
    while (!from.plus(length).isAfter(end)) {
      Instant until = from.plus(length);
      if (from.isAfter(after)) {
        to.add(new Slot(from, until, offer.kind(), isFree(from, until, offer.atOnce(), taken)));
      }
      from = until;
    }
  }

  private static boolean isFree(Instant from, Instant to, int atOnce, List<Span> taken) {
    return taken.stream().filter(one -> one.from().isBefore(to) && one.to().isAfter(from)).count()
        < atOnce;
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
