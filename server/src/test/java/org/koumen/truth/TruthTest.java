package org.koumen.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.chain.DaySealer;
import org.koumen.chain.Verifier;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Samples, surveys and findings over HTTP. */
@KoumenTest
class TruthTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @Autowired DaySealer sealer;
  @Autowired SampleDesk samples;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person worker;
  private Town.Person clerk;
  private final List<UUID> homes = new ArrayList<>();

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid());
    clerk = town.person("county_desk", place.county());
  }

  private UUID visit(
      Browser browser, UUID household, String outcome, @Nullable String note, String at) {
    Map<String, Object> body = new HashMap<>();
    UUID id = UUID.randomUUID();
    body.put("id", id);
    body.put("county", place.county());
    body.put("householdId", household);
    body.put("outcome", outcome);
    body.put("visitedAt", at);
    if (note != null) {
      body.put("note", note);
    }
    Browser.Answer answer = browser.post("/api/visits", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return id;
  }

  private void visits(int many) {
    for (int n = 0; n < many; n++) {
      UUID home = town.household(place.grid(), "东关街" + n + "号");
      homes.add(home);
      visit(
          worker.browser(),
          home,
          "met",
          "第" + n + "户：" + UUID.randomUUID() + "都好",
          "2026-11-%02dT%02d:30:00Z".formatted(1 + n % 20, 1 + n / 20));
    }
  }

  private Map<String, Object> wanted(String kind, int margin) {
    return Map.of(
        "area",
        place.village(),
        "kind",
        kind,
        "title",
        "十一月回访",
        "firstDay",
        "2026-11-01",
        "lastDay",
        "2026-11-22",
        "margin",
        margin,
        "confidence",
        95,
        "tries",
        2);
  }

  private JsonNode commit(String kind, int margin) {
    Browser.Answer answer = clerk.browser().post("/api/truth/samples", wanted(kind, margin));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private void nightFalls(int day) {
    clock.set("2026-11-%dT09:00".formatted(day));
    clerk.again();
    sealer.sealAll();
    samples.drawDue();
  }

  private static String path(JsonNode sample) {
    return "/api/truth/samples/%s/%s"
        .formatted(sample.path("county").asString(), sample.path("id").asString());
  }

  private List<JsonNode> calls(JsonNode sample) {
    return clerk.browser().get(path(sample) + "/calls").json().path("rows").valueStream().toList();
  }

  private Browser.Answer tell(Browser by, JsonNode sample, JsonNode call, String outcome) {
    return by.post(
        path(sample) + "/calls/" + call.path("id").asString() + "/tries",
        Map.of("id", UUID.randomUUID(), "outcome", outcome, "way", "phone"));
  }

  @Test
  void a_sample_is_committed_to_drawn_by_the_next_seal_called_back_and_told_with_its_interval()
      throws Exception {
    visits(60);
    visit(worker.browser(), homes.getFirst(), "met", null, "2026-11-20T09:00:00Z");
    visit(worker.browser(), homes.getFirst(), "nobody_home", "无人应门，留卡", "2026-11-20T09:30:00Z");
    JsonNode figures =
        clerk
            .browser()
            .get(
                "/api/truth/figures?area=%s&from=2026-11-01&to=2026-11-22"
                    .formatted(place.village()))
            .json();
    assertThat(figures.path("visits").asInt()).isEqualTo(62);
    assertThat(figures.path("claimed").asInt()).isEqualTo(61);
    assertThat(figures.path("counted").asInt()).isEqualTo(60);
    JsonNode size =
        clerk
            .browser()
            .get(
                "/api/truth/sample-size?area=%s&from=2026-11-01&to=2026-11-22&margin=100"
                    .formatted(place.village()))
            .json();
    assertThat(size.path("population").asInt()).isEqualTo(60);
    assertThat(size.path("size").asInt()).isEqualTo(38);

    JsonNode sample = commit("visits", 100);
    assertThat(sample.path("state").asString()).isEqualTo("waiting");
    assertThat(sample.toString()).doesNotContain("secret");
    samples.drawDue();
    assertThat(calls(sample)).isEmpty();
    assertThat(clerk.browser().get(path(sample) + "/proof").status()).isEqualTo(409);
    nightFalls(23);
    List<JsonNode> calls = calls(sample);
    assertThat(calls).hasSize(38);

    for (int n = 0; n < 30; n++) {
      assertThat(
              tell(clerk.browser(), sample, calls.get(n), n < 27 ? "confirmed" : "not_confirmed")
                  .status())
          .isEqualTo(201);
    }
    assertThat(tell(clerk.browser(), sample, calls.get(0), "confirmed").problem())
        .isEqualTo("sample-not-open");
    assertThat(tell(clerk.browser(), sample, calls.get(30), "refused").status()).isEqualTo(201);
    assertThat(tell(clerk.browser(), sample, calls.get(31), "no_answer").status()).isEqualTo(201);
    assertThat(tell(clerk.browser(), sample, calls.get(31), "no_answer").problem())
        .isEqualTo("sample-same-day");
    nightFalls(24);
    assertThat(tell(clerk.browser(), sample, calls.get(31), "no_answer").status()).isEqualTo(201);
    // One refused, one was not reached: the next two of the same draw came in, and both are told.
    assertThat(calls(sample)).hasSize(40);
    JsonNode result = clerk.browser().get(path(sample)).json().path("result");
    assertThat(result.path("answered").asInt()).isEqualTo(30);
    assertThat(result.path("refused").asInt()).isEqualTo(1);
    assertThat(result.path("notReached").asInt()).isEqualTo(1);
    assertThat(result.path("open").asInt()).isEqualTo(8);
    assertThat(result.path("share").path("share").asDouble()).isEqualTo(0.9);
    assertThat(result.path("share").path("low").asDouble()).isBetween(0.75, 0.82);
    assertThat(result.path("share").path("high").asDouble()).isBetween(0.94, 0.97);
    assertThat(result.path("least").asDouble()).isEqualTo(27.0 / 32);
    assertThat(result.path("most").asDouble()).isEqualTo(29.0 / 32);
    assertThat(result.path("parts").path(0).path("share").path("answered").asInt()).isEqualTo(30);

    String proof = clerk.browser().get(path(sample) + "/proof").body();
    Verifier verifier = Verifier.compile();
    Verifier.Answer proven = verifier.verify(proof.getBytes(StandardCharsets.UTF_8));
    assertThat(proven.code()).as(proven.text()).isZero();
    String body = Verifier.body(proof.getBytes(StandardCharsets.UTF_8));
    String first = calls.get(0).path("id").asString();
    assertThat(first).isNotEmpty();
    List<String> lines = body.lines().toList();
    int drawn =
        lines.indexOf(lines.stream().filter(it -> it.startsWith("drawn")).findFirst().get());
    String swapped =
        body.replace(
            lines.get(drawn), "drawn\t1\t" + lines.get(lines.size() - 1).split("\t", -1)[2]);
    assertThat(verifier.verify(Verifier.forged(swapped)).code()).isOne();
    for (int line = 0; line < drawn; line++) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(line);
      assertThat(verifier.verify(Verifier.forged(String.join("\n", fewer) + "\n")).code())
          .isNotZero();
    }
    assertThat(clerk.browser().post(path(sample) + "/closing", Map.of()).status()).isEqualTo(204);
    assertThat(tell(clerk.browser(), sample, calls.get(33), "confirmed").problem())
        .isEqualTo("sample-not-open");
  }

  @Test
  void nobody_confirms_their_own_visit_and_too_few_answers_tell_no_share_of_an_area() {
    UUID home = town.household(place.grid(), "自己走访的一户");
    visit(clerk.browser(), home, "met", "与住户谈了供暖", "2026-11-20T02:00:00Z");
    JsonNode sample = commit("visits", 50);
    nightFalls(23);
    JsonNode call = calls(sample).getFirst();
    assertThat(call.path("own").asBoolean()).isTrue();
    assertThat(tell(clerk.browser(), sample, call, "confirmed").problem())
        .isEqualTo("sample-own-visit");
    Town.Person other = town.person("community_desk", place.village());
    assertThat(tell(other.browser(), sample, call, "answered").status()).isEqualTo(400);
    assertThat(tell(other.browser(), sample, call, "confirmed").status()).isEqualTo(201);
    JsonNode result = other.browser().get(path(sample)).json().path("result");
    assertThat(result.path("parts").path(0).path("share").isNull()).isTrue();
    assertThat(worker.again().get(path(sample)).status()).isEqualTo(403);
    Town.Person neighbour = town.person("community_desk", place.grid(2));
    assertThat(neighbour.browser().get(path(sample)).status()).isEqualTo(404);
    assertThat(tell(neighbour.browser(), sample, call, "confirmed").status()).isEqualTo(404);
  }

  @Test
  void a_survey_asks_households_and_tells_each_question_with_its_interval() {
    for (int n = 0; n < 20; n++) {
      homes.add(town.household(place.grid(), "西关街" + n + "号"));
    }
    JsonNode sample = commit("households", 50);
    assertThat(sample.path("questions").size()).isEqualTo(3);
    nightFalls(23);
    List<JsonNode> calls = calls(sample);
    assertThat(calls).hasSize(20);
    for (int n = 0; n < 10; n++) {
      List<@Nullable Boolean> answers = new ArrayList<>(List.of(true, n < 8));
      answers.add(n == 9 ? null : (Boolean) true);
      Map<String, Object> body = new HashMap<>();
      body.put("id", UUID.randomUUID());
      body.put("outcome", "answered");
      body.put("way", "visit");
      body.put("answers", answers);
      assertThat(
              clerk
                  .browser()
                  .post(
                      path(sample) + "/calls/" + calls.get(n).path("id").asString() + "/tries",
                      body)
                  .status())
          .isEqualTo(201);
    }
    JsonNode questions = clerk.browser().get(path(sample)).json().path("result").path("questions");
    assertThat(questions.path(0).path("share").path("share").asDouble()).isEqualTo(1.0);
    assertThat(questions.path(0).path("share").path("low").asDouble()).isBetween(0.7, 0.95);
    assertThat(questions.path(1).path("share").path("yes").asInt()).isEqualTo(8);
    assertThat(questions.path(2).path("share").path("answered").asInt()).isEqualTo(9);
  }

  @Test
  void patterns_are_found_once_the_visitor_answers_first_and_somebody_else_decides() {
    for (int n = 0; n < 13; n++) {
      UUID home = town.household(place.grid(), "速走" + n + "号");
      visit(
          worker.browser(),
          home,
          "met",
          "家中情况正常，已经宣传消防安全和防诈骗知识。" + (n % 2 == 0 ? "" : "谢谢"),
          "2026-11-20T02:%02d:00Z".formatted(n / 2));
    }
    UUID empty = town.household(place.grid(), "空房一套");
    jdbc.sql(
            """
            update premises set use = 'vacant'
            where county = :county and id = (select premises_id from household where county = :county and id = :id)
            """)
        .param("county", place.county())
        .param("id", empty)
        .update();
    visit(worker.browser(), empty, "met", "在家，聊了聊社保", "2026-11-21T02:00:00Z");
    UUID early = town.household(place.grid(), "后来才住进来");
    jdbc.sql("update household set since = date '2026-11-21' where county = :county and id = :id")
        .param("county", place.county())
        .param("id", early)
        .update();
    visit(worker.browser(), early, "by_phone", "电话里问了情况", "2026-11-19T02:00:00Z");

    Browser desk = clerk.browser();
    Map<String, Object> county = Map.of("area", place.county());
    Browser.Answer searched = desk.post("/api/truth/findings/search", county);
    assertThat(searched.json().path("found").asInt()).as(searched.body()).isEqualTo(4);
    assertThat(desk.post("/api/truth/findings/search", county).json().path("found").asInt())
        .isZero();
    JsonNode rows = desk.get("/api/truth/findings?area=" + place.village()).json().path("rows");
    assertThat(rows.valueStream().map(it -> it.path("kind").asString()))
        .containsExactlyInAnyOrder("empty", "burst", "copies", "too_early");
    JsonNode burst =
        rows.valueStream()
            .filter(it -> it.path("kind").asString().equals("burst"))
            .findFirst()
            .get();
    assertThat(burst.path("visits").asInt()).isEqualTo(13);

    String path =
        "/api/truth/findings/%s/%s".formatted(place.county(), burst.path("id").asString());
    Map<String, Object> words = Map.of("words", "集中发放取暖补贴，住户都在院里");
    assertThat(worker.browser().get("/api/truth/findings/mine").json().path("rows").size())
        .isEqualTo(4);
    assertThat(worker.browser().get(path + "/visits").json().path("rows").size()).isEqualTo(13);
    assertThat(worker.browser().post(path + "/answer", words).status()).isEqualTo(204);
    Town.Person other = town.person("grid_worker", place.grid(2));
    assertThat(other.browser().get("/api/truth/findings/mine").json().path("rows").size()).isZero();
    assertThat(other.browser().get(path + "/visits").status()).isEqualTo(404);
    assertThat(other.browser().post(path + "/answer", words).status()).isEqualTo(404);
    Map<String, Object> decision = Map.of("state", "explained", "words", "已核实，属集中办理");
    assertThat(worker.browser().post(path + "/decision", decision).status()).isEqualTo(403);
    assertThat(desk.post(path + "/decision", decision).status()).isEqualTo(204);
    assertThat(worker.browser().post(path + "/answer", words).problem())
        .isEqualTo("finding-decided");
    JsonNode decided =
        desk.get("/api/truth/findings?state=explained&area=" + place.village())
            .json()
            .path("rows")
            .path(0);
    assertThat(decided.path("said").size()).isEqualTo(2);
    assertThat(decided.path("answer").asString()).contains("取暖补贴");
  }
}
