package org.koumen.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invented request with all that became of it.
 *
 * @param channel as the request module names it
 * @param kind as the request module names it
 * @param firstHelper who took it in
 * @param steps in the order of time
 */
record MadeRequest(
    UUID id,
    String areaCode,
    UUID household,
    String channel,
    String kind,
    String category,
    String title,
    String body,
    String reporterName,
    @Nullable String reporterPhone,
    Instant at,
    String firstHelper,
    List<Step> steps) {

  /** What was done with a request. */
  sealed interface Step {
    Instant at();

    /** Given to a unit. */
    record Dispatched(Instant at, String unitCode, String by) implements Step {}

    /** Answered by the unit. */
    record Settled(Instant at, String result, String by) implements Step {}

    /** Judged by who asked. */
    record Rated(Instant at, boolean solved, int stars, @Nullable String reason) implements Step {}

    /** Taken back. */
    record Withdrawn(Instant at, String reason, String by) implements Step {}
  }
}
