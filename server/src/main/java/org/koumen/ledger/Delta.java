package org.koumen.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One fact's share in a figure.
 *
 * @param areaCode where it happened, as finely as known, within the county
 * @param day on which it counts, in the jurisdiction's zone
 * @param amount what is added; negative when an earlier fact turns out otherwise
 * @param subjectId the visit, household or request behind it
 */
public record Delta(
    String county, String areaCode, LocalDate day, Measure measure, long amount, UUID subjectId) {}
