package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.access.BuiltInRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Grids split and merged by hand: chosen, prepared, looked at, applied or dropped. */
@KoumenTest
class GridPlanEndpointTest {
  @Autowired AreaIntake intake;
  @Autowired AccountDesk accounts;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void chosen_buildings_become_a_grid_of_their_own() {
    Administrator here = Administrator.of("61", intake, accounts, port);
    String grid = "610101001001001";
    List<Household> households = Household.write(jdbc, AreaCode.of(grid), 120);
    place(grid, "2", 101.7);

    JsonNode material = here.reads("/api/grid-plans/material?crs=GCJ02&grid=" + grid);
    assertThat(material.path("size").path("state").asString()).isEqualTo("large");
    JsonNode pieces = material.path("pieces");
    assertThat(pieces.values().stream().map(piece -> piece.path("label").asString()))
        .containsExactly("1", "2", "3");
    assertThat(pieces.get(0).path("households").asInt()).isEqualTo(40);
    assertThat(pieces.get(0).path("longitude").isNull()).isTrue();
    assertThat(pieces.get(1).path("longitude").asDouble()).isGreaterThan(101.7).isLessThan(101.71);

    JsonNode plan =
        here.sends(
            "/api/grid-plans",
            Map.of(
                "kind",
                "split",
                "grids",
                List.of(grid),
                "assignment",
                List.of(
                    Map.of("clusters", List.of()),
                    Map.of(
                        "name",
                        "二号楼网格",
                        "clusters",
                        List.of(pieces.get(1).path("key").asString()))),
                "reason",
                "二号楼自成一格"));
    assertThat(plan.path("parts").get(0).path("households").asInt()).isEqualTo(80);
    assertThat(plan.path("parts").get(1).path("households").asInt()).isEqualTo(40);
    assertThat(plan.path("parts").get(1).path("size").path("state").asString()).isEqualTo("right");

    here.browser()
        .put("/api/areas/" + grid + "/boundary", Map.of("crs", "WGS84", "geometry", SQUARE));
    JsonNode applied =
        here.sends("/api/grid-plans/" + plan.path("id").asString() + "/application", null);

    String fresh = applied.path("parts").get(1).path("grid").asString();
    assertThat(here.reads("/api/areas/" + fresh).path("name").asString()).isEqualTo("二号楼网格");
    assertThat(households.subList(40, 80))
        .allMatch(one -> one.place(jdbc).equals(Household.whole(AreaCode.of(fresh))));
    assertThat(here.reads("/api/areas/" + grid).path("boundary").asString()).isEqualTo("redraw");
    assertThat(here.reads("/api/areas/" + fresh).path("boundary").asString()).isEqualTo("none");
  }

  @Test
  void a_plan_is_listed_dropped_and_then_decided() {
    Administrator here = Administrator.of("62", intake, accounts, port);
    JsonNode plan =
        here.sends(
            "/api/grid-plans",
            Map.of(
                "kind",
                "merge",
                "grids",
                List.of("620101001001001", "620101001001002"),
                "into",
                "620101001001002",
                "name",
                "一村网格",
                "reason",
                "都太小"));
    String id = plan.path("id").asString();
    assertThat(plan.path("parts").get(0).path("grid").asString()).isEqualTo("620101001001002");
    assertThat(
            here.reads("/api/grid-plans?village=620101001001")
                .path("rows")
                .get(0)
                .path("state")
                .asString())
        .isEqualTo("prepared");

    assertThat(here.browser().delete("/api/grid-plans/" + id).status()).isEqualTo(200);
    assertThat(here.browser().post("/api/grid-plans/" + id + "/application", null).problem())
        .isEqualTo("grid-plan-decided");
  }

  @Test
  void plans_are_for_those_who_may_change_areas() {
    Administrator.of("63", intake, accounts, port);
    Administrator worker =
        Administrator.someone(BuiltInRole.GRID_WORKER, "630101001001001", accounts, port);
    Administrator elsewhere =
        Administrator.someone(BuiltInRole.COUNTY_DESK, "630201", accounts, port);
    String material = "/api/grid-plans/material?grid=630101001001001";

    assertThat(worker.browser().get(material).problem()).isEqualTo("no-permission");
    assertThat(elsewhere.browser().get(material).problem()).isEqualTo("not-found");
    assertThat(elsewhere.reads("/api/grid-plans?village=630101001001").path("rows").size())
        .isZero();
    assertThat(
            elsewhere
                .browser()
                .post(
                    "/api/grid-plans",
                    Map.of("kind", "split", "grids", List.of("630101001001001"), "reason", "x"))
                .problem())
        .isEqualTo("not-found");
  }

  private static final Map<String, Object> SQUARE =
      Map.of(
          "type",
          "Polygon",
          "coordinates",
          List.of(
              List.of(
                  List.of(101.7, 36.6),
                  List.of(101.8, 36.6),
                  List.of(101.8, 36.7),
                  List.of(101.7, 36.6))));

  private void place(String grid, String building, double longitude) {
    jdbc.sql(
            """
            update premises set longitude = :longitude, latitude = 36.6
            where county = :county and area_code = :grid and building = :building
            """)
        .param("longitude", longitude)
        .param("county", grid.substring(0, 6))
        .param("grid", grid)
        .param("building", building)
        .update();
  }
}
