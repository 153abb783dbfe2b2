package org.koumen.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** A card that was found at the door, over HTTP. Each test begins on a Monday at nine. */
@KoumenTest
class ContactCardTest {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired AppointmentTimer timer;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person worker;
  private Browser resident;

  @BeforeEach
  void found() {
    // Each test asks from the same address; a week more lets the limits breathe.
    clock.set("2026-11-23T09:00");
    clock.forward(Duration.ofDays(7L * TESTS.incrementAndGet()));
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid());
    worker.again();
    resident = new Browser(port);
  }

  @Test
  void a_household_books_an_evening_moves_it_and_cancels() {
    UUID household = town.household(place.grid(), "东兴路1号");
    Map<String, Object> card = card(household);
    JsonNode page = ask("", card, Map.of()).json();
    assertThat(page.path("areaName").asString()).isEqualTo("东兴社区");
    assertThat(page.path("slots").valueStream().map(slot -> slot.path("kind").asString()))
        .contains("day", "evening", "weekend");
    assertThat(page.toString()).doesNotContain("东兴路").doesNotContain("李青");

    String evening = slot(page, "evening", 0);
    JsonNode booked =
        ask("/booking", card, Map.of("from", evening, "note", "门铃坏了", "phone", "13812345678"))
            .json();
    assertThat(booked.path("appointment").path("fromAt").asString()).isEqualTo(evening);
    assertThat(booked.toString())
        .as("whoever picks the card up reads neither number nor note")
        .doesNotContain("13812345678")
        .doesNotContain("门铃");

    JsonNode seen = worker.browser().get("/api/appointments").json().path("rows");
    assertThat(seen.size()).isEqualTo(1);
    assertThat(seen.path(0).path("note").asString()).isEqualTo("门铃坏了");
    assertThat(seen.path(0).path("contact").asBoolean()).isTrue();
    assertThat(notices()).contains("appointment.booked");

    String weekend = slot(page, "weekend", 0);
    assertThat(ask("/booking", card, Map.of("from", weekend)).status()).isEqualTo(200);
    assertThat(states(household)).containsExactlyInAnyOrder("moved", "booked");
    assertThat(ask("/cancellation", card, Map.of()).json().path("appointment").isNull()).isTrue();
    assertThat(states(household)).containsExactlyInAnyOrder("moved", "cancelled");
    assertThat(figure("appointments_booked")).isEqualTo(1);
  }

  @Test
  void the_last_place_of_a_time_goes_to_one_household() throws Exception {
    List<Map<String, Object>> cards = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      cards.add(card(town.household(place.grid(), "东兴路%d号".formatted(n))));
    }
    String from = slot(ask("", cards.getFirst(), Map.of()).json(), "evening", 1);
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> all = new ArrayList<>();
      for (Map<String, Object> card : cards) {
        all.add(() -> with(new Browser(port), "/booking", card, Map.of("from", from)).status());
      }
      for (var done : people.invokeAll(all)) {
        statuses.add(done.get());
      }
    }
    assertThat(statuses).containsOnly(200, 409);
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
    JsonNode page = ask("", cards.get(statuses.indexOf(409)), Map.of()).json();
    assertThat(
            page.path("slots")
                .valueStream()
                .filter(slot -> slot.path("from").asString().equals(from))
                .map(slot -> slot.path("free").asBoolean()))
        .containsExactly(false);
  }

  @Test
  void wrong_codes_are_counted_and_a_right_one_waits_then() {
    Map<String, Object> card = card(town.household(place.grid(), "东兴路9号"));
    String right = String.valueOf(card.get("code"));
    Map<String, Object> wrong = new HashMap<>(card);
    wrong.put("code", right.equals("111111") ? "222222" : "111111");
    for (int n = 0; n < 10; n++) {
      assertThat(ask("", wrong, Map.of()).problem()).isEqualTo("card-not-found");
    }
    assertThat(ask("", card, Map.of()).problem()).isEqualTo("too-many");
    clock.forward(Duration.ofMinutes(16));
    assertThat(ask("", card, Map.of()).status()).isEqualTo(200);
    assertThat(ask("", Map.of("number", "123", "code", "1"), Map.of()).problem())
        .isEqualTo("card-not-found");
  }

  @Test
  void a_wish_is_kept_for_the_visitor_and_shown_to_nobody_with_the_card() {
    UUID household = town.household(place.grid(), "东兴路2号");
    Map<String, Object> card = card(household);
    JsonNode page =
        ask(
                "/wish",
                card,
                Map.of(
                    "call",
                    true,
                    "times",
                    "evening",
                    "awayUntil",
                    "2027-01-20",
                    "phone",
                    "13812345678"))
            .json();
    assertThat(page.path("wishKept").asBoolean()).isTrue();
    assertThat(page.toString()).doesNotContain("2027-01-20").doesNotContain("1381234");
    String wish = "/api/households/%s/%s/door-wish".formatted(place.county(), household);
    JsonNode kept = worker.browser().get(wish).json().path("rows").path(0);
    assertThat(kept.path("call").asBoolean()).isTrue();
    assertThat(kept.path("times").asString()).isEqualTo("evening");
    assertThat(kept.path("awayUntil").asString()).isEqualTo("2027-01-20");
    assertThat(
            worker
                .browser()
                .post(wish + "/contact", Map.of("reason", "约好打电话"))
                .json()
                .path("phone")
                .asString())
        .isEqualTo("13812345678");
    Browser neighbour = town.person("grid_worker", place.grid(2)).browser();
    assertThat(neighbour.get(wish).json().path("rows").size()).isZero();
    assertThat(neighbour.post(wish + "/contact", Map.of("reason", "看看")).problem())
        .isEqualTo("not-found");
    assertThat(worker.browser().put(wish, Map.of("call", false, "times", "any")).status())
        .isEqualTo(204);
    assertThat(worker.browser().get(wish).json().path("rows").size()).isZero();
  }

  @Test
  void a_card_of_the_stack_belongs_to_nobody_and_a_closed_one_opens_nothing() {
    JsonNode stack =
        worker
            .browser()
            .post("/api/contact-cards/stacks", Map.of("area", place.grid(), "count", 3))
            .json()
            .path("rows");
    assertThat(stack.size()).isEqualTo(3);
    JsonNode blank = stack.path(0);
    Map<String, Object> slip =
        Map.of("number", blank.path("number").asString(), "code", blank.path("code").asString());
    assertThat(ask("", slip, Map.of()).problem()).isEqualTo("card-not-found");
    assertThat(
            worker
                .browser()
                .post("/api/contact-cards/stacks", Map.of("area", place.grid(2), "count", 1))
                .problem())
        .isEqualTo("not-found");

    UUID household = town.household(place.grid(), "东兴路3号");
    Map<String, Object> card = card(household);
    assertThat(card(household)).as("printed again it is the same card").isEqualTo(card);
    String path = "/api/households/%s/%s/contact-card".formatted(place.county(), household);
    assertThat(worker.browser().delete(path).status()).isEqualTo(204);
    assertThat(ask("", card, Map.of()).problem()).isEqualTo("card-not-found");
    assertThat(card(household)).isNotEqualTo(card);
  }

  @Test
  void what_nobody_kept_is_told_to_the_desk_once() {
    UUID household = town.household(place.grid(), "东兴路4号");
    Map<String, Object> card = card(household);
    String from = slot(ask("", card, Map.of()).json(), "evening", 0);
    assertThat(ask("/booking", card, Map.of("from", from)).status()).isEqualTo(200);
    timer.ring();
    assertThat(states(household)).containsExactly("booked");
    clock.forward(Duration.ofDays(3));
    timer.ring();
    timer.ring();
    worker.again();
    assertThat(states(household)).containsExactly("missed");
    assertThat(figure("appointments_missed")).isEqualTo(1);
    assertThat(notices().stream().filter("appointment.missed"::equals)).hasSize(1);
  }

  @Test
  void a_team_offers_its_own_hours() {
    UUID household = town.household(place.grid(), "东兴路5号");
    String hours = "/api/grids/%s/visiting-hours".formatted(place.grid());
    assertThat(worker.browser().get(hours).json().path("own").asBoolean()).isFalse();
    Map<String, Object> part =
        Map.of("kind", "evening", "opens", "19:00", "closes", "20:00", "atOnce", 1);
    assertThat(worker.browser().put(hours, Map.of("offers", List.of(part))).status())
        .isEqualTo(200);
    JsonNode slots = ask("", card(household), Map.of()).json().path("slots");
    assertThat(slots.valueStream().map(slot -> slot.path("kind").asString()).distinct())
        .containsExactly("evening");
    assertThat(
            worker
                .browser()
                .put(
                    "/api/grids/%s/visiting-hours".formatted(place.grid(2)),
                    Map.of("offers", List.of()))
                .problem())
        .isEqualTo("not-found");
  }

  private Map<String, Object> card(UUID household) {
    Browser.Answer answer =
        worker
            .browser()
            .post(
                "/api/households/%s/%s/contact-card".formatted(place.county(), household),
                Map.of());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Map.of(
        "number",
        answer.json().path("number").asString(),
        "code",
        answer.json().path("code").asString());
  }

  private Browser.Answer ask(String what, Map<String, Object> card, Map<String, Object> more) {
    return with(resident, what, card, more);
  }

  private static Browser.Answer with(
      Browser browser, String what, Map<String, Object> card, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(card);
    body.putAll(more);
    return browser.post("/api/open/cards" + what, body);
  }

  private static String slot(JsonNode page, String kind, int n) {
    return page.path("slots")
        .valueStream()
        .filter(slot -> slot.path("kind").asString().equals(kind))
        .filter(slot -> slot.path("free").asBoolean())
        .map(slot -> slot.path("from").asString())
        .toList()
        .get(n);
  }

  private List<String> states(UUID household) {
    return worker
        .browser()
        .get("/api/households/%s/%s/appointments".formatted(place.county(), household))
        .json()
        .path("rows")
        .valueStream()
        .map(row -> row.path("state").asString())
        .toList();
  }

  private List<String> notices() {
    return jdbc.sql("select kind from notice where county = :county")
        .param("county", place.county())
        .query(String.class)
        .list();
  }

  private long figure(String measure) {
    return jdbc.sql(
            """
            select coalesce(sum(amount), 0) from ledger_delta
            where county = :county and measure = :measure
            """)
        .param("county", place.county())
        .param("measure", measure)
        .query(Long.class)
        .single();
  }
}
