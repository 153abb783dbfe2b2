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
 * @param timeClass how fast, when the receiver says otherwise than the category
 * @param contactWish how the reporter wants to be reached
 * @param pin where it is on the map
 * @param place where it is in words
 * @param done what was done, for a need that was met before anybody asked
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
    Instant happenedAt,
    Optional<TimeClass> timeClass,
    ContactWish contactWish,
    Optional<Pin> pin,
    Optional<String> place,
    Optional<String> done) {
  private static final int TITLE_LENGTH = 30;

  /** Takes control characters out of what was typed. */
  public NewRequest {
    category = category.map(CleanText::line).filter(text -> !text.isEmpty());
    title = CleanText.line(title);
    body = CleanText.of(body);
    reporterName = reporterName.map(CleanText::line).filter(text -> !text.isEmpty());
    reporterPhone = reporterPhone.map(CleanText::line).filter(text -> !text.isEmpty());
    place = place.map(CleanText::line).filter(text -> !text.isEmpty());
    done = done.map(CleanText::of).filter(text -> !text.isEmpty());
  }

  /** A request that comes with nothing but who, where and what. */
  public NewRequest(
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
    this(
        id,
        areaCode,
        household,
        visit,
        channel,
        kind,
        category,
        title,
        body,
        reporterName,
        reporterPhone,
        happenedAt,
        Optional.empty(),
        ContactWish.CALL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
