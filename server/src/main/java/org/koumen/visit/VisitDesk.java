package org.koumen.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.appointment.CardDesk;
import org.koumen.area.AreaCode;
import org.koumen.area.DivisionDesk;
import org.koumen.campaign.CampaignBook;
import org.koumen.campaign.VisitedHousehold;
import org.koumen.chain.ChainDesk;
import org.koumen.ledger.Delta;
import org.koumen.ledger.LedgerBook;
import org.koumen.ledger.Measure;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.HouseholdDoor;
import org.koumen.request.Channel;
import org.koumen.request.ContactWish;
import org.koumen.request.Doer;
import org.koumen.request.NewRequest;
import org.koumen.request.RequestDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Writes visits down: the visit, the request raised in the doorway and their figures, in one
 * transaction.
 */
@Service
public class VisitDesk {
  /** So much may a phone's clock run ahead. */
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(10);

  private final VisitTable table;
  private final HouseholdDoor households;
  private final DivisionDesk divisions;
  private final RequestDesk requests;
  private final DoorParts parts;
  private final LedgerBook ledger;
  private final CampaignBook campaigns;
  private final ChainDesk chain;
  private final VisitRecords records;
  private final Jurisdiction jurisdiction;

  VisitDesk(
      VisitTable table,
      HouseholdDoor households,
      DivisionDesk divisions,
      RequestDesk requests,
      DoorParts parts,
      LedgerBook ledger,
      CampaignBook campaigns,
      ChainDesk chain,
      VisitRecords records,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.households = households;
    this.divisions = divisions;
    this.requests = requests;
    this.parts = parts;
    this.ledger = ledger;
    this.campaigns = campaigns;
    this.chain = chain;
    this.records = records;
    this.jurisdiction = jurisdiction;
  }

  /** What came of it. */
  public sealed interface Recorded {
    /**
     * It is written down.
     *
     * @param householdId the household it was written to: after a merge, the one that stayed
     * @param request the request raised with it
     * @param card the contact card that was left
     * @param again whether it had come before and nothing was changed
     * @param answers what became of the forms that were filled in
     */
    record Done(
        String county,
        UUID id,
        UUID householdId,
        Optional<RequestDesk.Taken.In> request,
        Optional<CardDesk.Printed> card,
        boolean again,
        List<VisitedHousehold.Taken> answers)
        implements Recorded {}

    /** There is no such household within reach. */
    record NotFound() implements Recorded {}

    /** It would have taken place in the future. */
    record InFuture() implements Recorded {}

    /** Another visit or request came under this id. */
    record IdTaken() implements Recorded {}

    /**
     * A part of it cannot be written, so nothing is.
     *
     * @param part its name in the form
     */
    record Unfit(String part) implements Recorded {}

    /** The card's number is wrong, or another household has it. */
    record CardUnfit() implements Recorded {}
  }

  /** Writes a visit down, however late it arrives. */
  @Transactional
  public Recorded record(NewVisit visit, Scope scope, Actor visitor) {
    return record(visit, List.of(), scope, visitor);
  }

