package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.CleanText;

/**
 * A request that comes with a history: from another system, or from an invented past.
 *
 * @param originNumber its number where it comes from; the same number again changes nothing
 * @param areaCode where it is about, within a county and as finely as known
 * @param receivedAt when it was taken in there
 * @param receivedBy the first-asked helper, by name
 * @param moves what was done to it since, in order; empty when it waits to be dispatched
 */
public record PastRequest(
    String originNumber,
    String areaCode,
    Optional<UUID> household,
    Channel channel,
    RequestKind kind,
    Optional<String> category,
    String title,
    String body,
    Optional<String> reporterName,
    Optional<String> reporterPhone,
    Instant happenedAt,
    Instant receivedAt,
    String receivedBy,
    List<PastMove> moves) {

  /** Takes control characters out of what was typed. */
  public PastRequest {
    originNumber = CleanText.line(originNumber);
    category = category.map(CleanText::line).filter(text -> !text.isEmpty());
    body = CleanText.of(body);
    title = title.isBlank() ? NewRequest.titleOf(body) : CleanText.line(title);
    reporterName = reporterName.map(CleanText::line).filter(text -> !text.isEmpty());
    reporterPhone = reporterPhone.map(CleanText::line).filter(text -> !text.isEmpty());
    moves = List.copyOf(moves);
  }

  /**
   * Something that was done to it.
   *
   * @param by who did it, by name
   */
  public record PastMove(Move move, Instant at, String by) {}

  /** The county the request is kept by. */
  public String county() {
    return areaCode.substring(0, 6);
  }
}
