package org.koumen.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which households a list shows; what is null does not narrow it.
 *
 * @param mark colour of the care mark, or {@code none}
 * @param state null for those who are there: present and away
 * @param ageBand somebody in it belongs to the household; with {@code sex}, of this sex
 * @param language somebody speaks it
 * @param minPeople least number of people
 * @param maxPeople greatest number of people
 * @param reviewDue whether a care mark's review is due
 * @param category somebody, or the household, is listed under it
 * @param day today
 */
public record HouseholdFilter(
    @Nullable PremisesUse use,
    @Nullable String mark,
    @Nullable HouseholdKind kind,
    @Nullable HouseholdState state,
    @Nullable Boolean underCare,
    @Nullable Boolean livingAlone,
    AgeBands.@Nullable Band ageBand,
    @Nullable Sex sex,
    @Nullable String language,
    @Nullable Integer minPeople,
    @Nullable Integer maxPeople,
    @Nullable Boolean reviewDue,
    @Nullable Boolean hasElder,
    @Nullable Boolean hasChild,
    @Nullable String category,
    LocalDate day) {

  private static final int ELDER = 60;
  private static final int CHILD = 14;

  /** Whoever is an elder was born on this day or before. */
  public LocalDate elderBornUntil() {
    return day.minusYears(ELDER);
  }

  /** Whoever is a child was born after this day. */
  public LocalDate childBornAfter() {
    return day.minusYears(CHILD);
  }

  /**
   * Reads a size: {@code 3}, or {@code 6+} for six and more.
   *
   * @return empty when it is no size
   */
  static Optional<int[]> size(String text) {
    if (!text.matches("\\d{1,3}[+ ]?")) {
      return Optional.empty();
    }
    boolean open = text.endsWith("+") || text.endsWith(" ");
    int least = Integer.parseInt(open ? text.substring(0, text.length() - 1) : text);
    return Optional.of(new int[] {least, open ? Integer.MAX_VALUE : least});
  }
}
