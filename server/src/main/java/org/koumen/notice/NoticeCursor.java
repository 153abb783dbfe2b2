package org.koumen.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** The last notice of a page. */
record NoticeCursor(boolean unread, Instant toldAt, UUID id) {
  static NoticeCursor of(NoticeRow row) {
    return new NoticeCursor(row.unread(), row.toldAt(), row.id());
  }

  String text() {
    return (unread ? "u" : "r") + " " + toldAt + " " + id;
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException when it is none
   */
  static NoticeCursor parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("after");
    }
    try {
      return new NoticeCursor(
          parts[0].equals("u"), Instant.parse(parts[1]), UUID.fromString(parts[2]));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("after", wrong);
    }
  }
}
