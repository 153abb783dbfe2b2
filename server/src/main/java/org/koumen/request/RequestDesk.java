package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.area.DivisionDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
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
  private final Procedures procedures;
  private final Categories categories;
  private final Deadlines deadlines;
  private final MoveMaker maker;
  private final Alarms alarms;
  private final Evidence evidence;
  private final DivisionDesk divisions;
  private final Seal seal;
  private final Jurisdiction jurisdiction;
  private final List<MoveFollower> followers;

  RequestDesk(
      RequestTable table,
      RequestFacts facts,
      FollowCode followCode,
      Procedures procedures,
      Categories categories,
      Deadlines deadlines,
      MoveMaker maker,
      Alarms alarms,
      Evidence evidence,
      DivisionDesk divisions,
      Seal seal,
      Jurisdiction jurisdiction,
      List<MoveFollower> followers) {
    this.table = table;
    this.facts = facts;
    this.followCode = followCode;
    this.procedures = procedures;
    this.categories = categories;
    this.deadlines = deadlines;
    this.maker = maker;
    this.alarms = alarms;
    this.evidence = evidence;
    this.divisions = divisions;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
    this.followers = followers;
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

  /**
   * Where a request stands, in short.
   *
   * @param version grows by one with every move
   */
  public record Standing(
      String county,
      UUID id,
      String number,
      String state,
      String step,
      Instant dueAt,
      int version) {
    static Standing of(Held held) {
      return new Standing(
          held.county(),
          held.id(),
          held.number(),
          held.stage().phase().code(),
          held.stage().step(),
          held.stage().dueAt(),
          held.version());
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
    Held begun = begun(request, by, now);
    String code = followCode.of(request.id());
    MadeMove made = new MadeMove(Ids.next(), 1, beginning(begun), now, by);
    boolean fresh =
        table.insert(
            request,
            begun,
            made,
            followCode.index(begun.number(), code),
            request.reporterPhone().map(seal::seal).orElse(null),
            alarms.next(begun));
    if (!fresh) {
      // The same request came in twice at once, and the other one was first.
      return before(request, by).orElseThrow();
    }
    facts.received(begun, request.done().isPresent(), now);
    followers.forEach(follower -> follower.received(begun, made));
    return new Taken.In(request.county(), request.id(), begun.number(), code, false);
  }

  private static Move.Receive beginning(Held begun) {
    Stage stage = begun.stage();
    return new Move.Receive(
        begun.firstHelperName(), stage.step(), stage.level(), stage.dueAt(), stage.working());
  }

  private Held begun(NewRequest request, Doer by, Instant now) {
    Procedure procedure = procedures.forNew(request.kind());
    TimeClass timeClass = categories.timeClass(request);
    String step =
        request.done().isPresent()
            ? procedure.begin().done()
            : by.accountId().isPresent() ? procedure.begin().staff() : procedure.begin().reporter();
    Deadlines.Date due =
        deadlines.of(procedure, step, timeClass, now, new Deadlines.Date(now, false));
    Move.Receive receive =
        new Move.Receive(
            by.name(),
            step,
            level(procedure.at(step), request.areaCode()),
            due.at(),
            due.working());
    Stage stage =
        ((Course.Outcome.Now)
                Course.after(procedure, Optional.empty(), receive, now, Set.of(), Set.of()))
            .stage();
    int year = jurisdiction.dayOf(now).getYear();
    long running = table.takeNumbers(request.county(), year, 1);
    return Held.begun(
        request,
        new RequestNumber(request.county(), year, running).text(),
        timeClass,
        procedure.ref(),
        stage,
        by,
        now,
        deadlines.answer(timeClass, now));
  }

  /** The desk that a step names, or the nearest above it that the place knows. */
  static AreaLevel level(Procedure.Step step, String areaCode) {
    AreaLevel wanted = step.level() == null ? AreaLevel.COUNTY : step.level();
    AreaLevel level = wanted;
    while (level.digits() > areaCode.length() && level != AreaLevel.COUNTY) {
      level = level.above().orElseThrow();
    }
    return level;
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
  public Optional<Slip> replaceCode(String county, UUID request, String reason, Actor by) {
    Moved moved =
        move(
            county,
            request,
            new Wish.Comment(null, null, "换发查询码：" + reason, false),
            new By.Staff(by));
    if (!(moved instanceof Moved.Done(Standing standing))) {
      return Optional.empty();
    }
    int round = codeRound(standing.number()) + 1;
    String code = followCode.of(request, round);
    table.replaceCode(standing.number(), followCode.index(standing.number(), code), round);
    return Optional.of(new Slip(standing.number(), code));
  }

  /** Makes a move for somebody who serves. */
  @Transactional
  public Moved move(String county, UUID request, Wish wish, Actor actor) {
    return move(county, request, wish, new By.Staff(actor));
  }

  /** Makes a move for the one who asked; whoever calls has checked the reporter's code. */
  @Transactional
  Moved moveForReporter(String county, UUID request, Wish wish) {
    return move(county, request, wish, new By.Reporter());
  }

  private Moved move(String county, UUID request, Wish wish, By by) {
    UUID move = wish.id() == null ? Ids.next() : wish.id();
    Optional<UUID> other = otherIn(wish).filter(id -> !id.equals(request));
    // Two requests are held in one order, whoever names the other.
    Optional<RequestTable.Holding> early =
        other.filter(id -> id.compareTo(request) < 0).flatMap(id -> hold(county, id, move, by));
    Optional<RequestTable.Holding> found = hold(county, request, move, by);
    Optional<RequestTable.Holding> late =
        other.filter(id -> id.compareTo(request) > 0).flatMap(id -> hold(county, id, move, by));
    if (found.isEmpty()) {
      return new Moved.NotFound();
    }
    Held held = found.get().held();
    if (found.get().madeBefore()) {
      return new Moved.Done(Standing.of(held));
    }
    if (wish.version() != null
        && wish.version() != held.version()
        && table.changedSince(county, request, wish.version())) {
      return new Moved.Stale(held.version());
    }
    if (wish instanceof Wish.Attend attend && !by.speaksFor(attend.unitId())) {
      return new Moved.NotYours(Move.Kind.ATTEND);
    }
    Procedure procedure = procedures.get(held.procedure());
    Instant now = jurisdiction.now();
    Optional<Held> named =
        other.isEmpty() && otherIn(wish).isPresent()
            ? Optional.of(held)
            : early.or(() -> late).map(RequestTable.Holding::held);
    return switch (maker.make(procedure, held, wish, now, named)) {
      case MoveMaker.Drawn.No no -> no.because();
      case MoveMaker.Drawn.Ready ready ->
          make(
              procedure,
              held,
              move,
              ready.move(),
              now,
              by,
              by.capacities(held.areaCode(), held.stage()));
    };
  }

  private static Optional<UUID> otherIn(Wish wish) {
    return switch (wish) {
      case Wish.Merge merge -> Optional.of(merge.other());
      case Wish.Tie tie -> Optional.of(tie.root());
      default -> Optional.empty();
    };
  }

  private Optional<RequestTable.Holding> hold(String county, UUID request, UUID move, By by) {
    return table
        .hold(county, request, move)
        .filter(one -> by.reaches(one.held().areaCode(), one.held().stage()));
  }

  /** Makes a move on a request that this transaction holds. */
  Moved make(
      Procedure procedure,
      Held held,
      UUID id,
      Move move,
      Instant now,
      By by,
      Set<Capacity> capacities) {
    Evidence.Brought brought = evidence.of(procedure, held, id, move);
    return switch (Course.after(
        procedure, Optional.of(held.stage()), move, now, capacities, brought.has())) {
      case Course.Outcome.NotNow no -> new Moved.NotNow(Standing.of(held), no.move());
      case Course.Outcome.NotYours no -> new Moved.NotYours(no.move());
      case Course.Outcome.Missing missing ->
          brought
              .unfit()
              .<Moved>map(Moved.SignatureUnfit::new)
              .orElseGet(() -> new Moved.Missing(missing.needs()));
      case Course.Outcome.SameUnit same -> new Moved.SameUnit();
      case Course.Outcome.Now next -> {
        evidence.keep(held, brought);
        yield new Moved.Done(Standing.of(write(held, id, move, next.stage(), now, by.doer())));
      }
    };
  }

  /**
   * Makes a move that the clock demands.
   *
   * @throws IllegalStateException when the procedure does not allow it, which its check excludes
   */
  Held makeByClock(
      Procedure procedure, Held held, UUID id, Move move, Instant now, Set<Capacity> capacities) {
    if (Course.after(procedure, Optional.of(held.stage()), move, now, capacities, Set.of())
        instanceof Course.Outcome.Now(Stage next)) {
      return write(held, id, move, next, now, new By.Program().doer());
    }
    throw new IllegalStateException(
        "the clock cannot make a %s at %s of %s"
            .formatted(move.kind().code(), held.stage().step(), procedure.ref()));
  }

  private Held write(Held held, UUID id, Move move, Stage stage, Instant at, Doer by) {
    Held after = held.after(move, stage, at);
    MadeMove made = new MadeMove(id, after.version(), move, at, by);
    table.write(made, held, after, alarms.next(after));
    if (!held.stage().helpers().equals(stage.helpers())) {
      table.addHelpers(after);
    }
    facts.moved(held, after, move, at);
    followers.forEach(follower -> follower.moved(held, after, made));
    return after;
  }
}
