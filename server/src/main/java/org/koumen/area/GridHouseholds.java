package org.koumen.area;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the households of a grid live, and their way to another grid: a signal that the registry
 * answers.
 */
public interface GridHouseholds {

  /**
   * Premises that stay together when a grid is split: a building, or a single house where there are
   * no buildings.
   *
   * @param key stable name within the grid
   * @param area the grid, or the building's own area
   * @param label as a person calls it
   * @param households those that belong there, as {@link HouseholdCounts} counts them
   * @param residents people in them
   * @param position where it stands, if that is known
   */
  record Cluster(
      String key,
      AreaCode area,
      String label,
      long households,
      long residents,
      Optional<Position> position) {}

  /** What a grid is made of. */
  List<Cluster> clusters(AreaCode grid);

  /**
   * Takes clusters that have no area of their own to another grid of the same village, with
   * everything kept about them.
   *
   * @return rows moved, by table
   */
  Map<String, Long> carry(AreaCode grid, Collection<String> keys, AreaCode to, ChangeNote note);
}
