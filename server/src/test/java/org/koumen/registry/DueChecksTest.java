package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was promised to a household comes back on its day, and goes once it is done. */
@KoumenTest
class DueChecksTest {
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @Test
  void marks_plans_steps_and_goals_come_back_on_their_day() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    Town.Person desk = town.person("county_desk", place.county());
    Browser browser = desk.browser();
    String first = file(place, town.household(place.grid(1), "祥和路1号"));
    String second = file(place, town.household(place.grid(2), "祥和路2号"));
    assertThat(
            browser
                .post(
                    first + "/marks",
                    Map.of("colour", "red", "reason", "独居且腿脚不便", "reviewOn", "2026-11-25"))
                .status())
        .isEqualTo(200);
    assertThat(
            browser
                .post(
                    second + "/plans",
                    Map.of(
                        "goal",
                        "办下残疾证",
                        "ownerName",
                        "王芳",
                        "dueOn",
                        "2026-12-20",
                        "checkEveryDays",
                        14,
                        "steps",
                        List.of(Map.of("what", "陪同鉴定", "dueOn", "2026-11-30"))))
                .status())
        .isEqualTo(200);

    String list = "/api/due-checks?area=" + place.county();
    assertThat(browser.get(list).json().path("rows")).isEmpty();
    assertThat(due(browser, list + "&until=2026-12-31"))
        .containsExactly(
            "2026-11-25 mark 独居且腿脚不便",
            "2026-11-30 step 陪同鉴定",
            "2026-12-06 plan 办下残疾证",
            "2026-12-20 goal 办下残疾证");
    assertThat(due(browser, list + "&until=2026-12-31&kind=step")).hasSize(1);
    assertThat(due(browser, list + "&until=2026-11-30")).hasSize(2);
    assertThat(due(browser, "/api/due-checks?until=2026-12-31&area=" + place.grid(2))).hasSize(3);

    Browser worker = town.person("grid_worker", place.grid(1)).browser();
    assertThat(due(worker, list + "&until=2026-12-31")).hasSize(1);
    assertThat(due(worker, "/api/due-checks?until=2026-12-31&area=" + place.grid(2))).isEmpty();

    JsonNode page = browser.get(list + "&until=2026-12-31&limit=3").json();
    assertThat(page.path("total").asInt()).isEqualTo(4);
    assertThat(due(browser, list + "&until=2026-12-31&after=" + page.path("next").asString()))
        .containsExactly("2026-12-20 goal 办下残疾证");

    clock.set("2026-12-08T10:00");
    desk.again();
    assertThat(due(browser, list)).hasSize(3);
    JsonNode plan = browser.get(second).json().path("plans").get(0);
    String address = second + "/plans/" + plan.path("id").asString();
    browser.post(
        address + "/steps/" + plan.path("steps").get(0).path("id").asString() + "/completion",
        Map.of());
    browser.post(address + "/checks", Map.of("found", "鉴定已做，等结果"));
    assertThat(due(browser, list)).containsExactly("2026-11-25 mark 独居且腿脚不便");
    assertThat(due(browser, list + "&until=2026-12-31"))
        .containsExactly(
            "2026-11-25 mark 独居且腿脚不便", "2026-12-20 goal 办下残疾证", "2026-12-22 plan 办下残疾证");
  }

  private static String file(Town.Place place, java.util.UUID household) {
    return "/api/households/" + place.county() + "/" + household;
  }

  private static List<String> due(Browser browser, String path) {
    return browser
        .get(path)
        .json()
        .path("rows")
        .valueStream()
        .map(
            row ->
                row.path("dueOn").asString()
                    + " "
                    + row.path("kind").asString()
                    + " "
                    + row.path("what").asString())
        .toList();
  }
}
