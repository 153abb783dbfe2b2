package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.access.Scope;
import org.koumen.request.PastRequest.PastMove;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Requests that come with a history. */
@KoumenTest
class RequestIntakeTest {
  @Autowired RequestIntake intake;
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;

  @BeforeEach
  void found() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
  }

  @Test
  void the_same_messages_twice_are_taken_once_and_keep_their_times() {
    List<PastRequest> batch = new ArrayList<>();
    for (int n = 1; n <= 300; n++) {
      batch.add(message("M" + n, "第%d条：小区停车位不足".formatted(n), List.of()));
    }
    batch.add(message("M1", "又来一次", List.of()));

    assertThat(intake.take("messages", batch, Scope.of(place.county())))
        .isEqualTo(new RequestIntake.Taken(300, 1, List.of()));
    assertThat(intake.take("messages", batch, Scope.of(place.county())))
        .isEqualTo(new RequestIntake.Taken(0, 301, List.of()));

    var dispatcher = town.person("dispatcher", place.county()).browser();
    JsonNode found = dispatcher.get("/api/requests?limit=200&q=停车位&area=" + place.county()).json();
    assertThat(found.path("rows").size()).isEqualTo(200);
    JsonNode rest =
        dispatcher
            .get(
                "/api/requests?limit=200&q=停车位&area=%s&after=%s"
                    .formatted(place.county(), found.path("next").asString()))
            .json();
    assertThat(rest.path("rows").size()).isEqualTo(100);
    assertThat(rest.path("next").isNull()).isTrue();
    JsonNode row = found.path("rows").path(0);
    assertThat(row.path("number").asString()).startsWith(place.county() + "-2019-000");
    assertThat(Instant.parse(row.path("receivedAt").asString()))
        .isEqualTo(Instant.parse("2019-08-19T03:48:23Z"));
    assertThat(Instant.parse(row.path("dueAt").asString()))
        .as("to be dispatched the next working day after it came here")
        .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @Test
  void a_history_is_replayed_with_its_figures() {
    UUID unit = town.unit(place.county(), "城管局");
    Instant day = Instant.parse("2026-11-02T02:00:00Z");
    List<PastMove> moves =
        List.of(
            new PastMove(
                new Move.Dispatch(
                    new UnitRef(unit, "城管局"),
                    List.of(),
                    day.plusSeconds(86_400),
                    true,
                    Optional.empty()),
                day.plusSeconds(600),
                "赵强"),
            new PastMove(
                new Move.Settle("已清理", day.plusSeconds(2_000_000)),
                day.plusSeconds(200_000),
                "城管局"),
            new PastMove(
                new Move.Rate(true, 4, Optional.empty(), Move.Way.PHONE, Optional.empty()),
                day.plusSeconds(300_000),
                "诉求人"));
    PastRequest past =
        new PastRequest(
            "H1",
            place.grid(),
            Optional.empty(),
            Channel.HOTLINE,
            RequestKind.COMPLAINT,
            Optional.of("市容环卫"),
            "垃圾无人清运",
            "门口垃圾三天没人清运",
            Optional.of("李青"),
            Optional.of("13812345678"),
            day,
            day,
            "王芳",
            moves);

    assertThat(intake.take("history", List.of(past), Scope.of(place.county())).added())
        .isEqualTo(1);

    var leader = town.person("leader", place.village()).browser();
    JsonNode ledger =
        leader.get("/api/ledger?from=2026-11-01&to=2026-11-30&area=" + place.village()).json();
    assertThat(ledger.path("areas").path(0).path("values").path("requests_settled_late").asInt())
        .isEqualTo(1);
    assertThat(ledger.path("areas").path(0).path("values").path("first_answer_minutes").asInt())
        .isEqualTo(10);
    assertThat(
            jdbc.sql("select state || ' ' || version from request where county = :c")
                .param("c", place.county())
                .query(String.class)
                .single())
        .isEqualTo("rated 4");
  }

  @Test
  void what_lies_out_of_scope_or_nowhere_is_refused_by_its_number() {
    PastRequest here = message("A", "路灯不亮", List.of());
    RequestIntake.Taken taken = intake.take("messages", List.of(here), Scope.of("999999"));

    assertThat(taken).isEqualTo(new RequestIntake.Taken(0, 0, List.of("A")));
  }

  private PastRequest message(String number, String title, List<PastMove> moves) {
    Instant at = Instant.parse("2019-08-19T03:48:23Z");
    return new PastRequest(
        number,
        place.county(),
        Optional.empty(),
        Channel.IMPORT,
        RequestKind.COMPLAINT,
        Optional.empty(),
        title,
        title + "，请有关部门处理。",
        Optional.empty(),
        Optional.empty(),
        at,
        at,
        "导入",
        moves);
  }
}
