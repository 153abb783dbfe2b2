package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} while people write: whatever was acknowledged is there after the next start, and
 * nothing is there by halves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillTest {
  private static final String COUNTY = "219901";
  private static final String TOWNSHIP = "219901001";
  private static final String GRID = "219901001001001";

  private Path data = Path.of("target");
  private @Nullable ServerProcess server;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong names = new AtomicLong();

  /** Acknowledged households and the address each was given. */
  private final Map<String, String> households = new ConcurrentHashMap<>();

  private final Set<String> sent = ConcurrentHashMap.newKeySet();

  private final WorkbookUploads workbooks = new WorkbookUploads(TOWNSHIP);

  /** Acknowledged moves of acknowledged requests, and requests that nobody moved. */
  private final Map<String, List<String>> moves = new ConcurrentHashMap<>();

  /** The last acknowledged name of the grid, and those sent since without an answer. */
  private final Set<String> possibleNames = ConcurrentHashMap.newKeySet();

  @BeforeAll
  void found() throws Exception {
    var root = Files.createDirectories(Path.of("target/kill-test").toAbsolutePath());
    data = Files.createTempDirectory(root, "data");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    server = ServerProcess.serve(data);
    Founding.found(server, GRID);
    // The clock is to run out within this test, and whoever is told is told soon after.
    set(
        "request.terms.emergency",
        Map.of("answer", "1m", "acceptance", "24h", "settlement", "24h"));
    set("request.ladder", Map.of("remind", 75, "supervisor", 105, "leader", 110));
  }

  private void set(String setting, Map<String, ?> value) throws Exception {
    var answer =
        Founding.signIn(living(), "admin").put("/api/settings/" + setting, Map.of("value", value));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  void clear() throws IOException {
    if (server != null) {
      server.close();
    }
    try (var all = Files.walk(data)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void nothing_acknowledged_is_lost_when_the_server_is_killed() throws Exception {
    for (var round = 0; round < 2; round++) {
      var server = living();
      var load = new Load(server, 4).alsoUploading(server);
      load.awaitAcknowledged(60);
      load.awaitUploads();
      server.kill();
      load.stop();
      check(living());
    }
  }

  @Test
  void nothing_acknowledged_is_lost_when_server_and_database_are_killed() throws Exception {
    var server = living();
    var load = new Load(server, 4).alsoUploading(server);
    load.awaitAcknowledged(60);
    load.awaitUploads();
    var postmaster = server.postmaster();
    postmaster.parent().orElseThrow().destroyForcibly();
    postmaster.destroyForcibly();
    server.kill();
    load.stop();
    check(living());
  }

  @Test
  void the_server_goes_on_when_only_its_database_is_killed() throws Exception {
    var server = living();
    var load = new Load(server, 4);
    load.awaitAcknowledged(60);
    server.postmaster().destroyForcibly();
    Thread.sleep(Duration.ofSeconds(2));
    load.awaitAcknowledged(60);
    load.stop();
    check(server);
  }

  /** The server that runs, or the next one after it was killed. */
  private ServerProcess living() {
    if (server == null || !server.isAlive()) {
      server = ServerProcess.serve(data);
    }
    return server;
  }

  private void check(ServerProcess server) {
    var desk = Founding.signIn(server, "desk");
    workbooks.check(desk);
    workbooks.resume(desk);
    var kept = 0;
    for (var id : sent) {
      var answer = desk.get("/api/requests/%s/%s".formatted(COUNTY, id));
      if (acknowledged.contains(id)) {
        assertThat(answer.status()).as("acknowledged request %s", id).isEqualTo(200);
      }
      if (answer.status() == 200) {
        kept++;
        historyIsWhole(id, answer.json());
      }
    }
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var ledger =
        desk.get(
            "/api/ledger?area=%s&from=%s&to=%s"
                .formatted(COUNTY, today.minusDays(1), today.plusDays(1)));
    assertThat(ledger.status()).as(ledger.body()).isEqualTo(200);
    assertThat(received(ledger)).as("the ledger counts each request once").isEqualTo(kept);
    households.forEach(
        (id, address) -> {
          var answer = desk.get("/api/households/%s/%s".formatted(COUNTY, id));
          assertThat(answer.status()).as("acknowledged household %s", id).isEqualTo(200);
          assertThat(answer.body()).contains(address, "叩门人");
        });
    assertThat(desk.get("/api/areas/" + GRID).json().path("name").asString())
        .as("the last acknowledged name, or one that was on its way")
        .isIn(possibleNames);
  }

  /** Each acknowledged move once, no move by halves, and no rung of the ladder twice. */
  private void historyIsWhole(String id, JsonNode file) {
    List<String> made = new ArrayList<>();
    List<String> rungs = new ArrayList<>();
    for (var step : file.path("timeline")) {
      made.add(step.path("id").asString());
      if (step.path("kind").asString().equals("escalate")) {
        var move = step.path("move");
        rungs.add(move.path("clock") + " " + move.path("rung") + " " + step.path("dueAt"));
      }
    }
    assertThat(made).as("moves of %s", id).doesNotHaveDuplicates();
    assertThat(made).containsAll(moves.getOrDefault(id, List.of()));
    assertThat(file.path("request").path("version").asInt()).isEqualTo(made.size());
    assertThat(rungs).as("rungs of %s", id).doesNotHaveDuplicates();
  }

  /** Alarms of requests that nobody touched, over all that was killed since they came in. */
  @Test
  @Order(Integer.MAX_VALUE)
  void no_alarm_was_lost_or_rang_twice() throws Exception {
    var desk = Founding.signIn(living(), "desk");
    var untouched = acknowledged.stream().filter(id -> !moves.containsKey(id)).limit(40).toList();
    assertThat(untouched).isNotEmpty();
    for (var id : untouched) {
      var rungs = List.<String>of();
      // A minute to the first answer, six seconds more to the last rung, and a look every five.
      for (var waited = 0; waited < 120 && rungs.size() < 3; waited++) {
        rungs = rungs(desk.get("/api/requests/%s/%s".formatted(COUNTY, id)).json());
        if (rungs.size() < 3) {
          Thread.sleep(1_000);
        }
      }
      assertThat(rungs).as("rungs of %s", id).containsExactly("head", "supervisor", "leader");
    }
  }

  private static List<String> rungs(JsonNode file) {
    List<String> rungs = new ArrayList<>();
    for (var step : file.path("timeline")) {
      if (step.path("move").path("clock").asString().equals("answer")) {
        rungs.add(step.path("move").path("rung").asString());
      }
    }
    return rungs;
  }

  private static long received(Browser.Answer ledger) {
    for (var figure : ledger.json().path("figures")) {
      if (figure.path("measure").asString().equals("requests_received")) {
        return figure.path("value").asLong();
      }
    }
    throw new AssertionError("no figure for requests_received in " + ledger.body());
  }

  /**
   * People who write as fast as they are answered: requests, households, and one grid's name again
   * and again; somebody sends whole workbooks, too, when that is asked for.
   */
  private final class Load {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<String> unexpected = new AtomicReference<>("");
    private final CountDownLatch left;
    private Optional<Thread> uploader = Optional.empty();
    private final int before = acknowledged.size();

    Load(ServerProcess server, int people) {
      left = new CountDownLatch(people + 2);
      for (var person = 0; person < people; person++) {
        var browser = Founding.signIn(server, "desk");
        Thread.ofVirtual().start(() -> write(() -> request(browser)));
      }
      var browser = Founding.signIn(server, "admin");
      Thread.ofVirtual().start(() -> write(() -> rename(browser)));
      var registrar = Founding.signIn(server, "desk");
      Thread.ofVirtual().start(() -> write(() -> household(registrar)));
    }

    /** Somebody more, who sends one workbook after another. */
    Load alsoUploading(ServerProcess server) {
      var admin = Founding.signIn(server, "admin");
      var desk = Founding.signIn(server, "desk");
      uploader =
          Optional.of(Thread.ofVirtual().start(() -> write(() -> workbooks.sendNext(admin, desk))));
      return this;
    }

    private void write(Runnable once) {
      while (!stopped.get()) {
        try {
          once.run();
        } catch (UncheckedIOException | IllegalStateException killed) {
          pause();
        } catch (AssertionError wrong) {
          unexpected.set(String.valueOf(wrong.getMessage()));
          stopped.set(true);
        }
      }
      left.countDown();
    }

    private void request(Browser browser) {
      var id = UUID.randomUUID().toString();
      sent.add(id);
      var answer =
          browser.post(
              "/api/requests",
              Map.of(
                  "id", id,
                  "areaCode", GRID,
                  "channel", "walk_in",
                  "kind", "help",
                  "timeClass", "emergency",
                  "body", "楼道灯不亮，老人上下楼不便。"));
      if (answer.status() == 201) {
        acknowledged.add(id);
        if (acknowledged.size() % 3 != 0) {
          moves.put(id, new ArrayList<>());
          moveOn(browser, id);
        }
      } else if (answer.status() < 500) {
        unexpected.set(answer.body());
        stopped.set(true);
      }
    }

    /** Settled, reopened and spoken about: whatever was acknowledged is written down. */
    private void moveOn(Browser browser, String id) {
      var path = "/api/requests/%s/%s".formatted(COUNTY, id);
      move(browser, id, path + "/comments", Map.of("text", "已联系物业", "forReporter", false));
      move(browser, id, path + "/settlement", Map.of("version", 2, "result", "已换灯泡"));
      move(browser, id, path + "/reopening", Map.of("version", 3, "reason", "又灭了"));
    }

    private void move(Browser browser, String id, String path, Map<String, Object> wish) {
      var move = UUID.randomUUID().toString();
      var body = new HashMap<>(wish);
      body.put("id", move);
      var answer = browser.post(path, body);
      if (answer.status() == 200) {
        moves.getOrDefault(id, new ArrayList<>()).add(move);
      } else if (answer.status() < 500 && answer.status() != 409) {
        unexpected.set(answer.body());
        stopped.set(true);
      }
    }

    private void household(Browser browser) {
      var address = "东关街%d号".formatted(names.incrementAndGet());
      var answer =
          browser.post(
              "/api/households",
              Map.of(
                  "premises", Map.of("areaCode", GRID, "address", address, "use", "residential"),
                  "kind", "family",
                  "residents", List.of(Map.of("name", "叩门人", "relation", "head"))));
      if (answer.status() == 200) {
        households.put(answer.json().path("id").asString(), address);
      } else if (answer.status() < 500) {
        unexpected.set(answer.body());
        stopped.set(true);
      }
    }

    private void rename(Browser browser) {
      var name = "第%d网格".formatted(names.incrementAndGet());
      possibleNames.add(name);
      var answer =
          browser.post("/api/areas/%s/name".formatted(GRID), Map.of("name", name, "reason", "试"));
      if (answer.status() == 200) {
        possibleNames.removeIf(other -> !other.equals(name));
      }
      pause();
    }

    void awaitAcknowledged(int more) throws InterruptedException {
      var enough = acknowledged.size() + more;
      var filed = households.size() + more / 10;
      for (var waited = 0;
          waited < 600 && (acknowledged.size() < enough || households.size() < filed);
          waited++) {
        assertThat(unexpected.get()).isEmpty();
        Thread.sleep(100);
      }
      assertThat(acknowledged.size()).isGreaterThanOrEqualTo(enough).isGreaterThan(before);
      assertThat(households.size()).isGreaterThanOrEqualTo(filed);
    }

    void awaitUploads() throws InterruptedException {
      for (var waited = 0; waited < 1200 && !workbooks.areUnderWay(); waited++) {
        assertThat(unexpected.get()).isEmpty();
        Thread.sleep(50);
      }
      assertThat(workbooks.areUnderWay()).as("a workbook is in by parts").isTrue();
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      left.await();
      if (uploader.isPresent()) {
        uploader.get().join();
      }
      assertThat(unexpected.get()).isEmpty();
    }

    private static void pause() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
