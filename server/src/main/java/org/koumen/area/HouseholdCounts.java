package org.koumen.area;

import java.util.Collection;
import java.util.Map;

/** How many live where: a signal that the registry answers. */
public interface HouseholdCounts {

  /** Nobody. */
  Count NONE = new Count(0, 0);

  /**
   * Households that belong to an area and the people in them.
   *
   * @param households present or away: those that have not moved out, dissolved or been merged
   * @param residents people of these households, present or away
   */
  record Count(long households, long residents) {}

  /**
   * Counts of these areas with all that lies beneath each; an area without households may be left
   * out.
   */
  Map<AreaCode, Count> beneath(Collection<AreaCode> areas);
}
