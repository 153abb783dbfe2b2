package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to an area: who, when, why, and how many rows went along.
 *
 * @param from the code before; empty when the area was added
 * @param to the code after; empty when the area was closed
 * @param effectiveOn the day from which it holds
 * @param changedAt when it was entered
 * @param moved rows that went along, by table
 */
public record AreaChange(
    UUID id,
    Kind kind,
    Optional<AreaCode> from,
    Optional<AreaCode> to,
    Optional<String> fromName,
    Optional<String> toName,
    LocalDate effectiveOn,
    String reason,
    Optional<UUID> changedBy,
    Instant changedAt,
    Map<String, Long> moved) {

  /** Kinds of change. */
  public enum Kind {
    ADDED,
    RENAMED,
    RECODED,
    /** Went up in another area; everything beneath went along under new codes. */
    MERGED,
    /** Taken out of another area with a part of what lay beneath. */
    SPLIT,
    CLOSED;

    /** The name in the database and in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether codes beneath {@code from} became codes beneath {@code to}. */
    boolean isMove() {
      return this == RECODED || this == MERGED || this == SPLIT;
    }
  }
}
