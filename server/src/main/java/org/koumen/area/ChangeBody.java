package org.koumen.area;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of the tree as it is told over HTTP. */
record ChangeBody(
    UUID id,
    AreaChange.Kind kind,
    @Nullable AreaCode from,
    @Nullable AreaCode to,
    @Nullable String fromName,
    @Nullable String toName,
    LocalDate effectiveOn,
    String reason,
    Instant changedAt,
    Map<String, Long> moved) {

  static ChangeBody of(AreaChange change) {
    return new ChangeBody(
        change.id(),
        change.kind(),
        change.from().orElse(null),
        change.to().orElse(null),
        change.fromName().orElse(null),
        change.toName().orElse(null),
        change.effectiveOn(),
        change.reason(),
        change.changedAt(),
        change.moved());
  }
}
