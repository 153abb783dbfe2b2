package org.koumen.demo;

import java.time.Instant;
import java.util.UUID;

/**
 * An invented visit.
 *
 * @param outcome as the visit module names it
 * @param staffCode who knocked
 */
record MadeVisit(
    UUID id,
    String county,
    UUID household,
    String outcome,
    String note,
    Instant at,
    String staffCode) {}
