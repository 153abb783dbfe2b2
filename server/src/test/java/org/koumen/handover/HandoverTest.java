package org.koumen.handover;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A visitor leaves: work, rights and phones go to one successor, all of it or nothing. */
@KoumenTest
class HandoverTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person leaver;
  private Town.Person follower;
  private Browser admin;
  private UUID from;
  private UUID to;

  @BeforeEach
  void somebodyLeaves() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    leaver = town.person("grid_worker", place.grid());
    follower = town.person("grid_worker", place.grid(2));
    admin = town.person("administrator", place.county()).browser();
    from = account(leaver);
    to = account(follower);
  }

  @Test
  void everything_goes_over_in_one_event_that_says_what() {
    UUID household = town.household(place.grid(), "1号");
    assign(household);
    Map<String, Object> request =
        new HashMap<>(Town.request(UUID.randomUUID(), place.grid(), "楼道灯坏了好几天了"));
    request.put("county", place.county());
    assertThat(leaver.browser().post("/api/requests", request).status()).isBetween(200, 201);
    String phone = UUID.randomUUID().toString();
    leaver.browser().put("/api/phones/" + phone, Map.of("name", "Android 16"));

    String path = "/api/accounts/%s/handovers".formatted(from);
    JsonNode preview = admin.get(path + "/" + to + "/preview").json().path("rows");
    assertThat(counts(preview))
        .isEqualTo(Map.of("requests", 1, "households", 1, "phones", 1, "grants", 1));
    assertThat(counts(admin.get(path + "/" + to + "/preview").json().path("rows")))
        .as("looking changes nothing")
        .isEqualTo(counts(preview));

    Browser.Answer done =
        admin.post(path, Map.of("successor", to, "leaves", true, "reason", "调到区里工作"));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(counts(done.json().path("moved"))).isEqualTo(counts(preview));
    assertThat(admin.get(path).json().path("rows").path(0).path("reason").asString())
        .isEqualTo("调到区里工作");

    assertThat(leaver.browser().get("/api/session").status()).isEqualTo(401);
    assertThat(leaver.browser().signIn(leaver.login(), Town.PASSWORD).status()).isNotEqualTo(200);
    Browser next = follower.again();
    assertThat(next.get("/api/households/%s/%s".formatted(place.county(), household)).status())
        .isEqualTo(200);
    assertThat(one("select first_helper_id::text from request where county = :county"))
        .isEqualTo(to.toString());
    assertThat(one("select staff_id::text from assignment where county = :county"))
        .isEqualTo(to.toString());
    assertThat(one("select reason from assignment_move where county = :county"))
        .isEqualTo("调到区里工作");
    assertThat(
            admin
                .get("/api/accounts/%s/phones".formatted(from))
                .json()
                .path("rows")
                .path(0)
                .path("cutOffReason")
                .asString())
        .isEqualTo("调到区里工作");
    assertThat(admin.post(path, Map.of("successor", to, "reason", "再来一次")).status())
        .as("closed already")
        .isEqualTo(404);
  }

  @Test
  void nobody_hands_over_beyond_their_area_nor_to_themselves() {
    String path = "/api/accounts/%s/handovers".formatted(from);
    Browser stranger = town.person("administrator", town.found().county()).browser();
    Map<String, Object> wish = Map.of("successor", to, "reason", "调走");
    assertThat(stranger.post(path, wish).status()).isEqualTo(404);
    assertThat(stranger.get(path + "/" + to + "/preview").status()).isEqualTo(404);
    assertThat(admin.post(path, Map.of("successor", from, "reason", "调走")).status()).isEqualTo(404);
    assertThat(follower.browser().post(path, wish).status()).isEqualTo(403);
    assertThat(leaver.browser().get("/api/session").status()).isEqualTo(200);
  }

  private static Map<String, Integer> counts(JsonNode portions) {
    Map<String, Integer> counts = new HashMap<>();
    portions.forEach(one -> counts.put(one.path("code").asString(), one.path("count").asInt()));
    return counts;
  }

  /** An account that is its own member of staff. */
  private UUID account(Town.Person person) {
    UUID id =
        jdbc.sql("update account set staff_id = id where login = :login returning id")
            .param("login", person.login())
            .query(UUID.class)
            .single();
    person.again();
    return id;
  }

  private void assign(UUID household) {
    UUID plan = UUID.randomUUID();
    for (String sql :
        List.of(
            """
            insert into assignment_plan (county, id, area_code, state, wishes, reason, made_at, made_by_name)
            values (:county, :plan, :county, 'in_force', '{}', '试', now(), '试')
            """,
            """
            insert into assignment_visitor (county, id, plan_id, staff_id, share, longitude, latitude)
            values (:county, gen_random_uuid(), :plan, :staff, 50, 101.7, 36.6)
            """,
            """
            insert into assignment (county, id, area_code, plan_id, household_id, staff_id, metres, origin)
            values (:county, gen_random_uuid(), :grid, :plan, :household, :staff, 80, 'proposed')
            """)) {
      jdbc.sql(sql)
          .param("county", place.county())
          .param("grid", place.grid())
          .param("plan", plan)
          .param("household", household)
          .param("staff", from)
          .update();
    }
  }

  private String one(String sql) {
    return jdbc.sql(sql).param("county", place.county()).query(String.class).single();
  }
}
