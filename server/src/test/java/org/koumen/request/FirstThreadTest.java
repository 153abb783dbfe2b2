package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the door to the rating, over HTTP. */
@KoumenTest
class FirstThreadTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
  }

  @Test
  void from_the_door_to_the_rating_and_the_ledger() {
    UUID household = town.household(place.grid(), "祥和小区1号楼1单元101室");
    UUID water = town.unit(place.county(), "水务局");
    clock.set("2026-11-23T09:00");
    Browser worker = town.person("grid_worker", place.grid()).browser();
    Browser dispatcher = town.person("dispatcher", place.county()).browser();
    Town.Person handler = town.person("department", place.county(), water);
    Browser department = handler.browser();

    JsonNode round = worker.get("/api/worker/round").json();
    assertThat(round.path("total").asInt()).isEqualTo(1);
    assertThat(round.path("rows").path(0).path("reason").asString()).isEqualTo("never");

    UUID visitId = UUID.randomUUID();
    UUID requestId = UUID.randomUUID();
    Map<String, Object> visit =
        Map.of(
            "id", visitId.toString(),
            "county", place.county(),
            "householdId", household.toString(),
            "outcome", "met",
            "note", "老人独自在家",
            "visitedAt", "2026-11-23T00:50:00Z",
            "request",
                Map.of(
                    "id", requestId.toString(),
                    "kind", "help",
                    "title", "厨房水管爆裂",
                    "body", "厨房水管爆了，水流到楼下。",
                    "reporterName", "李青",
                    "reporterPhone", "13812345678"));
    Browser.Answer first = worker.post("/api/visits", visit);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    Browser.Answer again = worker.post("/api/visits", visit);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("request")).isEqualTo(first.json().path("request"));
    String number = first.json().path("request").path("number").asString();
    String code = first.json().path("request").path("code").asString();
    assertThat(number).startsWith(place.county() + "-2026-000001-");
    assertThat(worker.get("/api/worker/round").json().path("total").asInt()).isZero();

    String path = "/api/requests/" + place.county() + "/" + requestId;
    assertThat(department.get(path).problem()).isEqualTo("not-found");
    assertThat(department.get("/api/requests").json().path("rows").size()).isZero();
    JsonNode queue = dispatcher.get("/api/requests?state=received&area=" + place.county()).json();
    assertThat(queue.path("rows").path(0).path("title").asString()).isEqualTo("厨房水管爆裂");
    assertThat(queue.path("rows").path(0).path("areaName").asString()).isEqualTo("第1网格");

    clock.set("2026-11-23T09:30");
    Browser.Answer dispatched =
        dispatcher.post(
            path + "/dispatch", Map.of("unitId", water.toString(), "version", 1, "note", "请先关总闸"));
    assertThat(dispatched.status()).as(dispatched.body()).isEqualTo(200);
    assertThat(Instant.parse(dispatched.json().path("dueAt").asString()))
        .as("five working days later at five o'clock in Shanghai")
        .isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));

    JsonNode followed = follow(number, code);
    assertThat(followed.path("holder").asString()).isEqualTo("水务局");
    assertThat(followed.path("headline").asString()).contains("水务局正在办理", "11月30日");
    assertThat(followed.toString()).doesNotContain("王芳", "13812345678", "关总闸");

    JsonNode mine = department.get("/api/requests?state=dispatched").json();
    assertThat(mine.path("rows").size()).isEqualTo(1);
    JsonNode file = department.get(path).json();
    assertThat(file.path("reporterPhone").asString()).isEqualTo("138****5678");
    assertThat(file.path("timeline").size()).isEqualTo(2);
    assertThat(department.post(path + "/reveal", Map.of("reason", "上门前联系")).json().path("phone"))
        .hasToString("\"13812345678\"");
    assertThat(rating(number, code, true, 5).problem()).isEqualTo("rating-too-early");

    clock.set("2026-11-24T10:00");
    handler.again();
    Browser.Answer settled =
        department.post(path + "/settlement", Map.of("result", "已更换水管", "version", 2));
    assertThat(settled.status()).as(settled.body()).isEqualTo(200);
    assertThat(follow(number, code).path("canRate").asBoolean()).isTrue();
    assertThat(follow(number, code).path("result").asString()).isEqualTo("已更换水管");

    clock.set("2026-11-25T08:00");
    assertThat(rating(number, code, true, 5).status()).isEqualTo(200);
    assertThat(rating(number, code, false, 1).problem()).isEqualTo("rated-already");

    Browser leader = town.person("leader", place.county()).browser();
    JsonNode ledger =
        leader.get("/api/ledger?area=" + place.county() + "&from=2026-11-23&to=2026-11-25").json();
    assertThat(figure(ledger, "visits")).isEqualTo(1);
    assertThat(figure(ledger, "visits_met")).isEqualTo(1);
    assertThat(figure(ledger, "households_reached")).isEqualTo(1);
    assertThat(figure(ledger, "requests_received")).isEqualTo(1);
    assertThat(figure(ledger, "requests_dispatched")).isEqualTo(1);
    assertThat(figure(ledger, "first_answer_minutes")).isEqualTo(30);
    assertThat(figure(ledger, "requests_settled")).isEqualTo(1);
    assertThat(figure(ledger, "requests_settled_late")).isZero();
    assertThat(figure(ledger, "requests_satisfied")).isEqualTo(1);
    assertThat(figure(ledger, "settled_in_time_share")).isEqualTo(1);
    assertThat(ledger.path("days").size()).isEqualTo(3);
    assertThat(ledger.path("areas").path(0).path("name").asString()).isEqualTo("东关街道");

    String rows = "/api/ledger/rows?from=2026-11-23&to=2026-11-25&area=" + place.county();
    JsonNode requests = leader.get(rows + "&measure=requests_settled").json();
    assertThat(requests.path("rows").path(0).path("number").asString()).isEqualTo(number);
    assertThat(requests.path("rows").path(0).path("title").asString()).isEqualTo("厨房水管爆裂");
    assertThat(requests.path("rows").path(0).path("link").asString()).isEqualTo(path);
    JsonNode visits = leader.get(rows + "&measure=visits").json();
    assertThat(visits.path("rows").path(0).path("title").asString()).isEqualTo("见到住户");
    JsonNode workerVisits =
        town.person("grid_worker", place.grid())
            .browser()
            .get(rows.replace(place.county(), place.grid()) + "&measure=visits")
            .json();
    assertThat(workerVisits.path("rows").path(0).path("title").asString())
        .as(workerVisits.toString())
        .contains("祥和小区");
  }

  private Browser.Answer rating(String number, String code, boolean solved, int stars) {
    return new Browser(port)
        .post(
            "/api/follow/rating",
            Map.of("number", number, "code", code, "solved", solved, "stars", stars));
  }

  private JsonNode follow(String number, String code) {
    return new Browser(port).post("/api/follow", Map.of("number", number, "code", code)).json();
  }

  private static double figure(JsonNode ledger, String measure) {
    for (JsonNode figure : ledger.path("figures")) {
      if (figure.path("measure").asString().equals(measure)) {
        return figure.path("value").asDouble();
      }
    }
    throw new AssertionError("no figure " + measure);
  }
}
