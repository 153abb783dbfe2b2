package org.koumen.planning;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may visit.
 *
 * @param place where they hold their post, or are at home in the tree; null for a whole county
 * @param share households they may have
 */
record Person(
    UUID id,
    String name,
    @Nullable UUID unitId,
    @Nullable String place,
    List<String> skills,
    List<String> languages,
    int share) {}
