package org.koumen.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.appointment.AppointmentDesk;
import org.koumen.appointment.CardDesk;
import org.koumen.appointment.CardRules;
import org.koumen.appointment.WishDesk;
import org.koumen.area.AreaLevel;
import org.koumen.notice.Audience;
import org.koumen.notice.Notice;
import org.koumen.notice.NoticeDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.koumen.promise.PromiseDesk;
import org.koumen.registry.Because;
import org.koumen.registry.CareDesk;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.HouseholdDoor;
import org.koumen.request.Channel;
import org.koumen.request.ContactWish;
import org.koumen.request.Doer;
import org.koumen.request.NewRequest;
import org.koumen.request.RequestDesk;
import org.koumen.request.RequestKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what a visit holds to where it belongs: needs to the file, dangers to the requests,
 * promises, appointments and signs to their lists. In the visit's transaction; one part that cannot
 * be written takes the whole visit back.
 */
@Component
class DoorParts {
  private final SignTable signs;
  private final MovedTable moved;
  private final RoundTable round;
  private final HouseholdDoor households;
  private final CareDesk care;
  private final RequestDesk requests;
  private final PromiseDesk promises;
  private final AppointmentDesk appointments;
  private final CardDesk cards;
  private final WishDesk wishes;
  private final NoticeDesk notices;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  DoorParts(
      SignTable signs,
      MovedTable moved,
      RoundTable round,
      HouseholdDoor households,
      CareDesk care,
      RequestDesk requests,
      PromiseDesk promises,
      AppointmentDesk appointments,
      CardDesk cards,
      WishDesk wishes,
      NoticeDesk notices,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.signs = signs;
    this.moved = moved;
    this.round = round;
    this.households = households;
    this.care = care;
    this.requests = requests;
    this.promises = promises;
    this.appointments = appointments;
    this.cards = cards;
    this.wishes = wishes;
    this.notices = notices;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Writes the parts of a visit that is new.
   *
   * @param at when it took place, never ahead of the clock here
   * @return the part that cannot be written, by its name in the form
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<String> write(
      NewVisit visit, HouseholdDoor.Place home, Instant at, Scope scope, Actor by) {
    VisitParts parts = visit.parts();
    LocalDate day = jurisdiction.dayOf(at);
    Set<UUID> people = households.peopleOf(home.county(), home.id());
    for (VisitParts.Need need : parts.needs()) {
      // Who moved away since does not take the household's need along.
      FileOutcome outcome =
          care.need(
              by,
              scope,
              home.county(),
              home.id(),
              need.resident().filter(people::contains).orElse(null),
              need.kind(),
              need.note(),
              Because.on(day));
      if (!(outcome instanceof FileOutcome.Done)) {
        return Optional.of("needs");
      }
    }
    for (PromiseDesk.Wanted promise : parts.promises()) {
      if (promises.makeAtDoor(home, promise, visit.id(), day, by) == PromiseDesk.Made.ID_TAKEN) {
        return Optional.of("promises");
      }
    }
    for (VisitParts.PromiseEnding one : parts.endings()) {
      switch (promises.endAtDoor(home, one.id(), one.ending(), visit.id(), by)) {
        case DONE, AGAIN, CLOSED -> {}
        case NOT_FOUND, ID_TAKEN, FLAWED -> {
          return Optional.of("endings");
        }
      }
    }
    UUID owner = by.staffId().orElse(by.accountId());
    for (VisitParts.Sign sign : parts.signs()) {
      if (!signs.insert(home, visit.id(), sign, owner, by.name(), jurisdiction.now())) {
        return Optional.of("signs");
      }
    }
    var kept = appointments.visited(home, visit.id(), at, came(visit.outcome()), by);
    if (parts.next().isPresent()
        && !(appointments.arrangeAtDoor(home, parts.next().get(), by)
            instanceof AppointmentDesk.Arranged.Done)) {
      return Optional.of("next");
    }
    afterwards(visit, home, day, kept.isPresent() || parts.next().isPresent(), by);
    return Optional.empty();
  }

  private static AppointmentDesk.Came came(Outcome outcome) {
    return switch (outcome) {
      case MET, BY_PHONE -> AppointmentDesk.Came.REACHED;
      case NOBODY_HOME, CARD_LEFT -> AppointmentDesk.Came.NOBODY;
      case REFUSED, MOVED -> AppointmentDesk.Came.UNWANTED;
    };
  }

  private void afterwards(
      NewVisit visit, HouseholdDoor.Place home, LocalDate day, boolean agreed, Actor by) {
    Outcome outcome = visit.outcome();
    if (outcome.reaches()) {
      wishes.reached(home);
      moved.foundThere(home.county(), home.id(), day, by.name(), jurisdiction.now());
    } else if (outcome.isMiss() && !agreed) {
      int misses =
          round.misses(home.county(), List.of(home.id()), jurisdiction.zone()).stream()
              .mapToInt(RoundTable.Misses::times)
              .sum();
      if (misses >= settings.get(CardRules.SETTING).proposeAfter()) {
        wishes.proposeOtherTimes(home);
      }
    } else if (outcome == Outcome.MOVED
        && moved.report(home, visit.id(), visit.note(), day, by.name())) {
      tellDesk(home, by);
    }
  }

  private void tellDesk(HouseholdDoor.Place home, Actor by) {
    int digits = Math.min(AreaLevel.VILLAGE.digits(), home.areaCode().length());
    notices.tell(
        new Audience.Desk(home.areaCode().substring(0, digits), Permission.HOUSEHOLD_WRITE),
        new Notice(
            "visit.moved",
            "走访发现一户住户已搬走，请核实后处理档案",
            "A visitor found that a household has moved away: please decide about its file",
            new Notice.About(home.county(), home.areaCode(), "household", home.id(), null),
            Optional.of(by.accountId())));
  }

  /**
   * Leaves a card, or finds the one that was left; the same again changes nothing.
   *
   * @return empty when no card was left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<CardDesk.Left> card(NewVisit visit, HouseholdDoor.Place home, Instant at, Actor by) {
    return visit.outcome() == Outcome.CARD_LEFT
        ? Optional.of(cards.leave(home, visit.parts().card(), at, by))
        : Optional.empty();
  }

  /**
   * Has the dangers that were seen removed: each becomes a request in nobody's name. The same again
   * changes nothing.
   *
   * @return false when another request has an id of theirs
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean hazards(NewVisit visit, HouseholdDoor.Place home, Instant at, Actor by) {
    return visit.parts().hazards().stream()
        .map(hazard -> requests.receive(request(visit, hazard, home, at), Doer.of(by)))
        .allMatch(RequestDesk.Taken.In.class::isInstance);
  }

  private static NewRequest request(
      NewVisit visit, VisitParts.Hazard hazard, HouseholdDoor.Place home, Instant at) {
    return new NewRequest(
        hazard.id(),
        home.areaCode(),
        Optional.empty(),
        Optional.of(visit.id()),
        Channel.PATROL,
        RequestKind.REPORT,
        hazard.category(),
        NewRequest.titleOf(hazard.what()),
        hazard.what(),
        Optional.empty(),
        Optional.empty(),
        at,
        hazard.timeClass(),
        ContactWish.CALL,
        Optional.empty(),
        hazard.where(),
        Optional.empty());
  }
}
