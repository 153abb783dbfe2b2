package org.koumen.area;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What readers of the tree are shown. */
public final class AreaViews {
  private AreaViews() {}

  /** An area on the way down to another. */
  public record Step(AreaCode code, String name, AreaLevel level) {}

  /**
   * An area as a whole.
   *
   * @param path from the province down to the area itself
   * @param tally null for an area above the reader's own
   * @param households present ones; null where the reader may not see people's data
   * @param residents the people in them; null likewise
   * @param boundary whether a map can show it; none where the reader may not see it
   * @param asked the code that was asked for, when the area has another by now
   */
  public record Node(
      AreaCode code,
      String name,
      AreaLevel level,
      @Nullable AreaSetting setting,
      LocalDate since,
      List<Step> path,
      @Nullable AreaTally tally,
      @Nullable Long households,
      @Nullable Long residents,
      GridSizes.Size size,
      BoundaryState boundary,
      @Nullable AreaCode asked) {}

  /**
   * An area in a list of its siblings.
   *
   * @param households present ones; null where the reader may not see them
   */
  public record Row(
      AreaCode code,
      String name,
      AreaLevel level,
      @Nullable AreaSetting setting,
      boolean hasChildren,
      @Nullable Long households,
      GridSizes.Size size,
      BoundaryState boundary) {}

  /**
   * An area that a search found.
   *
   * @param path from the province down to the area itself
   */
  public record Found(AreaCode code, String name, AreaLevel level, List<Step> path) {}
}
