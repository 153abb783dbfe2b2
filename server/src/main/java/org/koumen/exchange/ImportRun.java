package org.koumen.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of one file, as people see it.
 *
 * @param jobId under which its progress can be followed; null for the command line
 * @param state running, done, refused (all or nothing, and something was wrong) or failed
 * @param area code of the area the file is for; empty for the nation
 * @param total rows of the file; null while it is being checked
 * @param unread names of columns that are not taken
 * @param problem why it failed, in both languages
 * @param keptUntil when the file is cleared; null without one
 * @param fileKept whether the file, and so its error workbook, can still be had
 */
public record ImportRun(
    UUID id,
    @Nullable UUID jobId,
    ImportKind kind,
    String state,
    String fileName,
    long fileSize,
    boolean dryRun,
    boolean allOrNothing,
    String area,
    @Nullable Long total,
    Tally tally,
    long doneRow,
    List<String> unread,
    @Nullable JsonNode problem,
    @Nullable UUID startedBy,
    String startedByName,
    Instant startedAt,
    @Nullable Instant endedAt,
    boolean fileKept,
    @Nullable Instant keptUntil) {}
