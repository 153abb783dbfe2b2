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

/** Areas as a page reads and changes them. */
@KoumenTest
class AreaEndpointTest {
  private static final String DAY = "2026-11-20";

  @Autowired AreaIntake intake;
  @Autowired AccountDesk accounts;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void an_area_tells_its_path_what_lies_beneath_and_its_size() {
    Administrator here = Administrator.of("41", intake, accounts, port);
    Household.write(jdbc, AreaCode.of("410101001001001"), 10);

    JsonNode village = here.reads("/api/areas/410101001001");
    assertThat(names(village.path("path"))).containsExactly("省级41", "地级1", "县级1", "乡级1", "第1村");
    assertThat(village.path("tally").path("grids").asInt()).isEqualTo(2);
    assertThat(village.path("households").asInt()).isEqualTo(10);
    assertThat(village.path("residents").asInt()).isEqualTo(30);

    JsonNode grid = here.reads("/api/areas/410101001001/children").path("rows").get(0);
    assertThat(grid.path("size").path("state").asString()).isEqualTo("small");
    assertThat(grid.path("size").path("max").asInt()).isEqualTo(80);
    assertThat(grid.path("boundary").asString()).isEqualTo("none");
    assertThat(here.reads("/api/areas").path("rows").get(0).path("code").asString())
        .isEqualTo("41");
    assertThat(here.reads("/api/areas?q=41010100100").path("rows").size()).isPositive();
    assertThat(here.reads("/api/areas?q=第1村").path("rows").get(0).path("path").size()).isEqualTo(5);
  }

  @Test
  void what_would_move_is_told_before_it_moves() {
    Administrator here = Administrator.of("42", intake, accounts, port);
    Household.write(jdbc, AreaCode.of("420101001001001"), 12);

    JsonNode contents = here.reads("/api/areas/420101001001/contents");

    assertThat(contents.path("tally").path("grids").asInt()).isEqualTo(2);
    assertThat(contents.path("rows").path("household").asInt()).isEqualTo(12);
    assertThat(contents.path("rows").path("visit").asInt()).isEqualTo(12);
    JsonNode done =
        here.sends(
            "/api/areas/420101001001/recoding",
            Map.of("to", "420101002009", "effectiveOn", DAY, "reason", "改隶"));
    for (String table : List.of("household", "resident", "premises", "visit")) {
      assertThat(done.path("moved").path(table)).isEqualTo(contents.path("rows").path(table));
    }
    assertThat(here.browser().get("/api/areas/420102/contents").status()).isEqualTo(200);
    Administrator elsewhere =
        Administrator.someone(BuiltInRole.COUNTY_DESK, "420201", accounts, port);
    assertThat(elsewhere.browser().get("/api/areas/420101002009/contents").problem())
        .isEqualTo("not-found");
  }

  @Test
  void an_area_is_added_renamed_and_closed_and_keeps_its_history() {
    Administrator here = Administrator.of("43", intake, accounts, port);
    JsonNode added =
        here.sends(
            "/api/areas",
            Map.of("parent", "430101001001", "name", "三组网格", "setting", "rural", "reason", "新建"));
    assertThat(added.path("to").asString()).isEqualTo("430101001001003");

    here.sends("/api/areas/430101001001003/name", Map.of("name", "河东网格", "reason", "按地名"));
    assertThat(here.reads("/api/areas/430101001001003").path("name").asString()).isEqualTo("河东网格");
    assertThat(
            here.browser()
                .post("/api/areas/430101001001003/name", Map.of("name", " ", "reason", "x"))
                .problem())
        .isEqualTo("bad-input");
    here.sends("/api/areas/430101001001003/closing", Map.of("reason", "并回"));

    List<String> kinds =
        here.reads("/api/areas/430101001001003/changes").path("rows").values().stream()
            .map(row -> row.path("kind").asString())
            .toList();
    assertThat(kinds).containsExactly("closed", "renamed", "added");
    assertThat(here.browser().get("/api/areas/430101001001003").problem()).isEqualTo("area-closed");
    SmallNation.talliesAreRight(jdbc, "43");
  }

