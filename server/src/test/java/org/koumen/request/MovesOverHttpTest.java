package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

/** What people do to requests, over HTTP and as who they are. */
@KoumenTest
class MovesOverHttpTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private UUID water;
  private UUID roads;
  private UUID power;
  private Browser worker;
  private Browser dispatcher;
  private Browser ofWater;
  private Browser ofRoads;

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
    water = town.unit(place.county(), "水务局");
    roads = town.unit(place.county(), "城管局");
    power = town.unit(place.county(), "供电公司");
    worker = town.person("grid_worker", place.grid()).browser();
    dispatcher = town.person("dispatcher", place.county()).browser();
    ofWater = town.person("department", place.county(), water).browser();
    ofRoads = town.person("department", place.county(), roads).browser();
  }

  @Test
  void sent_back_twice_and_then_decided_for_good() {
    Case one = bring("井盖下沉");
    one.go(dispatcher, "dispatch", "unitId", water);
    one.go(ofWater, "return", "reason", "不是供水井盖");
    assertThat(one.file(dispatcher).path("request").path("owner").asString()).isEqualTo("desk");
    assertThat(one.moves(ofWater)).doesNotContain("decide_return");
    one.go(dispatcher, "return-decision", "agreed", true, "note", "查证属实");
    one.go(dispatcher, "dispatch", "unitId", roads);
    one.go(ofRoads, "return", "reason", "也不归我们");
    one.go(dispatcher, "return-decision", "agreed", false, "note", "按权责清单由城管负责");
    assertThat(one.file(dispatcher).path("request").path("owner").asString()).isEqualTo("unit");
    one.go(ofRoads, "return", "reason", "确实不归我们");
    one.go(dispatcher, "return-decision", "agreed", true);
    one.go(dispatcher, "dispatch", "unitId", roads, "note", "专题会定：城管主办");

    assertThat(one.send(ofRoads, "return", "reason", "还是退").problem()).isEqualTo("request-not-now");
    assertThat(one.file(ofRoads).path("request").path("returns").asInt()).isEqualTo(2);
    one.go(ofRoads, "settlement", "result", "已换井盖");
  }

  @Test
  void an_unhappy_reporter_gets_somebody_else_and_then_a_supervisor() {
    Case one = bring("楼下油烟");
    one.go(dispatcher, "dispatch", "unitId", water);
    one.go(ofWater, "settlement", "result", "已检查");
    one.rate(false, 1);
    assertThat(one.file(dispatcher).path("request").path("step").asString())
        .isEqualTo("reassigning");
    assertThat(one.send(dispatcher, "dispatch", "unitId", water).problem())
        .isEqualTo("same-unit-again");
    one.go(dispatcher, "dispatch", "unitId", roads);
    one.go(ofRoads, "settlement", "result", "已装净化器");
    one.rate(false, 2);
    JsonNode second = one.file(dispatcher);
    assertThat(second.path("request").path("owner").asString()).isEqualTo("supervisor");
    one.go(dispatcher, "dispatch", "unitId", roads);
    one.go(ofRoads, "settlement", "result", "已停业整改");
    one.rate(true, 5);
    assertThat(one.file(dispatcher).path("request").path("state").asString()).isEqualTo("rated");
  }

  @Test
  void units_are_whistled_for_and_each_signs_in() {
    Case one = bring("路面塌陷");
    one.go(
        dispatcher,
        "whistle",
        "place",
        "东关桥头",
        "meetAt",
        "2026-11-23T03:00:00Z",
        "task",
        "一起查原因",
        "units",
        List.of(water, roads, power));
    assertThat(ofWater.get(one.path).status()).as("who is whistled for sees it").isEqualTo(200);
    assertThat(ofWater.get("/api/requests?state=open").json().path("rows").size()).isEqualTo(1);
    one.go(ofWater, "attendance", "unitId", water, "did", "关了阀门");
    one.go(ofRoads, "attendance", "unitId", roads, "did", "围了起来");
    assertThat(one.send(ofWater, "attendance", "unitId", power, "did", "替供电来的").status())
        .as("nobody signs in for another unit")
        .isEqualTo(403);
    JsonNode whistle = one.file(dispatcher).path("stage").path("whistle");
    assertThat(whistle.path("came").size()).isEqualTo(2);
    one.go(dispatcher, "whistle-end", "outcome", "水务抢修，城管恢复路面");
    assertThat(one.file(ofRoads).path("stage").path("assisting").size()).isEqualTo(2);
    Browser ofPower = town.person("department", place.county(), power).browser();
    assertThat(ofPower.get(one.path).status()).as("who was called keeps seeing it").isEqualTo(200);
  }

  @Test
  void what_cannot_be_done_now_is_held_over_a_holiday_and_goes_on() {
    clock.set("2026-09-28T09:00");
    signInAgain();
    Case one = bring("外墙渗水");
    JsonNode sent = one.go(dispatcher, "dispatch", "unitId", roads);
    assertThat(Instant.parse(sent.path("dueAt").asString()))
        .as("five working days, with the National Day holidays between")
        .isEqualTo(Instant.parse("2026-10-10T09:00:00Z"));
    one.go(ofRoads, "hold", "reason", "雨季不能施工", "reviewOn", "2026-10-20");
    assertThat(one.file(ofRoads).path("request").path("pause").asString()).isEqualTo("hold");
    assertThat(dispatcher.get("/api/requests?state=hold").json().path("rows").size()).isEqualTo(1);
    assertThat(one.send(ofRoads, "dispatch", "unitId", water).status()).isNotEqualTo(200);

    clock.set("2026-10-20T09:30");
    signInAgain();
    JsonNode resumed = one.go(ofRoads, "resumption", "reason", "雨停了");
    assertThat(Instant.parse(resumed.path("dueAt").asString()))
        .as("twelve working days stood still, a Saturday worked in exchange among them")
        .isEqualTo(Instant.parse("2026-10-27T09:00:00Z"));
  }

  @Test
  void a_later_date_needs_a_reason_and_a_decision() {
    Case one = bring("路灯不亮");
    one.go(dispatcher, "dispatch", "unitId", power);
    Browser ofPower = town.person("department", place.county(), power).browser();
    Browser.Answer tooLate =
        one.send(ofPower, "extension", "reason", "要订货", "until", "2027-03-01T09:00:00Z");
    assertThat(tooLate.problem()).isEqualTo("due-too-late");
    assertThat(tooLate.json().path("title").asString())
        .as("a moment as people say it")
        .matches("最晚只能延到2026年12月\\d+日 17:00");
    one.go(ofPower, "extension", "reason", "要订货", "until", "2026-12-04T09:00:00Z");
    assertThat(one.send(ofPower, "extension-decision", "agreed", true).status()).isEqualTo(403);
    JsonNode decided = one.go(dispatcher, "extension-decision", "agreed", true);
    assertThat(Instant.parse(decided.path("dueAt").asString()))
        .isEqualTo(Instant.parse("2026-12-04T09:00:00Z"));
  }

  @Test
  void twelve_reports_of_one_cause_are_answered_at_once() {
    List<Case> all = new ArrayList<>();
    for (int n = 1; n <= 12; n++) {
      all.add(bring("%d号楼暖气不热".formatted(n)));
    }
    Case root = all.getFirst();
    for (Case one : all.subList(1, 12)) {
      one.go(dispatcher, "cause", "root", root.id);
    }
    assertThat(root.file(dispatcher).path("cause").path("count").asInt()).isEqualTo(12);
    root.go(dispatcher, "dispatch", "unitId", power);
    Browser ofPower = town.person("department", place.county(), power).browser();
    root.go(ofPower, "settlement", "result", "换热站已修复，全线恢复供热", "withCause", true);
    for (Case one : all) {
      assertThat(one.file(dispatcher).path("request").path("state").asString())
          .isEqualTo("settled");
      assertThat(one.follow().path("result").asString()).isEqualTo("换热站已修复，全线恢复供热");
    }
  }

  @Test
  void who_tells_the_same_joins_and_reads_along_without_reading_the_others_words() {
    Case first = bring("三号楼电梯停了，我腿脚不便");
    JsonNode likely =
        worker
            .post(
                "/api/requests/likely-duplicates",
                Map.of("areaCode", place.grid(), "body", "三号楼电梯停了一天"))
            .json();
    assertThat(likely.path("rows").path(0).path("id").asString()).isEqualTo(first.id.toString());
    assertThat(likely.path("rows").path(0).path("metres").isNumber())
        .as("nobody knows how far away it is")
        .isFalse();
    assertThat(worker.get("/api/requests/counts").json().path("mine").asInt()).isPositive();

    Map<String, Object> other =
        Map.of(
            "id", UUID.randomUUID().toString(),
            "channel", "phone",
            "words", "三号楼的电梯坏了",
            "name", "周婷",
            "phone", "13900001111");
    JsonNode slip = worker.post(first.path + "/co-reporters", other).json();
    assertThat(worker.post(first.path + "/co-reporters", other).json()).isEqualTo(slip);
    String seen = follow(slip).toString();
    assertThat(seen).contains("三号楼的电梯坏了").doesNotContain("腿脚不便");
    assertThat(first.file(worker).path("coReporters").asInt()).isEqualTo(1);

    Case second = bring("电梯又停了");
    second.go(worker, "merging", "other", first.id);
    assertThat(second.file(worker).path("request").path("state").asString()).isEqualTo("merged");
    first.go(dispatcher, "dispatch", "unitId", power);
    assertThat(second.follow().path("holder").asString()).isEqualTo("供电公司");
    assertThat(second.follow().path("goesOnAs").asString()).isEqualTo(first.number);
    assertThat(first.file(worker).path("coReporters").asInt()).isEqualTo(2);
  }

  @Test
  void a_petition_keeps_its_statutory_dates_with_an_extension_and_a_review() {
    Map<String, Object> letter =
        new HashMap<>(Town.request(UUID.randomUUID(), place.grid(), "征地补偿未到位"));
    letter.put("kind", "petition");
    Case one = new Case(letter);
    JsonNode routed = one.go(dispatcher, "dispatch", "unitId", roads);
    assertThat(Instant.parse(routed.path("dueAt").asString()))
        .isEqualTo(Instant.parse("2027-01-22T09:00:00Z"));
    assertThat(
            one.send(ofRoads, "extension", "reason", "要调档案", "until", "2027-02-22T09:00:00Z")
                .problem())
        .as("thirty-one days are too many")
        .isEqualTo("due-too-late");
    one.go(ofRoads, "extension", "reason", "要调档案", "until", "2027-02-20T09:00:00Z");
    one.go(dispatcher, "extension-decision", "agreed", true);
    one.go(ofRoads, "settlement", "result", "处理意见：补足差额");
    JsonNode answered = one.follow();
    assertThat(answered.path("can").toString()).contains("appeal").doesNotContain("reopen");
    one.reporter("appeal", "数额不对");
    JsonNode review = one.file(dispatcher);
    assertThat(review.path("request").path("step").asString()).isEqualTo("review");
    assertThat(Instant.parse(review.path("request").path("dueAt").asString()))
        .isEqualTo(Instant.parse("2026-12-23T09:00:00Z"));
    JsonNode reviewing = one.go(dispatcher, "dispatch", "unitId", water);
    assertThat(Instant.parse(reviewing.path("dueAt").asString()))
        .as("the thirty days of the review go on running")
        .isEqualTo(Instant.parse("2026-12-23T09:00:00Z"));
    one.go(ofWater, "settlement", "result", "复查意见：维持");
    one.reporter("appeal", "仍不服");
    one.go(dispatcher, "dispatch", "unitId", power);
    Browser ofPower = town.person("department", place.county(), power).browser();
    one.go(ofPower, "settlement", "result", "复核意见：维持");
    JsonNode end = one.file(dispatcher).path("request");
    assertThat(end.path("step").asString()).isEqualTo("final");
    assertThat(end.path("state").asString()).isEqualTo("closed");
  }

  @Test
  void what_is_refused_says_by_which_rule_why_and_where_to_go() {
    Case one = bring("邻居欠我钱");
    assertThat(one.send(dispatcher, "refusal", "reason", "不管").problem()).isEqualTo("bad-input");
    one.go(
        dispatcher,
        "refusal",
        "basis",
        "《信访工作条例》第十四条",
        "reason",
        "属于民事纠纷",
        "elsewhere",
        "区人民法院立案窗口");
    JsonNode seen = one.follow();
    assertThat(seen.path("elsewhere").asString()).isEqualTo("区人民法院立案窗口");
    assertThat(seen.path("state").asString()).isEqualTo("refused");
  }

  @Test
  void a_leader_orders_it_by_a_date_and_the_order_is_not_for_the_reporter() {
    Case one = bring("黑臭水体");
    one.go(dispatcher, "dispatch", "unitId", water);
    Browser leader = town.person("leader", place.county()).browser();
    one.go(leader, "supervision", "order", "周五前报我", "by", "2026-11-27T09:00:00Z");
    assertThat(leader.get("/api/requests?state=supervised").json().path("rows").size())
        .isEqualTo(1);
    assertThat(one.follow().toString()).doesNotContain("周五前报我");
    assertThat(
            one.send(worker, "supervision", "order", "快", "by", "2026-11-27T09:00:00Z").problem())
        .isEqualTo("no-permission");
  }

  @Test
  void who_is_called_back_in_vain_is_called_again_and_what_they_say_is_kept() {
    Case one = bring("楼道灯不亮");
    one.go(dispatcher, "settlement", "result", "已换灯");
    String due = one.file(worker).path("stage").path("dueAt").asString();
    assertThat(
            one.send(
                    worker,
                    "call-backs",
                    "way",
                    "phone",
                    "note",
                    "没人接",
                    "next",
                    Instant.parse(due).plusSeconds(60).toString())
                .problem())
        .as("after it is closed nobody is asked any more")
        .isEqualTo("due-too-late");
    String next = "2026-11-23T10:30:00Z";
    one.go(worker, "call-backs", "way", "phone", "note", "没人接", "next", next);
    JsonNode waiting = one.file(worker);
    assertThat(waiting.path("request").path("callAt").asString()).isEqualTo(next);
    assertThat(waiting.path("stage").path("calls").path("inVain").asInt()).isEqualTo(1);
    assertThat(waiting.path("stage").path("dueAt").asString()).as("no date moves").isEqualTo(due);

    String question =
        worker.get("/api/request-call-script").json().path("questions").path(0).asString();
    one.go(
        worker,
        "rating",
        "way",
        "phone",
        "solved",
        true,
        "stars",
        5,
        "answers",
        List.of(Map.of("question", question, "answer", "当天就来人了")));
    JsonNode rated = one.file(worker);
    assertThat(rated.path("request").path("callAt").isNull()).isTrue();
    JsonNode last = rated.path("timeline").path(rated.path("timeline").size() - 1);
    assertThat(last.path("move").path("answers").path(0).path("question").asString())
        .isEqualTo(question);
    assertThat(last.path("move").path("answers").path(0).path("answer").asString())
        .isEqualTo("当天就来人了");
  }

  @Test
  void a_need_met_before_anybody_asked_is_one_step() {
    Map<String, Object> done =
        new HashMap<>(Town.request(UUID.randomUUID(), place.grid(), "楼道扶手松动"));
    done.put("channel", "patrol");
    done.put("done", "当场紧固");
    Case one = new Case(done);
    JsonNode file = one.file(worker);
    assertThat(file.path("request").path("state").asString()).isEqualTo("closed");
    assertThat(file.path("result").asString()).isEqualTo("当场紧固");
    JsonNode ledger =
        dispatcher.get("/api/ledger?from=2026-11-23&to=2026-11-23&area=" + place.county()).json();
    assertThat(ledger.toString()).contains("handled_before_asked");
  }

  @Test
  void part_of_a_request_becomes_its_own_with_a_number_of_its_own() {
    Case one = bring("路灯不亮，垃圾也没人收");
    String id = UUID.randomUUID().toString();
    Map<String, Object> part = Map.of("id", id, "title", "垃圾没人收", "body", "垃圾也没人收");
    JsonNode first = dispatcher.post(one.path + "/parts", part).json();
    JsonNode again = dispatcher.post(one.path + "/parts", part).json();
    assertThat(again.path("number")).isEqualTo(first.path("number"));
    assertThat(one.file(dispatcher).path("timeline").toString())
        .contains(first.path("number").asString());
  }

  @Test
  void who_stays_unknown_leaves_no_name_behind() {
    Map<String, Object> quiet =
        new HashMap<>(Town.request(UUID.randomUUID(), place.grid(), "有人赌博"));
    quiet.put("contactWish", "anonymous");
    Case one = new Case(quiet);
    assertThat(
            jdbc.sql(
                    """
                    select coalesce(reporter_name, '') || coalesce(encode(reporter_phone_sealed, 'hex'), '')
                    from request where id = :id
                    """)
                .param("id", one.id)
                .query(String.class)
                .single())
        .isEmpty();
  }

  private void signInAgain() {
    worker = town.person("grid_worker", place.grid()).browser();
    dispatcher = town.person("dispatcher", place.county()).browser();
    ofWater = town.person("department", place.county(), water).browser();
    ofRoads = town.person("department", place.county(), roads).browser();
  }

  private Case bring(String body) {
    return new Case(Town.request(UUID.randomUUID(), place.grid(), body));
  }

  private JsonNode follow(JsonNode slip) {
    return new Browser(port)
        .post(
            "/api/follow",
            Map.of("number", slip.path("number").asString(), "code", slip.path("code").asString()))
        .json();
  }

  /** A request and how people go on with it. */
  private final class Case {
    private final UUID id;
    private final String path;
    private final String number;
    private final String code;

    Case(Map<String, Object> brought) {
      Browser.Answer slip = worker.post("/api/requests", brought);
      assertThat(slip.status()).as(slip.body()).isEqualTo(201);
      id = UUID.fromString(String.valueOf(brought.get("id")));
      path = "/api/requests/" + place.county() + "/" + id;
      number = slip.json().path("number").asString();
      code = slip.json().path("code").asString();
    }

    JsonNode file(Browser by) {
      return by.get(path).json();
    }

    List<String> moves(Browser by) {
      List<String> kinds = new ArrayList<>();
      file(by).path("moves").forEach(move -> kinds.add(move.path("kind").asString()));
      return kinds;
    }

    JsonNode go(Browser by, String noun, Object... fields) {
      Browser.Answer answer = send(by, noun, fields);
      assertThat(answer.status()).as(noun + " " + answer.body()).isEqualTo(200);
      return answer.json();
    }

    Browser.Answer send(Browser by, String noun, Object... fields) {
      Map<String, Object> body = new HashMap<>();
      body.put(
          "version",
          jdbc.sql("select version from request where id = :id")
              .param("id", id)
              .query(Integer.class)
              .single());
      for (int n = 0; n < fields.length; n += 2) {
        Object value = fields[n + 1];
        body.put(String.valueOf(fields[n]), value instanceof UUID ? value.toString() : value);
      }
      return by.post(path + "/" + noun, body);
    }

    JsonNode follow() {
      return new Browser(port).post("/api/follow", Map.of("number", number, "code", code)).json();
    }

    void rate(boolean solved, int stars) {
      Browser.Answer answer =
          new Browser(port)
              .post(
                  "/api/follow/rating",
                  Map.of("number", number, "code", code, "solved", solved, "stars", stars));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    void reporter(String noun, String text) {
      Browser.Answer answer =
          new Browser(port)
              .post("/api/follow/" + noun, Map.of("number", number, "code", code, "text", text));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
  }
}
