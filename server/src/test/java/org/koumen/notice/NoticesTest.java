package org.koumen.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.access.Permission;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who is told what, and what they have read. */
@KoumenTest
class NoticesTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired NoticeDesk desk;
  @Autowired NoticeTimers.NoticeRetention retention;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;

  @BeforeEach
  void aTown() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
  }

  @Test
  void a_desk_is_told_of_its_area_by_whoever_covers_it_as_a_whole() {
    Browser county = town.person("dispatcher", place.county()).browser();
    Browser village = town.person("community_desk", place.village()).browser();
    Browser grid = town.person("grid_worker", place.grid()).browser();
    Browser next = town.person("grid_worker", place.grid(2)).browser();
    Browser leader = town.person("leader", place.county()).browser();
    Browser elsewhere = town.person("dispatcher", town.found().county()).browser();
    Browser department =
        town.person("dispatcher", place.county(), town.unit(place.county(), "水务")).browser();

    tell(new Audience.Desk(place.grid(), Permission.REQUEST_READ), "网格新诉求");
    assertThat(titles(county)).containsExactly("网格新诉求");
    assertThat(titles(village)).containsExactly("网格新诉求");
    assertThat(titles(grid)).containsExactly("网格新诉求");
    for (Browser other : List.of(next, leader, elsewhere, department)) {
      assertThat(titles(other)).isEmpty();
      assertThat(unread(other)).isZero();
    }

    tell(new Audience.Desk(place.county(), Permission.REQUEST_READ), "县级督办");
    assertThat(titles(county)).containsExactly("县级督办", "网格新诉求");
    assertThat(titles(village)).as("covers no county").containsExactly("网格新诉求");
    assertThatThrownBy(() -> tell(new Audience.Desk(place.grid(2), Permission.REQUEST_READ), "别处的"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_unit_is_told_through_the_roles_held_for_it_now() {
    UUID water = town.unit(place.county(), "水务");
    Town.Person plumber = town.person("department", place.county(), water);
    Browser power =
        town.person("department", place.county(), town.unit(place.county(), "供电")).browser();
    tell(new Audience.Unit(water), "请处理水管");
    assertThat(titles(plumber.browser())).containsExactly("请处理水管");
    assertThat(titles(power)).isEmpty();

    jdbc.sql("update role_grant set valid_to = date '2026-11-21' where unit_id = :unit")
        .param("unit", water)
        .update();
    assertThat(titles(plumber.again())).as("moved on since").isEmpty();
  }

  @Test
  void an_account_is_told_alone_and_nobody_of_what_they_did_themselves() {
    Town.Person one = town.person("dispatcher", place.county());
    Town.Person other = town.person("dispatcher", place.county());
    tell(new Audience.Account(account(one)), "只给你");
    assertThat(titles(one.browser())).containsExactly("只给你");
    assertThat(titles(other.browser())).isEmpty();

    Notice mine = notice("我派的单", Optional.of(account(one)));
    transactions.executeWithoutResult(
        status -> desk.tell(new Audience.Desk(place.county(), Permission.REQUEST_DISPATCH), mine));
    assertThat(titles(one.browser())).containsExactly("只给你");
    assertThat(titles(other.browser())).containsExactly("我派的单");
  }

  @Test
  void what_is_read_goes_behind_and_is_counted_no_more_for_this_reader_alone() {
    Browser one = town.person("dispatcher", place.county()).browser();
    Browser other = town.person("dispatcher", place.county()).browser();
    for (String text : List.of("一", "二", "三")) {
      tell(new Audience.Desk(place.county(), Permission.REQUEST_DISPATCH), text);
      clock.forward(Duration.ofMinutes(5));
    }
    assertThat(unread(one)).isEqualTo(3);
    String newest = one.get("/api/notices").json().path("rows").path(0).path("id").asString();
    JsonNode left = one.post("/api/notices/reading", Map.of("ids", List.of(newest))).json();
    assertThat(left.path("unread").asInt()).isEqualTo(2);
    assertThat(titles(one)).containsExactly("二", "一", "三");
    assertThat(titles(one, "?unread=true")).containsExactly("二", "一");
    assertThat(unread(other)).isEqualTo(3);

    one.post("/api/notices/reading", Map.of("all", true));
    assertThat(unread(one)).isZero();
    tell(new Audience.Desk(place.county(), Permission.REQUEST_DISPATCH), "四");
    assertThat(titles(one, "?unread=true")).containsExactly("四");
    assertThat(one.post("/api/notices/reading", Map.of()).problem()).isEqualTo("bad-input");
  }

  @Test
  void nobody_marks_what_is_told_to_others() {
    Browser here = town.person("dispatcher", place.county()).browser();
    Browser elsewhere = town.person("dispatcher", town.found().county()).browser();
    tell(new Audience.Desk(place.county(), Permission.REQUEST_DISPATCH), "此地");
    String id = here.get("/api/notices").json().path("rows").path(0).path("id").asString();
    elsewhere.post("/api/notices/reading", Map.of("ids", List.of(id)));
    assertThat(
            jdbc.sql("select count(*) from notice_reading where notice_id = :id")
                .param("id", UUID.fromString(id))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    Browser reader = town.person("dispatcher", place.county()).browser();
    for (int n = 0; n < 25; n++) {
      tell(new Audience.Desk(place.county(), Permission.REQUEST_DISPATCH), "第" + n);
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = reader.get("/api/notices?limit=10" + after).json();
      page.path("rows").forEach(row -> seen.add(row.path("zh").asString()));
      after =
          page.path("next").isNull()
              ? null
              : "&after="
                  + java.net.URLEncoder.encode(
                      page.path("next").asString(), java.nio.charset.StandardCharsets.UTF_8);
    } while (after != null);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(reader.get("/api/notices?after=x").problem()).isEqualTo("bad-input");
  }

  @Test
  void old_news_goes() {
    Browser reader = town.person("dispatcher", place.county()).browser();
    tell(new Audience.Desk(place.county(), Permission.REQUEST_DISPATCH), "旧闻");
    String id = reader.get("/api/notices").json().path("rows").path(0).path("id").asString();
    reader.post("/api/notices/reading", Map.of("ids", List.of(id)));
    clock.forward(Duration.ofDays(91));
    retention.clear();
    assertThat(
            jdbc.sql("select count(*) from notice where county = :county")
                .param("county", place.county())
                .query(Integer.class)
                .single())
        .isZero();
  }

  private UUID account(Town.Person person) {
    return jdbc.sql("select id from account where login = :login")
        .param("login", person.login())
        .query(UUID.class)
        .single();
  }

  private void tell(Audience audience, String zh) {
    transactions.executeWithoutResult(status -> desk.tell(audience, notice(zh, Optional.empty())));
  }

  private Notice notice(String zh, Optional<UUID> by) {
    return new Notice(
        "request.received",
        zh,
        "In English",
        Notice.About.request(place.county(), place.grid(), UUID.randomUUID(), "N1"),
        by);
  }

  private static int unread(Browser browser) {
    return browser.get("/api/notices/count").json().path("unread").asInt();
  }

  private static List<String> titles(Browser browser) {
    return titles(browser, "");
  }

  private static List<String> titles(Browser browser, String query) {
    Browser.Answer answer = browser.get("/api/notices" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("rows").valueStream().map(row -> row.path("zh").asString()).toList();
  }
}
