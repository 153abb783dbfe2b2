package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

/** Settled requests before everybody: only in words that somebody confirmed. */
@KoumenTest
class PublicationTest {
  private static final String SAID =
      "我叫李青，住 3号楼2单元501室，电话 138 1234 5678，身份证 110101199003078515，王阿姨家也漏水";

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser dispatcher;
  private String path;

  @BeforeEach
  void bring() {
    clock.forward(Duration.ofHours(1));
    town = new Town(jdbc, accounts, port);
    place = town.found();
    dispatcher = town.person("dispatcher", place.county()).browser();
    UUID id = UUID.randomUUID();
    dispatcher.post("/api/requests", Town.request(id, place.grid(), SAID));
    path = "/api/requests/" + place.county() + "/" + id;
  }

  @Test
  void what_is_not_settled_is_not_published_and_nothing_is_by_itself() {
    Browser.Answer early = publish("漏水", "有居民家漏水", "已修好");
    assertThat(early.problem()).isEqualTo("publish-unsettled");
    settle();
    assertThat(cases().path("rows").size()).isZero();
    assertThat(dispatcher.get(path + "/publication").json().path("published").isNull()).isTrue();
  }

  @Test
  void the_proposal_leaves_out_whom_it_tells_of_and_private_words_are_refused() {
    settle();
    JsonNode proposed = dispatcher.get(path + "/publication").json().path("proposed");
    assertThat(proposed.path("body").asString())
        .doesNotContain("李青", "5678", "110101", "501", "2单元", "王阿姨")
        .contains("漏水");
    for (String told : List.of("李青", "13812345678", "138-1234-5678", "110101199003078515")) {
      assertThat(publish("漏水", "说的人是" + told, "已修好").problem())
          .as(told)
          .isEqualTo("publish-private");
    }
    assertThat(cases().path("rows").size()).isZero();
  }

  @Test
  void a_confirmed_case_is_read_by_all_taken_back_and_gone_when_work_goes_on() {
    settle();
    assertThat(publish("楼里漏水", "有居民反映家里漏水", "<b>已修好</b>").status()).isEqualTo(200);
    JsonNode row = cases().path("rows").get(0);
    assertThat(row.propertyNames())
        .containsExactly("id", "areaName", "title", "body", "result", "category", "settledAt");
    assertThat(row.path("areaName").asString()).isEqualTo("东兴社区");
    assertThat(row.path("result").asString()).isEqualTo("<b>已修好</b>");
    assertThat(
            new Browser(port)
                .get("/api/open/cases?area=" + place.township())
                .json()
                .path("rows")
                .size())
        .isEqualTo(1);
    assertThat(audited("request.published")).isEqualTo(1);

    assertThat(dispatcher.delete(path + "/publication").status()).isEqualTo(204);
    assertThat(cases().path("rows").size()).isZero();
    assertThat(audited("request.unpublished")).isEqualTo(1);

    publish("楼里漏水", "有居民反映家里漏水", "已修好");
    int version = dispatcher.get(path).json().path("request").path("version").asInt();
    Browser.Answer again =
        dispatcher.post(path + "/reopening", Map.of("version", version, "reason", "又漏了"));
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(cases().path("rows").size()).isZero();
  }

  @Test
  void only_those_who_took_it_in_or_dispatched_it_publish() {
    settle();
    Map<String, String> words = Map.of("title", "水", "body", "水", "result", "好了");
    Browser leader = town.person("leader", place.county()).browser();
    assertThat(leader.post(path + "/publication", words).status()).isEqualTo(403);
    Browser elsewhere = town.person("grid_worker", place.grid(2)).browser();
    assertThat(elsewhere.get(path + "/publication").status()).isEqualTo(404);
    assertThat(elsewhere.post(path + "/publication", words).status()).isEqualTo(404);
    assertThat(elsewhere.delete(path + "/publication").status()).isEqualTo(404);
    assertThat(new Browser(port).get(path + "/publication").status()).isEqualTo(401);
  }

  @Test
  void on_the_map_it_stands_in_a_square_in_town_and_at_its_community_in_the_country() {
    pin();
    settle();
    jdbc.sql(
            """
            update area set longitude = 100.5, latitude = 30.5, setting = 'rural' where code = :code
            """)
        .param("code", place.village())
        .update();
    assertThat(publish("楼里漏水", "有居民反映家里漏水", "已修好").status()).isEqualTo(200);
    JsonNode country = onMap();
    assertThat(country.path("known").asString()).isEqualTo("community");
    assertThat(country.path("longitude").asDouble()).isEqualTo(100.5);

    jdbc.sql("update area set setting = 'urban' where code = :code")
        .param("code", place.village())
        .update();
    publish("楼里漏水", "有居民反映家里漏水", "已修好");
    JsonNode town = onMap();
    assertThat(town.propertyNames())
        .containsExactly("id", "title", "category", "settledAt", "known", "longitude", "latitude");
    assertThat(town.path("known").asString()).isEqualTo("cell");
    assertThat(town.path("longitude").asDouble()).isBetween(100.51, 100.53).isNotEqualTo(100.52);
    assertThat(town.path("latitude").asDouble()).isBetween(30.51, 30.53).isNotEqualTo(30.52);
    assertThat(
            jdbc.sql("select longitude from request_public where county = :county")
                .param("county", place.county())
                .query(Double.class)
                .single())
        .as("the door is not even kept with what is public")
        .isNotEqualTo(100.52);
  }

  private void pin() {
    jdbc.sql("update request set longitude = 100.52, latitude = 30.52 where county = :county")
        .param("county", place.county())
        .update();
  }

  private JsonNode onMap() {
    JsonNode sheet = new Browser(port).get("/api/open/cases/map?area=" + place.grid()).json();
    assertThat(sheet.path("metres").asInt()).isEqualTo(300);
    return sheet.path("spots").get(0);
  }

  private void settle() {
    Browser.Answer settled =
        dispatcher.post(path + "/settlement", Map.of("version", 1, "result", "已修好水管"));
    assertThat(settled.status()).as(settled.body()).isEqualTo(200);
  }

  private Browser.Answer publish(String title, String body, String result) {
    return dispatcher.post(
        path + "/publication", Map.of("title", title, "body", body, "result", result));
  }

  private JsonNode cases() {
    return new Browser(port).get("/api/open/cases?area=" + place.grid()).json();
  }

  private long audited(String action) {
    return jdbc.sql("select count(*) from audit_entry where action = :action and area_code = :area")
        .param("action", action)
        .param("area", place.grid())
        .query(Long.class)
        .single();
  }
}
