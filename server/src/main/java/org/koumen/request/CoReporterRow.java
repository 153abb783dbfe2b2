package org.koumen.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who told the same, for those who work on it.
 *
 * @param number by which this one follows the request
 * @param words what this one said
 */
public record CoReporterRow(
    UUID id,
    String number,
    String channel,
    String words,
    @Nullable String name,
    Instant joinedAt,
    String joinedByName) {}
