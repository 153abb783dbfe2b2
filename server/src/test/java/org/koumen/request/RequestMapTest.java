package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
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

/** Lists of requests on a map: where they stand, how they press, and nothing beyond one's scope. */
@KoumenTest
class RequestMapTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser desk;

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
    lies(place.village(), 100.5, 30.5);
    lies(place.grid(1), 100.51, 30.51);
    desk = town.person("county_desk", place.county()).browser();
  }

  private void lies(String area, double longitude, double latitude) {
    jdbc.sql("update area set longitude = :longitude, latitude = :latitude where code = :code")
        .param("longitude", longitude)
        .param("latitude", latitude)
        .param("code", area)
        .update();
  }

  private UUID bring(String area, Map<String, Object> more) {
    UUID id = UUID.randomUUID();
    Map<String, Object> request = new HashMap<>(Town.request(id, area, "路灯不亮"));
    request.putAll(more);
    Browser.Answer taken = desk.post("/api/requests", request);
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    return id;
  }

  private JsonNode map(Browser by, String query) {
    Browser.Answer answer = by.get("/api/requests/map?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode spot(JsonNode sheet, UUID id) {
    for (JsonNode spot : sheet.path("spots")) {
      if (spot.path("id").asString().equals(id.toString())) {
        return spot;
      }
    }
    throw new AssertionError("not on the map: " + id);
  }

  @Test
  void each_stands_as_near_as_is_known() {
    UUID pinned =
        bring(place.grid(1), Map.of("pin", Map.of("longitude", 100.52, "latitude", 30.52)));
    UUID household = town.household(place.grid(1), "解放路1号2号楼301");
    jdbc.sql(
            """
            update premises p set building = '2号楼', longitude = 100.53, latitude = 30.53
            from household h where h.county = p.county and h.premises_id = p.id and h.id = :id
            """)
        .param("id", household)
        .update();
    UUID neighbour = town.household(place.grid(1), "解放路1号2号楼101");
    jdbc.sql(
            """
            update premises p set building = '2号楼', longitude = 100.55, latitude = 30.55
            from household h where h.county = p.county and h.premises_id = p.id and h.id = :id
            """)
        .param("id", neighbour)
        .update();
    UUID home =
        bring(place.grid(1), Map.of("county", place.county(), "householdId", household.toString()));
    UUID grid = bring(place.grid(1), Map.of());
    UUID around = bring(place.grid(2), Map.of());

    JsonNode sheet = map(desk, "area=" + place.county());
    assertThat(sheet.path("total").asInt()).isEqualTo(4);
    assertThat(spot(sheet, pinned).path("known").asString()).isEqualTo("pin");
    assertThat(spot(sheet, pinned).path("longitude").asDouble()).isEqualTo(100.52);
    assertThat(spot(sheet, home).path("known").asString()).isEqualTo("building");
    assertThat(spot(sheet, home).path("longitude").asDouble())
        .as("the middle of the building, not the door")
        .isCloseTo(100.54, within(1e-9));
    assertThat(spot(sheet, grid).path("longitude").asDouble()).isEqualTo(100.51);
    assertThat(spot(sheet, around).path("longitude").asDouble())
        .as("its grid lies nowhere: its community")
        .isEqualTo(100.5);

    JsonNode shifted = map(desk, "crs=GCJ02&area=" + place.county());
    assertThat(spot(shifted, pinned).path("longitude").asDouble())
        .isCloseTo(100.52, within(0.01))
        .isNotEqualTo(100.52);
  }

  @Test
  void the_filters_and_the_scope_of_the_list_hold() {
    UUID id = bring(place.grid(1), Map.of());
    bring(place.grid(2), Map.of());
    assertThat(spot(map(desk, "state=received"), id).path("haste").asString()).isEqualTo("running");
    assertThat(map(desk, "state=overdue").path("spots").size()).isZero();
    assertThat(map(desk, "state=open&area=" + place.grid(1)).path("spots").size()).isEqualTo(1);
    assertThat(map(desk, "state=open&q=路灯").path("spots").size()).isEqualTo(2);
    assertThat(map(desk, "state=open&q=没有这个").path("spots").size()).isZero();

    Browser next = town.person("grid_worker", place.grid(2)).browser();
    assertThat(map(next, "state=all").path("spots").size()).isEqualTo(1);
    assertThat(map(next, "state=all&area=" + place.grid(1)).path("spots").size()).isZero();
    Browser unit =
        town.person("department", place.county(), town.unit(place.county(), "城管局")).browser();
    assertThat(map(unit, "state=all").path("spots").size()).isZero();

    clock.forward(Duration.ofDays(12));
    desk = town.person("county_desk", place.county()).browser();
    assertThat(spot(map(desk, "state=overdue"), id).path("haste").asString()).isEqualTo("late");
  }

  @Test
  void too_many_are_counted_by_grid_and_a_grid_shows_its_own() {
    UUID one = bring(place.grid(1), Map.of());
    int many = RequestMap.MOST_SPOTS;
    jdbc.sql(
            """
            insert into request
            select (jsonb_populate_record(r, jsonb_build_object(
              'id', gen_random_uuid(), 'number', r.number || n,
              'area_code', cast(:village as text) || lpad((1 + n % 3)::text, 3, '0')))).*
            from request r, generate_series(1, :many) n
            where r.county = :county and r.id = :id
            """)
        .param("village", place.village())
        .param("many", many)
        .param("county", place.county())
        .param("id", one)
        .update();
    JsonNode sheet = map(desk, "state=open&area=" + place.county());
    assertThat(sheet.path("spots").size()).isZero();
    assertThat(sheet.path("total").asInt()).isEqualTo(many + 1);
    long counted = 0;
    for (JsonNode pile : sheet.path("piles")) {
      counted += pile.path("count").asLong();
      assertThat(pile.path("areaName").asString()).contains("网格");
    }
    assertThat(sheet.path("piles").size()).isEqualTo(3);
    assertThat(counted + sheet.path("nowhere").asLong()).isEqualTo(many + 1);

    JsonNode inside = map(desk, "state=open&area=" + place.grid(2));
    assertThat(inside.path("piles").size()).isZero();
    assertThat(inside.path("spots").size()).isEqualTo(many / 3);
  }
}
