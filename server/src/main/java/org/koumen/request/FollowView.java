package org.koumen.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the one who asked sees it: plain words, units and dates, nobody's name or telephone.
 *
 * @param number as given at the beginning
 * @param body the reporter's own words
 * @param state the phase it is in
 * @param headline where it stands, in one sentence
 * @param holder who has it now; null when it lies with the reporter or is closed
 * @param dueAt the promised moment while somebody has it
 * @param question what the reporter is asked, while the clock waits for the answer
 * @param onHold why nothing can be done now
 * @param result what was done; of a request not accepted, why
 * @param elsewhere of a request not accepted, where to turn
 * @param can what the reporter may do now: answer, rate, reopen, appeal, withdraw
 * @param toSign which of these need the reporter's signature
 * @param canRate whether the reporter may judge it now
 * @param solved the reporter's own judgement
 * @param course the way through its steps, each with whether it was reached
 * @param goesOnAs the number under which a merged request goes on
 */
public record FollowView(
    String number,
    String title,
    String body,
    String kind,
    String state,
    String headline,
    @Nullable String holder,
    @Nullable Instant dueAt,
    Instant receivedAt,
    @Nullable String question,
    @Nullable String onHold,
    @Nullable String result,
    @Nullable String elsewhere,
    List<Move.Kind> can,
    List<Move.Kind> toSign,
    boolean canRate,
    @Nullable Boolean solved,
    @Nullable Integer stars,
    @Nullable String ratingReason,
    List<Milestone> course,
    @Nullable String goesOnAs,
    List<Step> steps) {

  /** A stretch of the way, in the words of its procedure. */
  public record Milestone(String name, boolean reached, boolean current) {}

  /**
   * A step so far.
   *
   * @param kind of the move
   * @param text what happened, in plain words
   * @param dueAt a date that was promised with it
   * @param signed whether somebody signed it; the signature itself is not shown here
   */
  public record Step(
      Move.Kind kind, Instant at, String text, @Nullable Instant dueAt, boolean signed) {}
}
