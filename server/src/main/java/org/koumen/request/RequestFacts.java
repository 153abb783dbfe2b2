package org.koumen.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.koumen.ledger.Delta;
import org.koumen.ledger.LedgerBook;
import org.koumen.ledger.Measure;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/** Tells the ledger what requests add to its figures, within the transaction of the move. */
@Component
class RequestFacts {
  /** From here on a rating counts as satisfied. */
  private static final int SATISFIED = 4;

  private final LedgerBook ledger;
  private final Jurisdiction jurisdiction;

  RequestFacts(LedgerBook ledger, Jurisdiction jurisdiction) {
    this.ledger = ledger;
    this.jurisdiction = jurisdiction;
  }

  /**
   * @param done whether the need was met before anybody asked
   */
  void received(Held begun, boolean done, Instant at) {
    ledger.record(ofReceipt(begun, done, at));
  }

  void moved(Held before, Held after, Move move, Instant at) {
    List<Delta> deltas = ofMove(before, after, move, at);
    if (!deltas.isEmpty()) {
      ledger.record(deltas);
    }
  }

  /** What a receipt adds. */
  List<Delta> ofReceipt(Held begun, boolean done, Instant at) {
    return List.of(
        delta(begun, done ? Measure.HANDLED_BEFORE_ASKED : Measure.REQUESTS_RECEIVED, at, 1));
  }

  /** What a move adds. A request counts once in each figure: by its first settlement and rating. */
  List<Delta> ofMove(Held before, Held after, Move move, Instant at) {
    List<Measure> counted = new ArrayList<>();
    switch (move) {
      case Move.Dispatch dispatch -> {
        if (before.stage().lead() == null
            && before.stage().former() == null
            && before.stage().returns() == 0) {
          counted.add(Measure.REQUESTS_DISPATCHED);
        }
      }
      case Move.DecideReturn decided -> {
        if (decided.agreed()) {
          counted.add(Measure.REQUESTS_SENT_BACK);
        }
      }
      case Move.Settle settle -> {
        if (before.settledAt() == null) {
          counted.add(Measure.REQUESTS_SETTLED);
          if (at.isAfter(promised(before.stage()))) {
            counted.add(Measure.REQUESTS_SETTLED_LATE);
          }
        }
      }
      case Move.Rate rate -> counted.addAll(ofRating(before, rate));
      case Move.Reopen reopen -> {
        if (before.stage().reopenings() == 0) {
          counted.add(Measure.REQUESTS_REOPENED);
        }
      }
      case Move.Withdraw withdraw -> counted.add(Measure.REQUESTS_WITHDRAWN);
      case Move.Refuse refuse -> counted.add(Measure.REQUESTS_REFUSED);
      case Move.Escalate escalate -> {
        if (escalate.rung() == Rung.HEAD && escalate.clock() == Move.Clock.STEP) {
          counted.add(Measure.REQUESTS_OVERDUE);
        }
      }
      default -> {
        // No fact of its own; it may be the first answer, below.
      }
    }
    List<Delta> deltas = new ArrayList<>();
    for (Measure measure : counted) {
      deltas.add(delta(after, measure, at, 1));
    }
    if (before.firstAnswerAt() == null && after.firstAnswerAt() != null) {
      long minutes = Duration.between(before.recordedAt(), at).toMinutes();
      deltas.add(delta(after, Measure.FIRST_ANSWERS, at, 1));
      if (minutes != 0) {
        deltas.add(delta(after, Measure.FIRST_ANSWER_MINUTES, at, minutes));
      }
    }
    return deltas;
  }

  private static List<Measure> ofRating(Held before, Move.Rate rate) {
    if (before.stage().reopenings() > 0) {
      return List.of();
    }
    List<Measure> counted = new ArrayList<>(List.of(Measure.REQUESTS_RATED));
    if (rate.solved()) {
      counted.add(Measure.REQUESTS_SOLVED);
    }
    if (rate.stars() >= SATISFIED) {
      counted.add(Measure.REQUESTS_SATISFIED);
    }
    if (rate.again().isPresent()) {
      counted.add(Measure.REQUESTS_REOPENED);
    }
    return counted;
  }

  /** The date that was promised, also while the clock stands still. */
  private static Instant promised(Stage stage) {
    return stage.pause() == null ? stage.dueAt() : stage.pause().keptDue();
  }

  private Delta delta(Held request, Measure measure, Instant at, long amount) {
    return new Delta(
        request.county(),
        request.areaCode(),
        jurisdiction.dayOf(at),
        measure,
        amount,
        request.id());
  }
}
