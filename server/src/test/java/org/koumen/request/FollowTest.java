package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

/** What the one who asked may see and do, and what strangers may not. */
@KoumenTest
class FollowTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private UUID id;
  private Browser dispatcher;
  private String path;
  private String number;
  private String code;

  @BeforeEach
  void bring() {
    // Each test asks from the same address; time lets it breathe.
    clock.forward(Duration.ofHours(1));
    town = new Town(jdbc, accounts, port);
    place = town.found();
    dispatcher = town.person("dispatcher", place.county()).browser();
    id = UUID.randomUUID();
    JsonNode slip =
        dispatcher.post("/api/requests", Town.request(id, place.grid(), "楼下烧烤油烟大")).json();
    path = "/api/requests/" + place.county() + "/" + id;
    number = slip.path("number").asString();
    code = slip.path("code").asString();
  }

  @Test
  void a_wrong_code_and_an_unknown_number_are_the_same_answer() {
    Browser stranger = new Browser(port);
    Browser.Answer wrong = stranger.post("/api/follow", slip(number, otherThan(code)));
    Browser.Answer unknown = stranger.post("/api/follow", slip("990101-2026-000001-1", code));

    assertThat(wrong.problem()).isEqualTo("follow-not-found");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(stranger.post("/api/follow", slip(number.replace("-", " "), code)).status())
        .isEqualTo(200);
  }

  @Test
  void ten_wrong_codes_close_the_number_for_a_while_even_for_the_right_one() {
    Browser stranger = new Browser(port);
    for (int n = 0; n < 10; n++) {
      assertThat(stranger.post("/api/follow", slip(number, otherThan(code))).problem())
          .isEqualTo("follow-not-found");
    }
    assertThat(stranger.post("/api/follow", slip(number, code)).problem()).isEqualTo("too-many");

    clock.forward(Duration.ofMinutes(2));
    assertThat(stranger.post("/api/follow", slip(number, code)).status()).isEqualTo(200);
  }

  @Test
  void words_among_colleagues_stay_among_them() {
    dispatcher.post(path + "/comments", Map.of("text", "此人多次反映", "forReporter", false));
    dispatcher.post(path + "/comments", Map.of("text", "明早上门查看", "forReporter", true));

    Browser.Answer seen = new Browser(port).inEnglish().post("/api/follow", slip(number, code));
    assertThat(seen.body()).contains("Reply: 明早上门查看").doesNotContain("多次反映", "王芳", "138");
    assertThat(seen.json().path("steps").size()).isEqualTo(2);
  }

  @Test
  void each_step_says_who_took_it_and_by_when() {
    UUID water = town.unit(place.county(), "水务局");
    dispatcher.post(path + "/dispatch", Map.of("version", 1, "unitId", water.toString()));
    dispatcher.post(path + "/question", Map.of("version", 2, "question", "哪一家？"));

    JsonNode seen = new Browser(port).post("/api/follow", slip(number, code)).json();
    JsonNode steps = seen.path("steps");
    assertThat(steps.path(0).path("text").asString()).matches("东兴社区收到您的诉求，.+前进入下一步。");
    assertThat(steps.path(1).path("text").asString()).matches("已交水务局办理，承诺.+前答复。");
    assertThat(steps.path(2).path("text").asString()).matches("水务局想请您补充：哪一家？（请在.+前回答）");
    assertThat(seen.path("holder").asString()).as("who waits for the answer").isEqualTo("水务局");
  }

  @Test
  void what_was_reopened_is_yet_to_be_over() {
    dispatcher.post(path + "/settlement", Map.of("version", 1, "result", "已责令整改"));
    Browser resident = new Browser(port);
    resident.post(
        "/api/follow/rating", Map.of("number", number, "code", code, "solved", true, "stars", 4));
    JsonNode again =
        resident
            .post("/api/follow/reopening", Map.of("number", number, "code", code, "text", "又来了"))
            .json();
    assertThat(again.path("headline").asString()).contains("县" + place.county());
    for (JsonNode stretch : again.path("course")) {
      assertThat(stretch.path("reached").asBoolean())
          .as(stretch.path("name").asString())
          .isEqualTo(!List.of("部门办单", "居民已评单").contains(stretch.path("name").asString()));
    }
  }

  @Test
  void a_lost_code_is_replaced_by_those_who_took_the_request_in_and_the_old_one_is_dead() {
    Browser worker = town.person("grid_worker", place.grid()).browser();
    Browser stranger = town.person("grid_worker", place.grid(2)).browser();
    Browser leader = town.person("leader", place.county()).browser();
    Map<String, String> why = Map.of("reason", "老人弄丢了回执");
    assertThat(stranger.post(path + "/follow-code", why).status()).isEqualTo(404);
    assertThat(leader.post(path + "/follow-code", why).status()).isEqualTo(403);
    assertThat(worker.post(path + "/follow-code", Map.of()).problem()).isEqualTo("bad-input");

    JsonNode given = worker.post(path + "/follow-code", why).json();
    String other = given.path("code").asString();
    assertThat(given.path("number").asString()).isEqualTo(number);
    assertThat(other).matches("[0-9]{6}").isNotEqualTo(code);
    Browser resident = new Browser(port);
    assertThat(resident.post("/api/follow", slip(number, code)).problem())
        .isEqualTo("follow-not-found");
    assertThat(resident.post("/api/follow", slip(number, other)).body())
        .contains("楼下烧烤油烟大")
        .doesNotContain("弄丢");
    JsonNode last = dispatcher.get(path).json().path("timeline");
    assertThat(last.get(last.size() - 1).toString()).contains("老人弄丢了回执", "王芳");
    assertThat(
            jdbc.sql(
                    """
                    select reason from look
                    where county = :county and 'request.follow_code' = any(fields)
                    """)
                .param("county", place.county())
                .query(String.class)
                .list())
        .containsExactly("老人弄丢了回执");

    String third = dispatcher.post(path + "/follow-code", why).json().path("code").asString();
    assertThat(resident.post("/api/follow", slip(number, third)).status()).isEqualTo(200);
    assertThat(
            dispatcher
                .post("/api/requests", Town.request(id, place.grid(), "楼下烧烤油烟大"))
                .json()
                .path("code")
                .asString())
        .as("whoever sends the request again gets the code that opens")
        .isEqualTo(third);
  }

  @Test
  void an_unhappy_rating_keeps_its_reason_and_is_found_by_the_desk() {
    assertThat(
            dispatcher.post(path + "/settlement", Map.of("version", 1, "result", "已责令整改")).status())
        .isEqualTo(200);
    String id = UUID.randomUUID().toString();
    Map<String, Object> rating =
        Map.of(
            "number", number, "code", code, "id", id, "solved", false, "stars", 1, "reason",
            "晚上照旧");
    Browser resident = new Browser(port);

    assertThat(resident.post("/api/follow/rating", rating).json().path("ratingReason").asString())
        .isEqualTo("晚上照旧");
    assertThat(resident.post("/api/follow/rating", rating).status())
        .as("sent twice it counts once")
        .isEqualTo(200);
    JsonNode unhappy = dispatcher.get("/api/requests?state=unhappy").json();
    assertThat(unhappy.path("rows").path(0).path("number").asString()).isEqualTo(number);
    assertThat(dispatcher.get(path).json().path("ratingReason").asString()).isEqualTo("晚上照旧");
  }

  private static Map<String, Object> slip(String number, String code) {
    return Map.of("number", number, "code", code);
  }

  private static String otherThan(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
