package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.koumen.platform.Setting;

/**
 * The rule for the size of a grid, in households: 300–500 in towns, about 50 in the country, unless
 * the jurisdiction sets another.
 */
public record GridSizes(int urbanMin, int urbanMax, int ruralMin, int ruralMax) {

  /** The jurisdiction's own rule. */
  public static final Setting<GridSizes> SETTING =
      new Setting<>("area.grid-sizes", GridSizes.class, new GridSizes(300, 500, 30, 80));

  /** How a grid stands to the rule. */
  public enum State {
    RIGHT,
    SMALL,
    LARGE,
    /** Not a grid, or neither urban nor rural. */
    NONE;

    /** The name in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A grid's size by the rule.
   *
   * @param min fewest households that are right
   * @param max most households that are right
   */
  public record Size(State state, int min, int max) {
    static final Size NONE = new Size(State.NONE, 0, 0);
  }

  /** The size of a grid with so many households. */
  public Size sizeOf(Optional<AreaSetting> setting, long households) {
    return setting
        .map(
            known ->
                known == AreaSetting.URBAN
                    ? size(urbanMin, urbanMax, households)
                    : size(ruralMin, ruralMax, households))
        .orElse(Size.NONE);
  }

  private static Size size(int min, int max, long households) {
    State state = households < min ? State.SMALL : households > max ? State.LARGE : State.RIGHT;
    return new Size(state, min, max);
  }
}
