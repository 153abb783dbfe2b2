package org.koumen.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it stands.
 *
 * @param ownerId staff or account
 * @param closedOn the day it was kept, given up or changed
 * @param resultNote what was done, why not, or what the household agreed to
 * @param changedTo the promise that took its place
 * @param rung how high it has climbed
 */
public record Promise(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    UUID householdId,
    String address,
    @Nullable String headName,
    String what,
    LocalDate dueOn,
    UUID ownerId,
    String ownerName,
    PromiseState state,
    @Nullable UUID visitId,
    LocalDate madeOn,
    Instant madeAt,
    String madeByName,
    @Nullable LocalDate closedOn,
    @Nullable String resultNote,
    @Nullable UUID changedTo,
    int rung,
    int version) {

  Promise at(@Nullable String area) {
    return new Promise(
        county,
        id,
        areaCode,
        area,
        householdId,
        address,
        headName,
        what,
        dueOn,
        ownerId,
        ownerName,
        state,
        visitId,
        madeOn,
        madeAt,
        madeByName,
        closedOn,
        resultNote,
        changedTo,
        rung,
        version);
  }
}
