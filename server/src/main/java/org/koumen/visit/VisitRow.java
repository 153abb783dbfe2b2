package org.koumen.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit in a list.
 *
 * @param met residents who were met
 * @param metOther somebody else who was met, in words
 * @param told policies that were explained
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
    VisitForm form,
    List<UUID> met,
    @Nullable String metOther,
    List<String> told,
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
        form,
        met,
        metOther,
        told,
        note,
        visitedAt,
        receivedAt,
        visitorName);
  }
}
