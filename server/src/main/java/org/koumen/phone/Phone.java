package org.koumen.phone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone that carries files, as its owner and administrators see it.
 *
 * @param id made on the phone
 * @param name what the browser says it is
 * @param lastAt when it last compared what it carries
 * @param cutOffAt since when it may carry nothing; null while it may
 */
public record Phone(
    UUID id,
    String name,
    Instant firstAt,
    Instant lastAt,
    @Nullable Instant cutOffAt,
    @Nullable String cutOffByName,
    @Nullable String cutOffReason) {}
