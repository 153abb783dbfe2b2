package org.koumen.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * What a picture or sound belongs to. Whoever names one has made sure that the one who asks may see
 * or change it.
 *
 * @param areaCode where the owner lies now; kept with what is added, so that it follows moves
 */
public record MediaOwner(String county, String areaCode, Kind kind, UUID id) {

  /** What may own pictures. */
  public enum Kind {
    REQUEST,
    VISIT,
    HAZARD;

    /** The name in the database. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
