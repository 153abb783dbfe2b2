package org.koumen.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;

/**
 * A request in a list: what one needs to choose the next, and nobody's name or number.
 *
 * @param number as known to everybody
 * @param areaName name of the area it is about
 * @param step of its procedure
 * @param owner who must take the next step
 * @param level whose desk is in charge while no unit is
 * @param pause waiting or hold, while the clock stands still
 * @param ask return or extension, while a dispatcher is to decide
 * @param dueAt when the next step is due; after settlement, the date that had been promised
 * @param answerDueAt until when the reporter is to hear something for the first time
 * @param superviseBy a leader's own date
 * @param callAt when the reporter, called back in vain, is to be called again
 * @param causeId the root of the common cause it belongs to
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
    TimeClass timeClass,
    String title,
    String state,
    String step,
    Owner owner,
    AreaLevel level,
    @Nullable String pause,
    @Nullable String ask,
    String firstHelperName,
    @Nullable UUID leadUnitId,
    @Nullable String leadUnitName,
    Instant dueAt,
    @Nullable Instant answerDueAt,
    @Nullable Instant superviseBy,
    @Nullable Instant callAt,
    int returns,
    int reopenings,
    @Nullable UUID causeId,
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
        timeClass,
        title,
        state,
        step,
        owner,
        level,
        pause,
        ask,
        firstHelperName,
        leadUnitId,
        leadUnitName,
        dueAt,
        answerDueAt,
        superviseBy,
        callAt,
        returns,
        reopenings,
        causeId,
        receivedAt,
        settledAt,
        solved,
        stars,
        version);
  }
}
