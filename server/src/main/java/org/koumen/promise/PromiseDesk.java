package org.koumen.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.DivisionDesk;
import org.koumen.calendar.CalendarDesk;
import org.koumen.ledger.LedgerBook;
import org.koumen.ledger.Measure;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.koumen.registry.HouseholdDoor;
import org.koumen.workforce.WorkforceDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps promises in mind until they are kept, given up with a reason, or changed with the
 * household's consent.
 */
@Service
public class PromiseDesk {
  private static final String CLOCK = "系统";

  private final PromiseTable table;
  private final HouseholdDoor households;
  private final DivisionDesk divisions;
  private final WorkforceDesk workforce;
  private final PromiseNotices notices;
  private final LedgerBook ledger;
  private final CalendarDesk calendar;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  PromiseDesk(
      PromiseTable table,
      HouseholdDoor households,
      DivisionDesk divisions,
      WorkforceDesk workforce,
      PromiseNotices notices,
      LedgerBook ledger,
      CalendarDesk calendar,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.households = households;
    this.divisions = divisions;
    this.workforce = workforce;
    this.notices = notices;
    this.ledger = ledger;
    this.calendar = calendar;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What is promised.
   *
   * @param id made where it was promised, a phone too; the same id again changes nothing
   */
  public record Wanted(UUID id, String what, LocalDate dueOn) {
    public Wanted {
      what = CleanText.line(what);
    }
  }

  /** What came of promising. */
  public enum Made {
    DONE,
    /** It had come before; nothing was changed. */
    AGAIN,
    /** No such household, or no such member of staff, within reach. */
    NOT_FOUND,
    /** Its day is past. */
    PAST,
    /** Another promise came under this id. */
    ID_TAKEN
  }

  /**
   * Promises at the desk.
   *
   * @param owner a member of staff who is to keep it; empty for whoever promises
   */
  @Transactional
  public Made make(
      String county, UUID household, Wanted wanted, Optional<UUID> owner, Scope scope, Actor by) {
    Optional<HouseholdDoor.Place> home =
        households
            .find(county, household, scope)
            .filter(place -> divisions.hold(AreaCode.of(place.areaCode())));
    Optional<Owner> keeper =
        owner.isEmpty() ? Optional.of(Owner.of(by)) : owner.flatMap(id -> staff(id, by));
    if (home.isEmpty() || keeper.isEmpty()) {
      return Made.NOT_FOUND;
    }
    LocalDate today = jurisdiction.today();
    if (wanted.dueOn().isBefore(today)
        && !table.isSame(
            home.get().county(), wanted.id(), home.get().id(), wanted.what(), wanted.dueOn())) {
      return Made.PAST;
    }
    Made made = write(home.get(), wanted, keeper.get(), Optional.empty(), today, by);
    if (made == Made.DONE && owner.isPresent()) {
      notices.given(one(home.get().county(), wanted.id()), by.accountId());
    }
    return made;
  }

  /** Promises at the door, in the visit's transaction, however late it is sent. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Made makeAtDoor(
      HouseholdDoor.Place home, Wanted wanted, UUID visit, LocalDate madeOn, Actor by) {
    return write(home, wanted, Owner.of(by), Optional.of(visit), madeOn, by);
  }

  /** Who keeps a promise. */
  private record Owner(UUID id, String name) {
    static Owner of(Actor actor) {
      return new Owner(actor.staffId().orElse(actor.accountId()), actor.name());
    }
  }

  private Optional<Owner> staff(UUID id, Actor by) {
    return workforce
        .file(id, by.scope(Permission.WORKFORCE_READ))
        .flatMap(file -> workforce.nameOf(id))
        .map(name -> new Owner(id, name));
  }

  private Made write(
      HouseholdDoor.Place home,
      Wanted wanted,
      Owner owner,
      Optional<UUID> visit,
      LocalDate madeOn,
      Actor by) {
    Instant now = jurisdiction.now();
    boolean fresh =
        table.insert(
            home,
            new PromiseTable.New(
                wanted.id(),
                wanted.what(),
                wanted.dueOn(),
                owner.id(),
                owner.name(),
                visit,
                madeOn),
            by.accountId(),
            by.name(),
            now,
            next(0, wanted.dueOn(), now).map(PromiseLadder.Step::at));
    if (!fresh) {
      return table.isSame(home.county(), wanted.id(), home.id(), wanted.what(), wanted.dueOn())
          ? Made.AGAIN
          : Made.ID_TAKEN;
    }
    table.addStep(
        home.county(),
        wanted.id(),
        "made",
        Optional.empty(),
        Optional.of(by.accountId()),
        by.name(),
        now);
    var unused = count(home.county(), home.areaCode(), madeOn, Measure.PROMISES_MADE, wanted.id());
    return Made.DONE;
  }

  /**
   * How a promise ended.
   *
   * @param state kept, broken or changed
   * @param on the day
   * @param note what was done; why not; what the household agreed to
   * @param instead what is promised in its place, when it is changed
   */
  public record Ending(
      PromiseState state, LocalDate on, Optional<String> note, Optional<Wanted> instead) {
    public Ending {
      note = note.map(CleanText::line).filter(text -> !text.isEmpty());
    }

    /** What is missing: a reason, or what is promised instead. */
    public Optional<String> flaw() {
      return switch (state) {
        case OPEN -> Optional.of("state");
        case KEPT -> Optional.empty();
        case BROKEN -> note.isEmpty() ? Optional.of("note") : Optional.empty();
        case CHANGED ->
            note.isEmpty()
                ? Optional.of("note")
                : instead.isEmpty() ? Optional.of("instead") : Optional.empty();
      };
    }
  }

  /** What came of ending one. */
  public enum Ended {
    DONE,
    /** It had ended so before; nothing was changed. */
    AGAIN,
    NOT_FOUND,
    /** It ended otherwise before. */
    CLOSED,
    /** Another promise came under the id of the new one. */
    ID_TAKEN,
    /** A reason is missing, or what is promised instead. */
    FLAWED
  }

  /** Ends a promise. */
  @Transactional
  public Ended end(String county, UUID id, Ending ending, Scope scope, Actor by) {
    return end(county, id, ending, Optional.empty(), scope, by);
  }

  /**
   * Ends a promise at the door, in the visit's transaction. What the desk ended meanwhile stays as
   * it is; that the visitor said otherwise is written beside it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Ended endAtDoor(HouseholdDoor.Place home, UUID id, Ending ending, UUID visit, Actor by) {
    Ended ended = end(home.county(), id, ending, Optional.of(visit), Scope.of(home.areaCode()), by);
    if (ended == Ended.CLOSED) {
      table.addStep(
          home.county(),
          id,
          "said_" + ending.state().code(),
          ending.note(),
          Optional.of(by.accountId()),
          by.name(),
          jurisdiction.now());
    }
    return ended;
  }

  private Ended end(
      String county, UUID id, Ending ending, Optional<UUID> visit, Scope scope, Actor by) {
    Optional<PromiseTable.Held> held = table.hold(county, id, scope);
    if (held.isEmpty()) {
      return Ended.NOT_FOUND;
    }
    Promise promise = held.get().promise();
    if (promise.state() != PromiseState.OPEN) {
      return promise.state() == ending.state() ? Ended.AGAIN : Ended.CLOSED;
    }
    if (ending.flaw().isPresent()) {
      return Ended.FLAWED;
    }
    boolean inTime = ending.state() != PromiseState.BROKEN && !ending.on().isAfter(promise.dueOn());
    if (inTime) {
      held.get().overdueDelta().ifPresent(delta -> takeBack(county, delta));
    }
    if (ending.instead().isPresent()) {
      HouseholdDoor.Place home =
          new HouseholdDoor.Place(
              county,
              promise.householdId(),
              promise.areaCode(),
              promise.address(),
              promise.headName());
      Made made =
          write(
              home,
              ending.instead().get(),
              new Owner(promise.ownerId(), promise.ownerName()),
              visit,
              ending.on(),
              by);
      if (made == Made.ID_TAKEN) {
        return Ended.ID_TAKEN;
      }
    }
    Instant now = jurisdiction.now();
    table.close(
        county,
        id,
        ending.state(),
        ending.on(),
        ending.note(),
        visit,
        ending.instead().map(Wanted::id),
        inTime);
    table.addStep(
        county,
        id,
        ending.state().code(),
        ending.note(),
        Optional.of(by.accountId()),
        by.name(),
        now);
    var unused = count(county, promise.areaCode(), ending.on(), ending.state().measure(), id);
    return Ended.DONE;
  }

  /** Gives a promise to somebody else to keep; false when one of the two is not within reach. */
  @Transactional
  public boolean give(String county, UUID id, UUID staff, Scope scope, Actor by) {
    Optional<PromiseTable.Held> held =
        table.hold(county, id, scope).filter(it -> it.promise().state() == PromiseState.OPEN);
    Optional<Owner> owner = staff(staff, by);
    if (held.isEmpty() || owner.isEmpty()) {
      return false;
    }
    table.give(county, id, owner.get().id(), owner.get().name());
    table.addStep(
        county,
        id,
        "given",
        Optional.of(owner.get().name()),
        Optional.of(by.accountId()),
        by.name(),
        jurisdiction.now());
    notices.given(one(county, id), by.accountId());
    return true;
  }

  /**
   * Lets every promise of a county whose moment has come climb, each rung once: the rung, its
   * figure and its notices are one transaction.
   *
   * @return how many, at most {@code limit}
   */
  @Transactional
  int climb(String county, Instant now, int limit) {
    List<PromiseTable.Held> due = table.holdDue(county, now, limit);
    for (PromiseTable.Held held : due) {
      climb(held.promise(), now);
    }
    return due.size();
  }

  private void climb(Promise promise, Instant now) {
    int height = promise.rung();
    Optional<UUID> overdue = Optional.empty();
    Optional<PromiseLadder.Step> step = next(height, promise.dueOn(), promise.madeAt());
    while (step.isPresent() && !step.get().at().isAfter(now)) {
      PromiseLadder.Rung rung = step.get().rung();
      height = rung.height();
      if (rung == PromiseLadder.Rung.OVERDUE) {
        overdue =
            Optional.of(
                count(
                    promise.county(),
                    promise.areaCode(),
                    promise.dueOn().plusDays(1),
                    Measure.PROMISES_OVERDUE,
                    promise.id()));
      }
      notices.climbed(promise, rung);
      table.addStep(
          promise.county(),
          promise.id(),
          rung.name().toLowerCase(java.util.Locale.ROOT),
          Optional.empty(),
          Optional.empty(),
          CLOCK,
          now);
      step = next(height, promise.dueOn(), promise.madeAt());
    }
    table.climb(promise.county(), promise.id(), height, step.map(PromiseLadder.Step::at), overdue);
  }

  private Optional<PromiseLadder.Step> next(int height, LocalDate dueOn, Instant madeAt) {
    return settings
        .get(PromiseLadder.SETTING)
        .next(height, dueOn, madeAt, calendar.workingDays(), jurisdiction.zone());
  }

  private UUID count(String county, String area, LocalDate day, Measure measure, UUID promise) {
    return ledger.record(county, area, day, measure, 1, promise);
  }

  private void takeBack(String county, UUID delta) {
    if (!ledger.takeBack(county, delta)) {
      throw new IllegalStateException("the ledger lost " + delta);
    }
  }

  private Promise one(String county, UUID id) {
    return table.named(county, List.of(id)).getFirst();
  }

  /** These, whoever asks: the caller decides what of them may be told. */
  Collection<Promise> named(String county, Collection<UUID> ids) {
    return table.named(county, ids);
  }
}
