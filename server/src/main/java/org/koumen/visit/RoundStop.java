package org.koumen.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household that is due, and why.
 *
 * @param careMark red, yellow or green; null without one
 * @param lastVisitOn when somebody was last seen or spoken to; null when never
 * @param dueOn since when it is due
 * @param reason never, red, yellow, green or usual
 * @param reasonText the same in words of the reader's language
 * @param misses how often nobody was home since
 * @param lastMissOn the last of these days
 * @param approach how to go about it: knock, call, day, evening, weekend or off_peak
 * @param approachText why, in words of the reader's language; null for an ordinary knock
 * @param appointmentAt when the household expects somebody; null when nothing is agreed
 * @param visitorName who looks after it by the plan in force; null while there is none
 */
public record RoundStop(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    String address,
    @Nullable String headName,
    int people,
    boolean livingAlone,
    @Nullable String careMark,
    @Nullable LocalDate lastVisitOn,
    LocalDate dueOn,
    String reason,
    String reasonText,
    int misses,
    @Nullable LocalDate lastMissOn,
    Approach approach,
    @Nullable String approachText,
    @Nullable Instant appointmentAt,
    @Nullable Instant appointmentTo,
    @Nullable String visitorName) {}