  /**
   * Writes a visit down, however late it arrives.
   *
   * @param sheets forms that were filled in
   */
  @Transactional
  public Recorded record(
      NewVisit visit, List<VisitedHousehold.Sheet> sheets, Scope scope, Actor visitor) {
    Instant now = jurisdiction.now();
    if (visit.visitedAt().isAfter(now.plus(CLOCK_SLACK))) {
      return new Recorded.InFuture();
    }
    Optional<HouseholdDoor.Place> place =
        households.find(visit.county(), visit.householdId(), scope);
    if (place.isEmpty() || !divisions.hold(AreaCode.of(place.get().areaCode()))) {
      return new Recorded.NotFound();
    }
    HouseholdDoor.Place home = place.get();
    UUID visitorId = visitor.staffId().orElse(visitor.accountId());
    boolean fresh = table.insert(visit, home, visitorId, visitor.name(), now);
    if (!fresh && !table.isSame(visit, home.id(), visitorId)) {
      return new Recorded.IdTaken();
    }
    // A clock that runs a little ahead must not count tomorrow.
    Instant at = visit.visitedAt().isAfter(now) ? now : visit.visitedAt();
    if (fresh) {
      count(visit, home, at);
      Optional<String> unfit = parts.write(visit, home, at, scope, visitor);
      if (unfit.isPresent()) {
        return undone(new Recorded.Unfit(unfit.get()));
      }
    }
    Optional<CardDesk.Left> card = parts.card(visit, home, at, visitor);
    if (card.isPresent() && card.get() instanceof CardDesk.Left.Unfit) {
      return undone(new Recorded.CardUnfit());
    }
    if (!parts.hazards(visit, home, at, visitor)) {
      return undone(new Recorded.IdTaken());
    }
    Optional<RequestDesk.Taken> taken =
        visit
            .request()
            .map(asked -> requests.receive(request(visit, asked, home), Doer.of(visitor)));
    if (taken.isPresent() && !(taken.get() instanceof RequestDesk.Taken.In)) {
      return undone(new Recorded.IdTaken());
    }
    List<VisitedHousehold.Taken> answers =
        campaigns.visited(
            new VisitedHousehold(
                home.county(),
                visit.id(),
                home.id(),
                home.areaCode(),
                jurisdiction.dayOf(at),
                visit.outcome().code(),
                visit.outcome().reaches(),
                visitorId,
                visitor.name(),
                fresh,
                sheets));
    if (fresh) {
      chain.append(records, home.county(), List.of(visit.id()));
    }
    return new Recorded.Done(
        home.county(),
        visit.id(),
        home.id(),
        taken.map(RequestDesk.Taken.In.class::cast),
        card.map(CardDesk.Left.Done.class::cast).map(CardDesk.Left.Done::card),
        !fresh,
        answers);
  }

  private static Recorded undone(Recorded why) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return why;
  }

  private void count(NewVisit visit, HouseholdDoor.Place home, Instant at) {
    LocalDate day = jurisdiction.dayOf(at);
    ledger.record(
        List.of(
            new Delta(home.county(), home.areaCode(), day, Measure.VISITS, 1, visit.id()),
            new Delta(
                home.county(), home.areaCode(), day, visit.outcome().measure(), 1, visit.id())));
    if (visit.outcome().isContact()) {
      households.visited(home.county(), home.id(), day);
    }
    if (visit.outcome().reaches()) {
      reached(home, day);
    }
  }

  /**
   * Counts a household once a year, on the first day it was reached, even if that day becomes known
   * last.
   */
  private void reached(HouseholdDoor.Place home, LocalDate day) {
    Optional<VisitTable.Reach> known = table.holdReach(home.county(), home.id(), day.getYear());
    if (known.isEmpty()) {
      UUID delta = reachedOn(home, day);
      if (!table.insertReach(home, day, delta)) {
        // Somebody else reached it first in this very moment: theirs stands, or is taken back in
        // turn.
        ledger.takeBack(home.county(), delta);
        reached(home, day);
      }
    } else if (day.isBefore(known.get().firstOn())
        && ledger.takeBack(home.county(), known.get().deltaId())) {
      table.moveReach(home.county(), known.get().id(), day, reachedOn(home, day));
    }
  }

  private UUID reachedOn(HouseholdDoor.Place home, LocalDate day) {
    return ledger.record(
        home.county(), home.areaCode(), day, Measure.HOUSEHOLDS_REACHED, 1, home.id());
  }

  /**
   * Who wants to stay unknown is named nowhere, and neither the household nor the visit leads
   * there.
   */
  private static NewRequest request(
      NewVisit visit, NewVisit.DoorRequest asked, HouseholdDoor.Place home) {
    boolean named = asked.contactWish() != ContactWish.ANONYMOUS;
    return new NewRequest(
        asked.id(),
        home.areaCode(),
        Optional.of(home.id()).filter(id -> named),
        Optional.of(visit.id()).filter(id -> named),
        Channel.DOORSTEP,
        asked.kind(),
        asked.category(),
        asked.title().orElseGet(() -> NewRequest.titleOf(asked.body())),
        asked.body(),
        asked.reporterName().filter(name -> named),
        asked.reporterPhone().filter(phone -> named),
        visit.visitedAt(),
        asked.timeClass(),
        asked.contactWish(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
