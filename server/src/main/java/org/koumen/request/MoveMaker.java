package org.koumen.request;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.calendar.CalendarDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.workforce.Unit;
import org.koumen.workforce.UnitDesk;
import org.springframework.stereotype.Component;

/** Turns what somebody wants into a move with its dates and names. */
@Component
class MoveMaker {
  private static final LocalTime REVIEWED_FROM = LocalTime.of(9, 0);

  private final Deadlines deadlines;
  private final CalendarDesk calendar;
  private final UnitDesk units;
  private final Jurisdiction jurisdiction;

  MoveMaker(Deadlines deadlines, CalendarDesk calendar, UnitDesk units, Jurisdiction jurisdiction) {
    this.deadlines = deadlines;
    this.calendar = calendar;
    this.units = units;
    this.jurisdiction = jurisdiction;
  }

  /** A move that is ready, or why there is none. */
  sealed interface Drawn {
    record Ready(Move move) implements Drawn {}

    record No(Moved because) implements Drawn {}
  }

  /**
   * Makes a move; whether it fits is for {@link Course} to say.
   *
   * @param other the request that a merge or a tie names
   */
  Drawn make(Procedure procedure, Held held, Wish wish, Instant now, Optional<Held> other) {
    Stage stage = held.stage();
    return switch (wish) {
      case Wish.Accept accept -> {
        Deadlines.Date due = after(procedure, held, Move.Kind.ACCEPT, now);
        yield ready(new Move.Accept(due.at(), due.working(), Optional.ofNullable(accept.note())));
      }
      case Wish.Refuse refuse ->
          ready(new Move.Refuse(refuse.basis(), refuse.reason(), refuse.elsewhere()));
      case Wish.Dispatch dispatch -> dispatch(procedure, held, dispatch, now);
      case Wish.AskReturn ask -> ready(new Move.AskReturn(ask.reason()));
      case Wish.DecideReturn decided -> {
        Deadlines.Date due =
            decided.agreed()
                ? after(procedure, held, Move.Kind.DECIDE_RETURN, now)
                : running(stage);
        yield ready(
            new Move.DecideReturn(
                decided.agreed(), Optional.ofNullable(decided.note()), due.at(), due.working()));
      }
      case Wish.Whistle whistle -> whistle(held, whistle, now);
      case Wish.Attend attend ->
          units
              .find(attend.unitId())
              .map(unit -> ready(new Move.Attend(ref(unit), attend.did())))
              .orElseGet(() -> new Drawn.No(new Moved.UnitUnknown()));
      case Wish.EndWhistle end -> ready(new Move.EndWhistle(end.outcome()));
      case Wish.Ask ask -> ready(new Move.Ask(ask.question(), deadlines.answerToQuestion(now)));
      case Wish.Answer answer ->
          ready(new Move.Answer(answer.text(), deadlines.resumed(stage, now)));
      case Wish.Hold hold -> {
        Instant review =
            hold.reviewOn().atTime(REVIEWED_FROM).atZone(jurisdiction.zone()).toInstant();
        yield review.isAfter(now)
            ? ready(new Move.Hold(hold.reason(), review))
            : new Drawn.No(new Moved.DueInPast());
      }
      case Wish.Resume resume ->
          ready(new Move.Resume(resume.reason(), deadlines.resumed(stage, now)));
      case Wish.AskExtension ask -> extension(procedure, held, ask, now);
      case Wish.DecideExtension decided -> {
        Instant until =
            decided.agreed() && stage.ask() != null && stage.ask().until() != null
                ? stage.ask().until()
                : stage.dueAt();
        yield ready(
            new Move.DecideExtension(decided.agreed(), Optional.ofNullable(decided.note()), until));
      }
      case Wish.Hand hand ->
          hand.level().digits() >= 6 && hand.level().digits() <= held.areaCode().length()
              ? ready(new Move.Hand(hand.level(), hand.note()))
              : new Drawn.No(new Moved.OtherUnfit());
      case Wish.Merge merge ->
          other
              .filter(into -> into.stage().phase().isWork() && !into.id().equals(held.id()))
              .map(into -> ready(new Move.Merge(into.id(), into.number())))
              .orElseGet(() -> new Drawn.No(new Moved.OtherUnfit()));
      case Wish.Tie tie ->
          other
              .filter(root -> root.stage().phase().isWork())
              .filter(root -> root.id().equals(held.id()) || isRoot(root))
              .map(root -> ready(new Move.Tie(root.id(), root.number())))
              .orElseGet(() -> new Drawn.No(new Moved.OtherUnfit()));
      case Wish.Untie untie -> ready(new Move.Untie(untie.reason()));
      case Wish.Settle settle -> {
        Deadlines.Date rate = after(procedure, held, Move.Kind.SETTLE, now);
        yield ready(new Move.Settle(settle.result(), rate.at()));
      }
      case Wish.CallBack call -> callBack(stage, call, now);
      case Wish.Rate rate -> {
        Move.Rate judged =
            new Move.Rate(
                rate.solved(),
                rate.stars(),
                Optional.ofNullable(rate.reason()),
                rate.way() == null ? Move.Way.WEB : rate.way(),
                Optional.empty(),
                Wish.Said.all(rate.answers()));
        yield ready(again(procedure, held, judged, now));
      }
      case Wish.Reopen reopen ->
          ready(new Move.Reopen(reopen.reason(), backToWork(procedure, held, now)));
      case Wish.Appeal appeal ->
          ready(
              new Move.Appeal(appeal.reason(), after(procedure, held, Move.Kind.APPEAL, now).at()));
      case Wish.Withdraw withdraw -> ready(new Move.Withdraw(withdraw.reason()));
      case Wish.Supervise order ->
          order.by().isAfter(now)
              ? ready(new Move.Supervise(order.order(), order.by()))
              : new Drawn.No(new Moved.DueInPast());
      case Wish.Comment comment -> ready(new Move.Comment(comment.text(), comment.forReporter()));
    };
  }

