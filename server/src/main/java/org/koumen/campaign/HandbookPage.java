package org.koumen.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A short page in plain words that is explained at doors.
 *
 * @param areaCode holds there and beneath
 * @param body paragraphs, apart by blank lines
 * @param contactName who answers questions
 * @param validTo last day; null while there is none
 */
public record HandbookPage(
    UUID id,
    String areaCode,
    @Nullable String areaName,
    int version,
    String title,
    String body,
    String contactName,
    @Nullable String contactPhone,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    Instant writtenAt,
    String writtenByName) {

  HandbookPage named(@Nullable String area) {
    return new HandbookPage(
        id,
        areaCode,
        area,
        version,
        title,
        body,
        contactName,
        contactPhone,
        validFrom,
        validTo,
        writtenAt,
        writtenByName);
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
