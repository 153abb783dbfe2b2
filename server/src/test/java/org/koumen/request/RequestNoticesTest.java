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

/** Who is told of a request, and with which words. */
@KoumenTest
class RequestNoticesTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @Autowired AlarmClock alarms;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private UUID water;
  private Town.Person dispatcher;
  private Town.Person handler;
  private Town.Person leader;

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
    water = town.unit(place.county(), "水务局");
    dispatcher = town.person("dispatcher", place.county());
    handler = town.person("department", place.county(), water);
    leader = town.person("leader", place.county());
  }

  @Test
  void whoever_has_the_next_step_is_told_and_whoever_is_above_when_it_is_late() {
    UUID id = bring("路灯照明");
    Browser other =
        town.person("department", place.county(), town.unit(place.county(), "城管局")).browser();
    assertThat(
            dispatcher
                .browser()
                .post(path(id) + "/dispatch", Map.of("version", 1, "unitId", water.toString()))
                .status())
        .isEqualTo(200);
    assertThat(told(handler.browser())).contains("新派单", "11月30日17:00").doesNotContain("灯坏了", "138");
    assertThat(told(other)).isEqualTo("[]");
    assertThat(told(leader.browser())).isEqualTo("[]");

    clock.set("2026-12-04T10:00");
    alarms.ring();
    assertThat(told(handler.again())).contains("已超期", "将在");
    assertThat(told(dispatcher.again())).contains("已超期");
    assertThat(told(leader.again())).contains("已超期");
  }

  @Test
  void a_burst_pipe_wakes_the_desk() {
    Map<String, Object> pipe = new HashMap<>(Town.request(UUID.randomUUID(), place.grid(), "水管爆了"));
    pipe.put("category", "爆管漏水");
    Browser worker = town.person("grid_worker", place.grid()).browser();
    assertThat(worker.post("/api/requests", pipe).status()).isEqualTo(201);
    assertThat(told(dispatcher.browser())).contains("紧急诉求");
  }

  private UUID bring(String category) {
    UUID id = UUID.randomUUID();
    Map<String, Object> request = new HashMap<>(Town.request(id, place.grid(), "三号楼的灯坏了"));
    request.put("category", category);
    assertThat(dispatcher.browser().post("/api/requests", request).status()).isEqualTo(201);
    return id;
  }

  private String path(UUID id) {
    return "/api/requests/" + place.county() + "/" + id;
  }

  private static String told(Browser browser) {
    return browser.get("/api/notices").json().path("rows").toString();
  }
}
