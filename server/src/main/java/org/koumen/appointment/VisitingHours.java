package org.koumen.appointment;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.koumen.platform.Setting;

/**
 * When households may have somebody come, as the jurisdiction offers it. A part whose end is not
 * after its begin is not offered.
 *
 * @param dayOpens on working days
 * @param eveningOpens on the evenings of working days
 * @param weekendOpens on days that are not worked
 * @param minutes length of one appointment
 * @param atOnce how many a grid's team can see in the same time
 * @param noticeHours how long before at least
 * @param days how far ahead
 */
public record VisitingHours(
    LocalTime dayOpens,
    LocalTime dayCloses,
    LocalTime eveningOpens,
    LocalTime eveningCloses,
    LocalTime weekendOpens,
    LocalTime weekendCloses,
    int minutes,
    int atOnce,
    int noticeHours,
    int days) {
  /**
   * Office hours, two hours in the evening, the weekend's daytime; two at once, a fortnight ahead.
   */
  public static final Setting<VisitingHours> SETTING =
      new Setting<>(
          "visit.hours",
          VisitingHours.class,
          new VisitingHours(
              LocalTime.of(9, 0),
              LocalTime.of(17, 0),
              LocalTime.of(18, 30),
              LocalTime.of(20, 30),
              LocalTime.of(9, 30),
              LocalTime.of(17, 30),
              60,
              2,
              4,
              14));

  /** A part of a day at which somebody knocks. */
  public record Offer(SlotKind kind, LocalTime opens, LocalTime closes, int atOnce) {}

  /** What is offered where a grid's team has said nothing of its own. */
  List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    offers.add(new Offer(SlotKind.DAY, dayOpens, dayCloses, atOnce));
    offers.add(new Offer(SlotKind.EVENING, eveningOpens, eveningCloses, atOnce));
    offers.add(new Offer(SlotKind.WEEKEND, weekendOpens, weekendCloses, atOnce));
    return offers;
  }
}
