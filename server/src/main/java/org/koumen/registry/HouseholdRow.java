package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household as lists show it.
 *
 * @param gridName of its grid, or of its village while it has none
 * @param matched the name by which a search found it, when it is not the head's
 */
public record HouseholdRow(
    String county,
    UUID id,
    String areaCode,
    String gridName,
    String address,
    @Nullable String number,
    HouseholdKind kind,
    HouseholdState state,
    PremisesUse use,
    @Nullable String headName,
    int people,
    boolean livingAlone,
    @Nullable CareColour careMark,
    @Nullable LocalDate careReviewOn,
    boolean underCare,
    List<String> languages,
    @Nullable LocalDate lastVisitOn,
    @Nullable String matched) {

  /** The same row with the name that was searched for. */
  public HouseholdRow matchedBy(@Nullable String name) {
    return new HouseholdRow(
        county,
        id,
        areaCode,
        gridName,
        address,
        number,
        kind,
        state,
        use,
        headName,
        people,
        livingAlone,
        careMark,
        careReviewOn,
        underCare,
        languages,
        lastVisitOn,
        name);
  }
}
