package org.koumen.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

/** Whoever changes a recorded visit or request behind the program's back is found out. */
@KoumenTest
class ChainTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @Autowired DaySealer sealer;
  @Autowired ChainExport export;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Town.Person worker;
  private Town.Person clerk;

  @BeforeEach
  void threeDaysOfVisits() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    clock.set("2026-11-20T09:00");
    worker = town.person("grid_worker", place.grid());
    clerk = town.person("county_desk", place.county());
    for (int day = 20; day <= 22; day++) {
      clock.set("2026-11-%dT10:00".formatted(day));
      worker.again();
      for (int n = 0; n < 3; n++) {
        visit("老人身体尚好，药够吃到月底 " + day + n);
      }
      assertThat(
              worker
                  .browser()
                  .post(
                      "/api/requests",
                      Town.request(UUID.randomUUID(), place.grid(), "楼道灯不亮 " + day))
                  .status())
          .isEqualTo(201);
    }
    clock.set("2026-11-23T09:00");
    clerk.again();
  }

  private UUID visit(String note) {
    UUID id = UUID.randomUUID();
    Browser.Answer answer =
        worker
            .browser()
            .post(
                "/api/visits",
                Map.of(
                    "id",
                    id,
                    "county",
                    place.county(),
                    "householdId",
                    town.household(place.grid(), "某楼" + id),
                    "outcome",
                    "met",
                    "note",
                    note,
                    "visitedAt",
                    clock.instant().toString()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return id;
  }

  private JsonNode check() {
    Browser.Answer answer =
        clerk
            .browser()
            .get(
                "/api/chain/%s/check?from=%s&to=%s"
                    .formatted(place.county(), FIRST, LAST.plusDays(5)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private List<String> faults() {
    return check()
        .path("findings")
        .valueStream()
        .map(it -> it.path("fault").asString().toLowerCase(java.util.Locale.ROOT))
        .sorted()
        .toList();
  }

  private byte[] file(boolean contents) throws Exception {
    return file(contents, LAST.plusDays(5));
  }

  private byte[] file(boolean contents, LocalDate to) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(place.county(), FIRST, to, contents, out);
    return out.toByteArray();
  }

  private void sql(String statement) {
    assertThat(jdbc.sql(statement).param("county", place.county()).update()).isPositive();
  }

  @Test
  void a_day_is_sealed_once_it_is_over_and_holds_with_and_without_contents() throws Exception {
    clock.set("2026-11-22T18:00");
    clerk.again();
    sealer.sealAll();
    assertThat(check().path("seals").asInt()).isEqualTo(2);
    clock.set("2026-11-23T09:00");
    clerk.again();
    sealer.sealAll();
    sealer.sealAll();

    JsonNode report = check();
    assertThat(report.path("seals").asInt()).isEqualTo(3);
    assertThat(report.path("records").asInt()).isEqualTo(12);
    assertThat(report.path("faults").asInt()).isZero();
    JsonNode seals =
        clerk.browser().get("/api/chain/%s/seals".formatted(place.county())).json().path("rows");
    assertThat(seals.path(0).path("number").asInt()).isEqualTo(3);
    assertThat(seals.path(0).path("previous").asString())
        .isEqualTo(seals.path(1).path("digest").asString());
    assertThat(
            new Browser(port)
                .get("/api/open/chain/" + place.county())
                .json()
                .path("rows")
                .path(0)
                .path("digest"))
        .isEqualTo(seals.path(0).path("digest"));

    Verifier verifier = Verifier.compile();
    assertThat(verifier.verify(file(true)).code()).isZero();
    assertThat(verifier.verify(file(false)).code()).isZero();
    assertThat(new String(file(false), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("药够吃");
    String published = seals.path(1).path("digest").asString();
    assertThat(verifier.verify(file(true), Map.of(2, published)).code()).isZero();
    assertThat(verifier.verify(file(true), Map.of(2, published.replace('a', 'b'))).code()).isOne();
    assertThat(
            clerk
                .browser()
                .get("/api/chain/%s/export?from=%s&to=%s".formatted(place.county(), FIRST, LAST))
                .status())
        .isEqualTo(200);
  }

  @Test
  void every_flipped_byte_is_found_and_a_forger_who_mends_the_files_own_hash_too()
      throws Exception {
    clock.set("2026-11-23T09:00");
    sealer.sealAll();
    byte[] file = file(true, FIRST);
    Verifier verifier = Verifier.compile();
    for (int at = 0; at < file.length; at++) {
      byte[] bent = file.clone();
      bent[at] ^= 1;
      assertThat(verifier.verify(bent).code()).as("byte " + at).isNotZero();
    }
    // Letter by letter, each under a new hash of the whole: only the date of the export and the
    // days that were asked for stand in no seal.
    String body = Verifier.body(file);
    for (int at = body.indexOf('\n') + 1; at < body.length(); at++) {
      char bent = body.charAt(at) == '3' ? '4' : '3';
      byte[] forged = Verifier.forged(body.substring(0, at) + bent + body.substring(at + 1));
      assertThat(verifier.verify(forged).code()).as("letter " + at).isNotZero();
    }
    List<String> lines = body.lines().toList();
    for (int line = 1; line < lines.size() - 1; line++) {
      List<String> fewer = new java.util.ArrayList<>(lines);
      fewer.remove(line);
      assertThat(verifier.verify(Verifier.forged(String.join("\n", fewer) + "\n")).code())
          .as("without line " + line)
          .isNotZero();
      List<String> turned = new java.util.ArrayList<>(lines);
      java.util.Collections.swap(turned, line, line + 1);
      assertThat(verifier.verify(Verifier.forged(String.join("\n", turned) + "\n")).code())
          .as("turned at line " + line)
          .isNotZero();
    }
  }

  @Test
  void rows_changed_deleted_added_or_put_in_another_order_are_found() throws Exception {
    clock.set("2026-11-23T09:00");
    sealer.sealAll();
    Verifier verifier = Verifier.compile();
    assertThat(faults()).isEmpty();

    sql(
        "update visit set note = '改过' where county = :county and id = (select id from visit where"
            + " county = :county limit 1)");
    assertThat(faults()).containsExactly("changed");
    assertThat(verifier.verify(file(true)).text()).contains("changed: ").contains("NOT INTACT");

    sql(
        "delete from visit where county = :county and id = (select id from visit where county ="
            + " :county and note <> '改过' limit 1)");
    assertThat(faults()).containsExactly("changed", "missing");
    assertThat(verifier.verify(file(false)).text()).contains("missing: ");

    sql(
        """
        insert into visit (county, id, area_code, household_id, outcome, form, note, visited_at, received_at, visitor_id,
                           visitor_name)
        select county, gen_random_uuid(), area_code, household_id, outcome, form, '编的', visited_at, received_at, visitor_id,
               visitor_name
        from visit where county = :county limit 1
        """);
    assertThat(faults()).containsExactly("added", "changed", "missing");
    assertThat(verifier.verify(file(false)).text()).contains("added: ");

    sql(
        "update request_move set moved_by_name = '别人' where county = :county and position = 1 and"
            + " id = (select id from request_move where county = :county limit 1)");
    assertThat(faults()).containsExactly("added", "changed", "changed", "missing");

    sql(
        """
        update chain_leaf set position = 3 - position
        where county = :county and seal_number = 2 and position in (1, 2)
        """);
    assertThat(faults()).contains("leaves");
    assertThat(verifier.verify(file(false)).text()).contains("leaves: ");
    sql("delete from chain_seal where county = :county and number = 2");
    assertThat(faults()).contains("seal");
    assertThat(verifier.verify(file(false)).text()).contains("seal: ");
  }

  @Test
  void what_was_erased_by_law_leaves_the_chain_whole_and_tells_nothing() throws Exception {
    clock.set("2026-11-23T09:00");
    sealer.sealAll();
    UUID visit =
        jdbc.sql("select id from visit where county = :county and note like '%200' limit 1")
            .param("county", place.county())
            .query(UUID.class)
            .single();
    Map<String, Object> body = Map.of("kind", "visit", "recordId", visit, "basis", "本人撤回同意，第四十七条");
    Browser.Answer erased =
        clerk.browser().post("/api/chain/%s/erasures".formatted(place.county()), body);
    assertThat(erased.status()).as(erased.body()).isEqualTo(201);
    clock.set("2026-11-24T09:00");
    sealer.sealAll();
    clerk.again();

    JsonNode report = check();
    assertThat(report.path("faults").asInt()).isZero();
    assertThat(report.path("erased").asInt()).isEqualTo(1);
    Verifier.Answer answer = Verifier.compile().verify(file(true));
    assertThat(answer.code()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("erased lawfully 1");
    assertThat(new String(file(true), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("月底 200");
    // Without the record of the erasure it is a loss.
    String without =
        Verifier.body(file(true))
            .lines()
            .filter(line -> !line.contains("\terasure\t"))
            .reduce("", (all, line) -> all + line + "\n");
    assertThat(Verifier.compile().verify(Verifier.forged(without)).text()).contains("missing: ");
  }

  @Test
  void a_sealing_that_is_killed_leaves_the_day_open_and_two_at_once_make_one_seal()
      throws Exception {
    clock.set("2026-11-23T09:00");
    CompletableFuture<Void> killed =
        transactions.execute(
            status -> {
              // Holds a leaf, so that the sealing waits in the middle of its work.
              jdbc.sql("select 1 from chain_leaf where county = :county for update")
                  .param("county", place.county())
                  .query()
                  .listOfRows();
              CompletableFuture<Void> work = CompletableFuture.runAsync(sealer::sealAll);
              while (!work.isDone() && killed() == 0) {
                Thread.onSpinWait();
              }
              return work;
            });
    assertThat(killed).isNotNull();
    assertThat(killed.handle((done, failed) -> failed != null).get()).isTrue();
    assertThat(open()).isEqualTo(12);

    CompletableFuture<Integer> one = CompletableFuture.supplyAsync(sealer::sealAll);
    CompletableFuture<Integer> other = CompletableFuture.supplyAsync(sealer::sealAll);
    CompletableFuture.allOf(one, other).handle((done, failed) -> true).get();
    sealer.sealAll();
    assertThat(open()).isZero();
    assertThat(check().path("seals").asInt()).isEqualTo(3);
    assertThat(check().path("faults").asInt()).isZero();
  }

  private int killed() {
    // A transaction sees the activity of its first look until it says that it wants to look anew.
    jdbc.sql("select pg_stat_clear_snapshot()").query().listOfRows();
    return jdbc.sql(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%chain_leaf%' and pid <> pg_backend_pid()
            """)
        .query(Integer.class)
        .single();
  }

  private int open() {
    return jdbc.sql(
            "select count(*) from chain_leaf where county = :county and seal_number is null")
        .param("county", place.county())
        .query(Integer.class)
        .single();
  }

  @Test
  void nobody_outside_of_the_county_reads_its_seals_at_the_desk() {
    Town.Place other = town.found();
    Browser stranger = town.person("county_desk", other.county()).browser();
    assertThat(stranger.get("/api/chain/%s/seals".formatted(place.county())).status())
        .isEqualTo(404);
    assertThat(stranger.get("/api/chain/%s/check".formatted(place.county())).status())
        .isEqualTo(404);
    assertThat(
            stranger
                .post(
                    "/api/chain/%s/erasures".formatted(place.county()),
                    Map.of("kind", "visit", "recordId", UUID.randomUUID(), "basis", "试一试看"))
                .status())
        .isEqualTo(404);
  }
}
