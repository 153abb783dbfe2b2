package org.koumen.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaSetting;
import org.koumen.area.Position;

/**
 * Where everybody may see a case: in the middle of a square of the map, never at the door. The
 * squares are the same for everybody and at all times, so that several cases of one door do not
 * give it away, as points moved by chance would. In the country a square may hold one farm: there
 * the community is all that is told.
 */
final class PublicPlace {
  /** A side of a square. A case is told at most 213 metres beside where it is, half a diagonal. */
  static final int METRES = 300;

  private static final double METRES_A_DEGREE = 111_320;
  private static final double HEIGHT = METRES / METRES_A_DEGREE;

  private PublicPlace() {}

  /** The middle of the square around a pin; empty where only the community may be told. */
  static Optional<Position> of(@Nullable Pin pin, Optional<AreaSetting> setting) {
    if (pin == null || setting.filter(AreaSetting.URBAN::equals).isEmpty()) {
      return Optional.empty();
    }
    double latitude = (Math.floor(pin.latitude() / HEIGHT) + 0.5) * HEIGHT;
    double width = HEIGHT / Math.cos(Math.toRadians(latitude));
    double longitude = (Math.floor(pin.longitude() / width) + 0.5) * width;
    return Optional.of(new Position(longitude, latitude));
  }
}
