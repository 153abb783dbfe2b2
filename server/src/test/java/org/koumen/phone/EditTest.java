package org.koumen.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Two people change one file without seeing each other: nothing is overwritten, nothing is lost.
 */
@KoumenTest
class EditTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person li;
  private Town.Person zhang;
  private Browser desk;
  private final UUID phoneOfLi = UUID.randomUUID();
  private final UUID phoneOfZhang = UUID.randomUUID();
  private UUID household;
  private String person;

  @BeforeEach
  void twoWorkersAndADesk() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    li = town.person("grid_worker", place.grid());
    zhang = town.person("grid_worker", place.grid());
    desk = town.person("community_desk", place.village()).browser();
    admit(li, phoneOfLi);
    admit(zhang, phoneOfZhang);
    household = town.household(place.grid(), "1号");
    person = resident(household, "王建国", "13800001111");
  }

  @Test
  void different_fields_merge_and_the_same_field_becomes_a_question_shown_to_both() {
    JsonNode seen = file(household);
    assertThat(fates(send(li, phoneOfLi, edit(household, change("work", "", "瓦工")))))
        .containsExactly("written");
    assertThat(
            fates(
                send(
                    zhang,
                    phoneOfZhang,
                    edit(
                        household,
                        change("school", "", "夜校"),
                        change("work", "", "木工"),
                        change("languages", "", "藏语、汉语")))))
        .containsExactly("written", "question", "written");
    JsonNode now = resident(file(household));
    assertThat(now.path("work").asString()).isEqualTo("瓦工");
    assertThat(now.path("school").asString()).isEqualTo("夜校");
    assertThat(now.path("languages").toString()).contains("藏语", "汉语");
    assertThat(seen.path("household").path("version").asInt()).isOne();

    for (Browser editor : List.of(li.browser(), zhang.browser())) {
      JsonNode mine = editor.get("/api/questions?mine=true").json().path("rows");
      assertThat(mine.size()).isOne();
      assertThat(mine.path(0).path("present").asString()).isEqualTo("瓦工");
      assertThat(mine.path(0).path("wanted").asString()).isEqualTo("木工");
      assertThat(mine.path(0).path("residentName").asString()).isEqualTo("王建国");
    }
    JsonNode atDesk = questions(desk).path(0);
    assertThat(atDesk.path("mine").asBoolean()).isFalse();
    TestPhone carried = new TestPhone(li.browser(), phoneOfLi);
    carried.sync();
    assertThat(Objects.requireNonNull(carried.files().get(household)).path("questions").size())
        .isOne();

    assertThat(decide(desk, atDesk, "take")).isEqualTo(204);
    assertThat(resident(file(household)).path("work").asString()).isEqualTo("木工");
    assertThat(questions(desk).path(0).path("state").asString()).isEqualTo("taken");
    assertThat(timeline().findValuesAsString("reason")).contains("采用王芳在手机上填的");
    carried.sync();
    assertThat(Objects.requireNonNull(carried.files().get(household)).path("questions").size())
        .isZero();
    assertThat(decide(desk, atDesk, "keep")).as("decided already").isEqualTo(404);
  }

  @Test
  void what_is_kept_goes_into_the_history_and_a_third_value_asks_again() {
    send(li, phoneOfLi, edit(household, change("work", "", "瓦工")));
    send(zhang, phoneOfZhang, edit(household, change("work", "", "木工")));
    JsonNode question = questions(desk).path(0);
    send(li, phoneOfLi, edit(household, change("work", "瓦工", "电工")));
    assertThat(decide(desk, question, "take")).isEqualTo(409);
    question = questions(desk).path(0);
    assertThat(question.path("present").asString()).isEqualTo("电工");
    assertThat(decide(zhang.browser(), question, "keep")).isEqualTo(204);
    assertThat(resident(file(household)).path("work").asString()).isEqualTo("电工");
    assertThat(timeline().findValuesAsString("kind")).contains("kept");
  }

  @Test
  void the_same_value_from_two_sides_is_no_question_and_clocks_mean_nothing() {
    Map<String, Object> late = edit(household, change("work", "", "瓦工"));
    late.put("madeAt", "2020-01-01T00:00:00Z");
    Map<String, Object> early = edit(household, change("work", "", " 瓦工 "));
    early.put("madeAt", "2031-01-01T00:00:00Z");
    assertThat(fates(send(li, phoneOfLi, early))).containsExactly("written");
    assertThat(fates(send(zhang, phoneOfZhang, late))).containsExactly("same");
    assertThat(questions(desk).size()).isZero();
  }

  @Test
  void numbers_are_compared_by_stamp_and_never_lie_open() {
    String seen = resident(file(household)).path("phoneStamp").asString();
    assertThat(seen).hasSize(16);
    assertThat(fates(send(li, phoneOfLi, edit(household, change("phone", seen, "138 2222 1111")))))
        .containsExactly("written");
    assertThat(
            fates(send(zhang, phoneOfZhang, edit(household, change("phone", seen, "13833331111")))))
        .as("the mask was the same, the number was not")
        .containsExactly("question");
    assertThat(
            fates(
                send(
                    li, phoneOfLi, edit(household, change("phone", "13822221111", "13844441111")))))
        .as("who wrote a number knows it")
        .containsExactly("written");
    JsonNode question = questions(desk).path(0);
    assertThat(question.path("wanted").asString()).isEqualTo("138****1111");
    assertThat(question.path("present").asString()).isEqualTo("138****1111");
    String everything =
        jdbc.sql(
                """
                select string_agg(t::text, ' ') from (
                  select q::text from field_question q union all select o::text from phone_operation o
                ) as t (t)
                """)
            .query(String.class)
            .single();
    assertThat(everything).doesNotContain("1382222", "1383333", "1384444", "13800001111");
    assertThat(decide(desk, question, "take")).isEqualTo(409);
    assertThat(decide(desk, questions(desk).path(0), "take")).isEqualTo(204);
    assertThat(questions(desk).path(0).path("state").asString()).isEqualTo("taken");
  }

  @Test
  void life_goes_on_in_the_stairwell_too() {
    Map<String, Object> edit = edit(household, change("state", "present", "moved_out"));
    edit.put(
        "newcomers",
        List.of(
            Map.of(
                "how",
                "birth",
                "resident",
                Map.of("name", "王小宝", "relation", "child", "bornOn", "2026-10-01"))));
    assertThat(send(li, phoneOfLi, edit).status()).isEqualTo(200);
    assertThat(
            fates(send(zhang, phoneOfZhang, edit(household, change("state", "present", "dead")))))
        .containsExactly("question");
    JsonNode residents = file(household).path("residents");
    assertThat(residents.findValuesAsString("name")).contains("王小宝");
    assertThat(residents.findValuesAsString("state")).contains("moved_out");
  }

  @Test
  void a_replay_is_answered_alike_also_when_it_comes_at_the_same_moment() throws Exception {
    Map<String, Object> edit = edit(household, change("work", "", "瓦工"));
    List<Callable<Browser.Answer>> calls = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      calls.add(() -> send(li, phoneOfLi, edit));
    }
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var answer : pool.invokeAll(calls)) {
        assertThat(fates(answer.get())).containsExactly("written");
      }
    }
    assertThat(timeline().findValuesAsString("kind"))
        .filteredOn("resident_edited"::equals)
        .hasSize(1);

    edit.put("changes", List.of(change("work", "", "厨师")));
    assertThat(send(li, phoneOfLi, edit).problem()).isEqualTo("key-reused");
    assertThat(send(zhang, phoneOfZhang, edit).problem()).isEqualTo("key-reused");
  }

  @Test
  void a_phone_that_is_forged_or_cut_off_changes_nothing() {
    Map<String, Object> edit = edit(household, change("work", "", "瓦工"));
    assertThat(send(zhang, phoneOfLi, edit).problem()).isEqualTo("phone-cut-off");
    assertThat(send(zhang, UUID.randomUUID(), edit).problem()).isEqualTo("phone-cut-off");
    li.browser().post("/api/phones/%s/cutting-off".formatted(phoneOfLi), Map.of("reason", "丢了"));
    li.again();
    assertThat(send(li, phoneOfLi, edit).problem()).isEqualTo("phone-cut-off");
    assertThat(resident(file(household)).path("work").isNull()).isTrue();
  }

  @Test
  void what_cannot_be_is_refused_whole_and_says_why() {
    Browser.Answer unknown =
        send(li, phoneOfLi, edit(household, change("work", "", "瓦工"), change("faith", "", "x")));
    assertThat(unknown.problem()).isEqualTo("field-unknown");
    Browser.Answer wrong =
        send(
            li,
            phoneOfLi,
            edit(
                household,
                change("school", "", "夜校"),
                change("work", "", "长".repeat(101)),
                change("phone", "", "123")));
    assertThat(wrong.problem()).as(wrong.body()).isEqualTo("fields-wrong");
    assertThat(resident(file(household)).path("school").isNull()).isTrue();
    assertThat(send(li, phoneOfLi, edit(household, change("work", "", "长".repeat(501)))).problem())
        .isEqualTo("bad-input");
  }

  @Test
  void what_left_the_reach_meanwhile_waits_for_whoever_looks_after_it() {
    Map<String, Object> edit = edit(household, change("phone", "", "13855556666"));
    moveNextDoor();
    Browser.Answer kept = send(li, phoneOfLi, edit);
    assertThat(kept.json().path("kept").asBoolean()).as(kept.body()).isTrue();
    assertThat(send(li, phoneOfLi, edit).body()).isEqualTo(kept.body());
    Map<String, Object> unknown = edit(UUID.randomUUID(), change("work", "", "瓦工"));
    assertThat(send(li, phoneOfLi, unknown).json().path("kept").asBoolean())
        .as("nobody learns which households there are")
        .isTrue();

    Map<String, Object> visit = new HashMap<>();
    visit.put("id", UUID.randomUUID());
    visit.put("county", place.county());
    visit.put("householdId", household);
    visit.put("madeAt", "2026-11-15T02:00:00Z");
    visit.put("visit", Map.of("outcome", "met", "note", "家里有人，问了医保"));
    assertThat(
            li.browser()
                .post("/api/phones/%s/strays".formatted(phoneOfLi), visit)
                .json()
                .path("kept")
                .asBoolean())
        .isTrue();
    assertThat(desk.post("/api/phones/%s/strays".formatted(phoneOfLi), visit).problem())
        .isEqualTo("phone-cut-off");

    JsonNode waiting = desk.get("/api/strays?area=" + place.village()).json().path("rows");
    assertThat(waiting.size()).isEqualTo(3);
    assertThat(waiting.toString()).contains("138****6666", "问了医保").doesNotContain("13855556666");
    assertThat(li.browser().get("/api/strays").json().path("rows").size())
        .as("only what belongs to the own grid")
        .isOne();
    String first = String.valueOf(edit.get("id"));
    String take = "/api/strays/%s/%s/taking-up".formatted(place.county(), first);
    assertThat(li.browser().post(take, Map.of("reason", "核对过")).status()).isEqualTo(404);
    assertThat(desk.post(take, Map.of("reason", "打电话核对过")).status()).isEqualTo(204);
    assertThat(questions(desk).path(0).path("wanted").asString())
        .as("merged like any other: the number was not what the phone saw")
        .isEqualTo("138****6666");
    String aside =
        "/api/strays/%s/%s/setting-aside"
            .formatted(place.county(), String.valueOf(unknown.get("id")));
    assertThat(desk.post(aside, Map.of("reason", "没有这一户")).status()).isEqualTo(204);
    assertThat(desk.post(aside, Map.of("reason", "没有这一户")).status()).isEqualTo(404);
    assertThat(desk.get("/api/strays").json().path("rows").size()).isOne();
  }

  @Test
  void an_edit_follows_a_household_that_merged_and_a_person_who_moved() {
    UUID other = town.household(place.grid(), "2号");
    resident(other, "王大明", "13900002222");
    Map<String, Object> edit =
        edit(household, change("work", "", "瓦工"), Map.of("field", "number", "now", "A-7"));
    Browser.Answer merged =
        desk.post(
            path(household) + "/events", Map.of("kind", "household_merge", "toHousehold", other));
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    Browser.Answer answer = send(li, phoneOfLi, edit);
    assertThat(answer.json().path("householdId").asString()).isEqualTo(other.toString());
    assertThat(fates(answer)).containsExactly("written", "written");
    assertThat(file(other).path("household").path("number").asString()).isEqualTo("A-7");
    assertThat(file(other).toString()).contains("瓦工");
  }

  private void moveNextDoor() {
    Map<String, Object> premises = new HashMap<>();
    premises.put("areaCode", place.grid(2));
    premises.put("address", "1号");
    premises.put("use", "residential");
    Browser.Answer moved =
        desk.put(
            path(household) + "/premises",
            Map.of(
                "version",
                file(household).path("premises").path("version").asInt(),
                "premises",
                premises));
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
  }

  private void admit(Town.Person worker, UUID phone) {
    assertThat(new TestPhone(worker.browser(), phone).admit().status()).isEqualTo(200);
  }

  private String resident(UUID where, String name, String phone) {
    Browser.Answer added =
        desk.post(
            path(where) + "/residents",
            Map.of("resident", Map.of("name", name, "relation", "head", "phone", phone)));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    return file(where).path("residents").path(0).path("id").asString();
  }

  private Browser.Answer send(Town.Person worker, UUID phone, Map<String, Object> edit) {
    return worker.browser().post("/api/phones/%s/edits".formatted(phone), edit);
  }

  private static List<String> fates(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("fields").findValuesAsString("fate");
  }

  private Map<String, Object> edit(UUID of, Map<?, ?>... changes) {
    Map<String, Object> edit = new HashMap<>();
    edit.put("id", UUID.randomUUID());
    edit.put("county", place.county());
    edit.put("householdId", of);
    edit.put("madeAt", Instant.parse("2026-11-22T02:00:00Z"));
    edit.put("changes", List.of(changes));
    return edit;
  }

  private Map<String, Object> change(String field, @Nullable String was, String now) {
    return Map.of("residentId", person, "field", field, "was", was == null ? "" : was, "now", now);
  }

  private int decide(Browser who, JsonNode question, String choice) {
    return who.post(
            "/api/questions/%s/%s/decision"
                .formatted(place.county(), question.path("id").asString()),
            Map.of("choice", choice))
        .status();
  }

  private JsonNode questions(Browser who) {
    return who.get(path(household) + "/questions").json().path("rows");
  }

  private JsonNode timeline() {
    return desk.get(path(household) + "/timeline").json().path("rows");
  }

  private JsonNode file(UUID of) {
    return desk.get(path(of)).json();
  }

  private static JsonNode resident(JsonNode file) {
    return file.path("residents").path(0);
  }

  private String path(UUID of) {
    return "/api/households/%s/%s".formatted(place.county(), of);
  }
}
