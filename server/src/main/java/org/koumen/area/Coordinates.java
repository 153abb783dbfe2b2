package org.koumen.area;

/**
 * Converts positions between WGS-84/CGCS2000 and GCJ-02.
 *
 * <p>GCJ-02 shifts positions in China by 100 to 700 m along a published series of sines on the
 * Krasovsky 1940 ellipsoid. There is no closed inverse: the way back iterates until the forward
 * shift lands within {@value #TOLERANCE_DEGREES} degrees (about 0.01 mm). Outside the rectangle
 * that the series is defined for, positions stay as they are.
 */
public final class Coordinates {

  /** Semi-major axis of the Krasovsky 1940 ellipsoid, in metres. */
  private static final double AXIS = 6_378_245.0;

  /** Its first eccentricity squared. */
  private static final double ECCENTRICITY = 0.00669342162296594323;

  private static final double TOLERANCE_DEGREES = 1e-10;
  private static final int MAX_ROUNDS = 30;

  private Coordinates() {}

  /** The same place in another coordinate system. */
  public static Position convert(Position position, Crs from, Crs to) {
    if (from.sameAs(to)) {
      return position;
    }
    return to == Crs.GCJ02 ? toGcj02(position) : toWgs84(position);
  }

  /** From WGS-84 or CGCS2000 to GCJ-02. */
  public static Position toGcj02(Position wgs) {
    return isOutside(wgs) ? wgs : shifted(wgs);
  }

  /** From GCJ-02 back to WGS-84 or CGCS2000. */
  public static Position toWgs84(Position gcj) {
    double longitude = gcj.longitude();
    double latitude = gcj.latitude();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Position there = toGcj02(new Position(longitude, latitude));
      double east = there.longitude() - gcj.longitude();
      double north = there.latitude() - gcj.latitude();
      longitude -= east;
      latitude -= north;
      if (Math.abs(east) < TOLERANCE_DEGREES && Math.abs(north) < TOLERANCE_DEGREES) {
        break;
      }
    }
    return new Position(longitude, latitude);
  }

  /** Whether a position lies outside the rectangle around China that GCJ-02 is defined for. */
  public static boolean isOutside(Position position) {
    return position.longitude() < 72.004
        || position.longitude() > 137.8347
        || position.latitude() < 0.8293
        || position.latitude() > 55.8271;
  }

  private static Position shifted(Position wgs) {
    double x = wgs.longitude() - 105.0;
    double y = wgs.latitude() - 35.0;
    double radians = Math.toRadians(wgs.latitude());
    double sine = Math.sin(radians);
    double magic = 1 - ECCENTRICITY * sine * sine;
    double root = Math.sqrt(magic);
    double metresPerDegreeNorth = Math.toRadians(AXIS * (1 - ECCENTRICITY) / (magic * root));
    double metresPerDegreeEast = Math.toRadians(AXIS / root * Math.cos(radians));
    return new Position(
        wgs.longitude() + metresEast(x, y) / metresPerDegreeEast,
        wgs.latitude() + metresNorth(x, y) / metresPerDegreeNorth);
  }

  private static double metresNorth(double x, double y) {
    double metres =
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    metres += ripple(20.0, 6.0 * x, 20.0, 2.0 * x);
    metres += ripple(20.0, y, 40.0, y / 3.0);
    metres += ripple(160.0, y / 12.0, 320.0, y / 30.0);
    return metres;
  }

  private static double metresEast(double x, double y) {
    double metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    metres += ripple(20.0, 6.0 * x, 20.0, 2.0 * x);
    metres += ripple(20.0, x, 40.0, x / 3.0);
    metres += ripple(150.0, x / 12.0, 300.0, x / 30.0);
    return metres;
  }

  /** Two thirds of two sines; arguments in half turns. */
  private static double ripple(double a, double at, double b, double bt) {
    return (a * Math.sin(at * Math.PI) + b * Math.sin(bt * Math.PI)) * 2.0 / 3.0;
  }
}
