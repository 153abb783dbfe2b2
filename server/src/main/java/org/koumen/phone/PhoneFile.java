package org.koumen.phone;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.HouseholdFile;

/**
 * What a phone carries of one household: its file, masked, the last visits, and how its requests
 * stand, without their words.
 *
 * @param stamp changes with every change of what is here; compared, never read
 */
public record PhoneFile(
    String stamp,
    HouseholdFile file,
    List<Visit> visits,
    List<Request> requests,
    List<Question> questions) {

  /** One visit. */
  public record Visit(
      UUID id, String outcome, @Nullable String note, Instant visitedAt, String visitorName) {}

  /** One request that is open, or was answered lately. */
  public record Request(
      UUID id,
      String number,
      String kind,
      @Nullable String category,
      String state,
      @Nullable Instant dueAt,
      Instant receivedAt) {}
}
