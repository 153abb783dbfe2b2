package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.access.BuiltInRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Boundaries: uploaded, shown in another coordinate system, and what changes of areas do to them.
 */
@KoumenTest
class BoundaryEndpointTest {
  @Autowired AreaIntake intake;
  @Autowired AccountDesk accounts;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void a_boundary_is_kept_as_given_and_shown_as_asked() {
    Administrator here = Administrator.of("51", intake, accounts, port);
    String path = "/api/areas/510101001001001/boundary";
    assertThat(here.browser().get(path).problem()).isEqualTo("not-found");

    JsonNode kept = put(here, "510101001001001", "GCJ02", 101.70);
    assertThat(kept.path("crs").asString()).isEqualTo("GCJ02");
    assertThat(kept.path("warnings").size()).isZero();

    assertThat(corner(here.reads(path))).isEqualTo(101.70);
    assertThat(here.reads(path).path("redrawSince").isNull()).isTrue();
    JsonNode wgs = here.reads(path + "?crs=WGS84");
    assertThat(corner(wgs)).isNotEqualTo(101.70).isCloseTo(101.70, Offset.offset(0.01));
    assertThat(here.reads(path + "?crs=CGCS2000").path("geometry")).isEqualTo(wgs.path("geometry"));
    JsonNode village = here.reads("/api/areas/510101001001/boundaries?crs=GCJ02");
    assertThat(village.path("features").size()).isEqualTo(1);
    assertThat(village.path("features").get(0).path("properties").path("boundary").asString())
        .isEqualTo("drawn");
    assertThat(village.path("undrawn").get(0).path("code").asString()).isEqualTo("510101001001002");
  }

  @Test
  void an_overlap_is_told_and_a_flaw_is_refused_in_plain_words() {
    Administrator here = Administrator.of("52", intake, accounts, port);
    put(here, "520101001001001", "WGS84", 101.70);

    JsonNode warning = put(here, "520101001001002", "WGS84", 101.705).path("warnings").get(0);
    assertThat(warning.path("kind").asString()).isEqualTo("overlap");
    assertThat(warning.path("code").asString()).isEqualTo("520101001001001");
    assertThat(warning.path("share").asDouble()).isCloseTo(0.5, Offset.offset(0.01));

    String path = "/api/areas/520101001001001/boundary";
    Browser.Answer line =
        here.browser()
            .put(
                path,
                Map.of(
                    "crs",
                    "WGS84",
                    "geometry",
                    Map.of("type", "Point", "coordinates", List.of(1, 2))));
    assertThat(line.status()).isEqualTo(422);
    assertThat(line.problem()).isEqualTo("boundary-invalid");
    assertThat(here.browser().put(path, Map.of("crs", "BD09", "geometry", square(101.7))).status())
        .isEqualTo(400);
    Administrator worker =
        Administrator.someone(BuiltInRole.GRID_WORKER, "520101001001001", accounts, port);
    assertThat(
            worker.browser().put(path, Map.of("crs", "WGS84", "geometry", square(101.7))).problem())
        .isEqualTo("no-permission");
  }

  @Test
  void merged_grids_have_one_boundary_around_both() {
    Administrator here = Administrator.of("53", intake, accounts, port);
    put(here, "530101001001001", "GCJ02", 101.70);
    put(here, "530101001001002", "WGS84", 101.72);

    merge(here, "530101001001002", "530101001001001");

    JsonNode both = here.reads("/api/areas/530101001001001/boundary");
    assertThat(both.path("crs").asString()).isEqualTo("GCJ02");
    assertThat(both.path("redrawSince").isNull()).isTrue();
    assertThat(
            here.reads("/api/areas/530101001001001/boundary?crs=WGS84")
                .path("geometry")
                .path("type")
                .asString())
        .isEqualTo("MultiPolygon");
    assertThat(
            jdbc.sql("select count(*) from area_boundary where code = '530101001001002'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void neighbours_that_share_a_line_become_one_shape() {
    Administrator here = Administrator.of("54", intake, accounts, port);
    put(here, "540101001001001", "WGS84", 101.70);
    put(here, "540101001001002", "CGCS2000", 101.71);

    merge(here, "540101001001001", "540101001001002");

    JsonNode both = here.reads("/api/areas/540101001001002/boundary").path("geometry");
    assertThat(both.path("type").asString()).isEqualTo("Polygon");
    List<Double> longitudes =
        both.path("coordinates").get(0).values().stream().map(at -> at.get(0).asDouble()).toList();
    assertThat(longitudes).contains(101.70, 101.72);
  }

  @Test
  void what_was_merged_with_something_never_drawn_has_to_be_drawn_anew() {
    Administrator here = Administrator.of("55", intake, accounts, port);
    put(here, "550101001001001", "WGS84", 101.70);

    merge(here, "550101001001002", "550101001001001");

    assertThat(here.reads("/api/areas/550101001001001/boundary").path("redrawSince").asString())
        .isEqualTo("2026-11-20");
    assertThat(here.reads("/api/areas/550101001001001").path("boundary").asString())
        .isEqualTo("redraw");
    put(here, "550101001001001", "WGS84", 101.70);
    assertThat(here.reads("/api/areas/550101001001001").path("boundary").asString())
        .isEqualTo("drawn");
  }

  @Test
  void a_split_village_has_to_be_drawn_anew_and_its_grids_keep_theirs() {
    Administrator here = Administrator.of("56", intake, accounts, port);
    put(here, "560101001001", "WGS84", 101.70);
    put(here, "560101001001002", "WGS84", 101.70);

    here.sends(
        "/api/areas/560101001001/splitting",
        Map.of(
            "to",
            "560101001008",
            "name",
            "新河村",
            "children",
            List.of("560101001001002"),
            "effectiveOn",
            "2026-11-20",
            "reason",
            "分村"));

    assertThat(here.reads("/api/areas/560101001001").path("boundary").asString())
        .isEqualTo("redraw");
    assertThat(here.reads("/api/areas/560101001008").path("boundary").asString()).isEqualTo("none");
    assertThat(here.reads("/api/areas/560101001008002").path("boundary").asString())
        .isEqualTo("drawn");
  }

  private static void merge(Administrator here, String from, String into) {
    here.sends(
        "/api/areas/" + from + "/merging",
        Map.of("into", into, "effectiveOn", "2026-11-20", "reason", "并网格"));
  }

  private static JsonNode put(Administrator here, String code, String crs, double west) {
    Browser.Answer answer =
        here.browser()
            .put("/api/areas/" + code + "/boundary", Map.of("crs", crs, "geometry", square(west)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** A hundredth of a degree in each direction. */
  private static Map<String, Object> square(double west) {
    double east = Math.round((west + 0.01) * 1000) / 1000.0;
    return Map.of(
        "type",
        "Polygon",
        "coordinates",
        List.of(
            List.of(
                List.of(west, 36.60),
                List.of(east, 36.60),
                List.of(east, 36.61),
                List.of(west, 36.61),
                List.of(west, 36.60))));
  }

  private static double corner(JsonNode shape) {
    return shape.path("geometry").path("coordinates").get(0).get(0).get(0).asDouble();
  }
}
