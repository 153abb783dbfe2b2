package org.koumen.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.appointment.AppointmentDesk;
import org.koumen.appointment.CardDesk;
import org.koumen.appointment.DoorWish;
import org.koumen.appointment.Span;
import org.koumen.appointment.Way;
import org.koumen.appointment.WishDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.promise.PromiseDesk;
import org.koumen.promise.PromiseState;
import org.koumen.workforce.PostKind;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets some households have a card, a time or a wish, and promises in each state. */
@Component
@Profile("demo | test")
class DemoDoor {
  private static final Scope EVERYWHERE = Scope.wholeSystemWithoutAPerson();
  private static final int EVERY = 12;
  private static final List<String> PROMISED =
      List.of("送来助餐点的菜单和订餐卡", "请物业来看楼道的灯", "问清高龄津贴怎么补发", "约社区医生上门量血压", "联系志愿者陪同去医院");

  private final CardDesk cards;
  private final AppointmentDesk appointments;
  private final WishDesk wishes;
  private final PromiseDesk promises;
  private final Jurisdiction jurisdiction;

  DemoDoor(
      CardDesk cards,
      AppointmentDesk appointments,
      WishDesk wishes,
      PromiseDesk promises,
      Jurisdiction jurisdiction) {
    this.cards = cards;
    this.appointments = appointments;
    this.wishes = wishes;
    this.promises = promises;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Within the caller's transaction.
   *
   * @param workers those who serve, by staff number
   */
  void play(DemoWorld world, List<MadeHousehold> households, Map<String, Actor> workers) {
    Instant now = jurisdiction.now();
    for (int n = 0; n < households.size(); n += EVERY) {
      MadeHousehold home = households.get(n);
      String code = world.crew().codeOf(PostKind.GRID_WORKER, home.grid());
      Actor worker = workers.get(code);
      if (worker != null) {
        at(home, n / EVERY, worker, now);
      }
    }
  }

  private void at(MadeHousehold home, int n, Actor worker, Instant now) {
    LocalDate today = jurisdiction.dayOf(now);
    switch (n % 8) {
      case 0 -> {
        var unused = cards.issue(home.county(), home.id(), EVERYWHERE, worker);
        agree(home, today.plusDays(1 + n % 5), LocalTime.of(19, 0), worker, now);
      }
      case 1 -> agree(home, today.plusDays(1 + n % 7), LocalTime.of(10, 0), worker, now);
      case 2 -> {
        var unused =
            wishes.set(
                home.county(),
                home.id(),
                new WishDesk.Wanted(
                    n % 3 == 0, DoorWish.Times.EVENING, Optional.empty(), Optional.empty()),
                EVERYWHERE,
                worker);
      }
      // Made a fortnight ago: kept, given up, changed, open, overdue.
      default -> promise(home, n, worker, now, today);
    }
  }

  private void agree(MadeHousehold home, LocalDate day, LocalTime time, Actor worker, Instant now) {
    Instant from = day.atTime(time).atZone(jurisdiction.zone()).toInstant();
    DemoClock.at(
        now.minus(Duration.ofDays(1)),
        () -> {
          var unused =
              appointments.arrange(
                  home.county(),
                  home.id(),
                  new AppointmentDesk.Wanted(
                      Ids.next(),
                      new Span(from, from.plus(Duration.ofHours(1))),
                      Way.DOOR,
                      Optional.empty()),
                  EVERYWHERE,
                  worker);
        });
  }

  private void promise(MadeHousehold home, int n, Actor worker, Instant now, LocalDate today) {
    PromiseDesk.Wanted wanted =
        new PromiseDesk.Wanted(
            Ids.next(),
            PROMISED.get(n % PROMISED.size()),
            n % 8 == 7 ? today.minusDays(3) : today.plusDays(n % 8 == 6 ? 5 : 2));
    DemoClock.at(
        now.minus(Duration.ofDays(14)),
        () -> {
          PromiseDesk.Made made =
              promises.make(home.county(), home.id(), wanted, Optional.empty(), EVERYWHERE, worker);
          if (made == PromiseDesk.Made.NOT_FOUND) {
            throw new IllegalStateException("nobody lives in " + home.id());
          }
        });
    Optional<PromiseDesk.Ending> ending =
        switch (n % 8) {
          case 3 -> Optional.of(ending(PromiseState.KEPT, today, "已办好，住户确认", Optional.empty()));
          case 4 -> Optional.of(ending(PromiseState.BROKEN, today, "服务点本月停办", Optional.empty()));
          case 5 ->
              Optional.of(
                  ending(
                      PromiseState.CHANGED,
                      today,
                      "住户同意改到下周",
                      Optional.of(
                          new PromiseDesk.Wanted(Ids.next(), wanted.what(), today.plusDays(7)))));
          default -> Optional.empty();
        };
    ending.ifPresent(
        it ->
            DemoClock.at(
                now.minus(Duration.ofDays(1)),
                () -> {
                  var unused = promises.end(home.county(), wanted.id(), it, EVERYWHERE, worker);
                }));
  }

  private static PromiseDesk.Ending ending(
      PromiseState state, LocalDate today, String note, Optional<PromiseDesk.Wanted> instead) {
    return new PromiseDesk.Ending(state, today.minusDays(1), Optional.of(note), instead);
  }
}
