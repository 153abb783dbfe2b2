package org.koumen.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row behind a figure. The amounts of all rows add up to the figure; a negative one takes back
 * what turned out otherwise later.
 *
 * @param subject visit, household or request
 * @param number public number of a request
 * @param title one line; null when the thing is gone
 * @param link where its file opens; null when the reader may not open it
 */
public record LedgerRow(
    UUID id,
    LocalDate day,
    long amount,
    String areaCode,
    @Nullable String areaName,
    String subject,
    UUID subjectId,
    @Nullable String number,
    @Nullable String title,
    @Nullable String state,
    @Nullable String link) {}
