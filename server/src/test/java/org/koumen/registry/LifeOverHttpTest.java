package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Everything that may happen in life, told over HTTP; and each past day afterwards. */
@KoumenTest
class LifeOverHttpTest {
  private static final LocalDate BEGIN = LocalDate.of(2026, 10, 1);

  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @LocalServerPort private int port;

  private Town town;
  private Town.Place place;
  private Town.Place beyond;
  private Browser desk;
  private FileClient family;
  private FileClient neighbours;
  private FileClient faraway;

  @BeforeEach
  void threeHouseholdsInTwoCounties() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    beyond = town.found();
    desk = town.person("county_desk", "98").browser();
    family =
        put(
            place,
            aHousehold()
                .in(place.grid(1))
                .at("祥和小区3号楼2单元501室")
                .with(
                    person("张伟").born("1980-01-01").sex(Sex.MALE).phone("13812345678"),
                    person("王芳").born("1981-01-01").sex(Sex.FEMALE).as(Relation.SPOUSE),
                    person("张小明").born("2012-01-01").sex(Sex.MALE).as(Relation.CHILD))
                .build());
    neighbours =
        put(
            place,
            aHousehold()
                .in(place.grid(2))
                .at("建设路15号")
                .with(person("李青").born("1950-01-01"))
                .build());
    faraway =
        put(
            beyond,
            aHousehold()
                .in(beyond.grid(1))
                .at("湖滨路2号")
                .with(person("张老太").born("1955-01-01").sex(Sex.FEMALE))
                .build());
  }

  @Test
  void everythingThatHappensIsTakenIntoTheFilesAndEachPastDayStays() {
    Map<LocalDate, Map<FileClient, JsonNode>> recorded = new LinkedHashMap<>();
    List<FileClient> files = new ArrayList<>(List.of(family, neighbours, faraway));
    LocalDate day = BEGIN;
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(
        family.happened(
            "birth", day, "resident", Map.of("name", "张小红", "sex", "女", "relation", "女")));
    assertThat(family.resident("张小红").path("bornOn").asString()).isEqualTo(day.toString());
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(family.happened("job", day, "residentIds", List.of(family.idOf("张伟")), "value", "司机"));
    ok(family.happened("school", day, "residentIds", List.of(family.idOf("张小明")), "value", "第三中学"));
    ok(
        family.happened(
            "health",
            day,
            "residentIds",
            List.of(family.idOf("王芳")),
            "need",
            "medicine",
            "note",
            "每月取药",
            "purpose",
            "代取药品",
            "consent",
            "本人口头同意"));
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(
        family.happened(
            "moved_in", day, "resident", Map.of("name", "刘洋", "sex", "女", "relation", "其他")));
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(family.happened("marriage", day, "relations", Map.of(family.idOf("刘洋"), "child_in_law")));
    keep(recorded, day, files);

    day = day.plusDays(2);
    Browser.Answer split =
        family.happened(
            "household_split",
            day,
            "residentIds",
            List.of(family.idOf("刘洋")),
            "relations",
            Map.of(family.idOf("刘洋"), "head"),
            "number",
            "分-1",
            "premises",
            Map.of("areaCode", place.grid(3), "address", "和平路8号", "use", "residential"));
    ok(split);
    FileClient own =
        new FileClient(desk, place.county(), UUID.fromString(split.json().path("id").asString()));
    files.add(own);
    assertThat(own.living()).containsExactly("刘洋");
    assertThat(own.household().path("areaCode").asString()).isEqualTo(place.grid(3));
    assertThat(own.household().path("number").asString()).isEqualTo("分-1");
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(family.happened("divorce", day, "relations", Map.of(family.idOf("王芳"), "other_kin")));
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(
        family.happened(
            "moved_out", day, "residentIds", List.of(family.idOf("王芳")), "whereTo", "成都"));
    assertThat(family.living()).doesNotContain("王芳");
    assertThat(
            family
                .happened("job", day, "residentIds", List.of(family.idOf("王芳")), "value", "x")
                .problem())
        .isEqualTo("not-in-this-state");
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(family.happened("came_back", day, "residentIds", List.of(family.idOf("王芳"))));
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(
        family.happened(
            "moved_within",
            day,
            "residentIds",
            List.of(family.idOf("王芳")),
            "toHousehold",
            neighbours.id()));
    assertThat(neighbours.living()).containsExactlyInAnyOrder("李青", "王芳");
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(
        neighbours.happened(
            "death",
            day,
            "residentIds",
            List.of(neighbours.idOf("李青")),
            "relations",
            Map.of(neighbours.idOf("王芳"), "head")));
    assertThat(neighbours.household().path("headName").asString()).isEqualTo("王芳");
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(
        family.happened(
            "moved_within",
            day,
            "residentIds",
            List.of(family.idOf("张小明")),
            "toCounty",
            beyond.county(),
            "toHousehold",
            faraway.id(),
            "relations",
            Map.of(family.idOf("张小明"), "grandchild")));
    assertThat(faraway.resident("张小明").path("school").asString()).isEqualTo("第三中学");
    assertThat(family.resident("张小明").path("continuedCounty").asString())
        .isEqualTo(beyond.county());
    keep(recorded, day, files);

    day = day.plusDays(2);
    ok(own.happened("household_merge", day, "toHousehold", family.id()));
    assertThat(own.household().path("state").asString()).isEqualTo("merged");
    assertThat(family.living()).containsExactlyInAnyOrder("张伟", "张小红", "刘洋");
    keep(recorded, day, files);

    recorded.forEach(
        (then, shown) ->
            shown.forEach(
                (file, was) ->
                    assertThat(file.recorded(then))
                        .as("%s on %s", file.id(), then)
                        .isEqualTo(was)));
    assertThat(own.browser().get(own.path() + "?asOf=" + BEGIN).status())
        .as("before it came to be")
        .isEqualTo(404);
    for (LocalDate then : recorded.keySet()) {
      assertThat(people(place, then))
          .as("statistics on %s", then)
          .isEqualTo(
              Stream.of(family, neighbours, own)
                  .filter(file -> shown(file, then))
                  .mapToInt(file -> file.asOf(then).path("household").path("people").asInt())
                  .sum());
      assertThat(people(beyond, then))
          .isEqualTo(faraway.asOf(then).path("household").path("people").asInt());
    }
    assertThat(family.timeline().findValuesAsString("kind"))
        .contains("birth", "job", "school", "health", "household_split", "household_merge");
  }

  @Test
  void whatCannotBeIsRefusedInPlainTerms() {
    String wei = family.idOf("张伟");
    LocalDate day = BEGIN;
    ok(family.happened("job", day.plusDays(9), "residentIds", List.of(wei), "value", "厨师"));
    assertThat(family.happened("job", day, "residentIds", List.of(wei), "value", "司机").problem())
        .as("a later day is known already")
        .isEqualTo("change-out-of-order");
    assertThat(family.happened("job", day, "value", "司机").problem()).isEqualTo("bad-input");
    assertThat(family.happened("feast", day).problem()).isEqualTo("bad-input");
    assertThat(
            family
                .happened("job", "2027-01-01", "residentIds", List.of(wei), "value", "司机")
                .problem())
        .isEqualTo("fields-wrong");
    assertThat(
            family.happened("death", day, "residentIds", List.of(neighbours.idOf("李青"))).status())
        .as("somebody of another household")
        .isEqualTo(404);
    assertThat(
            family
                .happened(
                    "household_split",
                    day,
                    "residentIds",
                    List.of(wei, family.idOf("王芳"), family.idOf("张小明")))
                .problem())
        .as("nobody would stay")
        .isEqualTo("not-in-this-state");
    assertThat(
            family
                .happened(
                    "moved_within",
                    day,
                    "residentIds",
                    List.of(wei),
                    "toHousehold",
                    UUID.randomUUID())
                .status())
        .isEqualTo(404);
    assertThat(
            family
                .happened(
                    "birth", day, "resident", Map.of("name", "", "relation", "女", "bornOn", "昨天"))
                .json()
                .path("values")
                .path("fields")
                .findValuesAsString("field"))
        .containsExactlyInAnyOrder("name", "bornOn");
    assertThat(family.now().path("residents")).hasSize(3);
    assertThat(family.timeline()).hasSize(1);
  }

  @Test
  void aWorkerOfOneGridMovesNobodyToAnother() {
    Browser worker = town.person("grid_worker", place.grid(1)).browser();
    FileClient mine = new FileClient(worker, place.county(), family.id());
    FileClient foreign = new FileClient(worker, place.county(), neighbours.id());
    String fang = mine.idOf("王芳");
    ok(mine.happened("job", BEGIN, "residentIds", List.of(fang), "value", "教师"));
    assertThat(foreign.happened("job", BEGIN, "residentIds", List.of(fang), "value", "x").status())
        .isEqualTo(404);
    assertThat(
            mine.happened(
                    "moved_within",
                    BEGIN,
                    "residentIds",
                    List.of(fang),
                    "toHousehold",
                    neighbours.id())
                .status())
        .isEqualTo(404);
    assertThat(
            mine.happened(
                    "household_split",
                    BEGIN,
                    "residentIds",
                    List.of(fang),
                    "premises",
                    Map.of("areaCode", place.grid(2), "address", "新路1号"))
                .status())
        .isEqualTo(404);
    assertThat(mine.living()).contains("王芳");
  }

  private static void keep(
      Map<LocalDate, Map<FileClient, JsonNode>> recorded, LocalDate day, List<FileClient> files) {
    Map<FileClient, JsonNode> shown = new LinkedHashMap<>();
    files.forEach(file -> shown.put(file, file.recorded(day)));
    recorded.put(day, shown);
  }

  private static boolean shown(FileClient file, LocalDate day) {
    return file.browser().get(file.path() + "?asOf=" + day).status() == 200;
  }

  private int people(Town.Place where, LocalDate day) {
    return desk.get("/api/statistics?area=%s&day=%s".formatted(where.county(), day))
        .json()
        .path("people")
        .asInt();
  }

  private static void ok(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("changed").asBoolean()).isTrue();
  }

  private FileClient put(Town.Place where, NewHousehold household) {
    transaction.executeWithoutResult(
        status -> intake.add(List.of(intake.digest(household)), "test", jurisdiction.now()));
    return new FileClient(desk, where.county(), household);
  }
}
