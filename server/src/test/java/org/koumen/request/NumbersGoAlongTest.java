package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.ChangeNote;
import org.koumen.area.DivisionDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever holds a number and its code reads the request wherever its area has gone. */
@KoumenTest
class NumbersGoAlongTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired DivisionDesk divisions;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town.Place here;
  private Town.Place there;
  private Browser dispatcher;

  @BeforeEach
  void found() {
    // Each test asks from the same address; time lets it breathe.
    clock.forward(Duration.ofHours(1));
    Town town = new Town(jdbc, accounts, port);
    here = town.found();
    there = town.found();
    dispatcher = town.person("dispatcher", here.county()).browser();
  }

  @Test
  void a_co_reporter_reads_on_after_the_community_went_to_another_county() {
    UUID first = UUID.randomUUID();
    JsonNode slip = bring(first, here.grid(), "井盖松了");
    JsonNode other = join(first, "半夜一压就响");

    move(here.village());

    assertThat(follow(slip).path("title").asString()).isEqualTo("井盖松了");
    assertThat(follow(other).path("body").asString()).isEqualTo("半夜一压就响");
    assertThat(follow(other).path("goesOnAs").asString()).isEqualTo(slip.path("number").asString());
  }

  @Test
  void a_merged_request_is_followed_when_only_its_own_grid_has_gone() {
    Merged merged = merged();

    move(here.grid());

    merged.isFollowedByAll();
  }

  @Test
  void a_merged_request_is_followed_when_only_the_other_grid_has_gone() {
    Merged merged = merged();

    move(here.grid(2));

    merged.isFollowedByAll();
  }

  /** Two in two grids, the first with a co-reporter; the first goes on under the second. */
  private Merged merged() {
    UUID gone = UUID.randomUUID();
    UUID into = UUID.randomUUID();
    JsonNode first = bring(gone, here.grid(), "井盖松了");
    JsonNode joined = join(gone, "半夜一压就响");
    JsonNode second = bring(into, here.grid(2), "井盖响了半个月");
    Browser.Answer merging =
        dispatcher.post(path(gone) + "/merging", Map.of("version", 2, "other", into.toString()));
    assertThat(merging.status()).as(merging.body()).isEqualTo(200);
    return new Merged(first, joined, second);
  }

  private final class Merged {
    private final JsonNode first;
    private final JsonNode joined;
    private final JsonNode second;

    Merged(JsonNode first, JsonNode joined, JsonNode second) {
      this.first = first;
      this.joined = joined;
      this.second = second;
    }

    void isFollowedByAll() {
      String number = second.path("number").asString();
      assertThat(follow(second).path("title").asString()).isEqualTo("井盖响了半个月");
      assertThat(follow(first).path("goesOnAs").asString()).isEqualTo(number);
      assertThat(follow(first).path("body").asString()).isEqualTo("井盖松了");
      assertThat(follow(joined).path("goesOnAs").asString()).isEqualTo(number);
      assertThat(follow(joined).path("body").asString()).isEqualTo("半夜一压就响");
    }
  }

  private void move(String area) {
    String to = area.length() == 12 ? there.township() + "009" : there.village() + "009";
    divisions.recode(
        AreaCode.of(area),
        AreaCode.of(to),
        Optional.empty(),
        new ChangeNote(LocalDate.of(2026, 11, 20), "区划调整", Optional.empty()),
        Scope.of("98"));
  }

  private JsonNode bring(UUID id, String area, String body) {
    return dispatcher.post("/api/requests", Town.request(id, area, body)).json();
  }

  private JsonNode join(UUID request, String words) {
    return dispatcher
        .post(path(request) + "/co-reporters", Map.of("channel", "phone", "words", words))
        .json();
  }

  private String path(UUID request) {
    return "/api/requests/" + here.county() + "/" + request;
  }

  private JsonNode follow(JsonNode slip) {
    Browser.Answer seen =
        new Browser(port)
            .post(
                "/api/follow",
                Map.of(
                    "number", slip.path("number").asString(),
                    "code", slip.path("code").asString()));
    assertThat(seen.status()).as(seen.body()).isEqualTo(200);
    return seen.json();
  }
}
