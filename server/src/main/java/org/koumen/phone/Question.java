package org.koumen.phone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field that two people gave different values without seeing the other's.
 *
 * @param residentId whom it is about; null for the household
 * @param present what stands there, numbers masked; empty for nothing
 * @param presentByName who wrote that; null when it has stood there since the file was made
 * @param wanted what the other wrote, numbers masked; empty for nothing
 * @param madeAt when, by the clock of that phone
 * @param askedAt when it reached us
 * @param state open, kept, taken, or overtaken: whoever asked wrote the field again since
 * @param mine whether one of the two is whoever reads this
 */
public record Question(
    String county,
    UUID id,
    UUID householdId,
    String address,
    @Nullable UUID residentId,
    @Nullable String residentName,
    String field,
    String present,
    @Nullable String presentByName,
    @Nullable Instant presentAt,
    String wanted,
    String askedByName,
    Instant madeAt,
    Instant askedAt,
    String state,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    boolean mine) {}
