package org.koumen.workforce;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit that serves an area: a department, a township's office, a village's committee, a utility.
 *
 * @param code given by the place, unique
 * @param areaCode prefix of the areas it serves; empty is the nation
 * @param staff how many serve in it today
 * @param closedOn last day it stood
 */
public record Unit(
    UUID id,
    String code,
    String name,
    UnitKind kind,
    String areaCode,
    @Nullable UUID parentId,
    @Nullable String phone,
    int staff,
    @Nullable LocalDate closedOn,
    int version) {

  /** Whether requests of an area may be handed to it: it serves the area as a whole. */
  public boolean serves(String area) {
    return closedOn == null && area.startsWith(areaCode);
  }
}
