package org.koumen.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its reader sees it.
 *
 * @param subject what kind of thing it leads to
 * @param number as people call it
 */
public record NoticeRow(
    UUID id,
    String kind,
    String zh,
    String en,
    String county,
    String areaCode,
    String subject,
    UUID subjectId,
    @Nullable String number,
    Instant toldAt,
    boolean unread) {}
