package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who sees and moves which requests, and what happens when two do at once. */
@KoumenTest
class RequestScopeTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private UUID water;
  private UUID roads;
  private Browser dispatcher;

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    water = town.unit(place.county(), "水务局");
    roads = town.unit(place.county(), "交通局");
    dispatcher = town.person("dispatcher", place.county()).browser();
  }

  @Test
  void a_department_sees_and_moves_only_what_it_leads() {
    String mine = brought("水管漏水", water);
    String other = brought("路面塌陷", roads);
    Browser department = town.person("department", place.county(), water).browser();

    JsonNode list = department.get("/api/requests?state=all").json();
    assertThat(list.path("rows").size()).isEqualTo(1);
    assertThat(list.path("rows").path(0).path("title").asString()).isEqualTo("水管漏水");
    assertThat(department.get("/api/requests?state=all&q=塌陷").json().path("rows").size()).isZero();
    assertThat(department.get("/api/requests?unit=" + roads).json().path("rows").size()).isZero();
    assertThat(department.get("/api/requests/counts").json().path("dispatched").asInt())
        .isEqualTo(1);
    assertThat(department.get(other).problem()).isEqualTo("not-found");
    assertThat(
            department.post(other + "/settlement", Map.of("version", 2, "result", "已修")).problem())
        .isEqualTo("not-found");
    assertThat(
            department
                .post(other + "/comments", Map.of("text", "看看", "forReporter", false))
                .problem())
        .isEqualTo("not-found");
    assertThat(department.post(other + "/reveal", Map.of("reason", "联系诉求人")).problem())
        .isEqualTo("not-found");
    assertThat(
            department
                .post(mine + "/dispatch", Map.of("version", 2, "unitId", roads.toString()))
                .problem())
        .isEqualTo("no-permission");

    assertThat(
            dispatcher
                .post(mine + "/dispatch", Map.of("version", 2, "unitId", roads.toString()))
                .status())
        .isEqualTo(200);
    assertThat(department.get(mine).problem())
        .as("given to another department, it is no longer this one's")
        .isEqualTo("not-found");
  }

  @Test
  void another_grid_another_county_and_auditors_see_nothing_and_leaders_only_look() {
    String path = brought("楼道堆物", water);

    Browser neighbour = town.person("grid_worker", place.grid(2)).browser();
    assertThat(neighbour.get(path).problem()).isEqualTo("not-found");
    assertThat(neighbour.get("/api/requests?area=" + place.county()).json().path("rows").size())
        .isZero();
    assertThat(neighbour.get("/api/requests?q=楼道").json().path("rows").size()).isZero();
    Browser elsewhere = town.person("dispatcher", town.found().county()).browser();
    assertThat(
            elsewhere
                .post(path + "/dispatch", Map.of("version", 2, "unitId", water.toString()))
                .problem())
        .isEqualTo("not-found");
    Browser auditor = town.person("auditor", place.county()).browser();
    assertThat(auditor.get(path).problem()).isEqualTo("no-permission");
    Browser leader = town.person("leader", place.county()).browser();
    assertThat(leader.get(path).json().path("reporterPhone").asString()).contains("****");
    assertThat(
            leader
                .post(path + "/dispatch", Map.of("version", 2, "unitId", roads.toString()))
                .problem())
        .isEqualTo("move-not-yours");
    assertThat(
            neighbour
                .post("/api/requests", Town.request(UUID.randomUUID(), place.grid(), "x"))
                .problem())
        .isEqualTo("not-found");
  }

  @Test
  void an_old_version_moves_nothing_and_the_same_move_twice_counts_once() {
    String path = brought("井盖破损", roads);
    String move = UUID.randomUUID().toString();
    Map<String, Object> settle = Map.of("id", move, "version", 2, "result", "已更换井盖");

    assertThat(dispatcher.post(path + "/settlement", Map.of("version", 1, "result", "…")).problem())
        .isEqualTo("stale-version");
    assertThat(dispatcher.post(path + "/settlement", settle).status()).isEqualTo(200);
    Browser.Answer again = dispatcher.post(path + "/settlement", settle);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("version").asInt()).isEqualTo(3);
    assertThat(
            dispatcher.post(path + "/settlement", Map.of("version", 3, "result", "再来")).problem())
        .isEqualTo("request-not-now");
    assertThat(dispatcher.get(path).json().path("timeline").size()).isEqualTo(3);
  }

  @Test
  void a_request_sent_twice_is_one_and_another_under_its_id_is_refused() {
    UUID id = UUID.randomUUID();
    Browser worker = town.person("grid_worker", place.grid()).browser();
    Browser.Answer first = worker.post("/api/requests", Town.request(id, place.grid(), "电梯又停了"));
    Browser.Answer again = worker.post("/api/requests", Town.request(id, place.grid(), "电梯又停了"));

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(worker.post("/api/requests", Town.request(id, place.grid(), "别的事")).problem())
        .isEqualTo("key-reused");
    assertThat(dispatcher.post("/api/requests", Town.request(id, place.grid(), "电梯又停了")).problem())
        .as("the code is given to nobody but who took the request")
        .isEqualTo("key-reused");
  }

  @Test
  void dispatch_needs_a_date_to_come_and_a_unit_that_serves() {
    String path = brought("噪音扰民", water);
    UUID foreign = town.unit(town.found().county(), "别处的局");

    assertThat(
            dispatcher
                .post(
                    path + "/dispatch",
                    Map.of(
                        "version", 2, "unitId", roads.toString(), "dueAt", "2026-11-01T00:00:00Z"))
                .problem())
        .isEqualTo("due-in-past");
    assertThat(
            dispatcher
                .post(path + "/dispatch", Map.of("version", 2, "unitId", foreign.toString()))
                .problem())
        .isEqualTo("unit-not-serving");
    assertThat(dispatcher.post(path + "/dispatch", Map.of("version", 2, "note", "没有单位")).problem())
        .isEqualTo("bad-input");
  }

  @Test
  void a_move_that_does_not_say_what_it_saw_is_refused() {
    String path = brought("垃圾清运", water);
    for (Map.Entry<String, Map<String, String>> move :
        Map.of(
                "/dispatch",
                Map.of("unitId", roads.toString()),
                "/settlement",
                Map.of("result", "已清运"),
                "/withdrawal",
                Map.of("reason", "不用了"))
            .entrySet()) {
      Browser.Answer answer = dispatcher.post(path + move.getKey(), move.getValue());
      assertThat(answer.problem()).as(move.getKey()).isEqualTo("bad-input");
      assertThat(answer.json().path("values").path("field").asString()).isEqualTo("version");
    }
    assertThat(dispatcher.get(path).json().path("timeline").size()).isEqualTo(2);
  }

  @Test
  void hostile_texts_are_kept_as_texts() {
    String body = "<script>alert(1)</script> '; drop table request; -- \u0000\u0007 𠮷";
    UUID id = UUID.randomUUID();
    assertThat(dispatcher.post("/api/requests", Town.request(id, place.grid(), body)).status())
        .isEqualTo(201);

    JsonNode file = dispatcher.get("/api/requests/" + place.county() + "/" + id).json();
    assertThat(file.path("body").asString())
        .isEqualTo("<script>alert(1)</script> '; drop table request; --  𠮷");
    assertThat(dispatcher.get("/api/requests?after=nonsense").problem()).isEqualTo("bad-input");
    assertThat(dispatcher.get("/api/requests?after=nonsense~x").problem()).isEqualTo("bad-input");
    assertThat(dispatcher.get("/api/requests?state=nonsense").problem()).isEqualTo("bad-input");
    assertThat(dispatcher.get("/api/requests?q=%25_%27").status()).isEqualTo(200);
  }

  @Test
  void a_request_is_found_by_number_end_of_number_and_words() {
    String path = brought("供暖不热，家里只有十二度", water);
    String number = dispatcher.get(path).json().path("request").path("number").asString();

    for (String typed : new String[] {number, number.replace("-", ""), "1", "供暖不热", "十二度"}) {
      JsonNode found =
          dispatcher
              .get(
                  "/api/requests?q="
                      + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
              .json();
      assertThat(found.path("rows").size()).as(typed).isEqualTo(1);
    }
    assertThat(dispatcher.get("/api/requests?q=热家").json().path("rows").size()).isZero();
  }

  /** Brings a request and gives it to a unit; answers where its file is. */
  private String brought(String title, UUID unit) {
    UUID id = UUID.randomUUID();
    assertThat(dispatcher.post("/api/requests", Town.request(id, place.grid(), title)).status())
        .isEqualTo(201);
    String path = "/api/requests/" + place.county() + "/" + id;
    assertThat(
            dispatcher
                .post(path + "/dispatch", Map.of("version", 1, "unitId", unit.toString()))
                .status())
        .isEqualTo(200);
    return path;
  }
}
