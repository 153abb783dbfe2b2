package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.identity;
import static org.koumen.registry.Households.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

@KoumenTest
class DuplicatesTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @LocalServerPort private int port;

  @Test
  void two_are_offered_merged_by_a_person_and_taken_back_exactly() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    Browser desk = town.person("county_desk", place.county()).browser();
    IdentityNumber number = identity(LocalDate.of(1950, 1, 1), Sex.FEMALE, 9001);
    NewResident second =
        person("马秀兰")
            .born("1950-01-01")
            .phone("13811112222")
            .build(Relation.HEAD, LocalDate.of(2021, 1, 1));
    NewHousehold a =
        aHousehold()
            .in(place.grid(1))
            .at("甲村1号")
            .with(person("马秀兰").identity(number), person("马小军"))
            .build();
    NewHousehold b =
        aHousehold()
            .in(place.grid(2))
            .at("甲村2号")
            .with(
                person("马秀兰")
                    .id(second.id())
                    .born("1950-01-01")
                    .phone("13811112222")
                    .speaking("撒拉语"))
            .care(
                new NewCare(
                    List.of(),
                    List.of(
                        new NewCare.Listing(
                            second.id(), "elder_alone", "独居", "王芳", LocalDate.of(2025, 1, 1))),
                    List.of(),
                    List.of()))
            .build();
    transaction.executeWithoutResult(
        status ->
            intake.add(Stream.of(a, b).map(intake::digest).toList(), "test", jurisdiction.now()));

    String list = "/api/duplicates?area=" + place.county();
    assertThat(desk.get(list).json().path("rows")).isEmpty();
    assertThat(search(desk, place.county())).isOne();
    assertThat(search(desk, place.county())).isZero();
    JsonNode pair = desk.get(list).json().path("rows").get(0);
    assertThat(pair.path("pair").path("why").asString()).isEqualTo("same_name_birth_near");
    assertThat(pair.toString()).doesNotContain(number.value(), "13811112222");
    assertThat(pair.path("sameIdentity").isNull()).isTrue();
    List<String> before = everything(place.county());

    String path =
        "/api/duplicates/" + place.county() + "/" + pair.path("pair").path("id").asString();
    String keep = a.residents().getFirst().id().toString();
    Browser worker =
        town.person("community_desk", pair.path("pair").path("areaCode").asString()).browser();
    assertThat(worker.post(path + "/merge", Map.of("keep", keep, "reason", "同一人")).problem())
        .isEqualTo("duplicate-elsewhere");
    assertThat(desk.post(path + "/merge", Map.of("keep", keep, "reason", "上门核实为同一人")).status())
        .isEqualTo(200);
    JsonNode file = desk.get("/api/households/" + place.county() + "/" + a.id()).json();
    assertThat(file.path("residents").get(0).path("phone").asString()).isEqualTo("138****2222");
    assertThat(file.path("listings")).hasSize(1);
    assertThat(file.path("household").path("underCare").asBoolean()).isTrue();
    JsonNode emptied = desk.get("/api/households/" + place.county() + "/" + b.id()).json();
    assertThat(emptied.path("household").path("state").asString()).isEqualTo("merged");
    assertThat(emptied.path("household").path("people").asInt()).isZero();
    assertThat(desk.post(path + "/merge", Map.of("keep", keep, "reason", "再来")).problem())
        .isEqualTo("not-in-this-state");

    assertThat(desk.post(path + "/undo", Map.of("reason", "弄错了")).status()).isEqualTo(200);
    assertThat(everything(place.county())).isEqualTo(before);
    assertThat(desk.post(path + "/difference", Map.of("reason", "两个人")).status()).isEqualTo(200);
    assertThat(desk.post(path + "/undo", Map.of("reason", "点错了")).status()).isEqualTo(200);
    assertThat(desk.get(path).json().path("pair").path("state").asString()).isEqualTo("undone");
    Browser.Answer twice = desk.post(path + "/undo", Map.of("reason", "再来"));
    assertThat(twice.json().path("title").asString()).startsWith("现在不能这样做：这一对还没有判定");
    assertThat(desk.post(path + "/difference", Map.of("reason", "两个人")).status()).isEqualTo(200);
    assertThat(search(desk, place.county())).isZero();
  }

  /** Searches as a job and waits for it. */
  private static int search(Browser desk, String county) {
    Browser.Answer answer = desk.post("/api/duplicates/search", Map.of("area", county));
    assertThat(answer.status()).isEqualTo(202);
    String job = "/api/jobs/" + answer.json().path("jobId").asString();
    org.awaitility.Awaitility.await().until(() -> !desk.get(job).json().path("endedAt").isNull());
    JsonNode ended = desk.get(job).json();
    assertThat(ended.path("state").asString()).isEqualTo("done");
    assertThat(ended.path("total").asInt()).isEqualTo(2);
    return ended.path("result").path("found").asInt();
  }

  @Test
  void numbers_are_told_apart_behind_their_masks() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    Browser desk = town.person("county_desk", place.county()).browser();
    NewHousehold a =
        aHousehold()
            .in(place.grid(1))
            .at("乙村1号")
            .with(person("韩伟").born("1970-02-03").phone("13811112222"))
            .build();
    NewHousehold b =
        aHousehold()
            .in(place.grid(1))
            .at("乙村2号")
            .with(person("韩伟").born("1970-02-03").phone("13899992222"))
            .build();
    transaction.executeWithoutResult(
        status ->
            intake.add(Stream.of(a, b).map(intake::digest).toList(), "test", jurisdiction.now()));
    assertThat(search(desk, place.county())).isOne();
    JsonNode pair = desk.get("/api/duplicates?area=" + place.county()).json().path("rows").get(0);
    assertThat(pair.path("a").path("phone").asString())
        .isEqualTo(pair.path("b").path("phone").asString())
        .isEqualTo("138****2222");
    assertThat(pair.path("samePhone").asBoolean(true)).isFalse();

    Browser elsewhere = town.person("county_desk", town.found().county()).browser();
    assertThat(elsewhere.post("/api/duplicates/search", Map.of("area", place.county())).status())
        .isEqualTo(404);
  }

  /** Every row of people, without versions. */
  private List<String> everything(String county) {
    return jdbc.sql(
            """
            select (to_jsonb(r) - 'version')::text from resident r where county = :county
            union all select (to_jsonb(h) - 'version')::text from household h where county = :county
            union all select to_jsonb(l)::text from care_listing l where county = :county
            union all select to_jsonb(c)::text from identity_claim c where county = :county
            order by 1
            """)
        .param("county", county)
        .query(String.class)
        .list();
  }
}
