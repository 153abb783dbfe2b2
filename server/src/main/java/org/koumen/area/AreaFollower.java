package org.koumen.area;

import java.util.Set;

/**
 * A module's own part in moving areas, beyond what {@link RowMover} does for every table with an
 * {@code area_code}.
 *
 * <p>All methods run within the transaction of the move. A move that spans several counties is
 * announced county by county.
 */
public interface AreaFollower {

  /**
   * Tables with a {@code county} or {@code area_code} that this module moves itself in {@link
   * #after}: such as sums that have to be added up, or rows that point at a county without a
   * foreign key.
   */
  default Set<String> ownTables() {
    return Set.of();
  }

  /** Before rows move: the place to make room where two areas would share a key afterwards. */
  default void before(AreaMove move) {}

  /**
   * Before the rows that lie right in an area go to another that takes it up; what lay beneath has
   * moved with its own areas. For histories: nobody could tell afterwards who came from where.
   */
  default void beforeMerge(AreaCode from, AreaCode into, ChangeNote note) {}

  /** After rows have moved and before the transaction ends. */
  default void after(AreaMove move) {}

  /**
   * After some households went from one grid or building to another of the same village, with all
   * rows that hang on them by a foreign key.
   */
  default void afterHouseholds(AreaCode from, AreaCode to) {}
}
