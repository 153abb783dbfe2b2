package org.koumen.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.DivisionDesk;
import org.koumen.ledger.LedgerBook;
import org.koumen.ledger.Measure;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.HouseholdDoor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Agrees with households on times, one at a time for each, and sees what became of them. Each step
 * is a row, and its figure is written in the same transaction.
 */
@Service
public class AppointmentDesk {
  /** So much before or after the agreed time a visit still keeps it. */
  static final Duration SLACK = Duration.ofHours(2);

  /**
   * Who knocks earlier or later than this and finds nobody cannot say the household was not there.
   */
  private static final Duration PUNCTUAL = Duration.ofMinutes(15);

  private final AppointmentTable table;
  private final HoursDesk hours;
  private final HouseholdDoor households;
  private final DivisionDesk divisions;
  private final AppointmentNotices notices;
  private final LedgerBook ledger;
  private final Jurisdiction jurisdiction;

  AppointmentDesk(
      AppointmentTable table,
      HoursDesk hours,
      HouseholdDoor households,
      DivisionDesk divisions,
      AppointmentNotices notices,
      LedgerBook ledger,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.hours = hours;
    this.households = households;
    this.divisions = divisions;
    this.notices = notices;
    this.ledger = ledger;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What somebody who serves agrees on with a household.
   *
   * @param id made where it was agreed, a phone too; the same id again changes nothing
   */
  public record Wanted(UUID id, Span span, Way way, Optional<String> note) {}

  /** What came of agreeing. */
  public sealed interface Arranged {
    /**
     * It is agreed; what was agreed before is moved.
     *
     * @param again whether it had been so before and nothing was changed
     */
    record Done(Appointment appointment, boolean again) implements Arranged {}

    /** There is no such household within reach. */
    record NotFound() implements Arranged {}

    /** The time is past, not offered, or somebody else has it. */
    record NotFree() implements Arranged {}

    /** Another appointment came under this id. */
    record IdTaken() implements Arranged {}
  }

  /** Agrees at the desk or on the telephone on a time that lies ahead. */
  @Transactional
  public Arranged arrange(String county, UUID household, Wanted wanted, Scope scope, Actor by) {
    Optional<HouseholdDoor.Place> home = place(county, household, scope);
    if (home.isEmpty()) {
      return new Arranged.NotFound();
    }
    if (!wanted.span().to().isAfter(jurisdiction.now())
        && !table.isSame(home.get().county(), wanted.id(), home.get().id())) {
      return new Arranged.NotFree();
    }
    Hand hand = Hand.of(by);
    return arrange(
        home.get(),
        new AppointmentTable.New(
            wanted.id(),
            wanted.span(),
            wanted.way(),
            AppointmentState.BOOKED,
            Origin.DESK,
            hand.person(),
            Optional.of(hand.name()),
            Optional.empty(),
            wanted.note(),
            null),
        hand);
  }

  /** Agrees at the door on the next time, in the visit's transaction, however late it is sent. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Arranged arrangeAtDoor(HouseholdDoor.Place home, Wanted wanted, Actor by) {
    Hand hand = Hand.of(by);
    return arrange(
        home,
        new AppointmentTable.New(
            wanted.id(),
            wanted.span(),
            wanted.way(),
            AppointmentState.BOOKED,
            Origin.DOOR,
            hand.person(),
            Optional.of(hand.name()),
            Optional.empty(),
            wanted.note(),
            null),
        hand);
  }

  /**
   * What a household wants with its card.
   *
   * @param contact sealed number by which it wants to be told
   */
  record ByCard(
      UUID card,
      Instant from,
      Way way,
      Optional<String> note,
      byte @Nullable [] contact,
      Optional<UUID> visitor,
      Optional<String> visitorName) {}

  /** Books a free time for a household with its card, or moves what it had. */
  @Transactional(propagation = Propagation.MANDATORY)
  Arranged book(HouseholdDoor.Place home, ByCard wanted) {
    if (!divisions.hold(AreaCode.of(home.areaCode()))) {
      return new Arranged.NotFound();
    }
    Optional<Span> free = hours.take(home.areaCode(), home.id(), wanted.from());
    if (free.isEmpty()) {
      return new Arranged.NotFree();
    }
    boolean moves = table.holdOpen(home.county(), home.id()).isPresent();
    Arranged arranged =
        arrange(
            home,
            new AppointmentTable.New(
                Ids.next(),
                free.get(),
                wanted.way(),
                AppointmentState.BOOKED,
                Origin.CARD,
                wanted.visitor(),
                wanted.visitorName(),
                Optional.of(wanted.card()),
                wanted.note(),
                wanted.contact()),
            Hand.HOUSEHOLD);
    if (arranged instanceof Arranged.Done(Appointment made, boolean again) && !again) {
      notices.booked(made, moves);
    }
    return arranged;
  }

  private Arranged arrange(HouseholdDoor.Place home, AppointmentTable.New made, Hand by) {
    Instant now = jurisdiction.now();
    if (table.isSame(home.county(), made.id(), home.id())) {
      return new Arranged.Done(one(home.county(), made.id()), true);
    }
    Optional<AppointmentTable.Held> before = table.holdOpen(home.county(), home.id());
    if (before.isPresent()) {
      Appointment old = before.get().appointment();
      if (old.state() == AppointmentState.BOOKED
          && old.span().equals(made.span())
          && old.way() == made.way()
          && made.origin() == Origin.CARD) {
        return new Arranged.Done(old, true);
      }
      turn(
          old,
          new AppointmentTable.Turn(
              AppointmentState.MOVED,
              Optional.empty(),
              Optional.of(made.id()),
              Optional.empty(),
              Optional.empty()),
          Optional.empty(),
          by,
          now);
    }
    AppointmentTable.New kept =
        made.contact() == null && before.isPresent()
            ? withContact(made, before.get().contact().orElse(null))
            : made;
    if (!table.insert(home, kept, by, now)) {
      // Another household has this id, or this one was agreed with somewhere else this very moment.
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return new Arranged.IdTaken();
    }
    table.addStep(home.county(), made.id(), made.state(), made.note(), by, now);
    if (before.isEmpty()) {
      count(home, jurisdiction.dayOf(now), Measure.APPOINTMENTS_BOOKED, made.id());
    }
    Appointment one = one(home.county(), made.id());
    if (made.origin() != Origin.DOOR) {
      notices.toHousehold(one, Optional.ofNullable(kept.contact()), false);
    }
    return new Arranged.Done(one, false);
  }

  private static AppointmentTable.New withContact(
      AppointmentTable.New made, byte @Nullable [] contact) {
    return new AppointmentTable.New(
        made.id(),
        made.span(),
        made.way(),
        made.state(),
        made.origin(),
        made.visitorId(),
        made.visitorName(),
        made.card(),
        made.note(),
        contact);
  }

  /** What came of cancelling. */
  public enum Cancelled {
    DONE,
    NOT_FOUND,
    /** It was kept, missed, moved or cancelled before. */
    NOT_OPEN
  }

  /** Cancels one for us; the household is told why not to wait. */
  @Transactional
  public Cancelled cancel(String county, UUID id, String reason, Scope scope, Actor by) {
    Optional<AppointmentTable.Held> held = table.hold(county, id, scope);
    if (held.isEmpty()) {
      return Cancelled.NOT_FOUND;
    }
    Appointment one = held.get().appointment();
    if (!one.state().isOpen()) {
      return Cancelled.NOT_OPEN;
    }
    turn(
        one,
        AppointmentTable.Turn.to(AppointmentState.CANCELLED),
        Optional.of(reason),
        Hand.of(by),
        jurisdiction.now());
    notices.toHousehold(one, held.get().contact(), true);
    return Cancelled.DONE;
  }

  /** Cancels what a household has before it, by its card. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean cancelByHousehold(HouseholdDoor.Place home) {
    Optional<AppointmentTable.Held> held = table.holdOpen(home.county(), home.id());
    held.map(AppointmentTable.Held::appointment)
        .ifPresent(
            one -> {
              turn(
                  one,
                  AppointmentTable.Turn.to(AppointmentState.CANCELLED),
                  Optional.empty(),
                  Hand.HOUSEHOLD,
                  jurisdiction.now());
              notices.cancelledByHousehold(one);
            });
    return held.isPresent();
  }

  /** What a visit came to, as far as an appointment is concerned. */
  public enum Came {
    /** Somebody was met or spoken to. */
    REACHED,
    NOBODY,
    /** The household does not want it, or is gone. */
    UNWANTED
  }

  /**
   * Sees what a visit means for what was agreed, in the visit's transaction, however late it is
   * sent: a miss of ours that turns out a visit is put right.
   *
   * @return the appointment that the visit belongs to
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> visited(
      HouseholdDoor.Place home, UUID visit, Instant at, Came came, Actor by) {
    Instant now = jurisdiction.now();
    Optional<AppointmentTable.Held> nearest =
        table.holdAround(home.county(), home.id(), at.minus(SLACK), at.plus(SLACK)).stream()
            .min(
                Comparator.comparing(
                    held -> Duration.between(held.appointment().fromAt(), at).abs()));
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    AppointmentTable.Held held = nearest.get();
    Appointment one = held.appointment();
    Hand hand = Hand.of(by);
    boolean wasMissed = one.state() == AppointmentState.MISSED;
    switch (came) {
      case REACHED -> {
        held.missDelta().ifPresent(delta -> ledger.takeBack(home.county(), delta));
        turn(one, with(AppointmentState.KEPT, visit), Optional.empty(), hand, now);
        count(home, jurisdiction.dayOf(at), Measure.APPOINTMENTS_KEPT, one.id());
      }
      case NOBODY -> {
        if (wasMissed || !one.span().holds(at, PUNCTUAL)) {
          return Optional.empty();
        }
        turn(
            one,
            new AppointmentTable.Turn(
                AppointmentState.MISSED,
                Optional.of(MissedBy.HOUSEHOLD),
                Optional.empty(),
                Optional.of(visit),
                Optional.empty()),
            Optional.empty(),
            hand,
            now);
      }
      case UNWANTED -> {
        if (wasMissed) {
          return Optional.empty();
        }
        turn(one, with(AppointmentState.CANCELLED, visit), Optional.empty(), hand, now);
      }
    }
    return Optional.of(one.id());
  }

  private static AppointmentTable.Turn with(AppointmentState state, UUID visit) {
    return new AppointmentTable.Turn(
        state, Optional.empty(), Optional.empty(), Optional.of(visit), Optional.empty());
  }

  private void count(HouseholdDoor.Place home, LocalDate day, Measure measure, UUID subject) {
    var unused = ledger.record(home.county(), home.areaCode(), day, measure, 1, subject);
  }

  /**
   * Writes those off whose time passed and of which no visit is known.
   *
   * @param county of whose appointments
   * @param before their time ended before this
   * @return how many, at most {@code limit}
   */
  @Transactional
  int missPassed(String county, Instant before, int limit) {
    List<AppointmentTable.Held> passed = table.holdPassed(county, before, limit);
    Instant now = jurisdiction.now();
    for (AppointmentTable.Held held : passed) {
      Appointment one = held.appointment();
      if (one.state() == AppointmentState.PROPOSED) {
        // Nobody said yes: nobody waited.
        turn(
            one,
            AppointmentTable.Turn.to(AppointmentState.CANCELLED),
            Optional.empty(),
            Hand.CLOCK,
            now);
        continue;
      }
      UUID delta =
          ledger.record(
              county,
              one.areaCode(),
              jurisdiction.dayOf(one.fromAt()),
              Measure.APPOINTMENTS_MISSED,
              1,
              one.id());
      turn(
          one,
          new AppointmentTable.Turn(
              AppointmentState.MISSED,
              Optional.of(MissedBy.US),
              Optional.empty(),
              Optional.empty(),
              Optional.of(delta)),
          Optional.empty(),
          Hand.CLOCK,
          now);
      notices.missed(one);
    }
    return passed.size();
  }

  private void turn(
      Appointment one, AppointmentTable.Turn turn, Optional<String> note, Hand by, Instant now) {
    if (!one.state().next().contains(turn.state())) {
      throw new IllegalStateException(one.state() + " does not become " + turn.state());
    }
    table.turn(one.county(), one.id(), turn);
    table.addStep(one.county(), one.id(), turn.state(), note, by, now);
  }

  private Appointment one(String county, UUID id) {
    return table.named(county, List.of(id)).getFirst();
  }

  private Optional<HouseholdDoor.Place> place(String county, UUID household, Scope scope) {
    return households
        .find(county, household, scope)
        .filter(home -> divisions.hold(AreaCode.of(home.areaCode())));
  }
}
