package org.koumen.visit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit in a list.
 *
 * @param visitedAt when it took place, by the phone's clock
 * @param receivedAt when this program learned of it
 */
public record VisitRow(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    UUID householdId,
    String address,
    Outcome outcome,
    @Nullable String note,
    Instant visitedAt,
    Instant receivedAt,
    String visitorName) {

  VisitRow at(@Nullable String area) {
    return new VisitRow(
        county,
        id,
        areaCode,
        area,
        householdId,
        address,
        outcome,
        note,
        visitedAt,
        receivedAt,
        visitorName);
  }
}
