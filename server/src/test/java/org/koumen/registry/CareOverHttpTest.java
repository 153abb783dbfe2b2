package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Marks, listings, needs and plans over HTTP, by the grid's own worker. */
@KoumenTest
class CareOverHttpTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @LocalServerPort private int port;

  private Town town;
  private Town.Place place;
  private FileClient file;

  @BeforeEach
  void anElderWhoLivesAlone() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    NewHousehold household =
        aHousehold()
            .in(place.grid(1))
            .at("和平路1号")
            .with(person("单玉珍").born("1940-05-01").sex(Sex.FEMALE))
            .build();
    transaction.executeWithoutResult(
        status -> intake.add(List.of(intake.digest(household)), "test", jurisdiction.now()));
    file =
        new FileClient(
            town.person("grid_worker", place.grid(1)).browser(), place.county(), household);
  }

  @Test
  void aMarkIsSetWithAReasonAndEndsWithOne() {
    assertThat(
            file.post("/marks", Map.of("colour", "red", "reason", " ", "reviewOn", "2026-12-22"))
                .json()
                .path("values")
                .path("fields")
                .findValuesAsString("field"))
        .containsExactly("reason");
    assertThat(
            file.post("/marks", Map.of("colour", "red", "reason", "独居", "reviewOn", "2026-11-01"))
                .problem())
        .as("a review of the past")
        .isEqualTo("fields-wrong");
    ok(file.post("/marks", Map.of("colour", "red", "reason", "独居", "reviewOn", "2026-12-22")));
    JsonNode mark = file.now().path("marks").get(0);
    assertThat(mark.path("reason").asString()).isEqualTo("独居");
    assertThat(total("mark=red")).isOne();
    String ending = "/marks/" + mark.path("id").asString() + "/ending";
    assertThat(file.post(ending, Map.of()).problem()).isEqualTo("fields-wrong");
    ok(file.post(ending, Map.of("reason", "女儿搬来同住")));
    assertThat(file.now().path("marks").get(0).path("endedReason").asString()).isEqualTo("女儿搬来同住");
    assertThat(file.household().path("careMark").isNull()).isTrue();
    assertThat(total("mark=red")).isZero();
    assertThat(file.post(ending, Map.of("reason", "再来")).problem()).isEqualTo("not-in-this-state");
    assertThat(file.timeline().findValuesAsString("kind"))
        .containsExactly("mark_ended", "mark_set");
  }

  @Test
  void somebodyComesUnderCareAndLeavesItWithAReason() {
    Map<String, String> listing =
        Map.of("residentId", file.idOf("单玉珍"), "category", "elder_alone", "reason", "子女在外地");
    ok(file.post("/listings", listing));
    assertThat(file.post("/listings", listing).json().path("changed").asBoolean(true))
        .as("twice changes nothing")
        .isFalse();
    assertThat(file.post("/listings", Map.of("category", "rich", "reason", "x")).problem())
        .isEqualTo("fields-wrong");
    assertThat(total("underCare=true")).isOne();
    assertThat(total("category=elder_alone")).isOne();
    String ending =
        "/listings/" + file.now().path("listings").get(0).path("id").asString() + "/ending";
    assertThat(file.post(ending, Map.of()).problem()).isEqualTo("fields-wrong");
    ok(file.post(ending, Map.of("reason", "女儿搬来同住")));
    assertThat(file.household().path("underCare").asBoolean()).isFalse();
    assertThat(total("underCare=true")).isZero();
  }

  @Test
  void aNeedIsRecordedAndMet() {
    assertThat(file.post("/needs", Map.of("kind", "wishes", "note", "x")).problem())
        .isEqualTo("fields-wrong");
    ok(
        file.post(
            "/needs", Map.of("residentId", file.idOf("单玉珍"), "kind", "meals", "note", "中午送餐")));
    String ending = "/needs/" + file.now().path("needs").get(0).path("id").asString() + "/ending";
    ok(file.post(ending, Map.of("reason", "社区食堂每天送")));
    JsonNode need = file.now().path("needs").get(0);
    assertThat(need.path("metOn").asString()).isEqualTo("2026-11-22");
    assertThat(need.path("metNote").asString()).isEqualTo("社区食堂每天送");
    assertThat(file.post(ending, Map.of("reason", "再来")).problem()).isEqualTo("not-in-this-state");
  }

  @Test
  void aPlanGoesStepByStepAndIsLookedAt() {
    assertThat(
            file.post(
                    "/plans",
                    Map.of(
                        "goal", "", "dueOn", "2020-01-01", "checkEveryDays", 0, "steps", List.of()))
                .json()
                .path("values")
                .path("fields")
                .findValuesAsString("field"))
        .containsExactlyInAnyOrder("goal", "dueOn", "checkEveryDays");
    ok(
        file.post(
            "/plans",
            Map.of(
                "goal",
                "有人照应",
                "dueOn",
                "2027-03-01",
                "checkEveryDays",
                14,
                "steps",
                List.of(Map.of("what", "装呼叫按钮", "dueOn", "2026-12-01"), Map.of("what", "结对邻居")))));
    JsonNode plan = file.now().path("plans").get(0);
    assertThat(plan.path("ownerName").asString()).isEqualTo("王芳");
    String path = "/plans/" + plan.path("id").asString();
    String step = path + "/steps/" + plan.path("steps").get(0).path("id").asString();
    ok(file.post(step + "/completion", Map.of("reason", "已试通")));
    assertThat(file.post(step + "/completion", Map.of()).problem()).isEqualTo("not-in-this-state");
    assertThat(file.post(path + "/checks", Map.of("found", "")).problem())
        .isEqualTo("fields-wrong");
    ok(file.post(path + "/checks", Map.of("found", "按钮好用")));
    plan = file.now().path("plans").get(0);
    assertThat(plan.path("steps").get(0).path("note").asString()).isEqualTo("已试通");
    assertThat(plan.path("steps").get(1).path("doneOn").isNull()).isTrue();
    assertThat(plan.path("checks").get(0).path("found").asString()).isEqualTo("按钮好用");
    assertThat(file.post(path + "/ending", Map.of("state", "open")).status()).isNotEqualTo(200);
    ok(file.post(path + "/ending", Map.of("state", "dropped", "reason", "搬去女儿家")));
    assertThat(file.now().path("plans").get(0).path("state").asString()).isEqualTo("dropped");
    assertThat(file.timeline().findValuesAsString("kind"))
        .containsExactly("plan_closed", "plan_checked", "plan_step_done", "plan_opened");
  }

  /**
   * The terms hold for the whole program, so that they are put back at the end; which one that
   * stands in a file could not be.
   */
  @Test
  void theJurisdictionDecidesItsOwnTerms() {
    Browser admin = town.person("administrator", "").browser();
    JsonNode before = admin.get("/api/registry/terms").json();
    List<Object> kinds =
        new ArrayList<>(
            List.of(Map.of("code", "snow", "zh", "扫雪", "en", "snow", "retired", false)));
    for (JsonNode kind : before.path("lists").path("needKinds")) {
      kinds.add(
          Map.of(
              "code", kind.path("code").asString(),
              "zh", kind.path("zh").asString(),
              "en", kind.path("en").asString(),
              "retired", kind.path("code").asString().equals("meals")));
    }
    try {
      ok(decide(admin, "registry.age-bands", Map.of("starts", List.of(0, 4, 60, 80))));
      assertThat(total("ageBand=80%2B")).isOne();
      ok(decide(admin, "registry.need-kinds", Map.of("terms", kinds)));
      assertThat(admin.get("/api/registry/terms").body()).contains("扫雪");
      assertThat(file.post("/needs", Map.of("kind", "meals", "note", "送餐")).problem())
          .isEqualTo("fields-wrong");
    } finally {
      ok(admin.delete("/api/settings/registry.age-bands"));
      ok(admin.delete("/api/settings/registry.need-kinds"));
    }
    assertThat(admin.get("/api/registry/terms").json()).isEqualTo(before);
  }

  private static Browser.Answer decide(Browser admin, String key, Object value) {
    return admin.put("/api/settings/" + key, Map.of("value", value));
  }

  private int total(String filter) {
    return file.browser()
        .get("/api/households?area=" + place.county() + "&" + filter)
        .json()
        .path("total")
        .asInt();
  }

  private static void ok(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
