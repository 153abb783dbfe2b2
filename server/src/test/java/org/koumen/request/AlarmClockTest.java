package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

/** What the clock does to requests, on the real database. */
@KoumenTest
class AlarmClockTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @Autowired AlarmClock alarms;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person dispatcher;

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
    dispatcher = town.person("dispatcher", place.county());
  }

  @Test
  void every_late_request_climbs_every_rung_once_with_or_without_a_unit_in_every_area() {
    UUID water = town.unit(place.county(), "水务局");
    Town.Place other = town.found();
    Browser there = town.person("dispatcher", other.county()).browser();
    List<UUID> brought = new ArrayList<>();
    for (int n = 0; n < 130; n++) {
      boolean far = n % 3 == 0;
      Town.Place where = far ? other : place;
      UUID id = UUID.randomUUID();
      brought.add(id);
      Browser desk = far ? there : dispatcher.browser();
      assertThat(
              desk.post("/api/requests", Town.request(id, where.grid(1 + n % 3), "路灯不亮")).status())
          .isEqualTo(201);
      if (!far && n % 2 == 0) {
        assertThat(move(id, "dispatch", Map.of("version", 1, "unitId", water.toString())).status())
            .isEqualTo(200);
      }
    }

    clock.set("2026-12-31T09:00");
    ringAll(brought);

    for (UUID id : brought) {
      assertThat(rungs(id, "step"))
          .as(id.toString())
          .containsExactly("head", "supervisor", "leader");
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from request
                    where id = any(:ids) and alarm_at is not null
                    """)
                .param("ids", brought.toArray(UUID[]::new))
                .query(Long.class)
                .single())
        .as("nothing is left to ring")
        .isZero();
  }

  @Test
  void a_word_starts_no_clock_anew_and_a_pause_adds_up() {
    UUID water = town.unit(place.county(), "水务局");
    Town.Person handler = town.person("department", place.county(), water);
    UUID id = bring("厨房漏水");
    Instant due =
        Instant.parse(
            move(id, "dispatch", Map.of("version", 1, "unitId", water.toString()))
                .json()
                .path("dueAt")
                .asString());
    assertThat(due).isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));

    clock.set("2026-11-25T10:00");
    Browser department = handler.again();
    assertThat(
            department
                .post(path(id) + "/comments", Map.of("text", "已约明天上门", "forReporter", true))
                .json()
                .path("dueAt")
                .asString())
        .isEqualTo(due.toString());

    clock.set("2026-11-26T10:00");
    handler.again();
    assertThat(
            department
                .post(path(id) + "/question", Map.of("version", 3, "question", "哪个卫生间？"))
                .status())
        .isEqualTo(200);
    clock.set("2026-11-30T10:00");
    handler.again();
    Browser.Answer answered =
        department.post(path(id) + "/answer", Map.of("version", 4, "text", "主卧那个"));
    assertThat(Instant.parse(answered.json().path("dueAt").asString()))
        .as("two working days stood still over the weekend")
        .isEqualTo(Instant.parse("2026-12-02T09:00:00Z"));
  }

  @Test
  void whoever_is_not_answered_in_time_does_not_wait_for_ever() {
    UUID id = bring("楼道灯坏了");
    assertThat(move(id, "question", Map.of("version", 1, "question", "几单元？")).status())
        .isEqualTo(200);
    clock.set("2026-12-01T09:00");
    alarms.ring();

    JsonNode file = dispatcher.again().get(path(id)).json();
    assertThat(
            file.path("stage").path("pause").isMissingNode()
                || file.path("stage").path("pause").isNull())
        .isTrue();
    assertThat(file.path("timeline").toString()).contains("未在期限内答复");
  }

  @Test
  void an_answer_nobody_judges_is_closed_after_its_date_and_can_be_reopened() {
    UUID id = bring("垃圾桶满了");
    assertThat(move(id, "settlement", Map.of("version", 1, "result", "已清运")).status())
        .isEqualTo(200);
    clock.set("2026-12-20T09:00");
    alarms.ring();
    JsonNode file = dispatcher.again().get(path(id)).json();
    assertThat(file.path("request").path("state").asString()).isEqualTo("closed");

    assertThat(
            move(id, "reopening", Map.of("version", 3, "reason", "又满了"))
                .json()
                .path("step")
                .asString())
        .isEqualTo("reassigning");
  }

  @Test
  void a_burst_pipe_is_told_after_half_an_hour_even_at_night() {
    clock.set("2026-11-28T02:00");
    dispatcher.again();
    UUID id = UUID.randomUUID();
    Map<String, Object> night = new java.util.HashMap<>(Town.request(id, place.grid(), "水管爆了"));
    night.put("category", "爆管漏水");
    assertThat(dispatcher.browser().post("/api/requests", night).status()).isEqualTo(201);

    clock.set("2026-11-28T02:25");
    alarms.ring();
    assertThat(rungs(id, "answer")).isEmpty();
    clock.set("2026-11-28T02:31");
    alarms.ring();
    assertThat(rungs(id, "answer")).containsExactly("head");
    assertThat(rungs(id, "step")).containsExactly("head");
    clock.set("2026-11-28T02:46");
    alarms.ring();
    assertThat(rungs(id, "step")).containsExactly("head", "supervisor", "leader");
  }

  @Test
  void whatever_happens_in_between_no_rung_comes_twice_for_one_date() {
    UUID water = town.unit(place.county(), "水务局");
    UUID roads = town.unit(place.county(), "城管局");
    Random random = new Random(11);
    List<UUID> ids = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      ids.add(bring("第%d件".formatted(n)));
    }
    for (int hour = 0; hour < 24; hour++) {
      clock.forward(Duration.ofHours(1 + random.nextInt(9)));
      dispatcher.again();
      UUID id = ids.get(random.nextInt(ids.size()));
      int version = version(id);
      Map<String, Object> body =
          switch (random.nextInt(4)) {
            case 0 ->
                Map.of(
                    "version",
                    version,
                    "unitId",
                    (random.nextBoolean() ? water : roads).toString());
            case 1 -> Map.of("version", version, "question", "请补充");
            case 2 -> Map.of("version", version, "text", "补充好了");
            default -> Map.of("text", "催一下", "forReporter", false);
          };
      String noun =
          body.containsKey("unitId")
              ? "dispatch"
              : body.containsKey("question")
                  ? "question"
                  : body.containsKey("forReporter") ? "comments" : "answer";
      assertThat(move(id, noun, body).status()).isIn(200, 409);
      alarms.ring();
      alarms.ring();
    }
    for (UUID id : ids) {
      Set<String> seen = new HashSet<>();
      List<String> all =
          jdbc.sql(
                  """
                  select detail ->> 'clock' || ' ' || (detail ->> 'rung') || ' ' || (detail ->> 'dueAt')
                  from request_move where request_id = :id and kind = 'escalate'
                  """)
              .param("id", id)
              .query(String.class)
              .list();
      assertThat(all).allMatch(seen::add);
    }
  }

  /** The program's own clock rings too; what it holds in this moment is done a moment later. */
  private void ringAll(List<UUID> ids) {
    Instant until = Instant.now().plusSeconds(20);
    do {
      alarms.ring();
    } while (Instant.now().isBefore(until)
        && jdbc.sql("select count(*) from request where id = any(:ids) and alarm_at <= :now")
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", RequestTable.utc(clock.instant()))
                .query(Long.class)
                .single()
            > 0);
  }

  private UUID bring(String body) {
    UUID id = UUID.randomUUID();
    assertThat(
            dispatcher
                .browser()
                .post("/api/requests", Town.request(id, place.grid(), body))
                .status())
        .isEqualTo(201);
    return id;
  }

  private Browser.Answer move(UUID id, String noun, Map<String, Object> body) {
    return dispatcher.browser().post(path(id) + "/" + noun, body);
  }

  private String path(UUID id) {
    return "/api/requests/" + place.county() + "/" + id;
  }

  private int version(UUID id) {
    return jdbc.sql("select version from request where id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private List<String> rungs(UUID id, String which) {
    return jdbc.sql(
            """
            select detail ->> 'rung' from request_move
            where request_id = :id and kind = 'escalate' and detail ->> 'clock' = :clock
            order by position
            """)
        .param("id", id)
        .param("clock", which)
        .query(String.class)
        .list();
  }
}
