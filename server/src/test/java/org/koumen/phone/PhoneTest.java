package org.koumen.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a phone carries is what is here, whatever happened in between. */
@KoumenTest
class PhoneTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired PlatformTransactionManager transactions;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person worker;
  private Browser visitor;
  private TestPhone phone;

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid());
    visitor = town.person("community_desk", place.village()).browser();
    phone = new TestPhone(worker.browser(), UUID.randomUUID());
    assertThat(phone.admit().status()).isEqualTo(200);
  }

  @Test
  void a_phone_carries_its_grid_and_nothing_else_and_says_so_in_the_log() {
    UUID mine = town.household(place.grid(), "1号");
    UUID nextDoor = town.household(place.grid(2), "2号");
    assertThat(phone.sync().fetched()).isEqualTo(1);
    assertThat(phone.households()).containsExactly(mine);
    assertThat(phone.fetch(place.county(), List.of(mine, nextDoor)).json().path("rows").size())
        .isEqualTo(1);

    Browser desk = town.person("county_desk", place.county()).browser();
    JsonNode looks =
        desk.get("/api/households/%s/%s/looks".formatted(place.county(), mine)).json().path("rows");
    assertThat(looks.path(0).path("kind").asString()).isEqualTo("carry");
    assertThat(
            desk.get("/api/households/%s/%s/looks".formatted(place.county(), nextDoor))
                .json()
                .path("rows")
                .size())
        .isZero();
  }

  @Test
  void asking_again_for_640_households_costs_less_than_a_kilobyte() {
    for (int n = 0; n < 640; n++) {
      town.household(place.grid(), n + "号");
    }
    assertThat(phone.sync().fetched()).isEqualTo(640);
    TestPhone.Round again = phone.sync();
    assertThat(again.fetched()).isZero();
    assertThat(again.bytes()).isLessThan(1_000);
  }

  @Test
  void whatever_is_done_to_a_file_reaches_the_phone_and_nothing_else_does() {
    Browser desk = town.person("county_desk", place.county()).browser();
    List<UUID> all = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      all.add(town.household(place.grid(n % 2 + 1), n + "号"));
    }
    phone.sync();
    Random random = new Random(42);
    for (int round = 0; round < 40; round++) {
      UUID one = all.get(random.nextInt(all.size()));
      boolean mine = phone.households().contains(one);
      change(random.nextInt(6), one, desk, random);
      boolean stays = gridOf(one).equals(place.grid());
      TestPhone.Round came = phone.sync();
      assertThat(came.fetched()).as("round %d", round).isEqualTo(stays ? 1 : 0);
      assertThat(came.dropped()).as("round %d", round).isEqualTo(mine && !stays ? 1 : 0);
      carriesWhatIsHere();
    }
  }

  private void change(int kind, UUID household, Browser desk, Random random) {
    String path = "/api/households/%s/%s".formatted(place.county(), household);
    Browser.Answer answer =
        switch (kind) {
          case 0 -> visit(household, "nobody_home");
          case 1 -> visit(household, "met");
          case 2 ->
              desk.post(
                  path + "/residents",
                  Map.of(
                      "resident",
                      Map.of(
                          "name",
                          "王" + (char) ('一' + random.nextInt(500)),
                          "relation",
                          "other_kin")));
          case 3 ->
              desk.post(path + "/needs", Map.of("kind", "other", "note", "要" + random.nextInt()));
          case 4 -> {
            Map<String, Object> request =
                new HashMap<>(
                    Town.request(UUID.randomUUID(), gridOf(household), "灯坏了" + random.nextInt()));
            request.put("householdId", household.toString());
            request.put("county", place.county());
            yield desk.post("/api/requests", request);
          }
          default -> {
            moveNextDoor(household);
            yield new Browser.Answer(200, "");
          }
        };
    assertThat(answer.status()).as(kind + ": " + answer.body()).isBetween(200, 201);
  }

  private void moveNextDoor(UUID household) {
    String from = gridOf(household);
    jdbc.sql(
            """
            with moved as (
              update household set area_code = :to where county = :county and id = :id
              returning county, people)
            insert into household_count_open (county, id, area_code, households, people)
            select county, gen_random_uuid(), area, households, households * people
            from moved, (values (:from, -1), (:to, 1)) as side (area, households)
            """)
        .param("from", from)
        .param("to", place.grid(from.equals(place.grid()) ? 2 : 1))
        .param("county", place.county())
        .param("id", household)
        .update();
  }

  private Browser.Answer visit(UUID household, String outcome) {
    return visitor.post(
        "/api/visits",
        Map.of(
            "id",
            UUID.randomUUID(),
            "county",
            place.county(),
            "householdId",
            household,
            "outcome",
            outcome,
            "visitedAt",
            "2026-11-22T02:00:00Z"));
  }

  private String gridOf(UUID household) {
    return jdbc.sql("select area_code from household where county = :county and id = :id")
        .param("county", place.county())
        .param("id", household)
        .query(String.class)
        .single();
  }

  private void carriesWhatIsHere() {
    TestPhone fresh = new TestPhone(worker.browser(), UUID.randomUUID());
    assertThat(fresh.admit().status()).isEqualTo(200);
    fresh.sync();
    assertThat(phone.files()).isEqualTo(fresh.files());
  }

  @Test
  void what_is_committed_late_is_not_skipped() {
    UUID early = town.household(place.grid(), "1号");
    UUID late = town.household(place.grid(), "2号");
    phone.sync();
    var underWay = new TransactionTemplate(transactions);
    underWay.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    underWay.executeWithoutResult(
        status -> {
          town.mark(place.county(), late, "red", LocalDate.of(2026, 11, 1));
          // Begun earlier, committed later than this change and the round that takes it along.
          var other = new TransactionTemplate(transactions);
          other.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
          other.executeWithoutResult(
              inner -> town.mark(place.county(), early, "green", LocalDate.of(2026, 11, 2)));
          assertThat(phone.sync().fetched()).isEqualTo(1);
        });
    assertThat(phone.sync().fetched()).isEqualTo(1);
    assertThat(
            Objects.requireNonNull(phone.files().get(late))
                .path("file")
                .path("household")
                .path("lastVisitOn")
                .asString())
        .isEqualTo("2026-11-01");
  }

  @Test
  void a_scope_that_ended_empties_the_phone() {
    town.household(place.grid(), "1号");
    phone.sync();
    jdbc.sql(
            """
            update role_grant set area_code = :area
            where account_id = (select id from account where login = :login)
            """)
        .param("area", place.grid(3))
        .param("login", worker.login())
        .update();
    worker.again();
    assertThat(phone.sync().dropped()).isEqualTo(1);
    assertThat(phone.households()).isEmpty();
  }

  @Test
  void a_lost_phone_is_cut_off_at_once_and_for_good() {
    UUID household = town.household(place.grid(), "1号");
    phone.sync();
    Browser admin = town.person("administrator", place.county()).browser();
    String account =
        jdbc.sql("select id::text from account where login = :login")
            .param("login", worker.login())
            .query(String.class)
            .single();
    JsonNode phones = admin.get("/api/accounts/%s/phones".formatted(account)).json().path("rows");
    assertThat(phones.size()).isEqualTo(1);
    String cut =
        "/api/accounts/%s/phones/%s/cutting-off"
            .formatted(account, phones.path(0).path("id").asString());
    Browser stranger = town.person("administrator", town.found().county()).browser();
    assertThat(stranger.post(cut, Map.of("reason", "丢在公交车上")).status()).isEqualTo(404);
    assertThat(admin.post(cut, Map.of("reason", "丢在公交车上")).status()).isEqualTo(204);

    assertThat(phone.compare().status()).isIn(401, 403);
    worker.again();
    assertThat(phone.admit().problem()).isEqualTo("phone-cut-off");
    assertThat(phone.compare().problem()).isEqualTo("phone-cut-off");
    assertThat(phone.fetch(place.county(), List.of(household)).problem())
        .isEqualTo("phone-cut-off");
    assertThat(new TestPhone(worker.browser(), UUID.randomUUID()).admit().status()).isEqualTo(200);
  }

  @Test
  void somebody_elses_phone_opens_nothing() {
    UUID id = UUID.randomUUID();
    assertThat(new TestPhone(worker.browser(), id).admit().status()).isEqualTo(200);
    TestPhone forged = new TestPhone(town.person("grid_worker", place.grid()).browser(), id);
    assertThat(forged.admit().problem()).isEqualTo("phone-cut-off");
    assertThat(forged.compare().problem()).isEqualTo("phone-cut-off");
  }

  @Test
  void what_cannot_be_is_refused() {
    Browser browser = worker.browser();
    String id = UUID.randomUUID().toString();
    assertThat(browser.put("/api/phones/x", Map.of("name", "手机")).problem()).isEqualTo("bad-input");
    assertThat(browser.put("/api/phones/" + id, Map.of("name", " ")).problem())
        .isEqualTo("bad-input");
    browser.put("/api/phones/" + id, Map.of("name", "手机"));
    String compare = "/api/phones/" + id + "/comparison";
    for (String digests : List.of("", "====", "AAAA", "你好", "A".repeat(4_000))) {
      assertThat(browser.post(compare, Map.of("digests", digests)).problem())
          .as(digests)
          .isEqualTo("bad-input");
    }
    Town.Person everywhere = town.person("community_desk", "98");
    String wide = UUID.randomUUID().toString();
    everywhere.browser().put("/api/phones/" + wide, Map.of("name", "手机"));
    assertThat(
            everywhere
                .browser()
                .post(
                    "/api/phones/" + wide + "/comparison",
                    Map.of("digests", Digests.of(Map.of()).write()))
                .problem())
        .isEqualTo("phone-full");
  }
}
