package org.koumen.phone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody sent about a household that had left their reach by then: it waits for whoever
 * looks after the household now.
 *
 * @param kind {@code edit} or {@code visit}
 * @param address where the household lives, if it is known
 * @param madeAt by the phone's clock
 * @param body what was sent, numbers masked
 */
public record Stray(
    String county,
    UUID id,
    String kind,
    UUID householdId,
    @Nullable String address,
    String senderName,
    Instant madeAt,
    Instant receivedAt,
    @Nullable JsonNode body) {

  Stray saying(JsonNode words) {
    return new Stray(county, id, kind, householdId, address, senderName, madeAt, receivedAt, words);
  }
}
