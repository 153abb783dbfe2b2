package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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

/** What a resident reports without an account. */
@KoumenTest
class ReportTest {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser resident;

  @BeforeEach
  void moveIn() {
    // Each test reports from the same address; more time passed before each lets it breathe.
    clock.forward(Duration.ofHours(2 * TESTS.incrementAndGet()));
    town = new Town(jdbc, accounts, port);
    place = town.found();
    var unused = town.person("community_desk", place.village());
    resident = new Browser(port);
  }

  @Test
  void it_reaches_the_desk_of_the_place_and_its_reporter_follows_it() {
    UUID id = UUID.randomUUID();
    Map<String, Object> report = report(id, place.grid(), "三单元水管爆了，水漫到楼道");
    report.put("category", "爆管漏水");
    report.put("place", "3 号楼 2 单元");
    report.put("pin", Map.of("longitude", 101.8, "latitude", 36.6));
    Browser.Answer answer = resident.post("/api/reports", report);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);

    JsonNode file = file(id);
    JsonNode row = file.path("request");
    assertThat(row.path("number").asString()).isEqualTo(answer.json().path("number").asString());
    assertThat(row.path("channel").asString()).isEqualTo("web");
    assertThat(row.path("firstHelperName").asString()).isEqualTo("东兴社区第1网格");
    assertThat(row.path("timeClass").asString()).isEqualTo("emergency");
    assertThat(file.path("place").asString()).isEqualTo("3 号楼 2 单元");
    assertThat(row.path("step").asString()).isEqualTo("ordered");

