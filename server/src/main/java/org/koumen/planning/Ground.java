package org.koumen.planning;

import java.util.Map;

/**
 * Where places are: degrees as metres on a plane, and a place for what has no coordinates. A county
 * is small enough for a plane: the error is below one in a thousand.
 */
public final class Ground {
  private static final double METRES_PER_DEGREE = 111_320;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
  private static final double STEP = 12;
  // Off the coast of Africa: nobody's; only relative places matter where nothing is known.
  private static final double NOWHERE_STEP = 0.05;

  private final Map<String, double[]> centres;
  private final double eastOfDegree;

  /**
   * @param centres longitude and latitude of areas that have them
   * @param latitude of the middle
   */
  public Ground(Map<String, double[]> centres, double latitude) {
    this.centres = centres;
    this.eastOfDegree = METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
  }

  /** Metres of degrees of longitude. */
  public double east(double longitude) {
    return longitude * eastOfDegree;
  }

  /** Metres of degrees of latitude. */
  public double north(double latitude) {
    return latitude * METRES_PER_DEGREE;
  }

  double longitude(double east) {
    return east / eastOfDegree;
  }

  double latitude(double north) {
    return north / METRES_PER_DEGREE;
  }

  /**
   * A place for a yard or building of which only the area is known: on a spiral around the middle
   * of the smallest area that has one, in the order of addresses, so that next doors stay near; the
   * same every time.
   */
  public double[] place(String area, int order) {
    double[] centre = centre(area);
    double radius = STEP * Math.sqrt(order);
    double angle = order * GOLDEN_ANGLE;
    return new double[] {
      centre[0] + longitude(radius * Math.cos(angle)),
      centre[1] + latitude(radius * Math.sin(angle))
    };
  }

  /** The middle of an area, of the one above, or a made-up one. */
  public double[] centre(String area) {
    for (int digits = area.length(); digits >= 6; digits--) {
      double[] known = centres.get(area.substring(0, digits));
      if (known != null) {
        return digits == area.length() ? known : beside(known, area.substring(digits));
      }
    }
    return beside(new double[] {0, 0}, area.substring(Math.min(6, area.length())));
  }

  /** Areas of which nothing is known lie around the one above in the order of their codes. */
  private double[] beside(double[] above, String rest) {
    double[] at = above.clone();
    double step = NOWHERE_STEP;
    for (int i = 0; i + 3 <= rest.length(); i += 3) {
      int number = Integer.parseInt(rest.substring(i, i + 3));
      at[0] += step * Math.sqrt(number) * Math.cos(number * GOLDEN_ANGLE);
      at[1] += step * Math.sqrt(number) * Math.sin(number * GOLDEN_ANGLE);
      step /= 8;
    }
    return at;
  }
}
