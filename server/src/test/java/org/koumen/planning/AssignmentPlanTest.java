package org.koumen.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jobs;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A community's households find their visitors, and keep them unless somebody falls ill. */
@KoumenTest
class AssignmentPlanTest {
  private static final int HOMES = 60;

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired Jobs jobs;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser desk;
  private final List<UUID> homes = new ArrayList<>();
  private final List<UUID> people = new ArrayList<>();

  @BeforeEach
  void moveIn() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("community_desk", place.village()).browser();
    for (int h = 0; h < HOMES; h++) {
      UUID home = town.household(place.grid(1 + h % 3), "东兴路%d号".formatted(h));
      homes.add(home);
      if (h % 5 != 0) {
        stands(home, 101.7 + 0.0004 * (h % 12), 36.6 + 0.0004 * (h / 12));
      }
    }
    for (int p = 0; p < 4; p++) {
      people.add(visitor("张" + p, place.grid(1 + p % 3), p == 3 ? "粤语" : "普通话"));
    }
  }

  private void stands(UUID home, double longitude, double latitude) {
    jdbc.sql(
            """
            update premises set longitude = :east, latitude = :north
            where county = :county and id = (select premises_id from household where county = :county and id = :id)
            """)
        .param("county", place.county())
        .param("id", home)
        .param("east", longitude)
        .param("north", latitude)
        .update();
  }

  private UUID visitor(String name, String grid, String language) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            with person as (
              insert into staff (id, code, name, pinyin, initials, area_code, kind, languages, active_from)
              values (:id, :code, :name, 'zhang', 'z', :area, 'cadre', array[:language], date '2020-01-01')
            )
            insert into post (id, staff_id, area_code, kind, active_from)
            values (:id, :id, :area, 'visitor', date '2020-01-01')
            """)
        .param("id", id)
        .param("code", id.toString())
        .param("name", name)
        .param("area", grid)
        .param("language", language)
        .update();
    return id;
  }

  private JsonNode make(int share) {
    Browser.Answer started =
        desk.post(
            "/api/assignment-plans",
            Map.of("area", place.village(), "share", share, "reason", "今年的分工"));
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    return ended(started.json());
  }

  private JsonNode ended(JsonNode started) {
    UUID job = UUID.fromString(started.path("jobId").asString());
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(2))
        .until(() -> jobs.find(job).orElseThrow().ended());
    return plan(started.path("id").asString());
  }

  private String path(String id) {
    return "/api/assignment-plans/" + place.county() + "/" + id;
  }

  private JsonNode plan(String id) {
    return desk.get(path(id)).json();
  }

  private Map<UUID, UUID> visitors(JsonNode plan) {
    Map<UUID, UUID> visitors = new HashMap<>();
    jdbc.sql(
            "select household_id, staff_id from assignment where county = :county and plan_id ="
                + " :plan")
        .param("county", place.county())
        .param("plan", UUID.fromString(plan.path("id").asString()))
        .query((row, n) -> visitors.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list();
    return visitors;
  }

  private Browser.Answer send(JsonNode plan, String what, Map<String, Object> body) {
    Map<String, Object> whole = new HashMap<>(body);
    whole.putIfAbsent("version", plan(plan.path("id").asString()).path("version").asInt());
    whole.putIfAbsent("reason", "试一试");
    if (what.equals("moves")) {
      whole.putIfAbsent("overShare", false);
    }
    return desk.post(path(plan.path("id").asString()) + "/" + what, whole);
  }

  @Test
  void every_household_gets_one_visitor_and_nobody_more_than_their_share() {
    JsonNode plan = make(17);
    assertThat(plan.path("state").asString()).as(why(plan)).isEqualTo("proposal");
    assertThat(plan.path("figures").path("households").asInt()).isEqualTo(HOMES);
    assertThat(plan.path("figures").path("gapPercent").asDouble()).isLessThanOrEqualTo(0.1);
    Map<UUID, UUID> visitors = visitors(plan);
    assertThat(visitors.keySet()).isEqualTo(Set.copyOf(homes));
    Map<UUID, Long> loads = loads(visitors);
    assertThat(loads.keySet()).isEqualTo(Set.copyOf(people));
    assertThat(loads.values()).allMatch(load -> load >= 11 && load <= 17);
    JsonNode rows = desk.get(path(plan.path("id").asString()) + "/people").json().path("rows");
    assertThat(rows.valueStream().mapToInt(row -> row.path("households").asInt()).sum())
        .isEqualTo(HOMES);
  }

  private static Map<UUID, Long> loads(Map<UUID, UUID> visitors) {
    return visitors.values().stream()
        .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
  }

  private String why(JsonNode plan) {
    UUID job = UUID.fromString(plan.path("jobId").asString());
    return String.valueOf(jobs.find(job).orElseThrow().problem());
  }

  @Test
  void too_few_people_are_told_how_many_households_each_would_need() {
    JsonNode plan = make(10);
    assertThat(plan.path("state").asString()).isEqualTo("failed");
    assertThat(why(plan)).contains("plan-no-room").contains("16");
  }

  @Test
  void shares_of_units_and_people_go_before_the_usual_one() {
    assertThat(
            desk.put(
                    "/api/staff/%s/visiting-share".formatted(people.getFirst()), Map.of("share", 3))
                .status())
        .isEqualTo(204);
    JsonNode plan = make(22);
    assertThat(loads(visitors(plan)).get(people.getFirst())).isLessThanOrEqualTo(3);
  }

  @Test
  void an_illness_moves_the_ill_ones_households_and_no_other_and_all_come_back() {
    JsonNode plan = make(17);
    Map<UUID, UUID> before = visitors(plan);
    UUID ill = people.get(1);
    Browser.Answer shown =
        send(plan, "absences", Map.of("staffId", ill, "apply", false, "reason", "病假"));
    assertThat(shown.status()).as(shown.body()).isEqualTo(422);

    // With a bit more room the others take them over.
    JsonNode roomy = make(20);
    Map<UUID, UUID> was = visitors(roomy);
    long theirs = loads(was).getOrDefault(ill, 0L);
    Map<String, Object> absence = Map.of("staffId", ill, "apply", false, "reason", "病假");
    JsonNode preview = send(roomy, "absences", absence).json();
    assertThat(preview.path("changes").size()).isEqualTo((int) theirs);
    assertThat(visitors(roomy)).as("only shown").isEqualTo(was);
    Browser.Answer applied =
        send(roomy, "absences", Map.of("staffId", ill, "apply", true, "reason", "病假"));
    assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    assertThat(applied.json().path("changes")).isEqualTo(preview.path("changes"));
    Map<UUID, UUID> now = visitors(roomy);
    was.forEach(
        (home, visitor) -> {
          if (visitor.equals(ill)) {
            assertThat(now.get(home)).isNotEqualTo(ill);
          } else {
            assertThat(now.get(home)).isEqualTo(visitor);
          }
        });
    assertThat(loads(now).values()).allMatch(load -> load <= 22);
    JsonNode moves = desk.get(path(roomy.path("id").asString()) + "/moves").json().path("rows");
    assertThat(moves.size()).isEqualTo((int) theirs);
    assertThat(moves.get(0).path("reason").asString()).isEqualTo("病假");
    assertThat(moves.get(0).path("movedByName").asString()).isEqualTo("王芳");

    assertThat(send(roomy, "comebacks", Map.of("staffId", ill)).status()).isEqualTo(200);
    assertThat(visitors(roomy)).isEqualTo(was);
    assertThat(visitors(plan)).as("another plan").isEqualTo(before);
  }

  @Test
  void what_somebody_chose_by_hand_stays_when_the_plan_is_proposed_anew() {
    JsonNode plan = make(20);
    Map<UUID, UUID> before = visitors(plan);
    UUID home = homes.getFirst();
    UUID to =
        people.stream()
            .filter(one -> !one.equals(before.get(home)))
            .filter(one -> loads(before).getOrDefault(one, 0L) < 20)
            .findFirst()
            .orElseThrow();
    Browser.Answer moved =
        send(plan, "moves", Map.of("households", List.of(home), "toStaffId", to));
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    Map<UUID, UUID> after = visitors(plan);
    assertThat(after.get(home)).isEqualTo(to);
    after.put(home, before.get(home));
    assertThat(after).as("nothing else moved").isEqualTo(before);

    Browser.Answer again =
        desk.post(
            path(plan.path("id").asString()) + "/proposals",
            Map.of("version", plan(plan.path("id").asString()).path("version").asInt()));
    assertThat(again.status()).as(again.body()).isEqualTo(202);
    JsonNode anew = ended(again.json());
    assertThat(anew.path("figures").path("locked").asInt()).isEqualTo(1);
    assertThat(visitors(anew).get(home)).isEqualTo(to);
    assertThat(visitors(anew).keySet()).isEqualTo(Set.copyOf(homes));
  }

  @Test
  void more_than_the_share_has_to_be_confirmed_and_a_stale_view_changes_nothing() {
    JsonNode plan = make(16);
    Map<UUID, UUID> before = visitors(plan);
    UUID to = people.getFirst();
    List<UUID> many = homes.stream().filter(one -> !to.equals(before.get(one))).limit(10).toList();
    assertThat(send(plan, "moves", Map.of("households", many, "toStaffId", to)).problem())
        .isEqualTo("plan-over-share");
    assertThat(
            send(plan, "moves", Map.of("households", many, "toStaffId", to, "version", 999))
                .problem())
        .isEqualTo("stale-version");
    assertThat(visitors(plan)).isEqualTo(before);
    assertThat(
            send(plan, "moves", Map.of("households", many, "toStaffId", to, "overShare", true))
                .status())
        .isEqualTo(200);
    assertThat(
            send(
                    plan,
                    "moves",
                    Map.of(
                        "households",
                        List.of(UUID.randomUUID()),
                        "toStaffId",
                        to,
                        "overShare",
                        true))
                .status())
        .isEqualTo(404);
  }

  @Test
  void in_force_it_tells_who_looks_after_a_household_and_next_year_they_stay() {
    JsonNode plan = make(20);
    UUID home = homes.get(7);
    String visitor = "/api/households/%s/%s/visitor".formatted(place.county(), home);
    assertThat(desk.get(visitor).json().path("visitor").isNull()).isTrue();
    Browser.Answer put = send(plan, "entry-into-force", Map.of());
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(desk.get(visitor).json().path("visitor").path("staffId").asString())
        .isEqualTo(String.valueOf(visitors(plan).get(home)));

    UUID late = town.household(place.grid(), "东兴路99号");
    Browser.Answer added = send(plan, "additions", Map.of("apply", true));
    assertThat(added.json().path("changes").size()).as(added.body()).isEqualTo(1);
    assertThat(visitors(plan)).containsKey(late);

    JsonNode next = make(20);
    assertThat(next.path("figures").path("changed").asInt()).isLessThanOrEqualTo(3);
    assertThat(next.path("figures").path("kept").asInt()).isGreaterThanOrEqualTo(HOMES - 2);
    assertThat(send(next, "entry-into-force", Map.of()).status()).isEqualTo(200);
    assertThat(plan(plan.path("id").asString()).path("state").asString()).isEqualTo("replaced");
    assertThat(
            send(plan, "moves", Map.of("households", List.of(home), "toStaffId", people.get(0)))
                .problem())
        .isEqualTo("plan-has-ended");
  }

  @Test
  void where_nobody_speaks_the_language_somebody_comes_along() {
    UUID home = homes.getFirst();
    jdbc.sql("update household set languages = array['粤语'] where county = :county and id = :id")
        .param("county", place.county())
        .param("id", home)
        .update();
    JsonNode plan = make(20);
    @Nullable UUID interpreter =
        jdbc.sql(
                """
                select case when staff_id = :speaker then staff_id else interpreter_id end
                from assignment where county = :county and plan_id = :plan and household_id = :home
                """)
            .param("speaker", people.get(3))
            .param("county", place.county())
            .param("plan", UUID.fromString(plan.path("id").asString()))
            .param("home", home)
            .query(UUID.class)
            .single();
    assertThat(interpreter).isEqualTo(people.get(3));
  }

  @Test
  void a_village_says_which_skills_it_asks_for() {
    String skills = "/api/areas/" + place.village() + "/visitor-skills";
    Browser.Answer put = desk.put(skills, Map.of("skills", List.of("调解", "水电维修", "调解")));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(desk.get(skills).json().path("skills").size()).isEqualTo(2);
    assertThat(desk.put(skills, Map.of("skills", List.of(" "))).status()).isEqualTo(400);
    assertThat(make(20).path("state").asString()).isEqualTo("proposal");
  }

  @Test
  void a_plan_whose_making_broke_off_can_be_made_again() {
    JsonNode plan = make(20);
    UUID id = UUID.fromString(plan.path("id").asString());
    jdbc.sql("update assignment_plan set state = 'making' where county = :county and id = :id")
        .param("county", place.county())
        .param("id", id)
        .update();
    jdbc.sql("update job set state = 'failed' where id = :job")
        .param("job", UUID.fromString(plan.path("jobId").asString()))
        .update();
    JsonNode listed = desk.get("/api/assignment-plans?area=" + place.village()).json();
    assertThat(listed.path("rows").get(0).path("state").asString()).isEqualTo("failed");
    Browser.Answer again =
        desk.post(
            path(id.toString()) + "/proposals",
            Map.of("version", plan.path("version").asInt(), "share", 21));
    assertThat(again.status()).as(again.body()).isEqualTo(202);
    assertThat(ended(again.json()).path("state").asString()).isEqualTo("proposal");
  }

  @Test
  void others_see_and_change_nothing_of_it() {
    JsonNode plan = make(20);
    Town.Place elsewhere = town.found();
    Browser stranger = town.person("community_desk", elsewhere.village()).browser();
    String id = plan.path("id").asString();
    assertThat(stranger.get(path(id)).status()).isEqualTo(404);
    assertThat(stranger.get(path(id) + "/people").status()).isEqualTo(404);
    assertThat(stranger.post(path(id) + "/entry-into-force", Map.of("version", 1)).status())
        .isEqualTo(404);
    assertThat(
            stranger
                .post("/api/assignment-plans", Map.of("area", place.village(), "reason", "别人的社区"))
                .status())
        .isEqualTo(404);
    Browser leader = town.person("leader", place.county()).browser();
    assertThat(leader.get(path(id) + "/people").status()).isEqualTo(200);
    assertThat(leader.get(path(id) + "/people/" + people.getFirst() + "/households").status())
        .isEqualTo(403);
    assertThat(leader.post(path(id) + "/entry-into-force", Map.of("version", 1)).status())
        .isEqualTo(403);
  }
}
