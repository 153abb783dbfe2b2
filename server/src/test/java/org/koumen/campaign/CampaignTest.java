package org.koumen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Ids;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A campaign from draft to its end, over HTTP. The clock of the tests shows 2026-11-22. */
@KoumenTest
class CampaignTest {
  private static final Map<String, Object> YES_NO =
      Map.of("key", "heat", "kind", "yes_no", "text", "用煤炉取暖吗？", "required", true);
  private static final Map<String, Object> IF_YES =
      Map.of(
          "key",
          "alarm",
          "kind",
          "yes_no",
          "text",
          "装报警器了吗？",
          "required",
          true,
          "when",
          Map.of("question", "heat", "anyOf", List.of("yes")));

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser desk;
  private Browser worker;
  private final List<UUID> homes = new ArrayList<>();

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("community_desk", place.village()).browser();
    worker = town.person("grid_worker", place.grid()).browser();
    homes.clear();
    for (int n = 0; n < 4; n++) {
      homes.add(town.household(place.grid(n < 3 ? 1 : 2), "东兴路%d号".formatted(n)));
    }
  }

  private String form(boolean theme, Object... questions) {
    Browser.Answer answer =
        desk.post(
            "/api/forms",
            Map.of(
                "area",
                place.village(),
                "name",
                "冬季一问",
                "theme",
                theme,
                "questions",
                List.of(questions)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private Map<String, Object> plan(String form) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("name", "冬季平安走访");
    plan.put("kind", "general");
    plan.put("subject", "household");
    plan.put("fromOn", "2026-11-01");
    plan.put("toOn", "2026-11-30");
    plan.put("areas", List.of(place.village()));
    plan.put("often", "once");
    plan.put("form", form);
    return plan;
  }

  private JsonNode started(Map<String, Object> plan) {
    Browser.Answer drafted = desk.post("/api/campaigns", plan);
    assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
    return moved(drafted.json(), "start");
  }

  private JsonNode moved(JsonNode campaign, String move) {
    Browser.Answer answer = move(campaign, move);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Browser.Answer move(JsonNode campaign, String move) {
    return desk.post(
        "/api/campaigns/" + campaign.path("id").asString() + "/moves",
        Map.of("version", campaign.path("version").asInt(), "move", move, "why", "按社区例会决定"));
  }

  private Browser.Answer visit(UUID home, String outcome, List<Map<String, Object>> answers) {
    return visit(Ids.next(), home, outcome, "2026-11-22T02:00:00Z", answers);
  }

  private Browser.Answer visit(
      UUID id, UUID home, String outcome, String at, List<Map<String, Object>> answers) {
    return worker.post(
        "/api/visits",
        Map.of(
            "id",
            id,
            "county",
            place.county(),
            "householdId",
            home,
            "outcome",
            outcome,
            "visitedAt",
            at,
            "answers",
            answers));
  }

  private static Map<String, Object> sheet(String form, int version, Map<String, ?> answers) {
    return Map.of("formId", form, "version", version, "answers", answers);
  }

  private JsonNode coverage(JsonNode campaign, String more) {
    Browser.Answer answer =
        desk.get("/api/campaigns/" + campaign.path("id").asString() + "/coverage" + more);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void a_campaign_goes_from_draft_to_its_end_and_every_move_is_remembered() {
    String form = form(false, YES_NO, IF_YES);
    Browser.Answer drafted = desk.post("/api/campaigns", plan(form));
    JsonNode draft = drafted.json();
    String path = "/api/campaigns/" + draft.path("id").asString();
    assertThat(draft.path("state").asString()).isEqualTo("draft");
    assertThat(desk.post("/api/campaigns/size", plan(form)).json().path("due").asInt())
        .isEqualTo(4);
    assertThat(worker.get("/api/worker/campaigns").json().path("campaigns").size()).isZero();
    assertThat(move(draft, "close").problem()).isEqualTo("campaign-state");

    JsonNode running = moved(draft, "start");
    assertThat(running.path("formVersion").asInt()).isEqualTo(1);
    assertThat(move(draft, "pause").problem()).isEqualTo("stale-version");
    assertThat(
            desk.put(path, Map.of("version", running.path("version").asInt(), "plan", plan(form)))
                .problem())
        .isEqualTo("campaign-state");
    JsonNode carried = worker.get("/api/worker/campaigns").json();
    assertThat(carried.path("campaigns").path(0).path("name").asString()).isEqualTo("冬季平安走访");
    assertThat(carried.path("forms").path(0).path("questions").size()).isEqualTo(2);
    String stamp = carried.path("stamp").asString();
    assertThat(worker.get("/api/worker/campaigns?known=" + stamp).json().path("forms").size())
        .isZero();

    assertThat(visit(homes.get(0), "met", List.of(sheet(form, 1, Map.of("heat", "no")))).status())
        .isEqualTo(201);
    assertThat(visit(homes.get(1), "nobody_home", List.of()).status()).isEqualTo(201);
    assertThat(visit(homes.get(2), "refused", List.of()).status()).isEqualTo(201);
    JsonNode total = coverage(running, "").path("total");
    assertThat(total.path("due").asInt()).isEqualTo(4);
    assertThat(total.path("reached").asInt()).isEqualTo(1);
    assertThat(total.path("missed").asInt()).isEqualTo(1);
    assertThat(total.path("refused").asInt()).isEqualTo(1);
    JsonNode grids = coverage(running, "").path("rows");
    assertThat(grids.path(0).path("line").path("due").asInt()).isEqualTo(3);
    assertThat(grids.path(1).path("line").path("due").asInt()).isEqualTo(1);
    JsonNode left = desk.get(path + "/households?state=left&limit=2").json();
    assertThat(left.path("rows").size()).isEqualTo(2);
    assertThat(
            desk.get(path + "/households?state=left&limit=2&after=" + left.path("next").asString())
                .json()
                .path("rows")
                .size())
        .isEqualTo(1);
    assertThat(
            worker.get("/api/worker/campaigns").json().path("answered").path(0).path("household"))
        .hasToString("\"" + homes.get(0) + "\"");

    assertThat(visit(homes.get(1), "by_phone", List.of()).status()).isEqualTo(201);
    JsonNode closed = moved(running, "close");
    assertThat(closed.path("state").asString()).isEqualTo("closed");
    town.household(place.grid(), "后来的一户");
    assertThat(coverage(closed, "").path("total").path("due").asInt())
        .as("who comes later was never due")
        .isEqualTo(4);
    assertThat(coverage(closed, "").path("total").path("reached").asInt()).isEqualTo(2);
    assertThat(
            desk.get(path + "/moves")
                .json()
                .path("rows")
                .valueStream()
                .map(one -> one.path("move").asString()))
        .containsExactly("close", "start", "draft");
  }

  @Test
  void a_household_visited_for_two_campaigns_counts_for_both() {
    String form = form(false, YES_NO);
    Map<String, Object> other = plan(form);
    other.put("name", "另一个活动");
    other.put("areas", List.of(place.grid()));
    JsonNode one = started(plan(form));
    JsonNode two = started(other);
    assertThat(visit(homes.get(0), "met", List.of(sheet(form, 1, Map.of("heat", "yes")))).status())
        .isEqualTo(201);
    for (JsonNode campaign : List.of(one, two)) {
      assertThat(coverage(campaign, "").path("total").path("reached").asInt()).isEqualTo(1);
      assertThat(
              desk.get("/api/campaigns/" + campaign.path("id").asString() + "/results")
                  .json()
                  .path("rows")
                  .path(0)
                  .path("chosen")
                  .path(0)
                  .path("times")
                  .asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void the_same_visit_sent_again_counts_once() {
    String form = form(false, YES_NO);
    JsonNode campaign = started(plan(form));
    UUID id = Ids.next();
    for (int status : List.of(201, 200)) {
      assertThat(
              visit(
                      id,
                      homes.get(0),
                      "met",
                      "2026-11-22T02:00:00Z",
                      List.of(sheet(form, 1, Map.of("heat", "yes"))))
                  .status())
          .isEqualTo(status);
    }
    JsonNode home =
        desk.get("/api/campaigns/" + campaign.path("id").asString() + "/households?state=reached")
            .json()
            .path("rows")
            .path(0);
    assertThat(home.path("visits").asInt()).isEqualTo(1);
  }

  @Test
  void an_old_version_is_taken_as_it_was_and_what_does_not_fit_is_kept_aside() {
    String form = form(false, YES_NO, IF_YES);
    JsonNode campaign = started(plan(form));
    Browser.Answer changed =
        desk.put(
            "/api/forms/" + form,
            Map.of("version", 1, "name", "冬季一问", "questions", List.of(YES_NO)));
    assertThat(changed.json().path("version").asInt()).as(changed.body()).isEqualTo(2);
    assertThat(desk.get("/api/forms/" + form + "?version=1").json().path("questions").size())
        .as("what was asked by stays")
        .isEqualTo(2);
    moved(campaign, "new_form");

    JsonNode old =
        visit(
                homes.get(0),
                "met",
                List.of(sheet(form, 1, Map.of("heat", "yes", "alarm", "no", "never", "没有这题"))))
            .json()
            .path("answers")
            .path(0);
    assertThat(old.path("fate").asString()).isEqualTo("in_part");
    assertThat(old.path("aside").path(0).asString()).isEqualTo("never");
    JsonNode unknown =
        visit(
                homes.get(1),
                "met",
                List.of(sheet(UUID.randomUUID().toString(), 9, Map.of("a\u0000b", "x\u0000y"))))
            .json()
            .path("answers")
            .path(0);
    assertThat(unknown.path("fate").asString()).isEqualTo("unknown_form");
    assertThat(
            jdbc.sql(
                    "select aside ->> 'ab' from form_answer where county = :county and version = 9")
                .param("county", place.county())
                .query(String.class)
                .single())
        .isEqualTo("xy");
    JsonNode missing =
        visit(homes.get(2), "met", List.of(sheet(form, 1, Map.of("heat", "yes")))).json();
    assertThat(missing.path("answers").path(0).path("missing").path(0).asString())
        .isEqualTo("alarm");
    JsonNode results =
        desk.get("/api/campaigns/" + campaign.path("id").asString() + "/results")
            .json()
            .path("rows");
    assertThat(results.path(0).path("answered").asInt()).isEqualTo(2);
    assertThat(results.path(1).path("earlier").asBoolean()).isTrue();
  }

  @Test
  void a_late_visit_counts_by_its_own_day_and_one_before_the_start_does_not() {
    Map<String, Object> plan = plan(form(false, YES_NO));
    JsonNode campaign = started(plan);
    jdbc.sql("update campaign set started_on = date '2026-11-10' where id = cast(:id as uuid)")
        .param("id", campaign.path("id").asString())
        .update();
    assertThat(visit(Ids.next(), homes.get(0), "met", "2026-11-14T02:00:00Z", List.of()).status())
        .isEqualTo(201);
    assertThat(visit(Ids.next(), homes.get(1), "met", "2026-11-05T02:00:00Z", List.of()).status())
        .isEqualTo(201);
    assertThat(coverage(campaign, "").path("total").path("reached").asInt()).isEqualTo(1);
  }

  @Test
  void by_rhythm_a_red_mark_is_due_again_after_a_week() {
    Map<String, Object> plan = plan(form(false, YES_NO));
    plan.put("often", "by_mark");
    JsonNode campaign = started(plan);
    jdbc.sql("update campaign set started_on = date '2026-11-01' where id = cast(:id as uuid)")
        .param("id", campaign.path("id").asString())
        .update();
    town.mark(place.county(), homes.get(0), "red", java.time.LocalDate.of(2026, 11, 1));
    for (UUID home : List.of(homes.get(0), homes.get(1))) {
      assertThat(visit(Ids.next(), home, "met", "2026-11-14T02:00:00Z", List.of()).status())
          .isEqualTo(201);
    }
    assertThat(coverage(campaign, "").path("total").path("reached").asInt()).isEqualTo(1);
    assertThat(visit(homes.get(0), "met", List.of()).status()).isEqualTo(201);
    assertThat(coverage(campaign, "").path("total").path("reached").asInt()).isEqualTo(2);
  }

  @Test
  void households_belong_to_those_who_look_after_them_and_help_is_shown_where_it_is_needed() {
    UUID unit = town.unit(place.village(), "水务局");
    UUID one = visitor("甲一", unit, place.grid(1));
    UUID two = visitor("乙二", unit, place.grid(2));
    inForce(Map.of(homes.get(0), one, homes.get(1), one, homes.get(2), one, homes.get(3), two));
    JsonNode campaign = started(plan(form(false, YES_NO)));
    jdbc.sql("update campaign set started_on = date '2026-11-01' where id = cast(:id as uuid)")
        .param("id", campaign.path("id").asString())
        .update();
    JsonNode people = coverage(campaign, "/people").path("rows");
    assertThat(people.valueStream().map(row -> row.path("name").asString()))
        .containsExactlyInAnyOrder("甲一", "乙二");
    JsonNode first =
        people
            .valueStream()
            .filter(row -> row.path("name").asString().equals("甲一"))
            .findFirst()
            .orElseThrow();
    assertThat(first.path("line").path("due").asInt()).isEqualTo(3);
    assertThat(first.path("line").path("behind").asInt()).isEqualTo(2);
    JsonNode units = coverage(campaign, "/units").path("rows");
    assertThat(units.size()).isEqualTo(1);
    assertThat(units.path(0).path("line").path("due").asInt()).isEqualTo(4);
    assertThat(
            desk.get(
                    "/api/campaigns/%s/households?staff=%s"
                        .formatted(campaign.path("id").asString(), two))
                .json()
                .path("rows")
                .size())
        .isEqualTo(1);

    Map<String, Object> byPost = plan(form(false, YES_NO));
    byPost.put("posts", List.of("visitor"));
    JsonNode posts = coverage(started(byPost), "/people").path("rows");
    assertThat(posts.valueStream().mapToInt(row -> row.path("line").path("due").asInt()).sum())
        .isEqualTo(4);
  }

  private UUID visitor(String name, UUID unit, String grid) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            with person as (
              insert into staff (id, code, name, pinyin, initials, unit_id, area_code, kind, active_from)
              values (:id, :code, :name, 'zhang', 'z', :unit, :area, 'cadre', date '2020-01-01')
            )
            insert into post (id, staff_id, area_code, kind, active_from)
            values (:id, :id, :area, 'visitor', date '2020-01-01')
            """)
        .param("id", id)
        .param("code", id.toString())
        .param("name", name)
        .param("unit", unit)
        .param("area", grid)
        .update();
    return id;
  }

  private void inForce(Map<UUID, UUID> staff) {
    UUID plan = Ids.next();
    jdbc.sql(
            """
            insert into assignment_plan (
              county, id, area_code, state, wishes, reason, made_at, made_by_name, in_force_at)
            values (:county, :plan, :area, 'in_force', '{}', '今年', now(), '测试', now())
            """)
        .param("county", place.county())
        .param("plan", plan)
        .param("area", place.village())
        .update();
    staff.forEach(
        (home, who) ->
            jdbc.sql(
                    """
                    insert into assignment (county, id, area_code, plan_id, household_id, staff_id, metres, origin)
                    values (:county, :id, :area, :plan, :home, :staff, 10, 'proposed')
                    """)
                .param("county", place.county())
                .param("id", Ids.next())
                .param("area", place.grid())
                .param("plan", plan)
                .param("home", home)
                .param("staff", who)
                .update());
  }

  @Test
  void a_theme_visit_leaves_a_follow_up_that_is_listed_until_it_is_done() {
    String form = form(true, YES_NO);
    Map<String, Object> plan = plan(form);
    plan.put("kind", "theme");
    JsonNode campaign = started(plan);
    Map<String, Object> answers = new HashMap<>();
    answers.put("heat", "yes");
    answers.put("theme.finding", "烟道三年没清过");
    answers.put("theme.advice", "装一个报警器");
    answers.put("theme.afterwards", "yes");
    answers.put("theme.follow_up", "联系专业人员清烟道");
    answers.put("theme.follow_up_on", "2026-11-28");
    JsonNode taken =
        visit(homes.get(0), "met", List.of(sheet(form, 1, answers))).json().path("answers");
    assertThat(taken.path(0).path("fate").asString()).isEqualTo("taken");

    JsonNode open = desk.get("/api/follow-ups?state=open").json().path("rows").path(0);
    assertThat(open.path("what").asString()).isEqualTo("联系专业人员清烟道");
    assertThat(open.path("dueOn").asString()).isEqualTo("2026-11-28");
    assertThat(open.path("ownerName").asString()).isEqualTo("王芳");
    JsonNode led =
        town.person("leader", place.village())
            .browser()
            .get("/api/follow-ups")
            .json()
            .path("rows")
            .path(0);
    assertThat(led.path("what").isNull()).as("whom it concerns is not for everybody").isTrue();
    Browser.Answer rows =
        town.person("leader", place.village())
            .browser()
            .get(
                "/api/campaigns/%s/answers?question=theme.finding"
                    .formatted(campaign.path("id").asString()));
    assertThat(rows.body()).doesNotContain("烟道").doesNotContain("东兴路");
    assertThat(rows.json().path("rows").size()).isEqualTo(1);

    String path = "/api/follow-ups/%s/%s".formatted(place.county(), open.path("id").asString());
    assertThat(desk.post(path + "/ending", Map.of("done", true, "note", "已清理")).status())
        .isEqualTo(204);
    assertThat(desk.post(path + "/ending", Map.of("done", true, "note", "已清理")).problem())
        .isEqualTo("not-found");
    assertThat(desk.get("/api/follow-ups?state=open").json().path("rows").size()).isZero();

    Map<String, Object> without = plan(form(false, YES_NO));
    without.put("kind", "theme");
    assertThat(desk.post("/api/campaigns", without).problem()).isEqualTo("campaign-needs-form");
  }

  @Test
  void a_village_is_called_on_as_a_whole() {
    String form = form(true, YES_NO);
    Map<String, Object> plan = plan(form);
    plan.put("kind", "theme");
    plan.put("subject", "village");
    JsonNode campaign = started(plan);
    String path = "/api/campaigns/" + campaign.path("id").asString();
    assertThat(coverage(campaign, "").path("total").path("due").asInt()).isEqualTo(1);
    Map<String, Object> visit =
        Map.of(
            "id",
            Ids.next(),
            "areaCode",
            place.village(),
            "visitedOn",
            "2026-11-21",
            "talkedWith",
            "村支书、三位村民代表",
            "answers",
            Map.of("heat", "no", "theme.afterwards", "no"));
    assertThat(desk.post(path + "/village-visits", visit).status()).isEqualTo(201);
    assertThat(desk.post(path + "/village-visits", visit).status()).isEqualTo(201);
    assertThat(coverage(campaign, "").path("total").path("reached").asInt()).isEqualTo(1);
    assertThat(
            desk.get(path + "/villages").json().path("rows").path(0).path("visitedOn").asString())
        .isEqualTo("2026-11-21");
    assertThat(worker.post(path + "/village-visits", visit).problem()).isEqualTo("not-found");
  }

  @Test
  void an_unsound_form_is_refused_with_the_question_and_pages_are_told_while_they_hold() {
    Browser.Answer unsound =
        desk.post(
            "/api/forms",
            Map.of(
                "area",
                place.village(),
                "name",
                "反过来",
                "theme",
                false,
                "questions",
                List.of(IF_YES, YES_NO)));
    assertThat(unsound.problem()).isEqualTo("form-unsound");
    assertThat(unsound.json().path("title").asString()).contains("第 1 题").contains("前面的题目");
    assertThat(
            desk.post(
                    "/api/forms",
                    Map.of(
                        "area",
                        place.village(),
                        "name",
                        "空",
                        "theme",
                        true,
                        "questions",
                        List.of()))
                .problem())
        .isEqualTo("form-empty");

    Map<String, Object> text =
        Map.of(
            "title",
            "取暖补贴",
            "body",
            "每户每年 300 元。",
            "contactName",
            "民政办",
            "contactPhone",
            "0971-12345",
            "validFrom",
            "2026-11-01");
    Browser.Answer page = desk.post("/api/handbook", Map.of("area", place.village(), "text", text));
    assertThat(page.status()).as(page.body()).isEqualTo(201);
    assertThat(worker.get("/api/worker/campaigns").json().path("pages").path(0).path("title"))
        .hasToString("\"取暖补贴\"");
    Map<String, Object> ended = new HashMap<>(text);
    ended.put("validTo", "2026-11-20");
    assertThat(
            desk.put(
                    "/api/handbook/" + page.json().path("id").asString(),
                    Map.of("version", 1, "text", ended))
                .status())
        .isEqualTo(200);
    assertThat(worker.get("/api/worker/campaigns").json().path("pages").size()).isZero();
  }
}
