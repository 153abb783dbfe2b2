package org.koumen.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Visits and the round, over HTTP. The clock of the tests shows 2026-11-22, half past two. */
@KoumenTest
class VisitTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser worker;

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid()).browser();
  }

  @Test
  void the_round_begins_with_red_marks_then_those_never_seen_then_by_how_long_they_wait() {
    UUID never = town.household(place.grid(), "甲");
    UUID red = town.household(place.grid(), "乙");
    UUID yellow = town.household(place.grid(), "丙");
    UUID green = town.household(place.grid(), "丁");
    town.household(place.grid(2), "别的网格");
    town.mark(place.county(), red, "red", LocalDate.of(2026, 11, 14));
    town.mark(place.county(), yellow, "yellow", LocalDate.of(2026, 10, 1));
    town.mark(place.county(), green, "green", LocalDate.of(2026, 10, 1));

    JsonNode all = worker.get("/api/worker/round").json();
    assertThat(all.path("total").asInt()).isEqualTo(3);
    JsonNode first = all.path("rows").path(0);
    assertThat(first.path("id").asString()).isEqualTo(red.toString());
    assertThat(first.path("reason").asString()).isEqualTo("red");
    assertThat(first.path("reasonText").asString()).isEqualTo("红色标记，每7天走访一次，上次走访2026-11-14");
    JsonNode second = all.path("rows").path(1);
    assertThat(second.path("id").asString()).isEqualTo(never.toString());
    assertThat(second.path("reasonText").asString()).isEqualTo("2026-01-01建档以来还没有走访过");
    JsonNode third = all.path("rows").path(2);
    assertThat(third.path("id").asString()).isEqualTo(yellow.toString());
    assertThat(third.path("dueOn").asString()).isEqualTo("2026-10-31");

    String path = "/api/worker/round?limit=1";
    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = worker.get(path + (after.isEmpty() ? "" : "&after=" + after)).json();
      paged.add(page.path("rows").path(0).path("id").asString());
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    assertThat(paged).containsExactly(red.toString(), never.toString(), yellow.toString());
    assertThat(worker.get(path + "&after=9~2026-01-01~x").problem()).isEqualTo("bad-input");
    assertThat(worker.get("/api/worker/round?area=" + place.grid(2)).json().path("rows").size())
        .isZero();
  }

  @Test
  void a_red_mark_that_was_never_seen_says_both() {
    UUID household = town.household(place.grid(), "壬");
    town.household(place.grid(), "癸");
    jdbc.sql("update household set care_mark = 'red' where county = :county and id = :id")
        .param("county", place.county())
        .param("id", household)
        .update();
    JsonNode first = worker.get("/api/worker/round").json().path("rows").path(0);
    assertThat(first.path("id").asString()).isEqualTo(household.toString());
    assertThat(first.path("reason").asString()).isEqualTo("red");
    assertThat(first.path("reasonText").asString()).isEqualTo("红色标记，2026-01-01建档以来还没有走访过");
  }

  @Test
  void visits_are_listed_from_one_day_to_another_on_the_clocks_of_the_place() {
    UUID household = town.household(place.grid(), "子");
    // Half past seven in the morning and half past eleven at night in Shanghai.
    for (String at :
        List.of("2026-11-18T23:30:00Z", "2026-11-19T15:30:00Z", "2026-11-20T02:00:00Z")) {
      assertThat(visit(household, "met", at).status()).isEqualTo(201);
    }
    assertThat(days("")).containsExactly("20", "19", "18");
    assertThat(days("?from=2026-11-19&to=2026-11-19")).containsExactly("19", "18");
    assertThat(days("?from=2026-11-20")).containsExactly("20");
    assertThat(days("?to=2026-11-19")).containsExactly("19", "18");
    assertThat(days("?from=2026-11-21&to=2026-11-19")).isEmpty();
    assertThat(worker.get("/api/visits?from=yesterday").problem()).isEqualTo("bad-input");
  }

  private List<String> days(String query) {
    return worker
        .get("/api/visits" + query)
        .json()
        .path("rows")
        .valueStream()
        .map(row -> row.path("visitedAt").asString().substring(8, 10))
        .toList();
  }

  @Test
  void a_closed_door_leaves_the_household_due_and_is_remembered() {
    UUID household = town.household(place.grid(), "戊");
    assertThat(visit(household, "nobody_home", "2026-11-20T02:00:00Z").status()).isEqualTo(201);
    assertThat(visit(household, "nobody_home", "2026-11-21T02:00:00Z").status()).isEqualTo(201);

    JsonNode stop = worker.get("/api/worker/round").json().path("rows").path(0);
    assertThat(stop.path("misses").asInt()).isEqualTo(2);
    assertThat(stop.path("lastMissOn").asString()).isEqualTo("2026-11-21");

    assertThat(visit(household, "by_phone", "2026-11-22T02:00:00Z").status()).isEqualTo(201);
    assertThat(worker.get("/api/worker/round").json().path("total").asInt()).isZero();
    assertThat(
            worker
                .get("/api/households/%s/%s/visits".formatted(place.county(), household))
                .json()
                .path("rows")
                .size())
        .isEqualTo(3);
    assertThat(
            worker
                .get("/api/visits?limit=2")
                .json()
                .path("rows")
                .path(0)
                .path("outcome")
                .asString())
        .isEqualTo("by_phone");
  }

  @Test
  void the_future_another_grid_and_a_reused_id_are_refused() {
    UUID household = town.household(place.grid(), "己");
    UUID elsewhere = town.household(place.grid(2), "庚");

    assertThat(visit(household, "met", "2026-11-22T06:45:00Z").problem())
        .isEqualTo("visit-in-future");
    assertThat(visit(household, "met", "2026-11-22T06:38:00Z").status())
        .as("eight minutes ahead is a phone's clock")
        .isEqualTo(201);
    assertThat(visit(elsewhere, "met", "2026-11-22T02:00:00Z").problem()).isEqualTo("not-found");
    assertThat(
            worker
                .get("/api/households/%s/%s/visits".formatted(place.county(), elsewhere))
                .problem())
        .isEqualTo("not-found");

    Map<String, Object> first = body(household, "met", "2026-11-22T02:00:00Z");
    assertThat(worker.post("/api/visits", first).status()).isEqualTo(201);
    Map<String, Object> other = new HashMap<>(first);
    other.put("outcome", "refused");
    assertThat(worker.post("/api/visits", other).problem()).isEqualTo("key-reused");
  }

  @Test
  void a_visit_whose_request_is_refused_is_not_written_either() {
    UUID household = town.household(place.grid(), "辛");
    UUID taken = UUID.randomUUID();
    assertThat(worker.post("/api/requests", Town.request(taken, place.grid(), "原来的")).status())
        .isEqualTo(201);
    Map<String, Object> visit = new HashMap<>(body(household, "met", "2026-11-22T02:00:00Z"));
    visit.put("request", Map.of("id", taken.toString(), "kind", "help", "body", "另一件"));

    assertThat(worker.post("/api/visits", visit).problem()).isEqualTo("key-reused");
    assertThat(worker.get("/api/visits").json().path("rows").size()).isZero();
    assertThat(worker.get("/api/worker/round").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void a_request_from_the_doorstep_says_how_urgent_it_is_and_names_nobody_who_stays_unknown() {
    UUID household = town.household(place.grid(), "己");
    String urgent = raise(household, Map.of("timeClass", "urgent", "contactWish", "quiet"));
    String unknown = raise(household, Map.of("contactWish", "anonymous"));
    assertThat(kept(urgent))
        .containsEntry("time_class", "urgent")
        .containsEntry("contact_wish", "quiet")
        .containsEntry("reporter_name", "李青")
        .containsEntry("household_id", household);
    assertThat(kept(unknown))
        .containsEntry("time_class", "ordinary")
        .containsEntry("contact_wish", "anonymous")
        .containsEntry("reporter_name", null)
        .containsEntry("reporter_phone_sealed", null)
        .containsEntry("household_id", null)
        .containsEntry("visit_id", null);
  }

  private String raise(UUID household, Map<String, String> wishes) {
    Map<String, Object> request = new HashMap<>(wishes);
    request.put("id", UUID.randomUUID());
    request.put("kind", "help");
    request.put("body", "水管漏了一夜，地板都泡了");
    request.put("reporterName", "李青");
    request.put("reporterPhone", "13812345678");
    Browser.Answer answer =
        worker.post(
            "/api/visits",
            Map.of(
                "id",
                UUID.randomUUID(),
                "county",
                place.county(),
                "householdId",
                household,
                "outcome",
                "met",
                "visitedAt",
                "2026-11-22T02:00:00Z",
                "request",
                request));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("request").path("id").asString();
  }

  private Map<String, Object> kept(String request) {
    return jdbc.sql(
            """
            select time_class, contact_wish, reporter_name, reporter_phone_sealed, household_id, visit_id
            from request where county = :county and id = cast(:id as uuid)
            """)
        .param("county", place.county())
        .param("id", request)
        .query()
        .singleRow();
  }

  private Browser.Answer visit(UUID household, String outcome, String at) {
    return worker.post("/api/visits", body(household, outcome, at));
  }

  private Map<String, Object> body(UUID household, String outcome, String at) {
    return Map.of(
        "id", UUID.randomUUID().toString(),
        "county", place.county(),
        "householdId", household.toString(),
        "outcome", outcome,
        "visitedAt", at);
  }
}
