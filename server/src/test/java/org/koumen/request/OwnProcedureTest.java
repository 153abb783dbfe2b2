package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A place makes the steps its own, and requests on their way keep theirs. */
@KoumenTest
class OwnProcedureTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
  }

  @Test
  void a_place_asks_for_a_picture_and_only_new_requests_need_it() {
    Browser admin = town.person("administrator", "").browser();
    Browser desk = town.person("county_desk", place.county()).browser();
    JsonNode built = petition(admin);
    int version = built.path("version").asInt();
    UUID before = bring(desk);
    UUID unit = town.unit(place.county(), "自然资源局");
    dispatch(desk, before, unit);
    try {
      assertThat(publish(desk, version, built.path("steps")).status())
          .as("who may not set the place's rules")
          .isEqualTo(403);
      Browser.Answer unsound = publish(admin, version, without(built.path("steps"), "close"));
      assertThat(unsound.problem()).isEqualTo("procedure-unsound");
      assertThat(unsound.body()).contains("answered");

      Browser.Answer strict = publish(admin, version, withPicture(built.path("steps")));
      assertThat(strict.status()).as(strict.body()).isEqualTo(200);
      assertThat(publish(admin, version, built.path("steps")).problem())
          .as("somebody published in the meantime")
          .isEqualTo("stale-version");

      UUID after = bring(desk);
      dispatch(desk, after, unit);
      Browser handler = town.person("department", place.county(), unit).browser();
      assertThat(settle(handler, after).problem()).isEqualTo("move-needs");
      assertThat(desk.get(path(after)).json().path("procedureVersion").asInt())
          .isEqualTo(version + 1);
      assertThat(settle(handler, before).status())
          .as("what began before goes on as it began")
          .isEqualTo(200);
    } finally {
      int now = petition(admin).path("version").asInt();
      if (now > version) {
        assertThat(publish(admin, now, built.path("steps")).status()).isEqualTo(200);
      }
    }
  }

  private static JsonNode petition(Browser admin) {
    for (JsonNode one : admin.get("/api/request-procedures").json().path("rows")) {
      if (one.path("code").asString().equals("petition")) {
        return one;
      }
    }
    throw new AssertionError("no petition");
  }

  private static Browser.Answer publish(Browser by, int basedOn, JsonNode steps) {
    return by.post(
        "/api/request-procedures/petition/versions",
        Map.of("basedOn", basedOn, "steps", JsonMapper.shared().convertValue(steps, Object.class)));
  }

  private static JsonNode withPicture(JsonNode steps) {
    JsonNode copy = steps.deepCopy();
    for (JsonNode step : copy) {
      for (JsonNode rule : step.path("moves")) {
        if (rule.path("move").asString().equals("settle")) {
          ((ObjectNode) rule).putArray("needs").add("picture");
        }
      }
    }
    return copy;
  }

  private static JsonNode without(JsonNode steps, String move) {
    JsonNode copy = steps.deepCopy();
    for (JsonNode step : copy) {
      ArrayNode moves = (ArrayNode) step.path("moves");
      for (int n = moves.size() - 1; n >= 0; n--) {
        if (moves.get(n).path("move").asString().equals(move)) {
          moves.remove(n);
        }
      }
    }
    return copy;
  }

  private UUID bring(Browser desk) {
    UUID id = UUID.randomUUID();
    Map<String, Object> letter = new HashMap<>(Town.request(id, place.grid(), "补偿少算了"));
    letter.put("kind", "petition");
    assertThat(desk.post("/api/requests", letter).status()).isEqualTo(201);
    return id;
  }

  private void dispatch(Browser desk, UUID id, UUID unit) {
    assertThat(
            desk.post(path(id) + "/dispatch", Map.of("version", 1, "unitId", unit.toString()))
                .status())
        .isEqualTo(200);
  }

  private Browser.Answer settle(Browser handler, UUID id) {
    return handler.post(path(id) + "/settlement", Map.of("version", 2, "result", "已补足"));
  }

  private String path(UUID id) {
    return "/api/requests/" + place.county() + "/" + id;
  }
}
