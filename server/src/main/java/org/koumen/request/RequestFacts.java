package org.koumen.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  void received(String county, String area, UUID request, Instant at) {
    ledger.record(ofReceipt(county, area, request, at));
  }

  void moved(Held before, Held after, Move move, Instant at) {
    ledger.record(ofMove(before, after, move, at));
  }

  /** What a receipt adds. */
  List<Delta> ofReceipt(String county, String area, UUID request, Instant at) {
    return List.of(
        new Delta(county, area, jurisdiction.dayOf(at), Measure.REQUESTS_RECEIVED, 1, request));
  }

  /** What a move adds. */
  List<Delta> ofMove(Held before, Held after, Move move, Instant at) {
    List<Measure> counted = new ArrayList<>();
    switch (move) {
      case Move.Receive receive -> counted.add(Measure.REQUESTS_RECEIVED);
      case Move.Dispatch dispatch -> {
        if (before.leadUnitId() == null) {
          counted.add(Measure.REQUESTS_DISPATCHED);
        }
      }
      case Move.Settle settle -> {
        counted.add(Measure.REQUESTS_SETTLED);
        if (at.isAfter(before.dueAt())) {
          counted.add(Measure.REQUESTS_SETTLED_LATE);
        }
      }
      case Move.Rate rate -> {
        counted.add(Measure.REQUESTS_RATED);
        if (rate.solved()) {
          counted.add(Measure.REQUESTS_SOLVED);
        }
        if (rate.stars() >= SATISFIED) {
          counted.add(Measure.REQUESTS_SATISFIED);
        }
      }
      case Move.Withdraw withdraw -> counted.add(Measure.REQUESTS_WITHDRAWN);
      case Move.Comment comment -> {
        // A word is no fact of its own; it may be the first answer, below.
      }
    }
    LocalDate day = jurisdiction.dayOf(at);
    List<Delta> deltas = new ArrayList<>();
    for (Measure measure : counted) {
      deltas.add(new Delta(after.county(), after.areaCode(), day, measure, 1, after.id()));
    }
    if (before.firstAnswerAt() == null && after.firstAnswerAt() != null) {
      long minutes = Duration.between(before.recordedAt(), at).toMinutes();
      deltas.add(
          new Delta(after.county(), after.areaCode(), day, Measure.FIRST_ANSWERS, 1, after.id()));
      if (minutes != 0) {
        deltas.add(
            new Delta(
                after.county(),
                after.areaCode(),
                day,
                Measure.FIRST_ANSWER_MINUTES,
                minutes,
                after.id()));
      }
    }
    return deltas;
  }
}
