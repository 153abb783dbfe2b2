package org.koumen.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the one who asked sees it: plain words, units and dates, nobody's name or telephone.
 *
 * @param number as given at the beginning
 * @param body the reporter's own words
 * @param state received, dispatched, settled, rated or withdrawn
 * @param headline where it stands, in one sentence
 * @param holder who has it now; null when it lies with the reporter or is closed
 * @param dueAt the promised moment while somebody has it
 * @param result what was done
 * @param canRate whether the reporter may judge it now
 * @param solved the reporter's own judgement
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
    @Nullable String result,
    boolean canRate,
    @Nullable Boolean solved,
    @Nullable Integer stars,
    @Nullable String ratingReason,
    List<Step> steps) {

  /**
   * A step so far.
   *
   * @param kind receive, dispatch, comment, settle, rate or withdraw
   * @param text what happened, in plain words
   * @param dueAt a date that was promised with it
   */
  public record Step(String kind, Instant at, String text, @Nullable Instant dueAt) {}
}
