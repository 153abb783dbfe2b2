package org.koumen.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it lies in the outbox, sealed: all that any way out needs of it. */
record OutboxMessage(
    String kind,
    String zh,
    String en,
    String subject,
    UUID subjectId,
    String county,
    String areaCode,
    @Nullable String number,
    Instant at) {
  static OutboxMessage of(Notice notice, Instant at) {
    Notice.About about = notice.about();
    return new OutboxMessage(
        notice.kind(),
        notice.zh(),
        notice.en(),
        about.subject(),
        about.id(),
        about.county(),
        about.areaCode(),
        about.number(),
        at);
  }

  String text(boolean chinese) {
    return chinese ? zh : en;
  }
}
