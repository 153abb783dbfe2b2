package org.koumen.area;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.databind.JsonNode;

/**
 * Reads a GeoJSON geometry (RFC 7946) strictly: polygons only, rings closed, nothing crossing
 * itself, longitude before latitude. A third number of a position (height) is dropped.
 */
public final class BoundaryReader {
  /** Enough for a county drawn by surveyors; a hostile file stops here. */
  static final int MAX_POINTS = 20_000;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Crs crs;
  private int points;

  private BoundaryReader(Crs crs) {
    this.crs = crs;
  }

  /** What reading came to. */
  public sealed interface Reading {

    /** A boundary. */
    record Valid(Boundary boundary) implements Reading {}

    /**
     * None.
     *
     * @param where the place in the file, or the coordinates of it
     */
    record Invalid(BoundaryFlaw flaw, String where) implements Reading {}
  }

  /** Reads a geometry whose numbers are in a coordinate system. */
  public static Reading read(JsonNode geometry, Crs crs) {
    try {
      return new Reading.Valid(new Boundary(crs, new BoundaryReader(crs).geometry(geometry)));
    } catch (Flawed flawed) {
      return new Reading.Invalid(flawed.flaw, flawed.where);
    }
  }

  private Geometry geometry(JsonNode node) {
    if (!node.isObject() || !node.path("type").isString()) {
      throw new Flawed(BoundaryFlaw.NOT_GEOMETRY, "type");
    }
    String type = node.path("type").stringValue();
    JsonNode coordinates = node.path("coordinates");
    Geometry shape =
        switch (type) {
          case "Polygon" -> polygon(coordinates, "coordinates");
          case "MultiPolygon" -> polygons(coordinates);
          default ->
              throw new Flawed(BoundaryFlaw.TYPE, type.substring(0, Math.min(type.length(), 40)));
        };
    validate(shape);
    return shape;
  }

  private Geometry polygons(JsonNode node) {
    List<Polygon> polygons = new ArrayList<>();
    for (JsonNode polygon : array(node, "coordinates")) {
      polygons.add(polygon(polygon, "coordinates[" + polygons.size() + "]"));
    }
    return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private Polygon polygon(JsonNode node, String where) {
    List<LinearRing> rings = new ArrayList<>();
    for (JsonNode ring : array(node, where)) {
      rings.add(ring(ring, where + "[" + rings.size() + "]"));
    }
    return FACTORY.createPolygon(
        rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  private LinearRing ring(JsonNode node, String where) {
    List<Coordinate> ring = new ArrayList<>();
    for (JsonNode position : array(node, where)) {
      ring.add(position(position, where + "[" + ring.size() + "]"));
    }
    if (ring.size() < 4) {
      throw new Flawed(BoundaryFlaw.FEW_POINTS, where);
    }
    if (!ring.getFirst().equals2D(ring.getLast())) {
      throw new Flawed(BoundaryFlaw.OPEN_RING, where);
    }
    return FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
  }

  private Coordinate position(JsonNode node, String where) {
    if (++points > MAX_POINTS) {
      throw new Flawed(BoundaryFlaw.MANY_POINTS, "> " + MAX_POINTS);
    }
    if (!node.isArray() || node.size() < 2 || node.size() > 3) {
      throw new Flawed(BoundaryFlaw.NESTING, where);
    }
    if (!node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw new Flawed(BoundaryFlaw.NUMBER, where);
    }
    double longitude = node.get(0).doubleValue();
    double latitude = node.get(1).doubleValue();
    // In and around China a longitude (73–135) is never a possible latitude there (3–54).
    if (!Coordinates.isOutside(new Position(latitude, longitude))) {
      throw new Flawed(BoundaryFlaw.SWAPPED, where);
    }
    boolean inRange = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    if (!inRange) {
      throw new Flawed(BoundaryFlaw.RANGE, where);
    }
    return new Coordinate(longitude, latitude);
  }

  private static JsonNode array(JsonNode node, String where) {
    if (!node.isArray() || node.isEmpty()) {
      throw new Flawed(BoundaryFlaw.NESTING, where);
    }
    return node;
  }

  private void validate(Geometry shape) {
    if (!(shape.convexHull().getArea() > 0)) {
      throw new Flawed(BoundaryFlaw.NO_AREA, crs.name());
    }
    TopologyValidationError error = new IsValidOp(shape).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      throw new Flawed(flaw(error), at == null ? "" : at.getX() + ", " + at.getY());
    }
  }

  private static BoundaryFlaw flaw(TopologyValidationError error) {
    return switch (error.getErrorType()) {
      case TopologyValidationError.HOLE_OUTSIDE_SHELL -> BoundaryFlaw.HOLE_OUTSIDE;
      case TopologyValidationError.NESTED_HOLES,
          TopologyValidationError.NESTED_SHELLS,
          TopologyValidationError.DUPLICATE_RINGS ->
          BoundaryFlaw.OVERLAPS_ITSELF;
      case TopologyValidationError.TOO_FEW_POINTS -> BoundaryFlaw.FEW_POINTS;
      case TopologyValidationError.RING_NOT_CLOSED -> BoundaryFlaw.OPEN_RING;
      case TopologyValidationError.INVALID_COORDINATE -> BoundaryFlaw.NUMBER;
      default -> BoundaryFlaw.CROSSES_ITSELF;
    };
  }

  /** Ends the reading at the first flaw. */
  private static final class Flawed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final BoundaryFlaw flaw;
    private final String where;

    Flawed(BoundaryFlaw flaw, String where) {
      super(flaw.name(), null, false, false);
      this.flaw = flaw;
      this.where = where;
    }
  }
}
