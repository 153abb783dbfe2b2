package org.koumen.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.koumen.calendar.WorkingDays;

class SlotsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void a_day_worked_in_exchange_has_no_weekend() {
    WorkingDays calendar = new WorkingDays(Map.of(MONDAY.plusDays(5), true, MONDAY, false));
    List<Slots.Slot> slots =
        slots(VisitingHours.SETTING.fallback().offers(), calendar)
            .between(MONDAY, MONDAY.plusDays(6), Instant.EPOCH, List.of());
    assertThat(slots)
        .filteredOn(slot -> day(slot).equals(MONDAY))
        .extracting(Slots.Slot::kind)
        .containsOnly(SlotKind.WEEKEND);
    assertThat(slots)
        .filteredOn(slot -> day(slot).equals(MONDAY.plusDays(5)))
        .extracting(Slots.Slot::kind)
        .contains(SlotKind.DAY, SlotKind.EVENING);
  }

  @RepeatedTest(20)
  void no_time_is_given_to_more_households_than_a_team_can_see() {
    Random random = new Random();
    int atOnce = random.nextInt(3);
    List<VisitingHours.Offer> offers =
        List.of(
            new VisitingHours.Offer(
                SlotKind.DAY, LocalTime.of(9, 0), LocalTime.of(17, random.nextInt(60)), atOnce),
            new VisitingHours.Offer(
                SlotKind.EVENING, LocalTime.of(18, 0), LocalTime.of(20, 0), atOnce));
    Slots made = slots(offers, new WorkingDays(Map.of()));
    List<Span> taken = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      List<Slots.Slot> free =
          made.between(MONDAY, MONDAY.plusDays(3), Instant.EPOCH, taken).stream()
              .filter(Slots.Slot::free)
              .toList();
      if (!free.isEmpty()) {
        Slots.Slot chosen = free.get(random.nextInt(free.size()));
        taken.add(new Span(chosen.from(), chosen.to()));
      }
    }
    for (Slots.Slot slot : made.between(MONDAY, MONDAY.plusDays(3), Instant.EPOCH, taken)) {
      long inIt =
          taken.stream()
              .filter(one -> one.from().isBefore(slot.to()) && one.to().isAfter(slot.from()))
              .count();
      assertThat(inIt).isLessThanOrEqualTo(atOnce);
      assertThat(slot.free()).isEqualTo(inIt < atOnce);
      assertThat(Duration.between(slot.from(), slot.to())).isEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void a_number_survives_how_people_write_it_and_no_slip_of_one_digit() {
    Random random = new Random(5);
    for (int n = 0; n < 500; n++) {
      String number = CardNumber.draw().text();
      String grouped = number.replaceAll("(.{3})(?=.)", "$1 ");
      assertThat(CardNumber.parse(grouped)).contains(new CardNumber(number));
      int at = random.nextInt(9);
      char other = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
      assertThat(CardNumber.parse(number.substring(0, at) + other + number.substring(at + 1)))
          .isEmpty();
    }
  }

  private static Slots slots(List<VisitingHours.Offer> offers, WorkingDays calendar) {
    return new Slots(offers, Duration.ofHours(1), calendar, ZONE);
  }

  private static LocalDate day(Slots.Slot slot) {
    return LocalDate.ofInstant(slot.from(), ZONE);
  }
}
