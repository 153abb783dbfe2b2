package org.koumen.registry.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;

/**
 * In whose name an intake writes.
 *
 * @param account empty for the system itself
 * @param name as it stands in the history
 * @param scope nothing outside is read or written
 * @param source short name of where the rows come from, kept with each of them
 * @param reason what the history gives as the reason of changes
 * @param at one moment for the whole intake
 * @param today the day of that moment
 */
public record Importer(
    Optional<UUID> account,
    String name,
    Scope scope,
    String source,
    String reason,
    Instant at,
    LocalDate today) {}
