package org.koumen.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed to do after a theme visit.
 *
 * @param place the household's address, or the village; null where the reader may not see it
 * @param what null where the reader may not see households
 * @param state open, done or dropped
 */
public record FollowUp(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    String formName,
    @Nullable UUID householdId,
    @Nullable String place,
    @Nullable String what,
    LocalDate dueOn,
    String ownerName,
    String state,
    Instant madeAt,
    @Nullable LocalDate endedOn,
    @Nullable String endedNote,
    @Nullable String endedByName) {

  FollowUp shown(boolean names, @Nullable String area) {
    boolean all = names || householdId == null;
    return new FollowUp(
        county,
        id,
        areaCode,
        area,
        formName,
        names ? householdId : null,
        all ? (place == null ? area : place) : null,
        all ? what : null,
        dueOn,
        ownerName,
        state,
        madeAt,
        endedOn,
        all ? endedNote : null,
        endedByName);
  }
}
