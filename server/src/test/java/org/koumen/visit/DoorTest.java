package org.koumen.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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

/** What a visit holds and leads to, over HTTP. The clock shows Sunday 2026-11-22, half past two. */
@KoumenTest
class DoorTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person worker;

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid());
  }

  @Test
  void everything_said_at_the_door_is_written_once_to_where_it_belongs() {
    UUID household = town.household(place.grid(), "东兴路1号");
    UUID promise = UUID.randomUUID();
    UUID next = UUID.randomUUID();
    Map<String, Object> visit = body(household, "met", "2026-11-22T02:00:00Z");
    Map<String, Object> parts = new HashMap<>();
    parts.put("metOther", "来照看的女儿");
    parts.put("told", List.of("高龄津贴"));
    parts.put("needs", List.of(Map.of("kind", "meals", "note", "中午没人做饭")));
    parts.put(
        "hazards", List.of(Map.of("id", UUID.randomUUID(), "what", "楼道堆满纸箱", "where", "三单元楼道")));
    parts.put(
        "signs",
        List.of(Map.of("id", UUID.randomUUID(), "what", "两户为停车争执", "lookAgainOn", "2026-11-29")));
    parts.put("promises", List.of(Map.of("id", promise, "what", "送助餐卡", "dueOn", "2026-11-27")));
    parts.put(
        "next",
        Map.of("id", next, "fromAt", "2026-11-27T11:00:00Z", "toAt", "2026-11-27T12:00:00Z"));
    visit.put("parts", parts);
    Browser.Answer first = worker.browser().post("/api/visits", visit);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(worker.browser().post("/api/visits", visit).status()).isEqualTo(200);

    String home = "/api/households/%s/%s".formatted(place.county(), household);
    JsonNode seen = worker.browser().get(home + "/visits").json().path("rows").path(0);
    assertThat(seen.path("metOther").asString()).isEqualTo("来照看的女儿");
    assertThat(seen.path("told").path(0).asString()).isEqualTo("高龄津贴");
    assertThat(counts())
        .isEqualTo(
            Map.of("need", 1L, "request", 1L, "visit_sign", 1L, "promise", 1L, "appointment", 1L));
    JsonNode sign = worker.browser().get("/api/signs?mine=true").json().path("rows").path(0);
    assertThat(sign.path("what").asString()).isEqualTo("两户为停车争执");
    assertThat(sign.toString())
        .as("a sign is about a matter")
        .doesNotContain("东兴路1号")
        .doesNotContain("李青");
    assertThat(
            jdbc.sql(
                    "select household_id is null and channel = 'patrol' from request where county ="
                        + " :c")
                .param("c", place.county())
                .query(Boolean.class)
                .single())
        .isTrue();

    // The return visit ends the promise and keeps the appointment.
    clock.set("2026-11-27T20:30");
    worker.again();
    Map<String, Object> back = body(household, "met", "2026-11-27T11:10:00Z");
    back.put(
        "parts",
        Map.of(
            "endings",
            List.of(Map.of("id", promise, "state", "kept", "on", "2026-11-27", "note", "卡已送到"))));
    assertThat(worker.browser().post("/api/visits", back).status()).isEqualTo(201);
    assertThat(
            worker
                .browser()
                .get(home + "/promises")
                .json()
                .path("rows")
                .path(0)
                .path("state")
                .asString())
        .isEqualTo("kept");
    assertThat(
            worker
                .browser()
                .get(home + "/appointments")
                .json()
                .path("rows")
                .path(0)
                .path("state")
                .asString())
        .isEqualTo("kept");
    assertThat(
            worker
                .browser()
                .post(
                    "/api/signs/%s/%s/ending".formatted(place.county(), sign.path("id").asString()),
                    Map.of("note", "划了车位，说开了"))
                .status())
        .isEqualTo(204);
    assertThat(worker.browser().get("/api/signs").json().path("rows").size()).isZero();
  }

  @Test
  void one_part_that_cannot_be_written_takes_the_whole_visit_back() {
    UUID household = town.household(place.grid(), "东兴路2号");
    Map<String, Object> visit = body(household, "met", "2026-11-22T02:00:00Z");
    visit.put(
        "parts",
        Map.of(
            "promises",
                List.of(Map.of("id", UUID.randomUUID(), "what", "送米面", "dueOn", "2026-11-27")),
            "needs", List.of(Map.of("kind", "no_such_kind", "note", "什么")),
            "hazards", List.of(Map.of("id", UUID.randomUUID(), "what", "电线裸露"))));
    Browser.Answer answer = worker.browser().post("/api/visits", visit);
    assertThat(answer.problem()).isEqualTo("bad-input");
    assertThat(answer.json().path("values").path("field").asString()).isEqualTo("needs");
    assertThat(counts().values()).containsOnly(0L);
    assertThat(worker.browser().get("/api/visits").json().path("rows").size()).isZero();
    Map<String, Object> card = body(household, "card_left", "2026-11-22T02:00:00Z");
    card.put("parts", Map.of("card", "123456789"));
    assertThat(worker.browser().post("/api/visits", card).problem()).isEqualTo("card-unfit");
  }

  @Test
  void a_card_of_the_stack_is_left_without_a_signal_and_opens_the_page_afterwards() {
    UUID household = town.household(place.grid(), "东兴路3号");
    JsonNode blank =
        worker
            .browser()
            .post("/api/contact-cards/stacks", Map.of("area", place.grid(), "count", 1))
            .json()
            .path("rows")
            .path(0);
    Map<String, Object> visit = body(household, "card_left", "2026-11-22T02:00:00Z");
    visit.put("parts", Map.of("card", blank.path("number").asString()));
    JsonNode written = worker.browser().post("/api/visits", visit).json();
    assertThat(written.path("card").path("code").asString())
        .isEqualTo(blank.path("code").asString());
    JsonNode page =
        new Browser(port)
            .post(
                "/api/open/cards",
                Map.of(
                    "number",
                    blank.path("number").asString(),
                    "code",
                    blank.path("code").asString()))
            .json();
    assertThat(page.path("visitorName").asString()).isEqualTo("王芳");
    // Another household cannot get it.
    Map<String, Object> other =
        body(town.household(place.grid(), "东兴路4号"), "card_left", "2026-11-22T02:00:00Z");
    other.put("parts", Map.of("card", blank.path("number").asString()));
    assertThat(worker.browser().post("/api/visits", other).problem()).isEqualTo("card-unfit");
    assertThat(stop(household).path("misses").asInt()).isEqualTo(1);
  }

  @Test
  void the_third_closed_door_proposes_other_times_and_somebody_met_takes_that_back() {
    UUID household = town.household(place.grid(), "东兴路5号");
    for (String at : List.of("2026-11-16T02:00:00Z", "2026-11-17T02:00:00Z")) {
      assertThat(worker.browser().post("/api/visits", body(household, "nobody_home", at)).status())
          .isEqualTo(201);
    }
    assertThat(stop(household).path("approach").asString()).isEqualTo("knock");
    assertThat(
            worker
                .browser()
                .post("/api/visits", body(household, "nobody_home", "2026-11-18T02:00:00Z"))
                .status())
        .isEqualTo(201);
    assertThat(stop(household).path("approach").asString()).isEqualTo("off_peak");
    assertThat(stop(household).path("approachText").asString()).isEqualTo("连续3次没人，建议晚上或周末去");
    assertThat(wish(household).path("source").asString()).isEqualTo("program");
    // Thursday at seven in the evening.
    assertThat(
            worker
                .browser()
                .post("/api/visits", body(household, "nobody_home", "2026-11-19T11:00:00Z"))
                .status())
        .isEqualTo(201);
    assertThat(stop(household).path("approach").asString()).isEqualTo("weekend");
    // Saturday.
    assertThat(
            worker
                .browser()
                .post("/api/visits", body(household, "nobody_home", "2026-11-21T02:00:00Z"))
                .status())
        .isEqualTo(201);
    assertThat(stop(household).path("approach").asString()).isEqualTo("call");
    assertThat(
            worker
                .browser()
                .post("/api/visits", body(household, "by_phone", "2026-11-22T02:00:00Z"))
                .status())
        .isEqualTo(201);
    assertThat(wish(household).isMissingNode()).isTrue();

    UUID away = town.household(place.grid(), "东兴路6号");
    jdbc.sql("update household set state = 'away' where county = :c and id = :id")
        .param("c", place.county())
        .param("id", away)
        .update();
    assertThat(stop(away).path("approach").asString()).isEqualTo("call");
  }

  @Test
  void who_moved_away_leaves_the_round_and_the_desk_decides() {
    UUID household = town.household(place.grid(), "东兴路7号");
    assertThat(
            worker
                .browser()
                .post("/api/visits", body(household, "moved", "2026-11-22T02:00:00Z"))
                .status())
        .isEqualTo(201);
    assertThat(worker.browser().get("/api/worker/round").json().path("total").asInt()).isZero();
    Browser desk = town.person("community_desk", place.village()).browser();
    JsonNode report = desk.get("/api/moved-reports").json().path("rows").path(0);
    assertThat(report.path("address").asString()).isEqualTo("东兴路7号");
    assertThat(
            jdbc.sql("select state from household where county = :c and id = :id")
                .param("c", place.county())
                .param("id", household)
                .query(String.class)
                .single())
        .as("nothing changes by itself")
        .isEqualTo("present");
    String path =
        "/api/moved-reports/%s/%s/decision".formatted(place.county(), report.path("id").asString());
    assertThat(
            town.person("grid_worker", place.grid(2))
                .browser()
                .post(path, Map.of("moved", true))
                .problem())
        .isEqualTo("not-found");
    assertThat(desk.post(path, Map.of("moved", false)).status()).isEqualTo(204);
    assertThat(desk.post(path, Map.of("moved", true)).problem()).isEqualTo("not-found");
    assertThat(worker.browser().get("/api/worker/round").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void every_household_counts_under_one_kind_and_the_rows_are_those_households() {
    Map<String, UUID> homes = new HashMap<>();
    for (String outcome : List.of("met", "card_left", "nobody_home", "refused", "moved")) {
      UUID home = town.household(place.grid(), outcome);
      homes.put(outcome, home);
      assertThat(
              worker
                  .browser()
                  .post("/api/visits", body(home, outcome, "2026-11-20T02:00:00Z"))
                  .status())
          .isEqualTo(201);
    }
    UUID untouched = town.household(place.grid(), "未去");
    UUID resting = town.household(place.grid(), "未到期");
    town.mark(place.county(), resting, "green", LocalDate.of(2026, 10, 1));
    UUID missed = town.household(place.grid(), "漏访");
    town.mark(place.county(), missed, "red", LocalDate.of(2026, 11, 1));
    String query = "?area=%s&from=2026-11-01&to=2026-11-22".formatted(place.grid());
    JsonNode coverage = worker.browser().get("/api/coverage" + query).json();
    assertThat(coverage.path("households").asInt()).isEqualTo(8);
    JsonNode kinds = coverage.path("kinds");
    Map<String, UUID> expected =
        Map.of(
            "reached",
            homes.get("met"),
            "card_left",
            homes.get("card_left"),
            "nobody_home",
            homes.get("nobody_home"),
            "refused",
            homes.get("refused"),
            "moved",
            homes.get("moved"),
            "not_due",
            resting);
    expected.forEach(
        (kind, home) -> {
          assertThat(kinds.path(kind).asInt()).as(kind).isEqualTo(1);
          Browser.Answer answer =
              worker.browser().get("/api/coverage/rows" + query + "&kind=" + kind);
          assertThat(answer.status()).as(answer.body()).isEqualTo(200);
          JsonNode rows = answer.json().path("rows");
          assertThat(rows.valueStream().map(row -> row.path("id").asString()))
              .as(kind)
              .containsExactly(home.toString());
        });
    assertThat(kinds.path("not_reached").asInt()).isEqualTo(2);
    assertThat(untouched).isNotNull();
    JsonNode red = coverage.path("rhythm").path(0);
    assertThat(red.path("mark").asString()).isEqualTo("red");
    assertThat(red.path("missed").asInt()).isEqualTo(1);
  }

  /** A phone tells late, and in any order: whatever comes, one appointment lies ahead at most. */
  @Test
  void appointments_keep_their_course_whatever_happens() {
    Random random = new Random(3);
    List<UUID> homes = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      homes.add(town.household(place.grid(), "第%d户".formatted(n)));
    }
    LocalDate day = LocalDate.of(2026, 11, 23);
    for (int move = 0; move < 60; move++) {
      day = day.plusDays(random.nextInt(2));
      clock.set(day + "T12:00");
      worker.again();
      UUID home = homes.get(random.nextInt(homes.size()));
      String path = "/api/households/%s/%s/appointments".formatted(place.county(), home);
      LocalDate on = day.plusDays(random.nextInt(3));
      switch (random.nextInt(3)) {
        case 0 ->
            worker
                .browser()
                .post(
                    path,
                    Map.of(
                        "id",
                        UUID.randomUUID(),
                        "fromAt",
                        on + "T11:00:00Z",
                        "toAt",
                        on + "T12:00:00Z"));
        case 1 -> {
          List<String> outcomes = List.of("met", "nobody_home", "refused");
          worker
              .browser()
              .post(
                  "/api/visits",
                  body(home, outcomes.get(random.nextInt(3)), day.minusDays(1) + "T11:05:00Z"));
        }
        default ->
            worker
                .browser()
                .get(path)
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("state").asString().equals("booked"))
                .findFirst()
                .ifPresent(
                    row ->
                        worker
                            .browser()
                            .post(
                                "/api/appointments/%s/%s/cancellation"
                                    .formatted(place.county(), row.path("id").asString()),
                                Map.of("reason", "有事")));
      }
    }
    assertThat(
            jdbc.sql(
                    "select coalesce(max(n), 0) from (select count(*) as n from appointment where"
                        + " county = :c and state in ('proposed', 'booked') group by household_id)"
                        + " as open")
                .param("c", place.county())
                .query(Long.class)
                .single())
        .isLessThanOrEqualTo(1);
    for (String figure : List.of("kept", "missed")) {
      assertThat(sum("appointments_" + figure))
          .isEqualTo(
              jdbc.sql(
                      "select count(*) from appointment where county = :c and state = :s and"
                          + " missed_by is distinct from 'household'")
                  .param("c", place.county())
                  .param("s", figure)
                  .query(Long.class)
                  .single());
    }
    assertThat(sum("appointments_booked"))
        .isEqualTo(
            jdbc.sql(
                    "select count(*) from appointment a where county = :c and not exists (select 1"
                        + " from appointment b where b.county = a.county and b.moved_to = a.id)")
                .param("c", place.county())
                .query(Long.class)
                .single());
  }

  private long sum(String measure) {
    return jdbc.sql(
            "select coalesce(sum(amount), 0) from ledger_delta where county = :c and measure = :m")
        .param("c", place.county())
        .param("m", measure)
        .query(Long.class)
        .single();
  }

  private JsonNode stop(UUID household) {
    return worker
        .browser()
        .get("/api/worker/round")
        .json()
        .path("rows")
        .valueStream()
        .filter(row -> row.path("id").asString().equals(household.toString()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode wish(UUID household) {
    return worker
        .browser()
        .get("/api/households/%s/%s/door-wish".formatted(place.county(), household))
        .json()
        .path("rows")
        .path(0);
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    for (String table : List.of("need", "request", "visit_sign", "promise", "appointment")) {
      counts.put(
          table,
          jdbc.sql("select count(*) from " + table + " where county = :c")
              .param("c", place.county())
              .query(Long.class)
              .single());
    }
    return counts;
  }

  private Map<String, Object> body(UUID household, String outcome, String at) {
    return new HashMap<>(
        Map.of(
            "id", UUID.randomUUID().toString(),
            "county", place.county(),
            "householdId", household.toString(),
            "outcome", outcome,
            "visitedAt", at));
  }
}
