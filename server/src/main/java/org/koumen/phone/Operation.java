package org.koumen.phone;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that a phone sends once and perhaps repeats.
 *
 * @param id made on the phone
 * @param madeAt by the phone's clock
 */
record Operation(UUID phone, Kind kind, UUID id, String county, UUID household, Instant madeAt) {

  /** What it is. */
  enum Kind {
    EDIT,
    VISIT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
