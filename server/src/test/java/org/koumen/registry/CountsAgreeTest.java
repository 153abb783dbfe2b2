package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.person;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** However households are counted, it is the same households: those that belong to the area. */
@KoumenTest
class CountsAgreeTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @LocalServerPort private int port;

  private Town.Place place;
  private Browser desk;

  @BeforeEach
  void householdsOfEveryState() {
    Town town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("county_desk", place.county()).browser();
    put(
        aHousehold()
            .in(place.grid(1))
            .at("东关路1号")
            .with(person("张一"), person("张二").state(ResidentState.AWAY).as(Relation.CHILD))
            .build(),
        aHousehold()
            .in(place.grid(1))
            .at("东关路2号")
            .state(HouseholdState.AWAY)
            .with(person("李一").state(ResidentState.AWAY))
            .build(),
        aHousehold()
            .in(place.grid(1))
            .at("东关路3号")
            .state(HouseholdState.MOVED_OUT)
            .with(person("王一").state(ResidentState.MOVED_OUT))
            .build(),
        aHousehold().in(place.grid(2)).at("东关路4号").state(HouseholdState.DISSOLVED).build(),
        aHousehold().in(place.grid(2)).at("东关路5号").with(person("赵一")).build());
  }

  @Test
  void listTreeAndStatisticsCountTheSameHouseholds() {
    assertCounted(place.grid(1), 2, 3);
    assertCounted(place.grid(2), 1, 1);
    assertCounted(place.village(), 3, 4);
    assertCounted(place.township(), 3, 4);
    assertCounted(place.county(), 3, 4);
    assertThat(sum("/api/areas/" + place.village() + "/children", "households")).isEqualTo(3);
    assertThat(
            desk.get("/api/statistics?area=" + place.village())
                .json()
                .path("children")
                .valueStream()
                .mapToLong(child -> child.path("households").asLong())
                .sum())
        .isEqualTo(3);
  }

  @Test
  void theyStillAgreeAfterAHouseholdLeft() {
    JsonNode row = desk.get("/api/households?area=" + place.grid(2)).json().path("rows").get(0);
    String path = "/api/households/" + place.county() + "/" + row.path("id").asString();
    JsonNode file = desk.get(path).json();
    var edit =
        java.util.Map.of(
            "version",
            file.path("household").path("version").asInt(),
            "kind",
            "family",
            "state",
            "moved_out");
    assertThat(desk.put(path, edit).problem())
        .as("people first, then the household")
        .isEqualTo("not-in-this-state");
    var left =
        java.util.Map.of(
            "kind",
            "moved_out",
            "residentIds",
            List.of(file.path("residents").get(0).path("id").asString()));
    assertThat(desk.post(path + "/events", left).status()).isEqualTo(200);
    assertCounted(place.grid(2), 0, 0);
    assertCounted(place.county(), 2, 3);
  }

  private void assertCounted(String area, long households, long people) {
    JsonNode node = desk.get("/api/areas/" + area).json();
    JsonNode sheet = desk.get("/api/statistics?area=" + area).json();
    assertThat(desk.get("/api/households?area=" + area).json().path("total").asLong())
        .as("list of %s", area)
        .isEqualTo(households);
    assertThat(node.path("households").asLong()).as("tree at %s", area).isEqualTo(households);
    assertThat(node.path("residents").asLong()).as("people at %s", area).isEqualTo(people);
    assertThat(sheet.path("households").asLong())
        .as("statistics of %s", area)
        .isEqualTo(households);
    assertThat(sheet.path("people").asLong()).as("people of %s", area).isEqualTo(people);
  }

  private long sum(String path, String field) {
    return desk.get(path)
        .json()
        .path("rows")
        .valueStream()
        .mapToLong(row -> row.path(field).asLong())
        .sum();
  }

  private void put(NewHousehold... households) {
    transaction.executeWithoutResult(
        status ->
            intake.add(
                Stream.of(households).map(intake::digest).toList(), "test", jurisdiction.now()));
  }
}