  /** A judgement with what the procedure's rule makes of it. */
  private Move.Rate again(Procedure procedure, Held held, Move.Rate rate, Instant now) {
    boolean backToWork = rate.unhappy() && held.stage().reopenings() < procedure.unhappy().most();
    return backToWork ? rate.again(backToWork(procedure, held, now)) : rate;
  }

  private Instant backToWork(Procedure procedure, Held held, Instant now) {
    Procedure.Unhappy rule = procedure.unhappy();
    String step = held.stage().reopenings() == 0 ? rule.first() : rule.then();
    return deadlines.of(procedure, step, held.timeClass(), now, running(held.stage())).at();
  }

  /** Somebody tries again while the reporter may still judge. */
  private Drawn callBack(Stage stage, Wish.CallBack wish, Instant now) {
    Instant next = wish.next();
    if (next != null && !next.isAfter(now)) {
      return new Drawn.No(new Moved.DueInPast());
    }
    return next != null && next.isAfter(stage.dueAt())
        ? tooLate(stage.dueAt())
        : ready(
            new Move.CallBack(
                wish.way(), wish.note(), Optional.ofNullable(next), Wish.Said.all(wish.answers())));
  }

  private Drawn dispatch(Procedure procedure, Held held, Wish.Dispatch wish, Instant now) {
    Optional<UnitRef> lead = unit(wish.unitId(), held.areaCode());
    Optional<List<UnitRef>> assisting =
        units(wish.assisting() == null ? List.of() : wish.assisting(), held.areaCode());
    if (lead.isEmpty() || assisting.isEmpty()) {
      return new Drawn.No(new Moved.UnitUnknown());
    }
    Deadlines.Date usual = after(procedure, held, Move.Kind.DISPATCH, now);
    Instant due = wish.dueAt() == null ? usual.at() : wish.dueAt();
    if (!due.isAfter(now)) {
      return new Drawn.No(new Moved.DueInPast());
    }
    List<UnitRef> others =
        assisting.get().stream().filter(unit -> !unit.equals(lead.get())).distinct().toList();
    return ready(
        new Move.Dispatch(
            lead.get(), others, due, usual.working(), Optional.ofNullable(wish.note())));
  }

  private Drawn whistle(Held held, Wish.Whistle wish, Instant now) {
    Optional<List<UnitRef>> called = units(wish.units(), held.areaCode());
    if (called.isEmpty()) {
      return new Drawn.No(new Moved.UnitUnknown());
    }
    return wish.meetAt().isAfter(now)
        ? ready(
            new Move.Whistle(
                Ids.next(),
                wish.place(),
                wish.meetAt(),
                wish.task(),
                called.get().stream().distinct().toList()))
        : new Drawn.No(new Moved.DueInPast());
  }

  private Drawn extension(Procedure procedure, Held held, Wish.AskExtension wish, Instant now) {
    Procedure.Due due = procedure.at(held.stage().step()).due();
    if (due == null || due.extension() == null) {
      return new Drawn.No(new Moved.NotNow(RequestDesk.Standing.of(held), Move.Kind.ASK_EXTENSION));
    }
    Deadlines.Date first =
        deadlines.of(
            procedure,
            held.stage().step(),
            held.timeClass(),
            held.stage().since(),
            running(held.stage()));
    Instant base =
        held.stage().extensions() == 0 || held.stage().dueAt().isBefore(first.at())
            ? held.stage().dueAt()
            : first.at();
    Instant latest = deadlines.latest(base, due.extension());
    if (wish.until().isAfter(latest)) {
      return tooLate(latest);
    }
    return wish.until().isAfter(now) && wish.until().isAfter(held.stage().dueAt())
        ? ready(new Move.AskExtension(wish.reason(), wish.until()))
        : new Drawn.No(new Moved.DueInPast());
  }

  /** The date of the step that a move leads to. */
  private Deadlines.Date after(Procedure procedure, Held held, Move.Kind kind, Instant now) {
    Deadlines.Date running = running(held.stage());
    return procedure
        .rule(held.stage().step(), kind)
        .flatMap(rule -> Optional.ofNullable(rule.to()))
        .map(step -> deadlines.of(procedure, step, held.timeClass(), now, running))
        .orElse(running);
  }

  private static Deadlines.Date running(Stage stage) {
    return new Deadlines.Date(stage.dueAt(), stage.working());
  }

  private static boolean isRoot(Held request) {
    return request.stage().cause() == null || request.id().equals(request.stage().cause());
  }

  private Optional<List<UnitRef>> units(List<UUID> ids, String area) {
    List<UnitRef> found = new ArrayList<>();
    for (UUID id : ids) {
      Optional<UnitRef> one = unit(id, area);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      found.add(one.get());
    }
    return Optional.of(found);
  }

  private Optional<UnitRef> unit(UUID id, String area) {
    return units.find(id).filter(unit -> unit.serves(area)).map(MoveMaker::ref);
  }

  private static UnitRef ref(Unit unit) {
    return new UnitRef(unit.id(), unit.name());
  }

  /** The latest moment as the clocks of the place show it. */
  private Drawn tooLate(Instant latest) {
    return new Drawn.No(
        new Moved.DueTooLate(latest.atZone(jurisdiction.zone()).toOffsetDateTime()));
  }

  private static Drawn ready(Move move) {
    return new Drawn.Ready(move);
  }
}
