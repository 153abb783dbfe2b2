package org.koumen.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules by which a request goes from stage to stage, read from its procedure. */
public final class Course {
  private Course() {}

  /** What came of a move. */
  public sealed interface Outcome {
    /** The request now stands here. */
    record Now(Stage stage) implements Outcome {}

    /** The move does not fit where the request stands. */
    record NotNow(Move.Kind move) implements Outcome {}

    /** Somebody else makes this move. */
    record NotYours(Move.Kind move) implements Outcome {}

    /** Something is needed for it first. */
    record Missing(Set<Procedure.Need> needs) implements Outcome {}

    /** The unit that did not content the reporter is not to have it again. */
    record SameUnit() implements Outcome {}
  }

  /**
   * Where a request stands after a move.
   *
   * @param stage where it stood; empty before it was received
   * @param at when it is made
   * @param by as what the move is made
   * @param has what the request has of what a move may need
   */
  public static Outcome after(
      Procedure procedure,
      Optional<Stage> stage,
      Move move,
      Instant at,
      Set<Capacity> by,
      Set<Procedure.Need> has) {
    if (stage.isEmpty()) {
      return move instanceof Move.Receive receive
          ? new Outcome.Now(begun(procedure, receive, at))
          : new Outcome.NotNow(move.kind());
    }
    Stage now = stage.get();
    Optional<Procedure.Rule> rule = open(procedure, now, move.kind());
    if (rule.isEmpty() || !fits(now, move)) {
      return new Outcome.NotNow(move.kind());
    }
    if (rule.get().by().stream().noneMatch(by::contains)) {
      return new Outcome.NotYours(move.kind());
    }
    if (!has.containsAll(rule.get().needs())) {
      EnumSet<Procedure.Need> missing = EnumSet.copyOf(rule.get().needs());
      missing.removeAll(has);
      return new Outcome.Missing(missing);
    }
    if (move instanceof Move.Dispatch dispatch
        && now.former() != null
        && now.former().id().equals(dispatch.lead().id())
        && now.owner() != Owner.SUPERVISOR) {
      return new Outcome.SameUnit();
    }
    return new Outcome.Now(next(procedure, now, move, at, rule.get()));
  }

  /** The moves that somebody may make now. */
  public static List<Procedure.Rule> open(Procedure procedure, Stage stage, Set<Capacity> by) {
    List<Procedure.Rule> open = new ArrayList<>();
    for (Move.Kind kind : Move.Kind.values()) {
      open(procedure, stage, kind)
          .filter(rule -> rule.by().stream().anyMatch(by::contains))
          .filter(rule -> isOfferable(procedure, stage, kind))
          .ifPresent(open::add);
    }
    return open;
  }

  /**
   * Where a request stands after all its moves.
   *
   * @throws IllegalStateException when the moves do not follow each other, which means that history
   *     was tampered with
   */
  public static Stage replay(Procedure procedure, List<MadeMove> moves) {
    Optional<Stage> stage = Optional.empty();
    for (MadeMove made : moves) {
      stage = Optional.of(replay(procedure, stage, made));
    }
    return stage.orElseThrow(() -> new IllegalStateException("a request has at least one move"));
  }

  /** Where a request stood after one more of its moves. */
  static Stage replay(Procedure procedure, Optional<Stage> stage, MadeMove made) {
    Outcome outcome =
        after(
            procedure,
            stage,
            made.move(),
            made.at(),
            EnumSet.allOf(Capacity.class),
            EnumSet.allOf(Procedure.Need.class));
    if (outcome instanceof Outcome.Now(Stage next)) {
      return next;
    }
    throw new IllegalStateException("a %s cannot follow here".formatted(made.move().kind().code()));
  }

  /** While the clock stands still, only what lets it go on, and what changes no date. */
  private static final Set<Move.Kind> WHILE_WAITING =
      EnumSet.of(
          Move.Kind.ANSWER,
          Move.Kind.RESUME,
          Move.Kind.COMMENT,
          Move.Kind.WITHDRAW,
          Move.Kind.SUPERVISE,
          Move.Kind.ESCALATE,
          Move.Kind.TIE,
          Move.Kind.UNTIE,
          Move.Kind.MERGE,
          Move.Kind.JOIN);

