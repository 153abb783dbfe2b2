package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people type stays out of the log, most of all when something goes wrong. */
@KoumenTest
@ExtendWith(OutputCaptureExtension.class)
class LogsNameNobodyTest {
  private static final String NAME = "欧阳不见";
  private static final String PHONE = "13812340987";

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  @Test
  void neither_names_nor_numbers_nor_free_text_reach_the_log(CapturedOutput log) {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    UUID household = town.household(place.grid(), NAME + "小区1号");
    Browser clerk = town.person("county_desk", place.county()).browser();
    String typed = URLEncoder.encode(NAME, StandardCharsets.UTF_8);

    clerk.get("/api/households?area=" + place.county() + "&q=" + typed);
    clerk.get("/api/households?area=" + place.county() + "&use=" + typed);
    clerk.get("/api/households/" + place.county() + "/" + typed);
    clerk.get("/api/households?area=" + place.county() + "&after=" + typed);
    clerk.get("/api/" + typed);
    clerk.post("/api/requests", Map.of("id", NAME, "body", PHONE));
    clerk.post("/api/requests", Town.request(UUID.randomUUID(), typed, NAME + PHONE));
    clerk.post("/api/session", Map.of("login", NAME, "password", PHONE));
    clerk.post("/api/follow", Map.of("number", NAME, "code", PHONE));
    clerk.upload("/api/imports?kind=households&area=" + place.county(), NAME + ".xlsx", bytes());
    String file = "/api/households/" + place.county() + "/" + household;
    clerk.post(file + "/events", Map.of("kind", NAME, "name", NAME, "phone", PHONE));

    assertThat(log.getAll()).doesNotContain(NAME).doesNotContain(PHONE).doesNotContain(typed);
  }

  @Test
  void a_character_that_no_text_may_hold_does_no_harm() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    UUID household = town.household(place.grid(), "某处1号");
    Browser clerk = town.person("county_desk", place.county()).browser();
    String file = "/api/households/" + place.county() + "/" + household;
    String nul = "水管\u0000爆了";

    assertThat(
            List.of(
                clerk.get("/api/households?area=" + place.county() + "&q=a%00b"),
                clerk.get("/api/households?area=%00"),
                clerk.get("/api/households?language=%00"),
                clerk.get("/api/areas?q=a%00b"),
                clerk.get("/api/areas/%00"),
                clerk.get("/api/requests?q=a%00b"),
                clerk.post("/api/follow", Map.of("number", nul, "code", nul)),
                clerk.post("/api/session", Map.of("login", nul, "password", nul)),
                clerk.post("/api/requests", Town.request(UUID.randomUUID(), place.grid(), nul)),
                clerk.post(
                    file + "/marks",
                    Map.of("colour", "red", "reason", nul, "reviewOn", "2027-01-01")),
                clerk.post(file + "/needs", Map.of("kind", "other", "body", nul))))
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isLessThan(500));
  }

  @Test
  void figures_and_days_beyond_all_bounds_do_no_harm() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    UUID household = town.household(place.grid(), "某处1号");
    Browser clerk = town.person("county_desk", place.county()).browser();
    String file = "/api/households/" + place.county() + "/" + household;
    String far = "%2B999999999-01-01";

    assertThat(
            List.of(
                clerk.get(file + "?asOf=" + far),
                clerk.get(file + "?asOf=-0001-01-01"),
                clerk.get("/api/households?limit=999999999&area=" + place.county()),
                clerk.get("/api/households?limit=-1&area=" + place.county()),
                clerk.get("/api/households?size=99999999999&area=" + place.county()),
                clerk.get("/api/statistics?area=" + place.county() + "&day=" + far),
                clerk.get("/api/ledger?area=" + place.county() + "&from=" + far + "&to=" + far),
                clerk.get("/api/visits?area=" + place.county() + "&from=" + far),
                clerk.post(
                    file + "/marks",
                    Map.of("colour", "red", "reason", "独居", "reviewOn", "+999999999-12-31")),
                clerk.post(
                    "/api/visits",
                    Map.of(
                        "id", UUID.randomUUID().toString(),
                        "county", place.county(),
                        "householdId", household.toString(),
                        "outcome", "met",
                        "visitedAt", "+1000000000-12-31T23:59:59Z"))))
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isLessThan(500));
  }

  private static byte[] bytes() {
    return (NAME + "," + PHONE).getBytes(StandardCharsets.UTF_8);
  }
}
