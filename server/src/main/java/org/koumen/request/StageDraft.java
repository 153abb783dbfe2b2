package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;

/** A stage while a move changes it; {@link Course} holds the rules. */
final class StageDraft {
  private final Instant at;
  Phase phase;
  String step;
  Owner owner;
  Instant dueAt;
  boolean working;
  Instant since;
  AreaLevel level;
  @Nullable UnitRef lead;
  List<UnitRef> assisting = List.of();
  @Nullable UnitRef former;
  Stage.@Nullable Pause pause;
  Stage.@Nullable Ask ask;
  Stage.@Nullable Whistle whistle;
  Stage.@Nullable Supervision supervision;
  @Nullable UUID cause;
  Stage.@Nullable Calls calls;
  int returns;
  int extensions;
  int reopenings;

  /** The first stage. */
  StageDraft(Procedure.Step begin, Move.Receive receive, Instant at) {
    this.at = at;
    this.phase = begin.phase();
    this.step = begin.code();
    this.owner = begin.owner();
    this.dueAt = receive.dueAt();
    this.working = receive.working();
    this.since = at;
    this.level = receive.level();
  }

  /**
   * @param at when the stage changes
   */
  StageDraft(Stage now, Instant at) {
    this.at = at;
    phase = now.phase();
    step = now.step();
    owner = now.owner();
    dueAt = now.dueAt();
    working = now.working();
    since = now.since();
    level = now.level();
    lead = now.lead();
    assisting = now.assisting();
    former = now.former();
    pause = now.pause();
    ask = now.ask();
    whistle = now.whistle();
    supervision = now.supervision();
    cause = now.cause();
    calls = now.calls();
    returns = now.returns();
    extensions = now.extensions();
    reopenings = now.reopenings();
  }

  /** Goes to a step that is open, with a date. */
  void to(Procedure.Step next, Instant due, boolean countsWorkingDays) {
    if (!next.phase().isOpen()) {
      end(next);
      return;
    }
    phase = next.phase();
    step = next.code();
    owner = next.owner();
    dueAt = due;
    working = countsWorkingDays;
    since = at;
    calls = null;
    level = next.level() == null ? level : next.level();
    if (phase == Phase.RECEIVED) {
      lead = null;
    }
  }

  /** Goes to a step at which nothing is left to do. */
  void end(Procedure.Step next) {
    phase = next.phase();
    step = next.code();
    owner = Owner.NOBODY;
    pause = null;
    ask = null;
    supervision = null;
    calls = null;
    endWhistle();
  }

  /** The one who asked is not content: somebody else is to see to it. */
  void backToWork(Procedure procedure, Instant due) {
    Procedure.Unhappy rule = procedure.unhappy();
    former = lead;
    assisting = List.of();
    to(procedure.at(reopenings == 0 ? rule.first() : rule.then()), due, true);
    reopenings++;
  }

  /** The clock stands still until {@code until}; a second hold only moves the review. */
  void pause(Stage.Pause.Kind kind, String words, Owner next, Instant until) {
    pause =
        pause == null
            ? new Stage.Pause(kind, words, at, dueAt, owner)
            : new Stage.Pause(kind, words, pause.since(), pause.keptDue(), pause.owner());
    owner = next;
    dueAt = until;
  }

  /** The clock goes on. */
  void resume(Instant due) {
    if (pause != null) {
      owner = pause.owner();
    }
    pause = null;
    dueAt = due;
  }

  void attended(Move.Attend attend) {
    if (whistle != null) {
      whistle = whistle.with(attend.unit().id());
    }
  }

  /** Whoever came to the spot goes on assisting. */
  void endWhistle() {
    if (whistle != null) {
      Stage.Whistle ended = whistle;
      assisting =
          Stream.concat(
                  assisting.stream(),
                  ended.units().stream().filter(unit -> ended.came().contains(unit.id())))
              .distinct()
              .toList();
      whistle = null;
    }
  }

  Stage stage() {
    return new Stage(
        phase,
        step,
        owner,
        dueAt,
        working,
        since,
        level,
        lead,
        assisting,
        former,
        pause,
        ask,
        whistle,
        supervision,
        cause,
        calls,
        returns,
        extensions,
        reopenings);
  }
}
