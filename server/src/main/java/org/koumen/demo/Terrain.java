package org.koumen.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Bends straight ground into the lines a map shows and places it on the globe (CGCS2000), in an
 * empty part of the Qaidam basin. One smooth map for everything, so that what tiles the straight
 * ground tiles the globe.
 */
final class Terrain {

  private static final double SOUTH = 37.52;
  private static final double WEST = 93.36;
  private static final double METRES_PER_DEGREE = 111_320;
  private static final double METRES_PER_DEGREE_EAST =
      METRES_PER_DEGREE * Math.cos(Math.toRadians(SOUTH));

  private final double step;

  /**
   * @param step metres between the points of a boundary
   */
  Terrain(double step) {
    this.step = step;
  }

  double step() {
    return step;
  }

  /** Longitude and latitude of a point, to about a tenth of a metre. */
  static double[] place(double east, double north) {
    double bentEast = east + 45 * Math.sin(north / 420 + 1.3) + 30 * Math.sin(east / 510);
    double bentNorth = north + 40 * Math.sin(east / 460 + 0.4) + 25 * Math.sin(north / 380 + 2);
    return new double[] {
      round(WEST + bentEast / METRES_PER_DEGREE_EAST), round(SOUTH + bentNorth / METRES_PER_DEGREE)
    };
  }

  private static double round(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }

  /** The closed ring around a piece, counterclockwise. */
  List<double[]> ring(Rect rect) {
    List<double[]> ring = new ArrayList<>();
    walk(ring, rect.west(), rect.south(), rect.east(), rect.south());
    walk(ring, rect.east(), rect.south(), rect.east(), rect.north());
    walk(ring, rect.east(), rect.north(), rect.west(), rect.north());
    walk(ring, rect.west(), rect.north(), rect.west(), rect.south());
    ring.add(place(rect.west(), rect.south()));
    return ring;
  }

  /** Points from a corner up to, not including, the next. */
  private void walk(List<double[]> ring, double east, double north, double toEast, double toNorth) {
    int steps = (int) Math.max(1, Math.round(Math.hypot(toEast - east, toNorth - north) / step));
    for (int i = 0; i < steps; i++) {
      double part = (double) i / steps;
      ring.add(place(east + (toEast - east) * part, north + (toNorth - north) * part));
    }
  }

  /** The piece as a GeoJSON polygon. */
  String geometry(Rect rect) {
    StringBuilder json = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
    String separator = "";
    for (double[] point : ring(rect)) {
      json.append(separator).append('[').append(point[0]).append(',').append(point[1]).append(']');
      separator = ",";
    }
    return json.append("]]}").toString();
  }
}
