package org.koumen.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Promises over HTTP and under the clock. Each test begins on a Monday at nine. */
@KoumenTest
class PromiseTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired PromiseClock promises;
  @Autowired PromiseDesk desk;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person worker;
  private UUID household;

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid());
    household = town.household(place.grid(), "东兴路1号");
  }

  @Test
  void an_overdue_promise_climbs_every_rung_once_at_work() {
    // Due on Thursday: reminded on Wednesday, overdue on Friday, the street on Tuesday, the county
    // on Monday after next.
    UUID promise = promise("修好楼道灯", "2026-11-26");
    assertThat(ringAt("2026-11-25T08:59")).isEmpty();
    assertThat(ringAt("2026-11-25T09:00")).containsExactly("promise.reminder");
    assertThat(ringAt("2026-11-26T23:00")).hasSize(1);
    assertThat(ringAt("2026-11-27T09:00"))
        .containsExactly("promise.reminder", "promise.overdue", "promise.overdue");
    assertThat(figure("promises_overdue")).isEqualTo(1);
    assertThat(ringAt("2026-11-28T12:00")).as("nobody is at work").hasSize(3);
    assertThat(ringAt("2026-12-01T09:00")).hasSize(4);
    assertThat(ringAt("2026-12-07T09:00")).hasSize(5);
    assertThat(ringAt("2027-03-01T09:00")).as("there is nothing above").hasSize(5);
    assertThat(levels()).containsExactlyInAnyOrder(12, 9, 6);

    worker.again();
    assertThat(overdue()).containsExactly(promise.toString());
    assertThat(end(promise, Map.of("state", "kept")).status()).isEqualTo(204);
    assertThat(overdue()).isEmpty();
    assertThat(figure("promises_kept")).isEqualTo(1);
    assertThat(figure("promises_overdue")).as("it was late all the same").isEqualTo(1);
  }

  @Test
  void a_clock_that_was_killed_goes_on_where_it_stood() {
    List<UUID> made = new ArrayList<>();
    for (int n = 0; n < 130; n++) {
      made.add(promise("第%d件".formatted(n), "2026-11-25"));
    }
    clock.set("2026-12-31T09:00");
    // The first batch is written and lost with its transaction.
    transactions.executeWithoutResult(
        status -> {
          assertThat(desk.climb(place.county(), clock.instant(), 100)).isEqualTo(100);
          status.setRollbackOnly();
        });
    assertThat(notices()).isEmpty();
    promises.ring();
    promises.ring();
    assertThat(figure("promises_overdue")).isEqualTo(130);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from promise
                    where county = :county and (rung <> 4 or next_at is not null)
                    """)
                .param("county", place.county())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    """
                    select max(n) from (
                      select count(*) as n from promise_step
                      where county = :county group by promise_id, kind) as counted
                    """)
                .param("county", place.county())
                .query(Long.class)
                .single())
        .as("each rung once")
        .isEqualTo(1);
  }

  @Test
  void a_promise_is_not_given_up_without_a_reason_nor_changed_without_another() {
    UUID promise = promise("送轮椅", "2026-11-30");
    assertThat(end(promise, Map.of("state", "broken")).problem()).isEqualTo("bad-input");
    assertThat(end(promise, Map.of("state", "changed", "note", "住户同意")).problem())
        .isEqualTo("bad-input");
    Map<String, Object> instead =
        Map.of("id", UUID.randomUUID(), "what", "送助行器", "dueOn", "2026-12-04");
    assertThat(
            end(promise, Map.of("state", "changed", "note", "住户当面同意", "instead", instead)).status())
        .isEqualTo(204);
    assertThat(end(promise, Map.of("state", "kept")).problem()).isEqualTo("promise-closed");
    JsonNode rows =
        worker
            .browser()
            .get("/api/households/%s/%s/promises".formatted(place.county(), household))
            .json()
            .path("rows");
    assertThat(rows.valueStream().map(row -> row.path("state").asString()))
        .containsExactly("open", "changed");
    assertThat(rows.path(1).path("changedTo").asString())
        .isEqualTo(String.valueOf(instead.get("id")));
    Browser neighbour = town.person("grid_worker", place.grid(2)).browser();
    assertThat(
            neighbour
                .post(
                    "/api/promises/%s/%s/ending".formatted(place.county(), instead.get("id")),
                    Map.of("state", "kept"))
                .problem())
        .isEqualTo("not-found");
  }

  @Test
  void whatever_happens_in_whatever_order_each_promise_has_one_end_and_the_figures_recount() {
    Random random = new Random(11);
    List<UUID> ids = new ArrayList<>();
    LocalDate day = LocalDate.of(2026, 11, 23);
    for (int move = 0; move < 120; move++) {
      day = day.plusDays(random.nextInt(2));
      clock.set(day + "T10:00");
      worker.again();
      switch (random.nextInt(4)) {
        case 0, 1 ->
            ids.add(promise("第%d件".formatted(move), day.plusDays(random.nextInt(6)).toString()));
        case 2 -> {
          if (!ids.isEmpty()) {
            UUID one = ids.get(random.nextInt(ids.size()));
            UUID next = UUID.randomUUID();
            Map<String, Object> ending = new HashMap<>(Map.of("state", states(random)));
            ending.put("note", "原因");
            ending.put(
                "instead", Map.of("id", next, "what", "改办", "dueOn", day.plusDays(3).toString()));
            if (end(one, ending).status() == 204 && "changed".equals(ending.get("state"))) {
              ids.add(next);
            }
          }
        }
        default -> promises.ring();
      }
    }
    Map<String, Long> counted = new HashMap<>();
    jdbc.sql(
            """
            select state, count(*) as n, count(overdue_delta) as late from promise
            where county = :county group by state
            """)
        .param("county", place.county())
        .query(
            row -> {
              counted.put(row.getString("state"), row.getLong("n"));
              counted.merge("late", row.getLong("late"), Long::sum);
              counted.merge("all", row.getLong("n"), Long::sum);
            });
    assertThat(figure("promises_made")).isEqualTo(counted.get("all"));
    assertThat(figure("promises_kept")).isEqualTo(counted.getOrDefault("kept", 0L));
    assertThat(figure("promises_broken")).isEqualTo(counted.getOrDefault("broken", 0L));
    assertThat(figure("promises_changed")).isEqualTo(counted.getOrDefault("changed", 0L));
    assertThat(figure("promises_overdue")).isEqualTo(counted.getOrDefault("late", 0L));
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from (
                      select promise_id from promise_step
                      where county = :county and kind in ('kept', 'broken', 'changed')
                      group by promise_id having count(*) > 1) as twice
                    """)
                .param("county", place.county())
                .query(Long.class)
                .single())
        .isZero();
  }

  private static String states(Random random) {
    return List.of("kept", "broken", "changed").get(random.nextInt(3));
  }

  private UUID promise(String what, String dueOn) {
    UUID id = UUID.randomUUID();
    Browser.Answer answer =
        worker
            .browser()
            .post(
                "/api/households/%s/%s/promises".formatted(place.county(), household),
                Map.of("id", id, "what", what, "dueOn", dueOn));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return id;
  }

  private Browser.Answer end(UUID promise, Map<String, Object> ending) {
    return worker
        .browser()
        .post("/api/promises/%s/%s/ending".formatted(place.county(), promise), ending);
  }

  private List<String> overdue() {
    return worker
        .browser()
        .get("/api/promises?overdue=true&mine=true")
        .json()
        .path("rows")
        .valueStream()
        .map(row -> row.path("id").asString())
        .toList();
  }

  private List<String> ringAt(String local) {
    clock.set(local);
    promises.ring();
    return notices();
  }

  private List<String> notices() {
    return jdbc.sql("select kind from notice where county = :county order by told_at, id")
        .param("county", place.county())
        .query(String.class)
        .list();
  }

  private List<Integer> levels() {
    return jdbc.sql(
            "select area_digits from notice where county = :county and area_digits is not null")
        .param("county", place.county())
        .query(Integer.class)
        .list();
  }

  private long figure(String measure) {
    return jdbc.sql(
            """
            select coalesce(sum(amount), 0) from ledger_delta
            where county = :county and measure = :measure
            """)
        .param("county", place.county())
        .param("measure", measure)
        .query(Long.class)
        .single();
  }
}
