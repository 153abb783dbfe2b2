package org.koumen.request;

import java.util.List;
import java.util.Optional;

/** The rules by which a request goes from stage to stage. */
public final class Course {
  private Course() {}

  /** What came of a move. */
  public sealed interface Outcome {
    /** The request now stands here. */
    record Now(Stage stage) implements Outcome {}

    /** The move does not fit where the request stands. */
    record Refused(Optional<Stage> stage, Move.Kind move) implements Outcome {}
  }

  /**
   * Where a request stands after a move.
   *
   * @param stage where it stood; empty before it was received
   */
  public static Outcome after(Optional<Stage> stage, Move move) {
    boolean fits =
        stage.map(now -> now.next().contains(move.kind())).orElse(move.kind() == Move.Kind.RECEIVE);
    if (!fits) {
      return new Outcome.Refused(stage, move.kind());
    }
    return new Outcome.Now(
        switch (move) {
          case Move.Receive receive -> new Stage.Received(receive.firstHelper(), receive.dueAt());
          case Move.Dispatch dispatch ->
              new Stage.Dispatched(dispatch.unitId(), dispatch.unitName(), dispatch.dueAt());
          case Move.Settle settle -> new Stage.Settled(settle.result());
          case Move.Rate rate -> new Stage.Rated(rate.solved(), rate.stars(), rate.reason());
          case Move.Withdraw withdraw -> new Stage.Withdrawn(withdraw.reason());
          case Move.Comment comment -> stage.orElseThrow();
        });
  }

  /**
   * Where a request stands after all its moves.
   *
   * @throws IllegalStateException when the moves do not follow each other, which means that history
   *     was tampered with
   */
  public static Stage replay(List<? extends Move> moves) {
    Optional<Stage> stage = Optional.empty();
    for (Move move : moves) {
      stage =
          switch (after(stage, move)) {
            case Outcome.Now now -> Optional.of(now.stage());
            case Outcome.Refused refused ->
                throw new IllegalStateException(
                    "a " + refused.move().code() + " cannot follow here");
          };
    }
    return stage.orElseThrow(() -> new IllegalStateException("a request has at least one move"));
  }
}
