package org.koumen.registry.sql;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row behind a figure.
 *
 * @param householdId null for premises without a household
 * @param age completed years on the day; null for households and premises, or without a date of
 *     birth
 */
public record StatisticsRow(
    UUID id,
    String county,
    String areaCode,
    @Nullable UUID householdId,
    @Nullable String name,
    @Nullable String sex,
    @Nullable Integer age,
    String address,
    @Nullable Integer people) {}
