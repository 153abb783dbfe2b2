package org.koumen.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request's row while a transaction holds it: what moves need to know, and what they change. */
record Held(
    String county,
    UUID id,
    String areaCode,
    String number,
    String state,
    String firstHelperName,
    @Nullable UUID leadUnitId,
    @Nullable String leadUnitName,
    Instant dueAt,
    Instant recordedAt,
    @Nullable Instant firstAnswerAt,
    @Nullable Instant settledAt,
    @Nullable String result,
    @Nullable Instant ratedAt,
    @Nullable Boolean solved,
    @Nullable Integer stars,
    @Nullable String ratingReason,
    int version) {

  /** Where it stands, read back from its columns. */
  Stage stage() {
    return switch (state) {
      case "received" -> new Stage.Received(firstHelperName, dueAt);
      case "dispatched" -> new Stage.Dispatched(must(leadUnitId), must(leadUnitName), dueAt);
      case "settled" -> new Stage.Settled(must(result));
      case "rated" -> new Stage.Rated(must(solved), must(stars), Optional.ofNullable(ratingReason));
      case "withdrawn" -> new Stage.Withdrawn(must(result));
      default -> throw new IllegalStateException("a request cannot be " + state);
    };
  }

  /** The row after a move that led to {@code stage}. */
  Held after(Stage stage, Instant at, boolean answers) {
    Instant answered = firstAnswerAt == null && answers ? at : firstAnswerAt;
    Held moved = with(stage.code(), answered, version + 1);
    return switch (stage) {
      case Stage.Received received -> moved;
      case Stage.Dispatched dispatched ->
          moved.with(dispatched.unitId(), dispatched.unitName(), dispatched.dueAt());
      case Stage.Settled settled ->
          moved.closed(
              settledAt == null ? at : settledAt, settled.result(), null, null, null, null);
      case Stage.Rated rated ->
          moved.closed(
              settledAt,
              result,
              ratedAt == null ? at : ratedAt,
              rated.solved(),
              rated.stars(),
              rated.reason().orElse(null));
      case Stage.Withdrawn withdrawn ->
          moved.closed(null, withdrawn.reason(), null, null, null, null);
    };
  }

  private Held with(String newState, @Nullable Instant answeredAt, int newVersion) {
    return new Held(
        county,
        id,
        areaCode,
        number,
        newState,
        firstHelperName,
        leadUnitId,
        leadUnitName,
        dueAt,
        recordedAt,
        answeredAt,
        settledAt,
        result,
        ratedAt,
        solved,
        stars,
        ratingReason,
        newVersion);
  }

  private Held with(UUID unitId, String unitName, Instant due) {
    return new Held(
        county,
        id,
        areaCode,
        number,
        state,
        firstHelperName,
        unitId,
        unitName,
        due,
        recordedAt,
        firstAnswerAt,
        settledAt,
        result,
        ratedAt,
        solved,
        stars,
        ratingReason,
        version);
  }

  private Held closed(
      @Nullable Instant settled,
      @Nullable String outcome,
      @Nullable Instant rated,
      @Nullable Boolean isSolved,
      @Nullable Integer given,
      @Nullable String reason) {
    return new Held(
        county,
        id,
        areaCode,
        number,
        state,
        firstHelperName,
        leadUnitId,
        leadUnitName,
        dueAt,
        recordedAt,
        firstAnswerAt,
        settled,
        outcome,
        rated,
        isSolved,
        given,
        reason,
        version);
  }

  private static <T> T must(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a request's row lacks what its state needs");
    }
    return value;
  }
}