  private static final Set<Move.Kind> WHILE_HELD =
      EnumSet.of(
          Move.Kind.HOLD,
          Move.Kind.RESUME,
          Move.Kind.COMMENT,
          Move.Kind.WITHDRAW,
          Move.Kind.SUPERVISE,
          Move.Kind.ESCALATE,
          Move.Kind.SETTLE,
          Move.Kind.TIE,
          Move.Kind.UNTIE,
          Move.Kind.MERGE,
          Move.Kind.JOIN);

  private static Optional<Procedure.Rule> open(Procedure procedure, Stage stage, Move.Kind kind) {
    boolean possible =
        stage.pause() == null
            || (stage.pause().kind() == Stage.Pause.Kind.WAITING ? WHILE_WAITING : WHILE_HELD)
                .contains(kind);
    if (!possible || (kind == Move.Kind.ASK_RETURN && stage.returns() >= procedure.returns())) {
      return Optional.empty();
    }
    return procedure.rule(stage.step(), kind);
  }

  private static boolean isOfferable(Procedure procedure, Stage stage, Move.Kind kind) {
    return switch (kind) {
      case ANSWER -> isPaused(stage, Stage.Pause.Kind.WAITING);
      case RESUME -> stage.pause() != null;
      case ASK_RETURN, ASK_EXTENSION, ASK -> stage.ask() == null;
      case DECIDE_RETURN -> isAsked(stage, Stage.Ask.Kind.RETURN);
      case DECIDE_EXTENSION -> isAsked(stage, Stage.Ask.Kind.EXTENSION);
      case WHISTLE -> stage.whistle() == null;
      case ATTEND, END_WHISTLE -> stage.whistle() != null;
      case TIE -> stage.cause() == null;
      case UNTIE -> stage.cause() != null;
      default -> true;
    };
  }

  private static boolean fits(Stage stage, Move move) {
    return switch (move) {
      case Move.Answer answer -> isPaused(stage, Stage.Pause.Kind.WAITING);
      case Move.Resume resume -> stage.pause() != null;
      case Move.Ask ask -> stage.ask() == null;
      case Move.AskReturn ask -> stage.ask() == null;
      case Move.AskExtension ask -> stage.ask() == null && ask.until().isAfter(stage.dueAt());
      case Move.DecideReturn decided -> isAsked(stage, Stage.Ask.Kind.RETURN);
      case Move.DecideExtension decided -> isAsked(stage, Stage.Ask.Kind.EXTENSION);
      case Move.Whistle whistle -> stage.whistle() == null;
      case Move.Attend attend ->
          stage.whistle() != null
              && stage.whistle().units().stream()
                  .anyMatch(unit -> unit.id().equals(attend.unit().id()))
              && !stage.whistle().came().contains(attend.unit().id());
      case Move.EndWhistle end -> stage.whistle() != null;
      case Move.Tie tie -> stage.cause() == null;
      case Move.Untie untie -> stage.cause() != null;
      case Move.Hand hand -> hand.level() != stage.level();
      default -> true;
    };
  }

  private static boolean isPaused(Stage stage, Stage.Pause.Kind kind) {
    return stage.pause() != null && stage.pause().kind() == kind;
  }

  private static boolean isAsked(Stage stage, Stage.Ask.Kind kind) {
    return stage.ask() != null && stage.ask().kind() == kind;
  }

  private static Stage begun(Procedure procedure, Move.Receive receive, Instant at) {
    Procedure.Step step = procedure.at(receive.step());
    return new StageDraft(step, receive, at).stage();
  }

