package org.koumen.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
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

/** A household opens its own file, and nobody else's. */
@KoumenTest
class HomeTest {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town.Place place;
  private Town.Person worker;
  private Browser neighbourWorker;
  private String file;
  private String other;

  @BeforeEach
  void moveIn() {
    // Each test tries codes from the same address; more time passed before each lets it breathe.
    clock.forward(Duration.ofHours(TESTS.incrementAndGet()));
    Town town = new Town(jdbc, accounts, port);
    place = town.found();
    var unused = town.person("community_desk", place.village());
    worker = town.person("grid_worker", place.grid());
    neighbourWorker = town.person("grid_worker", place.grid(2)).browser();
    String households = "/api/households/" + place.county() + "/";
    file = households + town.household(place.grid(), "东兴路1号");
    other = households + town.household(place.grid(), "东兴路2号");
  }

  @Test
  void a_code_from_the_door_opens_the_own_file_and_says_who_looked_at_it_and_why() {
    assertThat(worker.browser().get(file).status()).isEqualTo(200);
    String code = issue(file);
    Browser home = new Browser(port);
    assertThat(home.get("/api/home").problem()).isEqualTo("home-closed");

    Browser.Answer opened = open(home, code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    assertThat(opened.status()).as(opened.body()).isEqualTo(200);
    assertThat(opened.json().path("address").asString()).isEqualTo("东兴路1号");
    assertThat(home.get("/api/home").json().path("address").asString()).isEqualTo("东兴路1号");

    JsonNode looks = home.get("/api/home/looks").json().path("rows");
    assertThat(looks.valueStream().map(one -> one.path("kind").asString()))
        .containsExactly("reveal", "look");
    assertThat(looks.get(0).path("reason").asString()).isEqualTo("老人想看自家档案");
    assertThat(looks.get(0).path("by").asString()).isEqualTo("王芳");
    assertThat(worker.browser().get(file + "/looks").json().path("rows").size())
        .as("what a household reads of itself is nobody's look")
        .isEqualTo(2);
  }

  @Test
  void one_households_code_opens_nothing_of_another() {
    var unused = issue(other);
    Browser home = new Browser(port);
    assertThat(open(home, issue(file)).status()).isEqualTo(200);
    assertThat(worker.browser().get(other).status()).isEqualTo(200);
    assertThat(home.get("/api/home/looks").body()).doesNotContain("东兴路2号");
    assertThat(home.get("/api/home/looks").json().path("rows").size()).isEqualTo(1);
    for (String path : List.of(file, other, file + "/looks", "/api/households")) {
      assertThat(home.get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(home.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void a_code_works_once_for_thirty_days_and_the_next_one_replaces_it() {
    String first = issue(file);
    String second = issue(file);
    assertThat(open(new Browser(port), first).problem()).isEqualTo("home-code-wrong");
    assertThat(open(new Browser(port), second).status()).isEqualTo(200);
    assertThat(open(new Browser(port), second).problem()).isEqualTo("home-code-wrong");

    String third = issue(file);
    clock.forward(Duration.ofDays(31));
    assertThat(open(new Browser(port), third).problem()).isEqualTo("home-code-wrong");
  }

  @Test
  void it_closes_after_half_an_hour_and_when_it_is_closed() {
    Browser home = new Browser(port);
    assertThat(open(home, issue(file)).status()).isEqualTo(200);
    clock.forward(Duration.ofMinutes(31));
    assertThat(home.get("/api/home").problem()).isEqualTo("home-closed");
    assertThat(home.get("/api/home/looks").problem()).isEqualTo("home-closed");

    worker.again();
    Browser again = new Browser(port);
    assertThat(open(again, issue(file)).status()).isEqualTo(200);
    assertThat(again.delete("/api/home").status()).isEqualTo(204);
    assertThat(again.get("/api/home").problem()).isEqualTo("home-closed");
  }

  @Test
  void tries_are_limited() {
    for (int n = 0; n < 10; n++) {
      assertThat(open(new Browser(port), "AAAA-BBBB-CC%02d".formatted(n)).problem())
          .isEqualTo("home-code-wrong");
    }
    assertThat(open(new Browser(port), issue(file)).problem()).isEqualTo("too-many");
  }

  @Test
  void only_those_who_keep_the_file_hand_codes_out() {
    Map<String, String> why = Map.of("reason", "老人想看自家档案");
    assertThat(neighbourWorker.post(file + "/access-slips", why).status()).isEqualTo(404);
    assertThat(new Browser(port).post(file + "/access-slips", why).status()).isEqualTo(401);
    assertThat(worker.browser().post(file + "/access-slips", Map.of()).problem())
        .isEqualTo("bad-input");
    String code = issue(file);
    assertThat(
            jdbc.sql("select count(*) from home_slip t where t::text like :code")
                .param("code", "%" + code + "%")
                .query(Long.class)
                .single())
        .as("the code itself is kept nowhere")
        .isZero();
  }

  @Test
  void a_wish_for_correction_is_a_request_at_the_community_that_its_reporter_follows() {
    Browser home = new Browser(port);
    Map<String, Object> wish =
        Map.of("id", UUID.randomUUID().toString(), "text", "女儿的名字写错了，应是李青青。");
    assertThat(home.post("/api/home/corrections", wish).problem()).isEqualTo("home-closed");
    assertThat(open(home, issue(file)).status()).isEqualTo(200);
    Browser.Answer slip = home.post("/api/home/corrections", wish);
    assertThat(slip.status()).as(slip.body()).isEqualTo(200);
    assertThat(home.post("/api/home/corrections", wish).body())
        .as("sent twice it counts once")
        .isEqualTo(slip.body());

    JsonNode row =
        worker
            .browser()
            .get("/api/requests?q=" + slip.json().path("number").asString())
            .json()
            .path("rows")
            .get(0);
    assertThat(row.path("category").asString()).isEqualTo("档案更正");
    assertThat(row.path("kind").asString()).isEqualTo("help");
    assertThat(row.path("areaCode").asString()).isEqualTo(place.grid());
    assertThat(home.post("/api/follow", slip.json()).json().path("body").asString())
        .contains("李青青");
  }

  private String issue(String household) {
    Browser.Answer answer =
        worker.browser().post(household + "/access-slips", Map.of("reason", "老人想看自家档案"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("code").asString();
  }

  private static Browser.Answer open(Browser browser, String code) {
    return browser.post("/api/home", Map.of("code", code));
  }
}
