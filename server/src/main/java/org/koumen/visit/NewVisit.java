package org.koumen.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.CleanText;
import org.koumen.request.ContactWish;
import org.koumen.request.RequestKind;
import org.koumen.request.TimeClass;

/**
 * A visit as the phone tells it.
 *
 * @param id made on the phone; the same id again changes nothing
 * @param visitedAt by the phone's clock
 * @param request raised in the doorway
 * @param parts what else the visit holds
 */
public record NewVisit(
    UUID id,
    String county,
    UUID householdId,
    Outcome outcome,
    Optional<String> note,
    Instant visitedAt,
    Optional<DoorRequest> request,
    VisitParts parts) {

  /** Takes control characters out of what was typed. */
  public NewVisit {
    note = note.map(CleanText::of).filter(text -> !text.isEmpty());
  }

  /** A visit with nothing but what happened. */
  public NewVisit(
      UUID id,
      String county,
      UUID householdId,
      Outcome outcome,
      Optional<String> note,
      Instant visitedAt,
      Optional<DoorRequest> request) {
    this(id, county, householdId, outcome, note, visitedAt, request, VisitParts.of(outcome));
  }

  /**
   * A request raised in the doorway.
   *
   * @param id made on the phone
   * @param title one line; without it, the beginning of the body
   * @param timeClass how fast, when the visitor says otherwise than the category
   */
  public record DoorRequest(
      UUID id,
      RequestKind kind,
      Optional<String> category,
      Optional<String> title,
      String body,
      Optional<String> reporterName,
      Optional<String> reporterPhone,
      Optional<TimeClass> timeClass,
      ContactWish contactWish) {}
}
