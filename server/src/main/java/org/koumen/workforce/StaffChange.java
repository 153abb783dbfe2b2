package org.koumen.workforce;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change about somebody who serves.
 *
 * @param kind added, changed, left, post_given, post_ended
 * @param before null when there was nothing
 * @param after null when nothing is left
 */
public record StaffChange(
    UUID id,
    String kind,
    Instant changedAt,
    String changedByName,
    @Nullable String reason,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {}