    Browser.Answer seen = resident.post("/api/follow", answer.json());
    assertThat(seen.json().path("headline").asString()).startsWith("东兴社区已收到您的诉求");
    assertThat(seen.json().path("can").valueStream().map(JsonNode::asString)).contains("withdraw");
  }

  @Test
  void sent_twice_it_counts_once_and_another_text_under_its_id_is_refused() {
    UUID id = UUID.randomUUID();
    Browser.Answer first = resident.post("/api/reports", report(id, place.village(), "路灯不亮"));
    Browser.Answer second = resident.post("/api/reports", report(id, place.village(), "路灯不亮"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(resident.post("/api/reports", report(id, place.village(), "换了说法")).problem())
        .isEqualTo("key-reused");
    assertThat(stored(id)).isEqualTo(1);
  }

  @Test
  void a_double_click_is_one_report() throws Exception {
    UUID id = UUID.randomUUID();
    Map<String, Object> report = report(id, place.grid(), "电梯坏了两天");
    CountDownLatch go = new CountDownLatch(1);
    List<Browser> hands = List.of(new Browser(port), new Browser(port));
    hands.forEach(hand -> hand.get("/api/session"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Browser.Answer>> answers =
          hands.stream()
              .map(
                  hand ->
                      threads.submit(
                          (Callable<Browser.Answer>)
                              () -> {
                                go.await();
                                return hand.post("/api/reports", report);
                              }))
              .toList();
      go.countDown();
      Browser.Answer one = answers.get(0).get();
      Browser.Answer other = answers.get(1).get();
      assertThat(List.of(one.status(), other.status())).containsExactlyInAnyOrder(200, 201);
      assertThat(one.body()).isEqualTo(other.body());
    }
    assertThat(stored(id)).isEqualTo(1);
  }

  @Test
  void of_somebody_who_stays_unknown_nothing_is_kept() {
    UUID id = UUID.randomUUID();
    Map<String, Object> report = report(id, place.grid(), "夜里有人乱倒垃圾");
    report.put("contactWish", "anonymous");
    report.put("name", "不愿透露的赵某");
    report.put("phone", "13987654321");
    assertThat(resident.post("/api/reports", report).status()).isEqualTo(201);

    for (String table :
        List.of("request", "request_text", "request_move", "request_reporter", "audit_entry")) {
      assertThat(
              jdbc.sql("select count(*) from " + table + " t where t::text like any(:told)")
                  .param("told", new String[] {"%赵某%", "%13987654321%"})
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
    assertThat(
            jdbc.sql(
                    "select count(*) from request where id = :id and reporter_phone_sealed is null"
                        + " and reporter_name is null")
                .param("id", id)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void scripts_stay_text_and_what_does_not_fit_is_refused() {
    UUID id = UUID.randomUUID();
    String script = "<script>alert(1)</script>' or 1=1 --\u0000\u202e \"}";
    Browser.Answer taken = resident.post("/api/reports", report(id, place.grid(), script));
    assertThat(taken.status()).isEqualTo(201);
    assertThat(file(id).path("body").asString()).contains("<script>alert(1)</script>' or 1=1 --");

    refused("website", "http://spam.example");
    refused("phone", "<b>1</b>");
    refused("body", " ");
    refused("body", "长".repeat(4001));
    refused("name", "长".repeat(61));
    refused("category", "没有这一类");
    refused("areaCode", place.county());
    refused("areaCode", "../../etc");
    refused("kind", "drop table");
    refused("contactWish", "nobody");
    refused("pin", Map.of("longitude", 1000, "latitude", 1));
    refused("id", "1");
  }

  private void refused(String field, Object value) {
    Map<String, Object> report = report(UUID.randomUUID(), place.grid(), "水");
    report.put(field, value);
    Browser.Answer answer = resident.post("/api/reports", report);
    assertThat(answer.status()).as(field + " " + answer.body()).isBetween(400, 422);
    assertThat(answer.problem()).as(field).isIn("bad-input", "malformed-body");
  }

  @Test
  void a_place_that_nobody_serves_takes_nothing_in() {
    Town.Place other = town.found();
    assertThat(
            resident.post("/api/reports", report(UUID.randomUUID(), other.grid(), "水")).problem())
        .isEqualTo("place-not-served");
    assertThat(resident.get("/api/open/areas/" + other.grid()).json().path("served").asBoolean())
        .isFalse();
    assertThat(resident.get("/api/open/areas/" + place.grid()).json().path("served").asBoolean())
        .isTrue();
  }

  @Test
  void a_flood_from_one_address_is_stopped_for_a_while() {
    int passed = 0;
    Browser.Answer answer = null;
    for (int n = 0; n < 40; n++) {
      answer = resident.post("/api/reports", report(UUID.randomUUID(), place.grid(), "第" + n));
      passed += answer.status() == 201 ? 1 : 0;
    }
    assertThat(passed).isEqualTo(30);
    assertThat(java.util.Objects.requireNonNull(answer).problem()).isEqualTo("too-many");
    clock.forward(Duration.ofMinutes(5));
    assertThat(resident.post("/api/reports", report(UUID.randomUUID(), place.grid(), "又")).status())
        .isEqualTo(201);
  }

  @Test
  void places_are_found_by_name_and_nothing_else_of_them_is_told() {
    JsonNode found = resident.get("/api/open/areas?q=东兴社区").json().path("rows");
    assertThat(found.size()).isBetween(1, 20);
    assertThat(found.get(0).propertyNames()).containsExactly("code", "name", "level", "path");
    assertThat(found.valueStream().map(one -> one.path("level").asString()).distinct())
        .allMatch(level -> level.equals("village") || level.equals("township"));
    assertThat(resident.get("/api/open/areas?q=东").json().path("rows").size()).isZero();
    assertThat(resident.get("/api/open/areas/98").status()).isEqualTo(404);
    assertThat(resident.get("/api/open/categories").json().path("rows").size()).isGreaterThan(20);
  }

  private JsonNode file(UUID id) {
    return town.person("dispatcher", place.county())
        .browser()
        .get("/api/requests/" + place.county() + "/" + id)
        .json();
  }

  private long stored(UUID id) {
    return jdbc.sql("select count(*) from request where id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private static Map<String, Object> report(UUID id, String area, String body) {
    return new HashMap<>(
        Map.of(
            "id",
            id.toString(),
            "areaCode",
            area,
            "body",
            body,
            "name",
            "李青",
            "phone",
            "138 1234 5678"));
  }
}
