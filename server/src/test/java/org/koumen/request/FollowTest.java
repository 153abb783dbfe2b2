package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

  private Browser dispatcher;
  private String path;
  private String number;
  private String code;

  @BeforeEach
  void bring() {
    // Each test asks from the same address; time lets it breathe.
    clock.forward(Duration.ofHours(1));
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    dispatcher = town.person("dispatcher", place.county()).browser();
    UUID id = UUID.randomUUID();
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
  void an_unhappy_rating_keeps_its_reason_and_is_found_by_the_desk() {
    dispatcher.post(path + "/settlement", Map.of("result", "已责令整改"));
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
