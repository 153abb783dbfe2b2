package org.koumen.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list: what one needs to choose the next, and nobody's name or number.
 *
 * @param number as known to everybody
 * @param areaName name of the area it is about
 * @param dueAt when the next step is due; after settlement, the date that had been promised
 * @param stars 1 to 5, once rated
 */
public record RequestRow(
    String county,
    UUID id,
    String number,
    String areaCode,
    @Nullable String areaName,
    Channel channel,
    RequestKind kind,
    @Nullable String category,
    String title,
    String state,
    String firstHelperName,
    @Nullable UUID leadUnitId,
    @Nullable String leadUnitName,
    Instant dueAt,
    Instant receivedAt,
    @Nullable Instant settledAt,
    @Nullable Boolean solved,
    @Nullable Integer stars,
    int version) {

  RequestRow at(@Nullable String area) {
    return new RequestRow(
        county,
        id,
        number,
        areaCode,
        area,
        channel,
        kind,
        category,
        title,
        state,
        firstHelperName,
        leadUnitId,
        leadUnitName,
        dueAt,
        receivedAt,
        settledAt,
        solved,
        stars,
        version);
  }
}
