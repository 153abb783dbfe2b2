package org.koumen.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact card as it is kept. */
record Card(
    String county,
    UUID id,
    String areaCode,
    @Nullable UUID householdId,
    String number,
    @Nullable Instant leftAt,
    @Nullable UUID leftBy,
    @Nullable String leftByName,
    LocalDate expiresOn,
    boolean closed) {

  boolean opensOn(LocalDate day) {
    return !closed && householdId != null && !day.isAfter(expiresOn);
  }
}
