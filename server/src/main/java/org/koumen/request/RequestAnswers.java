package org.koumen.request;

import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** Turns what came of a move into what the one who asked is told. */
final class RequestAnswers {
  private RequestAnswers() {}

  static RequestDesk.Standing done(Moved moved) {
    if (moved instanceof Moved.Done(RequestDesk.Standing standing)) {
      return standing;
    }
    throw refusal(moved);
  }

  /** What somebody is told whose move was not made. */
  static Refusal refusal(Moved moved) {
    return switch (moved) {
      case Moved.Done done -> throw new IllegalStateException("it was made");
      case Moved.NotFound gone -> new Refusal(Problem.NOT_FOUND);
      case Moved.Stale stale ->
          new Refusal(Problem.STALE_VERSION, Map.of("version", stale.version()));
      case Moved.DueInPast due -> new Refusal(Problem.DUE_IN_PAST);
      case Moved.DueTooLate due ->
          new Refusal(Problem.DUE_TOO_LATE, Map.of("latest", due.latest()));
      case Moved.UnitUnknown unit -> new Refusal(Problem.UNIT_NOT_SERVING);
      case Moved.OtherUnfit other -> new Refusal(Problem.OTHER_REQUEST_UNFIT);
      case Moved.NotNow notNow ->
          new Refusal(
              Problem.REQUEST_NOT_NOW,
              Map.of(
                  "state",
                  notNow.standing().state(),
                  "version",
                  notNow.standing().version(),
                  "move",
                  notNow.move().code()));
      case Moved.NotYours notYours ->
          new Refusal(Problem.MOVE_NOT_YOURS, Map.of("move", notYours.move().code()));
      case Moved.Missing missing ->
          new Refusal(
              Problem.MOVE_NEEDS, Map.of("needs", missing.needs().stream().sorted().toList()));
      case Moved.SignatureUnfit unfit ->
          new Refusal(
              switch (unfit.why()) {
                case OF_ANOTHER_REQUEST -> Problem.SIGNATURE_OF_ANOTHER;
                case OVER_OTHER_WORDS -> Problem.SIGNATURE_OVER_OTHER_WORDS;
              });
      case Moved.SameUnit same -> new Refusal(Problem.SAME_UNIT_AGAIN);
    };
  }

  static RequestDesk.Taken.In in(RequestDesk.Taken taken) {
    return switch (taken) {
      case RequestDesk.Taken.In in -> in;
      case RequestDesk.Taken.IdTaken other -> throw new Refusal(Problem.KEY_REUSED);
      case RequestDesk.Taken.AreaUnknown area -> throw Refusal.badInput("areaCode");
    };
  }
}
