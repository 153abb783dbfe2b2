package org.koumen.visit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visitor found that a household has moved away; the community decides.
 *
 * @param note what the visitor saw
 */
public record MovedReport(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    UUID householdId,
    String address,
    @Nullable String headName,
    UUID visitId,
    @Nullable String note,
    LocalDate reportedOn,
    String reportedByName) {

  MovedReport at(@Nullable String area) {
    return new MovedReport(
        county,
        id,
        areaCode,
        area,
        householdId,
        address,
        headName,
        visitId,
        note,
        reportedOn,
        reportedByName);
  }
}
