package org.koumen.request;

import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** Turns what came of a move into what the one who asked is told. */
final class RequestAnswers {
  private RequestAnswers() {}

  static RequestDesk.Standing done(RequestDesk.Moved moved) {
    return switch (moved) {
      case RequestDesk.Moved.Done done -> done.standing();
      case RequestDesk.Moved.NotFound gone -> throw new Refusal(Problem.NOT_FOUND);
      case RequestDesk.Moved.Stale stale ->
          throw new Refusal(Problem.STALE_VERSION, Map.of("version", stale.version()));
      case RequestDesk.Moved.DueInPast due -> throw new Refusal(Problem.DUE_IN_PAST);
      case RequestDesk.Moved.UnitUnknown unit -> throw new Refusal(Problem.UNIT_NOT_SERVING);
      case RequestDesk.Moved.NotNow notNow ->
          throw new Refusal(
              Problem.REQUEST_NOT_NOW,
              Map.of("state", notNow.standing().state(), "version", notNow.standing().version()));
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
