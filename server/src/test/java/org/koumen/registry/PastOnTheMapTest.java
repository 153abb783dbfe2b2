package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.person;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Areas get other codes and names, and nobody's history is rewritten: a file of a past day says the
 * names of that day, figures of a past day are drawn on the map of today.
 */
@KoumenTest
class PastOnTheMapTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private Town.Place place;
  private Town.Person desk;
  private FileClient settled;
  private FileClient mover;
  private FileClient third;

  @BeforeEach
  void threeHouseholds() {
    Town town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("county_desk", place.county());
    settled = put(1, "东关路1号", "张一");
    mover = put(1, "东关路2号", "李二");
    third = put(3, "东关路3号", "王三");
  }

  @Test
  void theFileSaysTheNamesOfItsDayAndFiguresStandOnTodaysMap() {
    pass(5); // 27 November: one household moves to the second grid.
    JsonNode premises = mover.now().path("premises");
    assertThat(
            mover
                .put(
                    "/premises",
                    Map.of(
                        "version",
                        premises.path("version").asInt(),
                        "premises",
                        Map.of("areaCode", place.grid(2), "address", "东关路2号")))
                .status())
        .isEqualTo(200);
    pass(5); // 2 December: the community gets another code and name.
    String village = place.township() + "009";
    ok(
        "/api/areas/" + place.village() + "/recoding",
        Map.of("to", village, "name", "新东兴社区", "reason", "撤并"));
    pass(5); // 7 December: its third grid goes up in the second.
    ok("/api/areas/" + village + "003/merging", Map.of("into", village + "002", "reason", "网格优化"));
    pass(5); // 12 December: the first grid gets another name.
    ok("/api/areas/" + village + "001/name", Map.of("name", "幸福网格", "reason", "改名"));

    assertPlace(settled.now(), village + "001", "新东兴社区", "幸福网格");
    assertPlace(settled.asOf("2026-12-11"), village + "001", "新东兴社区", "第1网格");
    assertPlace(settled.asOf("2026-12-01"), place.grid(1), "东兴社区", "第1网格");

    assertPlace(mover.now(), village + "002", "新东兴社区", "第2网格");
    assertPlace(mover.asOf("2026-12-03"), village + "002", "新东兴社区", "第2网格");
    assertPlace(mover.asOf("2026-11-28"), place.grid(2), "东兴社区", "第2网格");
    assertPlace(mover.asOf("2026-11-26"), place.grid(1), "东兴社区", "第1网格");

    assertPlace(third.now(), village + "002", "新东兴社区", "第2网格");
    assertPlace(third.asOf("2026-12-06"), village + "003", "新东兴社区", "第3网格");
    assertPlace(third.asOf("2026-11-25"), place.grid(3), "东兴社区", "第3网格");
    assertThat(third.timeline().findValuesAsString("kind")).containsExactly("area_changed");
    assertThat(third.timeline().get(0).path("reason").asString()).isEqualTo("网格优化");

    for (String day : List.of("2026-11-25", "2026-11-30", "2026-12-05", "2026-12-12")) {
      boolean before = day.compareTo("2026-11-27") < 0;
      boolean merged = day.compareTo("2026-12-07") >= 0;
      assertThat(households(village, day)).as(day).isEqualTo(3);
      assertThat(households(village + "001", day))
          .as("first grid on %s", day)
          .isEqualTo(before ? 2 : 1);
      assertThat(households(village + "002", day))
          .as("second grid on %s, with what it took up", day)
          .isEqualTo(before ? 1 : 2);
      assertThat(merged || households(village + "002", day) > 0).isTrue();
      assertThat(rows(village + "001", day)).isEqualTo(before ? 2 : 1);
    }
  }

  @Test
  void whoComesToLieInAnotherGridWhenOneIsSplitKeepsThePast() {
    pass(3);
    String plan = "/api/grid-plans";
    JsonNode material = desk.browser().get("/api/areas/" + place.grid(1) + "/contents").json();
    assertThat(material.isMissingNode()).isFalse();
    Browser.Answer made =
        desk.browser()
            .post(
                plan,
                Map.of(
                    "kind", "split", "grids", List.of(place.grid(1)), "parts", 2, "reason", "过大"));
    assertThat(made.status()).as(made.body()).isBetween(200, 201);
    ok(plan + "/" + made.json().path("id").asString() + "/application", Map.of());
    String settledNow = settled.household().path("areaCode").asString();
    String moverNow = mover.household().path("areaCode").asString();
    assertThat(settledNow).isNotEqualTo(moverNow);
    for (FileClient file : List.of(settled, mover)) {
      assertPlace(file.asOf("2026-11-24"), place.grid(1), "东兴社区", "第1网格");
    }
  }

  private void assertPlace(JsonNode file, String code, String village, String grid) {
    assertThat(file.path("household").path("areaCode").asString()).isEqualTo(code);
    assertThat(file.path("premises").path("areaCode").asString()).isEqualTo(code);
    assertThat(file.path("areaNames").path(code.substring(0, 12)).asString()).isEqualTo(village);
    assertThat(file.path("areaNames").path(code).asString()).isEqualTo(grid);
    assertThat(file.path("areaNames").path(place.township()).asString()).isEqualTo("东关街道");
  }

  private int households(String area, String day) {
    return desk.browser()
        .get("/api/statistics?area=%s&day=%s".formatted(area, day))
        .json()
        .path("households")
        .asInt();
  }

  private int rows(String area, String day) {
    return desk.browser()
        .get("/api/statistics/rows?figure=households.all&area=%s&day=%s".formatted(area, day))
        .json()
        .path("rows")
        .size();
  }

  private void ok(String path, Map<String, ?> body) {
    Browser.Answer answer = desk.browser().post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private void pass(int days) {
    clock.forward(Duration.ofDays(days));
    desk.again();
  }

  private FileClient put(int grid, String address, String head) {
    NewHousehold household =
        aHousehold().in(place.grid(grid)).at(address).with(person(head)).build();
    transaction.executeWithoutResult(
        status -> intake.add(List.of(intake.digest(household)), "test", jurisdiction.now()));
    return new FileClient(desk.browser(), place.county(), household);
  }
}
