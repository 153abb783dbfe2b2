package org.koumen.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request as somebody brings it.
 *
 * @param id made where it was written down, a phone too; the same id again changes nothing
 * @param areaCode where it is about, within a county and as finely as known
 * @param household the household that asks, when it is known
 * @param visit the visit at which it was raised
 * @param category of the place's own list
 * @param title one line
 * @param body what was said, in the reporter's words
 * @param reporterPhone kept sealed
 * @param happenedAt when it was said
 */
public record NewRequest(
    UUID id,
    String areaCode,
    Optional<UUID> household,
    Optional<UUID> visit,
    Channel channel,
    RequestKind kind,
    Optional<String> category,
    String title,
    String body,
    Optional<String> reporterName,
    Optional<String> reporterPhone,
    Instant happenedAt) {

  /** The county the request is kept by. */
  public String county() {
    return areaCode.substring(0, 6);
  }
}
