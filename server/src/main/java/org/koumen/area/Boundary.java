package org.koumen.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The shape of an area: one or more polygons that were found valid, in one coordinate system.
 *
 * @param shape a polygon or several, valid in the sense of the Simple Features standard
 */
public record Boundary(Crs crs, Geometry shape) {

  /** Seven decimals of a degree: about a centimetre. */
  private static final double DECIMALS = 1e7;

  /** A polygon or several as GeoJSON has them. */
  public record GeoJson(String type, List<?> coordinates) {}

  /** The same shape in another coordinate system, to the centimetre. */
  public Boundary in(Crs other) {
    if (crs.sameAs(other)) {
      return new Boundary(other, shape);
    }
    GeometryTransformer transformer =
        new GeometryTransformer() {
          @Override
          protected org.locationtech.jts.geom.CoordinateSequence transformCoordinates(
              org.locationtech.jts.geom.CoordinateSequence sequence, Geometry parent) {
            Coordinate[] coordinates = sequence.toCoordinateArray();
            for (int i = 0; i < coordinates.length; i++) {
              Position there =
                  Coordinates.convert(
                      new Position(coordinates[i].getX(), coordinates[i].getY()), crs, other);
              coordinates[i] =
                  new Coordinate(rounded(there.longitude()), rounded(there.latitude()));
            }
            return createCoordinateSequence(coordinates);
          }
        };
    return new Boundary(other, transformer.transform(shape));
  }

  /** The rectangle around it: west, east, south, north in degrees. */
  public Envelope bounds() {
    return shape.getEnvelopeInternal();
  }

  /** A place inside, in WGS-84. */
  public Position inside() {
    Point point = in(Crs.WGS84).shape().getInteriorPoint();
    return new Position(point.getX(), point.getY());
  }

  /**
   * How much of the smaller of two shapes lies in both, from 0 to 1.
   *
   * @param other a shape in the same coordinate system
   */
  public double overlapWith(Boundary other) {
    if (!bounds().intersects(other.bounds())) {
      return 0;
    }
    double smaller = Math.min(shape.getArea(), other.shape.getArea());
    return shape.intersection(other.shape).getArea() / smaller;
  }

  /**
   * How much of this shape lies outside another, from 0 to 1.
   *
   * @param other a shape in the same coordinate system
   */
  public double shareOutside(Boundary other) {
    return shape.difference(other.shape).getArea() / shape.getArea();
  }

  /**
   * Both shapes as one, in this one's coordinate system; empty when the two do not make a boundary
   * that could be kept.
   */
  public Optional<Boundary> with(Boundary other) {
    Geometry both = OverlayNGRobust.overlay(shape, other.in(crs).shape(), OverlayNG.UNION);
    boolean keepable =
        (both instanceof Polygon || both instanceof MultiPolygon)
            && both.getNumPoints() <= BoundaryReader.MAX_POINTS
            && both.isValid();
    return keepable ? Optional.of(new Boundary(crs, both)) : Optional.empty();
  }

  /** As GeoJSON. */
  public GeoJson toGeoJson() {
    if (shape instanceof MultiPolygon several) {
      List<List<List<double[]>>> polygons = new ArrayList<>();
      for (int i = 0; i < several.getNumGeometries(); i++) {
        polygons.add(rings((Polygon) several.getGeometryN(i)));
      }
      return new GeoJson("MultiPolygon", polygons);
    }
    return new GeoJson("Polygon", rings((Polygon) shape));
  }

  private static List<List<double[]>> rings(Polygon polygon) {
    List<List<double[]>> rings = new ArrayList<>();
    rings.add(positions(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(positions(polygon.getInteriorRingN(i)));
    }
    return rings;
  }

  private static List<double[]> positions(LinearRing ring) {
    List<double[]> positions = new ArrayList<>();
    for (Coordinate coordinate : ring.getCoordinates()) {
      positions.add(new double[] {coordinate.getX(), coordinate.getY()});
    }
    return positions;
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * DECIMALS) / DECIMALS;
  }
}
