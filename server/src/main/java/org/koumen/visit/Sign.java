package org.koumen.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may grow, as a list shows it: a matter and a place, nobody's name.
 *
 * @param state open or ended
 * @param endNote what came of it
 */
public record Sign(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    UUID visitId,
    String what,
    String state,
    UUID ownerId,
    String ownerName,
    LocalDate lookAgainOn,
    Instant notedAt,
    String notedByName,
    @Nullable LocalDate endedOn,
    @Nullable String endNote) {

  Sign at(@Nullable String area) {
    return new Sign(
        county,
        id,
        areaCode,
        area,
        visitId,
        what,
        state,
        ownerId,
        ownerName,
        lookAgainOn,
        notedAt,
        notedByName,
        endedOn,
        endNote);
  }
}
