package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Everything that a jurisdiction decides for itself is read and changed in one way. */
@KoumenTest
class SettingsTest {
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  private Town town;
  private Browser root;

  @BeforeEach
  void somebodyWhoMay() {
    town = new Town(jdbc, accounts, port);
    root = town.person("administrator", "").browser();
  }

  @AfterEach
  void nothingIsDecided() {
    for (JsonNode setting : root.get("/api/settings").json().path("settings")) {
      if (!setting.path("setAt").isNull()) {
        assertThat(root.delete("/api/settings/" + setting.path("key").asString()).status())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void every_setting_has_a_form_whose_fields_hold_its_value() {
    JsonNode all = root.get("/api/settings").json();
    assertThat(all.path("mayChange").asBoolean()).isTrue();
    assertThat(all.path("settings").valueStream().map(it -> it.path("key").asString()))
        .containsExactly(
            "area.grid-sizes",
            "area.map",
            "calendar.office-hours",
            "exchange.retention",
            "notice.mail",
            "notice.retention",
            "notice.sms",
            "notice.webhook",
            "phone.load",
            "planning.assignment",
            "registry.age-bands",
            "registry.care-categories",
            "registry.need-kinds",
            "request.call-script",
            "request.follow.limits",
            "request.ladder",
            "request.procedure",
            "request.report.limits",
            "request.terms.complex",
            "request.terms.emergency",
            "request.terms.ordinary",
            "request.terms.urgent",
            "round.week",
            "truth.questions",
            "truth.rules",
            "visit.cards",
            "visit.hours",
            "visit.promises",
            "visit.rhythm",
            "workforce.wanted-posts");
    for (JsonNode setting : all.path("settings")) {
      assertThat(setting.path("fields").valueStream().map(it -> it.path("name").asString()))
          .as(setting.path("key").asString())
          .containsExactlyInAnyOrderElementsOf(setting.path("value").propertyNames());
      // what stands there now is within the limits of its own form
      assertThat(set(setting, setting.path("value")).status())
          .as(setting.path("key").asString())
          .isEqualTo(200);
    }
  }

  @Test
  void a_decision_holds_at_once_is_audited_and_can_be_taken_back() {
    String village = town.found().village();
    JsonNode setting = setting("registry.age-bands");
    Browser.Answer answer = set(setting, Map.of("starts", List.of(0, 18, 60, 75)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("setByName").asString()).isEqualTo("王芳");
    assertThat(root.get("/api/registry/terms").json().path("lists").path("ageBands"))
        .extracting(band -> band.path("code").asString())
        .containsExactly("0-17", "18-59", "60-74", "75+");
    assertThat(root.get("/api/statistics?area=" + village + "&day=2026-11-22").json().toString())
        .contains("people.band.60-74.female");

    JsonNode entry = root.get("/api/audit?action=setting.changed").json().path("rows").get(0);
    assertThat(entry.path("subject").asString()).isEqualTo("registry.age-bands");
    assertThat(entry.path("detail").path("before").path("starts")).hasSize(7);
    assertThat(entry.path("detail").path("after").path("starts")).hasSize(4);

    clock.forward(Duration.ofMinutes(1));
    assertThat(set(setting, Map.of("starts", List.of(0, 50))).problem()).isEqualTo("stale-version");
    assertThat(root.delete("/api/settings/registry.age-bands").json().path("setAt").isNull())
        .isTrue();
    assertThat(setting("registry.age-bands").path("value")).isEqualTo(setting.path("usual"));
  }

  @Test
  void what_breaks_a_limit_is_said_in_the_terms_of_its_field() {
    assertThat(wrong("registry.age-bands", Map.of("starts", List.of(3, 18))))
        .containsExactly("第一段要从 0 岁开始");
    assertThat(wrong("registry.age-bands", Map.of("starts", List.of(0, 60, 18))))
        .containsExactly("各段从几岁开始应从小到大，不能重复");
    assertThat(
            wrong(
                "area.grid-sizes",
                Map.of("urbanMin", 600, "urbanMax", 500, "ruralMin", 0, "ruralMax", "八十")))
        .containsExactly("农村网格最少户数应是 1 到 100000 之间的整数", "农村网格最多户数应是 1 到 100000 之间的整数");
    assertThat(
            wrong(
                "area.grid-sizes",
                Map.of("urbanMin", 600, "urbanMax", 500, "ruralMin", 30, "ruralMax", 80)))
        .containsExactly("城镇网格的最多户数不能小于最少户数");
    assertThat(
            wrong(
                "area.map",
                Map.of("tiles", "https://tiles/{z}.png", "crs", "BD09", "attribution", "")))
        .containsExactly("瓦片坐标系请从列表中选择");
    assertThat(
            wrong(
                "area.map",
                Map.of("tiles", "https://tiles/{z}.png", "crs", "GCJ02", "attribution", "")))
        .containsExactly("瓦片地址要以 https:// 、http:// 或 / 开头，并含有 {z}、{x}、{y}");
    assertThat(wrong("calendar.office-hours", Map.of("closes", "五点")))
        .containsExactly("几点下班应是时间，如 17:00");
    assertThat(wrong("visit.rhythm", Map.of("red", 7, "yellow", 30, "green", 182)))
        .containsExactly("没有标记（天）应是 1 到 731 之间的整数");
  }

  @Test
  void a_term_that_stands_in_files_is_retired_not_removed() {
    Town.Place place = town.found();
    String household =
        "/api/households/" + place.county() + "/" + town.household(place.grid(), "祥和路1号");
    Browser desk = town.person("county_desk", place.county()).browser();
    Map<String, Object> listing = Map.of("category", "veteran", "reason", "优抚");
    assertThat(desk.post(household + "/listings", listing).status()).isEqualTo(200);

    JsonNode usual = setting("registry.care-categories").path("value");
    List<Map<String, Object>> without = new ArrayList<>();
    List<Map<String, Object>> retired = new ArrayList<>();
    for (JsonNode term : usual.path("terms")) {
      boolean veteran = term.path("code").asString().equals("veteran");
      Map<String, Object> body =
          Map.of(
              "code",
              term.path("code"),
              "zh",
              veteran ? "退役军人" : term.path("zh").asString(),
              "en",
              term.path("en"),
              "retired",
              veteran);
      retired.add(body);
      if (!veteran) {
        without.add(body);
      }
    }
    assertThat(wrong("registry.care-categories", Map.of("terms", without)))
        .containsExactly("“优抚对象”在档案里用过，不能删除，请改为停用");
    assertThat(set(setting("registry.care-categories"), Map.of("terms", retired)).status())
        .isEqualTo(200);
    assertThat(desk.post(household + "/listings", listing).problem()).isEqualTo("fields-wrong");
    assertThat(
            desk.get("/api/registry/terms").json().path("lists").path("careCategories").toString())
        .contains("退役军人");
    assertThat(wrong("registry.need-kinds", Map.of("terms", without)))
        .anyMatch(text -> text.contains("health"));
  }

  @Test
  void who_decides_for_a_county_decides_nothing_for_all() {
    Browser county = town.person("administrator", town.found().county()).browser();
    JsonNode all = county.get("/api/settings").json();
    assertThat(all.path("mayChange").asBoolean()).isFalse();
    assertThat(all.path("settings")).isNotEmpty();
    Map<String, Object> decision = Map.of("value", Map.of("closes", "18:00"));
    assertThat(county.put("/api/settings/calendar.office-hours", decision).status()).isEqualTo(403);
    assertThat(county.delete("/api/settings/calendar.office-hours").status()).isEqualTo(403);
    assertThat(root.put("/api/settings/no.such", decision).status()).isEqualTo(404);
    assertThat(root.put("/api/settings/area.map", Map.of("value", "x")).problem())
        .isEqualTo("bad-input");
  }

  private JsonNode setting(String key) {
    return root.get("/api/settings")
        .json()
        .path("settings")
        .valueStream()
        .filter(it -> it.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Browser.Answer set(JsonNode setting, Object value) {
    Map<String, Object> body = new java.util.HashMap<>(Map.of("value", value));
    body.put("seenAt", setting.path("setAt"));
    return root.put("/api/settings/" + setting.path("key").asString(), body);
  }

  private List<String> wrong(String key, Object value) {
    Browser.Answer answer = set(setting(key), value);
    assertThat(answer.problem()).isEqualTo("fields-wrong");
    return answer
        .json()
        .path("values")
        .path("fields")
        .valueStream()
        .map(it -> it.path("zh").asString())
        .toList();
  }
}
