package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.koumen.area.BoundaryReader.Reading;
import tools.jackson.databind.json.JsonMapper;

class BoundaryReaderTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SQUARE =
      "[[101.70,36.60],[101.72,36.60],[101.72,36.62],[101.70,36.62],[101.70,36.60]]";

  private static final String INNER =
      "[[101.705,36.605],[101.71,36.605],[101.71,36.61],[101.705,36.61],[101.705,36.605]]";

  @Test
  void a_polygon_and_several_are_read_and_written_as_they_were() {
    String polygon = "{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE + "]}";
    assertThat(JSON.readTree(JSON.writeValueAsString(valid(polygon).toGeoJson())))
        .isEqualTo(JSON.readTree(polygon));
    String several = "{\"type\":\"MultiPolygon\",\"coordinates\":[[" + SQUARE + "]]}";
    assertThat(JSON.readTree(JSON.writeValueAsString(valid(several).toGeoJson())))
        .isEqualTo(JSON.readTree(several));
  }

  @Test
  void a_shape_goes_to_the_maps_system_and_back_within_a_centimetre() {
    Boundary boundary = valid("{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE + "]}");
    Boundary there = boundary.in(Crs.GCJ02);
    assertThat(there.bounds().getMinX()).isNotCloseTo(101.70, within(0.001));
    Boundary back = there.in(Crs.WGS84);
    assertThat(back.shape().equalsExact(boundary.shape(), 2e-7)).isTrue();
  }

  @Test
  void overlap_is_told_as_a_share_of_the_smaller() {
    Boundary one = valid("{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE + "]}");
    Boundary half =
        valid(
            "{\"type\":\"Polygon\",\"coordinates\":[[[101.71,36.60],[101.73,36.60],[101.73,36.62],[101.71,36.62],[101.71,36.60]]]}");
    Boundary next =
        valid(
            "{\"type\":\"Polygon\",\"coordinates\":[[[101.72,36.60],[101.73,36.60],[101.73,36.62],[101.72,36.62],[101.72,36.60]]]}");
    assertThat(one.overlapWith(half)).isCloseTo(0.5, within(1e-6));
    assertThat(one.overlapWith(next)).isZero();
    assertThat(half.shareOutside(one)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void each_flaw_is_named() {
    flawed("[]", BoundaryFlaw.NOT_GEOMETRY);
    flawed("{\"type\":7}", BoundaryFlaw.NOT_GEOMETRY);
    flawed("{\"type\":\"Point\",\"coordinates\":[1,2]}", BoundaryFlaw.TYPE);
    flawed("{\"type\":\"Polygon\"}", BoundaryFlaw.NESTING);
    flawed("{\"type\":\"Polygon\",\"coordinates\":[]}", BoundaryFlaw.NESTING);
    flawed("{\"type\":\"Polygon\",\"coordinates\":" + SQUARE + "}", BoundaryFlaw.NESTING);
    ring("[[101.7,36.6],[101.72,36.6],[101.72,36.62],[101.7,36.62]]", BoundaryFlaw.OPEN_RING);
    ring("[[101.7,36.6],[101.72,36.6],[101.7,36.6]]", BoundaryFlaw.FEW_POINTS);
    ring("[[\"101\",36.6],[101.72,36.6],[101.72,36.62],[101.7,36.6]]", BoundaryFlaw.NUMBER);
    ring("[[null,36.6],[101.72,36.6],[101.72,36.62],[101.7,36.6]]", BoundaryFlaw.NUMBER);
    ring("[[36.6,101.7],[36.6,101.72],[36.62,101.72],[36.6,101.7]]", BoundaryFlaw.SWAPPED);
    ring("[[200,36.6],[101.72,36.6],[101.72,36.62],[200,36.6]]", BoundaryFlaw.RANGE);
    ring("[[1e400,36.6],[101.72,36.6],[101.72,36.62],[1e400,36.6]]", BoundaryFlaw.RANGE);
    ring(
        "[[101.7,36.6],[101.72,36.62],[101.72,36.6],[101.7,36.62],[101.7,36.6]]",
        BoundaryFlaw.CROSSES_ITSELF);
    ring(
        "[[101.7,36.6],[101.74,36.62],[101.72,36.6],[101.7,36.62],[101.7,36.6]]",
        BoundaryFlaw.CROSSES_ITSELF);
    ring("[[101.7,36.6],[101.71,36.6],[101.72,36.6],[101.7,36.6]]", BoundaryFlaw.NO_AREA);
    flawed(
        "{\"type\":\"Polygon\",\"coordinates\":["
            + SQUARE
            + ",[[105,36.6],[105.1,36.6],[105.1,36.7],[105,36.6]]]}",
        BoundaryFlaw.HOLE_OUTSIDE);
    flawed(
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[" + SQUARE + "],[" + INNER + "]]}",
        BoundaryFlaw.OVERLAPS_ITSELF);
    ring(
        "[" + "[101.7,36.6],".repeat(BoundaryReader.MAX_POINTS + 1) + "[101.7,36.6]]",
        BoundaryFlaw.MANY_POINTS);
  }

  private static void ring(String ring, BoundaryFlaw flaw) {
    flawed("{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}", flaw);
  }

  private static void flawed(String geometry, BoundaryFlaw flaw) {
    assertThat(BoundaryReader.read(JSON.readTree(geometry), Crs.WGS84))
        .isInstanceOfSatisfying(
            Reading.Invalid.class, invalid -> assertThat(invalid.flaw()).isEqualTo(flaw));
  }

  private static Boundary valid(String geometry) {
    return ((Reading.Valid) BoundaryReader.read(JSON.readTree(geometry), Crs.WGS84)).boundary();
  }
}
