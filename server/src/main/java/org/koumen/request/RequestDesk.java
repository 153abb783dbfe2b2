package org.koumen.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.koumen.area.AreaCode;
import org.koumen.area.DivisionDesk;
import org.koumen.calendar.CalendarDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.platform.Settings;
import org.koumen.workforce.UnitDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes requests in and moves them on. Every move is one row with who, when and why, written with
 * its share in the figures in one transaction.
 */
@Service
public class RequestDesk {
  private final RequestTable table;
  private final RequestFacts facts;
  private final FollowCode followCode;
  private final DivisionDesk divisions;
  private final UnitDesk units;
  private final CalendarDesk calendar;
  private final Settings settings;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  RequestDesk(
      RequestTable table,
      RequestFacts facts,
      FollowCode followCode,
      DivisionDesk divisions,
      UnitDesk units,
      CalendarDesk calendar,
      Settings settings,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.facts = facts;
    this.followCode = followCode;
    this.divisions = divisions;
    this.units = units;
    this.calendar = calendar;
    this.settings = settings;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** What came of bringing a request. */
  public sealed interface Taken {
    /**
     * It is in.
     *
     * @param code for the reporter, who follows the request with number and code
     * @param again whether it had come before and nothing was changed
     */
    record In(String county, UUID id, String number, String code, boolean again) implements Taken {}

    /** Another request came under this id. */
    record IdTaken() implements Taken {}

    /** The area is not in force. */
    record AreaUnknown() implements Taken {}
  }

  /** What came of a move. */
  public sealed interface Moved {
    /** The request stands there now; also when the same move had come before. */
    record Done(Standing standing) implements Moved {}

    /** There is no such request within reach. */
    record NotFound() implements Moved {}

    /** Somebody moved it in the meantime. */
    record Stale(int version) implements Moved {}

    /** The promised moment has passed already. */
    record DueInPast() implements Moved {}

    /** There is no such unit, or it does not serve the request's area. */
    record UnitUnknown() implements Moved {}

    /** Where it stands this move cannot follow. */
    record NotNow(Standing standing, Move.Kind move) implements Moved {}
  }

  /**
   * Where a request stands, in short.
   *
   * @param version grows by one with every move
   */
  public record Standing(
      String county, UUID id, String number, String state, Instant dueAt, int version) {
    static Standing of(Held held) {
      return new Standing(
          held.county(), held.id(), held.number(), held.state(), held.dueAt(), held.version());
    }
  }

  /**
   * A request that somebody wants to move.
   *
   * @param move made where the move was made; the same id again changes nothing
   * @param version that the person saw; empty moves whatever stands there
   */
  public record Target(String county, UUID request, UUID move, Optional<Integer> version) {
    /** The request as it stands. */
    public static Target of(String county, UUID request) {
      return new Target(county, request, Ids.next(), Optional.empty());
    }
  }

  /**
   * Takes a request in. The caller has checked that its area lies within the receiver's scope.
   *
   * @param by becomes the first-asked helper and stays named to the end
   */
  @Transactional
  public Taken receive(NewRequest request, Doer by) {
    Optional<Taken> before = before(request, by);
    if (before.isPresent()) {
      return before.get();
    }
    if (!divisions.hold(AreaCode.of(request.areaCode()))) {
      return new Taken.AreaUnknown();
    }
    Instant now = jurisdiction.now();
    Instant due = calendar.due(now, settings.get(RequestTerms.SETTING).dispatchWithin());
    int year = jurisdiction.dayOf(now).getYear();
    long running = table.takeNumbers(request.county(), year, 1);
    String number = new RequestNumber(request.county(), year, running).text();
    String code = followCode.of(request.id());
    byte[] phone = request.reporterPhone().map(seal::seal).orElse(null);
    boolean fresh =
        table.insert(request, number, followCode.index(number, code), phone, by, due, now);
    if (!fresh) {
      // The same request came in twice at once, and the other one was first.
      return before(request, by).orElseThrow();
    }
    MadeMove made = new MadeMove(Ids.next(), 1, new Move.Receive(by.name(), due), now, by);
    table.insert(made, request.county(), request.id(), request.areaCode(), null, "received");
    facts.received(request.county(), request.areaCode(), request.id(), now);
    return new Taken.In(request.county(), request.id(), number, code, false);
  }

  private Optional<Taken> before(NewRequest request, Doer by) {
    return table
        .known(request.county(), request.id())
        .map(
            known ->
                known.title().equals(request.title())
                        && known.body().equals(request.body())
                        && Optional.ofNullable(known.receivedBy()).equals(by.accountId())
                    ? new Taken.In(
                        request.county(),
                        request.id(),
                        known.number(),
                        followCode.of(request.id(), codeRound(known.number())),
                        true)
                    : new Taken.IdTaken());
  }

  private int codeRound(String number) {
    return table.numbered(number).map(RequestTable.Numbered::codeRound).orElse(0);
  }

  /** The slip that a reporter is given. */
  public record Slip(String number, String code) {}

  /**
   * Gives the reporter another follow-up code for one that was lost: the old one is dead from now
   * on, and the request's history says who did it and why.
   *
   * @return empty when no such request lies within the scope
   */
  @Transactional
  public Optional<Slip> replaceCode(
      String county, UUID request, String reason, RequestScope scope, Doer by) {
    Moved moved = comment(Target.of(county, request), "换发查询码：" + reason, false, scope, by);
    if (!(moved instanceof Moved.Done(Standing standing))) {
      return Optional.empty();
    }
    int round = codeRound(standing.number()) + 1;
    String code = followCode.of(request, round);
    table.replaceCode(standing.number(), followCode.index(standing.number(), code), round);
    return Optional.of(new Slip(standing.number(), code));
  }

  /**
   * Gives a request to a unit with a date; again when it was the wrong one.
   *
   * @param dueAt empty for the ordinary term in working days
   */
  @Transactional
  public Moved dispatch(
      Target target,
      UUID unitId,
      Optional<Instant> dueAt,
      Optional<String> note,
      RequestScope scope,
      Doer by) {
    Instant now = jurisdiction.now();
    Instant due =
        dueAt.orElseGet(() -> calendar.due(now, settings.get(RequestTerms.SETTING).settleWithin()));
    if (!due.isAfter(now)) {
      return new Moved.DueInPast();
    }
    return move(
        target,
        held -> within(scope, held),
        held ->
            units
                .find(unitId)
                .filter(unit -> unit.serves(held.areaCode()))
                .map(unit -> new Move.Dispatch(unit.id(), unit.name(), due, note)),
        by);
  }

  /** Answers a request with what was done, in words for the reporter. */
  @Transactional
  public Moved settle(Target target, String result, RequestScope scope, Doer by) {
    return move(target, new Move.Settle(result), scope, by);
  }

  /** Closes a request that its reporter takes back. */
  @Transactional
  public Moved withdraw(Target target, String reason, RequestScope scope, Doer by) {
    return move(target, new Move.Withdraw(reason), scope, by);
  }

  /** Adds a word; neither stage nor date changes. */
  @Transactional
  public Moved comment(
      Target target, String text, boolean forReporter, RequestScope scope, Doer by) {
    return move(target, new Move.Comment(text, forReporter), scope, by);
  }

  /** The reporter's judgement; whoever calls has checked the reporter's code. */
  @Transactional
  Moved rate(Target target, Move.Rate rating) {
    return move(target, held -> true, held -> Optional.of(rating), Doer.reporter());
  }

  private Moved move(Target target, Move move, RequestScope scope, Doer by) {
    return move(target, held -> within(scope, held), held -> Optional.of(move), by);
  }

  private static boolean within(RequestScope scope, Held held) {
    return scope.covers(held.areaCode(), Optional.ofNullable(held.leadUnitId()));
  }

  /**
   * Makes a move.
   *
   * @param moveOf the move, once the request is known; empty when the unit named cannot take it
   */
  private Moved move(
      Target target, Predicate<Held> reaches, Function<Held, Optional<Move>> moveOf, Doer by) {
    Optional<Held> found = table.hold(target.county(), target.request()).filter(reaches);
    if (found.isEmpty()) {
      return new Moved.NotFound();
    }
    Held held = found.get();
    if (table.madeBefore(held.county(), held.id(), target.move())) {
      return new Moved.Done(Standing.of(held));
    }
    if (target.version().isPresent() && target.version().get() != held.version()) {
      return new Moved.Stale(held.version());
    }
    Optional<Move> move = moveOf.apply(held);
    if (move.isEmpty()) {
      return new Moved.UnitUnknown();
    }
    return switch (Course.after(Optional.of(held.stage()), move.get())) {
      case Course.Outcome.Refused refused -> new Moved.NotNow(Standing.of(held), refused.move());
      case Course.Outcome.Now now ->
          new Moved.Done(Standing.of(write(target, held, move.get(), now.stage(), by)));
    };
  }

  private Held write(Target target, Held held, Move move, Stage stage, Doer by) {
    Instant at = jurisdiction.now();
    Held after = held.after(stage, at, answers(move));
    table.update(after);
    MadeMove made = new MadeMove(target.move(), after.version(), move, at, by);
    table.insert(made, held.county(), held.id(), held.areaCode(), held.state(), after.state());
    facts.moved(held, after, move, at);
    return after;
  }

  /** Whether the reporter learns something by this move that a person did. */
  static boolean answers(Move move) {
    return switch (move) {
      case Move.Dispatch dispatch -> true;
      case Move.Settle settle -> true;
      case Move.Comment comment -> comment.forReporter();
      case Move.Receive receive -> false;
      case Move.Rate rate -> false;
      case Move.Withdraw withdraw -> false;
    };
  }
}