  private static Stage next(
      Procedure procedure, Stage now, Move move, Instant at, Procedure.Rule rule) {
    StageDraft next = new StageDraft(now, at);
    switch (move) {
      case Move.Accept accept -> next.to(target(procedure, rule), accept.dueAt(), accept.working());
      case Move.Refuse refuse -> next.end(target(procedure, rule));
      case Move.Dispatch dispatch -> {
        next.to(target(procedure, rule), dispatch.dueAt(), dispatch.working());
        next.lead = dispatch.lead();
        next.assisting = dispatch.assisting();
        next.ask = null;
      }
      case Move.AskReturn ask -> {
        next.ask = new Stage.Ask(Stage.Ask.Kind.RETURN, ask.reason(), null, at);
        next.owner = Owner.DESK;
      }
      case Move.DecideReturn decided -> {
        next.ask = null;
        next.owner = procedure.at(now.step()).owner();
        if (decided.agreed()) {
          next.to(target(procedure, rule), decided.dueAt(), decided.working());
          next.returns++;
        }
      }
      case Move.Whistle whistle ->
          next.whistle =
              new Stage.Whistle(
                  whistle.id(),
                  whistle.place(),
                  whistle.meetAt(),
                  whistle.task(),
                  whistle.units(),
                  List.of());
      case Move.Attend attend -> next.attended(attend);
      case Move.EndWhistle end -> next.endWhistle();
      case Move.Ask ask ->
          next.pause(Stage.Pause.Kind.WAITING, ask.question(), Owner.REPORTER, ask.answerBy());
      case Move.Hold hold ->
          next.pause(Stage.Pause.Kind.HOLD, hold.reason(), now.owner(), hold.reviewAt());
      case Move.Answer answer -> next.resume(answer.dueAt());
      case Move.Resume resume -> next.resume(resume.dueAt());
      case Move.AskExtension ask ->
          next.ask = new Stage.Ask(Stage.Ask.Kind.EXTENSION, ask.reason(), ask.until(), at);
      case Move.DecideExtension decided -> {
        next.ask = null;
        if (decided.agreed()) {
          next.dueAt = decided.dueAt();
          next.since = at;
          next.extensions++;
        }
      }
      case Move.Hand hand -> next.level = hand.level();
      case Move.Merge merge -> next.end(target(procedure, rule));
      case Move.Tie tie -> next.cause = tie.root();
      case Move.Untie untie -> next.cause = null;
      case Move.Settle settle -> {
        next.endWhistle();
        next.pause = null;
        next.ask = null;
        next.supervision = null;
        next.to(target(procedure, rule), settle.rateBy(), next.working);
      }
      case Move.Rate rate -> {
        if (rate.again().isPresent()) {
          next.backToWork(procedure, rate.again().get());
        } else {
          next.end(target(procedure, rule));
        }
      }
      case Move.Reopen reopen -> next.backToWork(procedure, reopen.dueAt());
      case Move.Appeal appeal -> {
        next.to(target(procedure, rule), appeal.dueAt(), false);
        next.former = now.lead();
        next.reopenings++;
      }
      case Move.Withdraw withdraw -> next.end(target(procedure, rule));
      case Move.Close close -> next.end(target(procedure, rule));
      case Move.Supervise supervise ->
          next.supervision = new Stage.Supervision(supervise.order(), supervise.by(), false);
      case Move.Receive receive -> throw new IllegalStateException("it was received before");
      case Move.Split split -> {}
      case Move.Join join -> {}
      case Move.CallBack call -> next.calls = Stage.Calls.after(now.calls(), call);
      case Move.Escalate escalate -> {
        if (escalate.clock() == Move.Clock.ORDER && now.supervision() != null) {
          next.supervision =
              new Stage.Supervision(now.supervision().order(), now.supervision().by(), true);
        }
      }
      case Move.Comment comment -> {}
    }
    return next.stage();
  }

  private static Procedure.Step target(Procedure procedure, Procedure.Rule rule) {
    String to = rule.to();
    if (to == null) {
      throw new IllegalStateException(
          "the %s of %s leads nowhere".formatted(rule.move().code(), procedure.code()));
    }
    return procedure.at(to);
  }
}
