package org.koumen.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture or sound without its bytes.
 *
 * @param contentType what the bytes are: pictures are always {@code image/jpeg}
 * @param size in bytes
 * @param seconds how long a sound lasts, as far as its container tells
 * @param byReporter whether the one whom the owner is about sent it
 * @param forReporter whether that one may see it
 */
public record Media(
    UUID id,
    Kind kind,
    String contentType,
    int size,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Integer seconds,
    Instant addedAt,
    String addedByName,
    boolean byReporter,
    boolean forReporter,
    @Nullable Instant blurredAt,
    @Nullable String blurredByName) {

  /** What it is. */
  public enum Kind {
    PICTURE,
    SOUND;

    /** The name in the database and in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
