package org.koumen.exchange.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One export, as its owner sees it.
 *
 * @param jobId under which its progress can be followed
 * @param state running, done or failed
 * @param areaName null for the nation
 * @param filters by name; numbers in them are masked
 * @param size of the file in bytes
 * @param problem why it failed, in both languages
 * @param fileKept whether it can still be downloaded
 * @param keptUntil when the file is cleared; null without one
 */
public record ExportRun(
    UUID id,
    UUID jobId,
    ExportKind kind,
    String state,
    ExportFormat format,
    String area,
    @Nullable String areaName,
    String fileName,
    List<String> columns,
    JsonNode filters,
    boolean unmasked,
    @Nullable String reason,
    long rows,
    long size,
    @Nullable JsonNode problem,
    Instant startedAt,
    @Nullable Instant endedAt,
    boolean fileKept,
    @Nullable Instant keptUntil) {}
