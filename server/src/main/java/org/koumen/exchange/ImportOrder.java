package org.koumen.exchange;

import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;

/**
 * What somebody wants done with a file.
 *
 * @param area the file is for; nothing outside is written
 * @param scope where the importer may write at all; covers the area
 * @param dryRun look and tell, write nothing
 * @param allOrNothing write only if every row is right
 * @param account empty on the command line
 * @param name of the person, as the history has it
 */
public record ImportOrder(
    ImportKind kind,
    String fileName,
    AreaCode area,
    Scope scope,
    boolean dryRun,
    boolean allOrNothing,
    Optional<UUID> account,
    String name) {}
