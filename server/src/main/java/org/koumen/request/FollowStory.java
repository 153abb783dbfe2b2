package org.koumen.request;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The way of one request so far and to come, for the one who asked. */
final class FollowStory {
  private final Procedure procedure;
  private final List<MadeMove> moves;

  /** Where it stood after each of the moves. */
  private final List<Stage> stages = new ArrayList<>();

  FollowStory(Procedure procedure, List<MadeMove> moves) {
    this.procedure = procedure;
    this.moves = moves;
    for (MadeMove made : moves) {
      stages.add(Course.replay(procedure, before(stages.size()), made));
    }
  }

  private Optional<Stage> before(int move) {
    return move == 0 ? Optional.empty() : Optional.of(stages.get(move - 1));
  }

  /** The usual way: each open step that was reached, the one it is at, and what is to come. */
  List<FollowView.Milestone> course(boolean chinese) {
    Stage now = stages.getLast();
    Set<String> reached = new HashSet<>();
    stages.forEach(stage -> reached.add(stage.step()));
    EnumSet<Phase> toCome =
        now.phase().isOpen()
            ? EnumSet.of(Phase.DISPATCHED, Phase.SETTLED, Phase.RATED)
            : EnumSet.noneOf(Phase.class);
    List<FollowView.Milestone> course = new ArrayList<>();
    for (Procedure.Step step : procedure.steps()) {
      // What was over and goes on again is yet to be over.
      boolean isReached =
          reached.contains(step.code()) && (step.phase().isOpen() || !now.phase().isOpen());
      boolean isNextOfItsKind = toCome.remove(step.phase());
      if (isReached || isNextOfItsKind) {
        course.add(
            new FollowView.Milestone(
                chinese ? step.zh() : step.en(), isReached, step.code().equals(now.step())));
      }
    }
    return course;
  }

  /**
   * What happened that concerns the one who asked.
   *
   * @param signed the moves that somebody signed
   */
  List<FollowView.Step> steps(PlainWords words, Set<UUID> signed) {
    List<FollowView.Step> steps = new ArrayList<>();
    for (int n = 0; n < moves.size(); n++) {
      MadeMove made = moves.get(n);
      if (made.move().tellsReporter()) {
        steps.add(
            new FollowView.Step(
                made.move().kind(),
                made.at(),
                words.step(made, before(n)),
                made.move() instanceof Move.Dispatch dispatch ? dispatch.dueAt() : null,
                signed.contains(made.id())));
      }
    }
    return steps;
  }
}
