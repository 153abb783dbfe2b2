package org.koumen.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A community's week is proposed, adjusted and put in force. */
@KoumenTest
class RoundPlanOverHttpTest {
  private static final int HOMES = 36;
  private static final int TEAM = 3;

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired Jurisdiction jurisdiction;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser desk;
  private LocalDate monday;
  private final List<UUID> homes = new ArrayList<>();
  private final List<UUID> team = new ArrayList<>();

  @BeforeEach
  void moveIn() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("community_desk", place.village()).browser();
    monday = jurisdiction.today().plusDays(7);
    while (monday.getDayOfWeek().getValue() != 1) {
      monday = monday.plusDays(1);
    }
    for (int h = 0; h < HOMES; h++) {
      UUID home = town.household(place.grid(1 + h % TEAM), "东兴路%d号".formatted(h));
      homes.add(home);
      jdbc.sql(
              """
              update premises set longitude = :east, latitude = 36.6
              where county = :county
                and id = (select premises_id from household where county = :county and id = :id)
              """)
          .param("county", place.county())
          .param("id", home)
          .param("east", 101.7 + 0.0004 * h)
          .update();
    }
    for (int p = 0; p < TEAM; p++) {
      team.add(worker("李" + p, place.grid(1 + p)));
    }
  }

  private UUID worker(String name, String grid) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            with person as (
              insert into staff (id, code, name, pinyin, initials, area_code, kind, languages, active_from)
              values (:id, :code, :name, 'li', 'l', :area, 'grid_worker', array['普通话'], date '2020-01-01')
            )
            insert into post (id, staff_id, area_code, kind, active_from)
            values (:id, :id, :area, 'grid_worker', date '2020-01-01')
            """)
        .param("id", id)
        .param("code", id.toString())
        .param("name", name)
        .param("area", grid)
        .update();
    return id;
  }

  private void agrees(UUID home, LocalDate day, int hour) {
    OffsetDateTime from = day.atTime(hour, 0).atZone(jurisdiction.zone()).toOffsetDateTime();
    jdbc.sql(
            """
            insert into appointment (county, id, area_code, household_id, from_at, to_at, way, state, origin, made_at,
                                     made_by_name)
            select county, :id, area_code, id, :from, :to, 'door', 'booked', 'desk', :now, '社区'
            from household where county = :county and id = :home
            """)
        .param("id", Ids.next())
        .param("county", place.county())
        .param("home", home)
        .param("from", from)
        .param("to", from.plusMinutes(45))
        .param("now", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  private JsonNode make() {
    Browser.Answer made =
        desk.post(
            "/api/round-plans",
            Map.of("area", place.village(), "firstDay", monday.toString(), "reason", "下周走访"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json();
  }

  private String path(JsonNode plan) {
    return "/api/round-plans/" + place.county() + "/" + plan.path("id").asString();
  }

  /** Household to worker and day. */
  private Map<String, String> stops(JsonNode plan) {
    Map<String, String> stops = new HashMap<>();
    for (UUID one : team) {
      desk.get(path(plan) + "/people/" + one + "/stops")
          .json()
          .path("rows")
          .forEach(
              row ->
                  stops.put(
                      row.path("householdId").asString(),
                      row.path("staffId").asString() + " " + row.path("day").asString()));
    }
    return stops;
  }

  private Browser.Answer send(JsonNode plan, String what, Map<String, Object> body) {
    Map<String, Object> whole = new HashMap<>(body);
    whole.putIfAbsent("version", desk.get(path(plan)).json().path("version").asInt());
    whole.putIfAbsent("reason", "试一试");
    return desk.post(path(plan) + "/" + what, whole);
  }

  @Test
  void every_due_household_gets_a_day_and_what_was_agreed_is_kept() {
    agrees(homes.get(5), monday.plusDays(2), 10);
    agrees(homes.get(6), monday.plusDays(3), 19);
    JsonNode plan = make();
    assertThat(plan.path("figures").path("planned").asInt()).isEqualTo(HOMES);
    assertThat(plan.path("figures").path("agreed").asInt()).isEqualTo(2);
    Map<String, String> stops = stops(plan);
    assertThat(stops).hasSize(HOMES);
    assertThat(stops.get(homes.get(5).toString())).endsWith(monday.plusDays(2).toString());
    assertThat(stops.get(homes.get(6).toString())).endsWith(monday.plusDays(3).toString());
    assertThat(desk.get(path(plan) + "/left-out").json().path("rows")).isEmpty();
  }

  @Test
  void a_stop_moved_by_hand_stays_and_so_do_all_others() {
    JsonNode plan = make();
    Map<String, String> before = stops(plan);
    String home = homes.getFirst().toString();
    String other =
        team.stream()
            .map(UUID::toString)
            .filter(one -> !String.valueOf(before.get(home)).startsWith(one))
            .findFirst()
            .orElseThrow();
    Browser.Answer moved =
        send(
            plan,
            "changes",
            Map.of("householdId", home, "staffId", other, "day", monday.plusDays(4).toString()));
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.json().path("moved")).hasSize(1);
    Map<String, String> after = stops(plan);
    assertThat(after.get(home)).isEqualTo(other + " " + monday.plusDays(4));
    Set<String> same = new HashSet<>(before.keySet());
    same.remove(home);
    same.forEach(one -> assertThat(after.get(one)).isEqualTo(before.get(one)));
    assertThat(
            desk.get(path(plan) + "/changes").json().path("rows").get(0).path("reason").asString())
        .isEqualTo("试一试");
  }

  @Test
  void somebody_ill_is_stood_in_for_and_nobody_elses_day_changes() {
    JsonNode plan = make();
    Map<String, String> before = stops(plan);
    String ill = team.get(1).toString();
    String day =
        before.values().stream()
            .filter(one -> one.startsWith(ill))
            .findFirst()
            .orElseThrow()
            .substring(37);
    Map<String, Object> absence =
        Map.of("staffId", ill, "days", List.of(day), "apply", false, "reason", "病假");
    JsonNode shown = send(plan, "absences", absence).json();
    assertThat(stops(plan)).as("only shown").isEqualTo(before);
    Map<String, Object> apply = new HashMap<>(absence);
    apply.put("apply", true);
    assertThat(send(plan, "absences", apply).status()).isEqualTo(200);
    Map<String, String> after = stops(plan);
    long theirs = before.values().stream().filter((ill + " " + day)::equals).count();
    assertThat(shown.path("moved")).hasSize((int) theirs);
    assertThat(after.values()).doesNotContain(ill + " " + day);
    before.forEach(
        (home, was) -> {
          if (!was.equals(ill + " " + day)) {
            assertThat(after.get(home)).isEqualTo(was);
          }
        });
    assertThat(after).hasSize(HOMES);
  }

  @Test
  void two_go_where_two_are_needed() {
    String home = "/api/households/%s/%s/visit-in-pairs".formatted(place.county(), homes.get(3));
    Town.Person county = town.person("county_desk", place.county());
    assertThat(county.browser().put(home, Map.of("reason", "safety")).status()).isEqualTo(200);
    assertThat(desk.get(home).json().path("reason").asString()).isEqualTo("safety");
    JsonNode plan = make();
    assertThat(plan.path("figures").path("pairs").asInt()).isEqualTo(1);
    JsonNode row =
        desk.get(path(plan) + "/people/" + team.getFirst() + "/stops")
            .json()
            .path("rows")
            .valueStream()
            .filter(one -> one.path("householdId").asString().equals(homes.get(3).toString()))
            .findFirst()
            .orElseThrow();
    assertThat(row.path("companionId").asString())
        .isNotBlank()
        .isNotEqualTo(row.path("staffId").asString());
  }

  @Test
  void in_force_it_is_the_workers_own_day_and_nothing_of_it_is_seen_elsewhere() {
    JsonNode plan = make();
    Town.Person elsewhere = town.person("community_desk", town.found().village());
    assertThat(elsewhere.browser().get(path(plan)).status()).isEqualTo(404);
    assertThat(
            elsewhere
                .browser()
                .post(
                    path(plan) + "/entry-into-force",
                    Map.of("version", plan.path("version").asInt()))
                .status())
        .isEqualTo(404);
    assertThat(
            elsewhere
                .browser()
                .post(
                    "/api/round-plans",
                    Map.of("area", place.village(), "firstDay", monday.toString(), "reason", "x"))
                .status())
        .isEqualTo(404);
    assertThat(send(plan, "entry-into-force", Map.of("version", 99)).status()).isEqualTo(409);
    assertThat(send(plan, "entry-into-force", Map.of()).json().path("state").asString())
        .isEqualTo("in_force");
    assertThat(desk.delete(path(plan)).status()).isEqualTo(409);
    // The next plan for the same week takes its place.
    JsonNode next = make();
    assertThat(send(next, "entry-into-force", Map.of()).status()).isEqualTo(200);
    assertThat(desk.get(path(plan)).json().path("state").asString()).isEqualTo("replaced");
  }

  @Test
  void what_makes_no_sense_is_refused_clearly() {
    for (String day : List.of("2020-01-06", "2099-01-05")) {
      assertThat(
              desk.post(
                      "/api/round-plans",
                      Map.of("area", place.village(), "firstDay", day, "reason", "x"))
                  .status())
          .isEqualTo(400);
    }
    JsonNode plan = make();
    assertThat(
            send(
                    plan,
                    "changes",
                    Map.of(
                        "householdId",
                        UUID.randomUUID(),
                        "staffId",
                        team.getFirst(),
                        "day",
                        monday.toString()))
                .status())
        .isEqualTo(404);
  }
}