  @Test
  void an_area_that_holds_people_is_not_closed() {
    Administrator here = Administrator.of("44", intake, accounts, port);
    Household.write(jdbc, AreaCode.of("440101001001001"), 1);
    assertThat(
            here.browser()
                .post("/api/areas/440101001001001/closing", Map.of("reason", "x"))
                .problem())
        .isEqualTo("area-not-empty");
    assertThat(
            here.browser().post("/api/areas/440101001001/closing", Map.of("reason", "x")).problem())
        .isEqualTo("area-not-empty");
  }

  @Test
  void two_villages_become_one_and_an_old_code_leads_to_it() {
    Administrator here = Administrator.of("45", intake, accounts, port);
    Household.write(jdbc, AreaCode.of("450101001001001"), 4);

    JsonNode merged =
        here.sends(
            "/api/areas/450101001001/merging",
            Map.of("into", "450101001002", "effectiveOn", DAY, "reason", "并村"));

    assertThat(merged.path("moved").path("household").asInt()).isEqualTo(4);
    JsonNode asked = here.reads("/api/areas/450101001001");
    assertThat(asked.path("code").asString()).isEqualTo("450101001002");
    assertThat(asked.path("asked").asString()).isEqualTo("450101001001");
    assertThat(asked.path("tally").path("grids").asInt()).isEqualTo(4);
    assertThat(
            here.browser()
                .post(
                    "/api/areas/450101001002/merging", Map.of("into", "450101002", "reason", "错级"))
                .problem())
        .isEqualTo("area-level");
    SmallNation.talliesAreRight(jdbc, "45");
  }

  @Test
  void some_grids_of_a_village_become_a_village() {
    Administrator here = Administrator.of("46", intake, accounts, port);
    Household.write(jdbc, AreaCode.of("460101001001002"), 3);

    JsonNode split =
        here.sends(
            "/api/areas/460101001001/splitting",
            Map.of(
                "to",
                "460101001008",
                "name",
                "新河村",
                "children",
                List.of("460101001001002"),
                "effectiveOn",
                DAY,
                "reason",
                "分村"));

    assertThat(split.path("kind").asString()).isEqualTo("split");
    assertThat(split.path("moved").path("household").asInt()).isEqualTo(3);
    assertThat(here.reads("/api/areas/460101001008").path("households").asInt()).isEqualTo(3);
    assertThat(here.reads("/api/areas/460101001001/children").path("rows").size()).isEqualTo(1);
    SmallNation.talliesAreRight(jdbc, "46");
  }

  @Test
  void changes_are_for_those_who_may_and_days_for_days_that_were() {
    Administrator here = Administrator.of("47", intake, accounts, port);
    Administrator worker =
        Administrator.someone(BuiltInRole.GRID_WORKER, "470101001001001", accounts, port);
    Map<String, String> name = Map.of("name", "x", "reason", "y");

    assertThat(worker.browser().post("/api/areas/470101001001001/name", name).problem())
        .isEqualTo("no-permission");
    assertThat(worker.browser().get("/api/areas/470101001001001/contents").problem())
        .isEqualTo("no-permission");
    assertThat(
            here.browser()
                .post(
                    "/api/areas/470101001001/name",
                    Map.of("name", "x", "effectiveOn", "2026-12-31", "reason", "y"))
                .problem())
        .isEqualTo("area-day");
    assertThat(
            here.browser()
                .post(
                    "/api/areas/470101001001/recoding", Map.of("to", "470101001002", "reason", "y"))
                .problem())
        .isEqualTo("area-code-taken");
    assertThat(here.browser().post("/api/areas/480101/name", name).problem())
        .isEqualTo("not-found");
  }

  private static List<String> names(JsonNode steps) {
    return steps.values().stream().map(step -> step.path("name").asString()).toList();
  }
}
