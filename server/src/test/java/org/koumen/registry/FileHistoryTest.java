package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.person;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Files change, and can be shown as they were. */
@KoumenTest
class FileHistoryTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private Town.Place place;
  private Town.Person desk;
  private NewHousehold family;
  private NewHousehold neighbours;

  @BeforeEach
  void two_households() {
    Town town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("county_desk", place.county());
    family =
        aHousehold()
            .in(place.grid(1))
            .at("祥和小区3号楼2单元501室")
            .with(
                person("张伟").born("1980-01-01").sex(Sex.MALE).phone("13812345678"),
                person("王芳").born("1981-01-01").sex(Sex.FEMALE).as(Relation.SPOUSE),
                person("张小明").born("2012-01-01").sex(Sex.MALE).as(Relation.CHILD))
            .build();
    neighbours =
        aHousehold().in(place.grid(2)).at("建设路15号").with(person("李青").born("1950-01-01")).build();
    transaction.executeWithoutResult(
        status ->
            intake.add(
                Stream.of(family, neighbours).map(intake::digest).toList(),
                "test",
                jurisdiction.now()));
  }

  @Test
  void an_edit_is_refused_in_the_fields_terms_or_kept_with_its_history() {
    JsonNode head = resident(family, "张伟");
    Map<String, Object> edit = draft(head);
    edit.put("identity", "110105194912310021");
    edit.put("phone", "12345");
    Browser.Answer wrong = put(family, head, head.path("version").asInt(), edit);
    assertThat(wrong.problem()).isEqualTo("fields-wrong");
    assertThat(wrong.json().path("values").path("fields").findValuesAsString("code"))
        .containsExactlyInAnyOrder("identity-check-digit", "phone-form");

    IdentityNumber number = Households.identity(LocalDate.of(1980, 1, 1), Sex.MALE, 4711);
    edit.put("identity", number.value());
    edit.put("phone", "13900001111");
    edit.put("name", "张大伟");
    assertThat(put(family, head, head.path("version").asInt(), edit).status()).isEqualTo(200);
    Browser.Answer stale = put(family, head, head.path("version").asInt(), edit);
    assertThat(stale.problem()).isEqualTo("stale-version");
    assertThat(stale.body()).contains("张大伟").doesNotContain(number.value());

    JsonNode timeline = get(family, "/timeline").path("rows");
    assertThat(timeline).hasSize(1);
    assertThat(timeline.get(0).toString())
        .contains("张大伟", "139****1111", number.masked())
        .doesNotContain(number.value(), "13900001111");
    assertThat(search("zdw")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(search("1111")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(search("5678")).isEmpty();
    assertThat(
            jdbc.sql("select changes::text from file_change where household_id = :id")
                .param("id", family.id())
                .query(String.class)
                .single())
        .doesNotContain(number.value())
        .doesNotContain("13900001111");
  }

  @Test
  void life_goes_on_and_counts_stay_right() {
    clock.forward(Duration.ofDays(10));
    desk.again();
    assertThat(
            event(
                    family,
                    Map.of(
                        "kind",
                        "birth",
                        "resident",
                        Map.of("name", "张小红", "sex", "女", "relation", "女")))
                .status())
        .isEqualTo(200);
    assertThat(household(family).path("people").asInt()).isEqualTo(4);
    assertThat(
            event(
                    family,
                    Map.of(
                        "kind",
                        "household_split",
                        "residentIds",
                        List.of(id(family, "张伟")),
                        "number",
                        "新-1"))
                .status())
        .isEqualTo(200);
    assertThat(household(family).path("people").asInt()).isEqualTo(3);
    assertThat(search("新-1")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(
            event(neighbours, Map.of("kind", "death", "residentIds", List.of(id(neighbours, "李青"))))
                .status())
        .isEqualTo(200);
    assertThat(household(neighbours).path("state").asString()).isEqualTo("dissolved");
    assertThat(household(neighbours).path("people").asInt()).isZero();
    Browser.Answer health =
        event(
            family,
            Map.of("kind", "health", "residentIds", List.of(id(family, "王芳")), "note", "每周取药"));
    assertThat(health.problem()).isEqualTo("fields-wrong");
    assertThat(
            event(
                    family,
                    Map.of(
                        "kind",
                        "moved_within",
                        "residentIds",
                        List.of(id(family, "张小明")),
                        "toHousehold",
                        neighbours.id().toString()))
                .status())
        .isEqualTo(200);
    assertThat(household(neighbours).path("state").asString()).isEqualTo("present");
    JsonNode past = get(family, "?asOf=2026-11-25");
    assertThat(past.path("residents").findValuesAsString("name"))
        .containsExactly("张伟", "王芳", "张小明");
    assertThat(past.path("household").path("people").asInt()).isEqualTo(3);
  }

  @Test
  void marks_listings_and_plans_have_their_course() {
    assertThat(
            post(
                    family,
                    "/marks",
                    Map.of("colour", "red", "reason", "老人独居", "reviewOn", "2026-12-22"))
                .status())
        .isEqualTo(200);
    assertThat(
            post(
                    family,
                    "/marks",
                    Map.of("colour", "yellow", "reason", "情况好转", "reviewOn", "2027-01-22"))
                .status())
        .isEqualTo(200);
    assertThat(household(family).path("careMark").asString()).isEqualTo("yellow");
    assertThat(get(family, "").path("marks")).hasSize(2);
    assertThat(
            post(
                    family,
                    "/listings",
                    Map.of(
                        "category", "job_lost", "reason", "工厂停工", "residentId", id(family, "张伟")))
                .status())
        .isEqualTo(200);
    assertThat(household(family).path("underCare").asBoolean()).isTrue();
    assertThat(
            post(
                    family,
                    "/plans",
                    Map.of(
                        "goal",
                        "找到工作",
                        "dueOn",
                        "2027-03-01",
                        "checkEveryDays",
                        14,
                        "steps",
                        List.of(Map.of("what", "报名培训"))))
                .status())
        .isEqualTo(200);
    JsonNode plan = get(family, "").path("plans").get(0);
    assertThat(plan.path("nextCheckOn").asString()).isEqualTo("2026-12-06");
    String path = "/plans/" + plan.path("id").asString();
    assertThat(
            post(
                    family,
                    path
                        + "/steps/"
                        + plan.path("steps").get(0).path("id").asString()
                        + "/completion",
                    Map.of())
                .status())
        .isEqualTo(200);
    clock.forward(Duration.ofDays(14));
    desk.again();
    assertThat(post(family, path + "/checks", Map.of("found", "已参加培训")).status()).isEqualTo(200);
    plan = get(family, "").path("plans").get(0);
    assertThat(plan.path("nextCheckOn").asString()).isEqualTo("2026-12-20");
    assertThat(plan.path("checks")).hasSize(1);
    assertThat(post(family, path + "/ending", Map.of("state", "reached")).status()).isEqualTo(200);
    assertThat(post(family, path + "/checks", Map.of("found", "再看")).problem())
        .isEqualTo("not-in-this-state");
  }

  /** Whatever is edited in whatever order: each past day shows what was recorded on it. */
  @Test
  void any_past_day_shows_what_was_recorded_then() {
    Random random = new Random(20261122);
    Map<LocalDate, JsonNode> recorded = new LinkedHashMap<>();
    recorded.put(jurisdiction.today(), people(get(family, "")));
    for (int step = 0; step < 25; step++) {
      clock.forward(Duration.ofDays(1 + random.nextInt(3)));
      desk.again();
      List<JsonNode> living = new ArrayList<>();
      get(family, "")
          .path("residents")
          .forEach(
              one -> {
                if (one.path("state").asString().matches("present|away")) {
                  living.add(one);
                }
              });
      JsonNode one =
          living.isEmpty() ? MissingNode.getInstance() : living.get(random.nextInt(living.size()));
      switch (one.isMissingNode() ? 0 : random.nextInt(5)) {
        case 0 ->
            event(
                family,
                Map.of(
                    "kind",
                    "moved_in",
                    "resident",
                    Map.of("name", "新人" + "甲乙丙丁戊己庚辛".charAt(step % 8), "relation", "其他")));
        case 1 ->
            event(
                family,
                Map.of(
                    "kind", "job", "residentIds", List.of(text(one, "id")), "value", "工作" + step));
        case 2 ->
            event(family, Map.of("kind", "moved_out", "residentIds", List.of(text(one, "id"))));
        case 3 ->
            event(
                family,
                Map.of(
                    "kind",
                    "moved_within",
                    "residentIds",
                    List.of(text(one, "id")),
                    "toHousehold",
                    neighbours.id().toString()));
        default -> {
          Map<String, Object> edit = draft(one);
          edit.put("school", "学校" + step);
          edit.put("phone", "1390000%04d".formatted(step));
          put(family, one, one.path("version").asInt(), edit);
        }
      }
      recorded.put(jurisdiction.today(), people(get(family, "")));
    }
    recorded.forEach(
        (day, then) ->
            assertThat(people(get(family, "?asOf=" + day))).as(day.toString()).isEqualTo(then));
  }

  /** The people of a file without versions, and without ages that go on by themselves. */
  private static JsonNode people(JsonNode file) {
    JsonNode residents = file.path("residents").deepCopy();
    residents.forEach(
        one -> {
          ((ObjectNode) one).remove("version");
          ((ObjectNode) one).remove("age");
        });
    return residents;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString();
  }

  private static Map<String, Object> draft(JsonNode resident) {
    Map<String, Object> draft = new LinkedHashMap<>();
    for (String field : List.of("name", "sex", "bornOn", "relation", "school", "work", "state")) {
      if (resident.path(field).isString()) {
        draft.put(field, resident.path(field).asString());
      }
    }
    return draft;
  }

  private String path(NewHousehold household) {
    return "/api/households/" + place.county() + "/" + household.id();
  }

  private JsonNode get(NewHousehold household, String rest) {
    return desk.browser().get(path(household) + rest).json();
  }

  private JsonNode household(NewHousehold household) {
    return get(household, "").path("household");
  }

  private JsonNode resident(NewHousehold household, String name) {
    for (JsonNode one : get(household, "").path("residents")) {
      if (text(one, "name").equals(name)) {
        return one;
      }
    }
    throw new AssertionError("nobody called " + name);
  }

  private String id(NewHousehold household, String name) {
    return text(resident(household, name), "id");
  }

  private Browser.Answer put(
      NewHousehold household, JsonNode resident, int version, Map<String, Object> draft) {
    return desk.browser()
        .put(
            path(household) + "/residents/" + text(resident, "id"),
            Map.of("version", version, "resident", draft));
  }

  private Browser.Answer event(NewHousehold household, Map<String, Object> body) {
    return post(household, "/events", body);
  }

  private Browser.Answer post(NewHousehold household, String rest, Map<String, ?> body) {
    return desk.browser().post(path(household) + rest, body);
  }

  private List<String> search(String typed) {
    return desk.browser()
        .get(
            "/api/households?area="
                + place.county()
                + "&q="
                + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
        .json()
        .path("rows")
        .findValuesAsString("address");
  }
}
