package org.koumen.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request's row while a transaction holds it: what moves need to know, and what they change.
 *
 * @param answerDueAt until when the reporter is to hear something; null once it happened
 * @param dueRung the last rung that the running clock reached
 * @param answerRung the last rung that the first clock reached
 */
record Held(
    String county,
    UUID id,
    String areaCode,
    String number,
    String title,
    TimeClass timeClass,
    Procedure.Ref procedure,
    Stage stage,
    @Nullable UUID householdId,
    String firstHelperName,
    @Nullable UUID firstHelperId,
    Instant receivedAt,
    Instant recordedAt,
    @Nullable Instant answerDueAt,
    @Nullable Instant firstAnswerAt,
    int dueRung,
    int answerRung,
    @Nullable UUID mergedInto,
    @Nullable Instant settledAt,
    @Nullable String result,
    @Nullable Instant ratedAt,
    @Nullable Boolean solved,
    @Nullable Integer stars,
    @Nullable String ratingReason,
    int version) {

  /** A request that begins. */
  static Held begun(
      NewRequest request,
      String number,
      TimeClass timeClass,
      Procedure.Ref procedure,
      Stage stage,
      Doer by,
      Instant now,
      Instant answerDue) {
    boolean isDone = !stage.phase().isOpen();
    return new Held(
        request.county(),
        request.id(),
        request.areaCode(),
        number,
        request.title(),
        timeClass,
        procedure,
        stage,
        request.household().orElse(null),
        by.name(),
        by.accountId().orElse(null),
        now,
        now,
        isDone ? null : answerDue,
        isDone ? now : null,
        0,
        0,
        null,
        isDone ? now : null,
        request.done().orElse(null),
        null,
        null,
        null,
        null,
        1);
  }

  /** A request that begins with a history. */
  static Held begun(
      PastRequest past,
      UUID id,
      String number,
      TimeClass timeClass,
      Procedure.Ref procedure,
      Stage stage,
      Instant recorded,
      Instant answerDue) {
    return new Held(
        past.county(),
        id,
        past.areaCode(),
        number,
        past.title(),
        timeClass,
        procedure,
        stage,
        past.household().orElse(null),
        past.receivedBy(),
        null,
        past.receivedAt(),
        recorded,
        answerDue,
        null,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  /** The row after a move that led to {@code next}. */
  Held after(Move move, Stage next, Instant at) {
    boolean answersFirst = firstAnswerAt == null && move.answers();
    boolean clockStartsAnew = !next.dueAt().equals(stage.dueAt());
    boolean isOver = !next.phase().isOpen();
    Outcome outcome = outcome(move, at);
    return new Held(
        county,
        id,
        areaCode,
        number,
        title,
        timeClass,
        procedure,
        next,
        householdId,
        firstHelperName,
        firstHelperId,
        receivedAt,
        recordedAt,
        answersFirst || isOver ? null : answerDueAt,
        answersFirst ? at : firstAnswerAt,
        move instanceof Move.Escalate(var clock, var rung, var due) && clock == Move.Clock.STEP
            ? rung.height()
            : clockStartsAnew ? 0 : dueRung,
        move instanceof Move.Escalate(var clock, var rung, var due) && clock == Move.Clock.ANSWER
            ? rung.height()
            : answerRung,
        move instanceof Move.Merge merge ? merge.into() : mergedInto,
        outcome.settledAt,
        outcome.result,
        outcome.ratedAt,
        outcome.solved,
        outcome.stars,
        outcome.reason,
        version + 1);
  }

  /** A reminder was given: no move, for nothing was late. */
  Held reminded(Move.Clock clock) {
    return new Held(
        county,
        id,
        areaCode,
        number,
        title,
        timeClass,
        procedure,
        stage,
        householdId,
        firstHelperName,
        firstHelperId,
        receivedAt,
        recordedAt,
        answerDueAt,
        firstAnswerAt,
        clock == Move.Clock.STEP ? Rung.REMIND.height() : dueRung,
        clock == Move.Clock.ANSWER ? Rung.REMIND.height() : answerRung,
        mergedInto,
        settledAt,
        result,
        ratedAt,
        solved,
        stars,
        ratingReason,
        version);
  }

  private record Outcome(
      @Nullable Instant settledAt,
      @Nullable String result,
      @Nullable Instant ratedAt,
      @Nullable Boolean solved,
      @Nullable Integer stars,
      @Nullable String reason) {}

  private Outcome outcome(Move move, Instant at) {
    return switch (move) {
      case Move.Settle settle ->
          new Outcome(at, settle.result(), ratedAt, solved, stars, ratingReason);
      case Move.Rate rate ->
          new Outcome(
              settledAt, result, at, rate.solved(), rate.stars(), rate.reason().orElse(null));
      case Move.Withdraw withdraw ->
          new Outcome(settledAt, withdraw.reason(), ratedAt, solved, stars, ratingReason);
      case Move.Refuse refuse ->
          new Outcome(settledAt, refuse.reason(), ratedAt, solved, stars, ratingReason);
      default -> new Outcome(settledAt, result, ratedAt, solved, stars, ratingReason);
    };
  }
}
