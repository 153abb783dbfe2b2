package org.koumen.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.CleanText;

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
  private static final int TITLE_LENGTH = 30;

  /** Takes control characters out of what was typed. */
  public NewRequest {
    category = category.map(CleanText::line).filter(text -> !text.isEmpty());
    title = CleanText.line(title);
    body = CleanText.of(body);
    reporterName = reporterName.map(CleanText::line).filter(text -> !text.isEmpty());
    reporterPhone = reporterPhone.map(CleanText::line).filter(text -> !text.isEmpty());
  }

  /** A title for a text that came without one: its beginning. */
  public static String titleOf(String body) {
    String line = CleanText.line(body);
    return line.codePointCount(0, line.length()) <= TITLE_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE_LENGTH)) + "…";
  }

  /** The county the request is kept by. */
  public String county() {
    return areaCode.substring(0, 6);
  }
}
