package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dhatim.fastexcel.Workbook;
import tools.jackson.databind.JsonNode;

/**
 * Household workbooks sent to a server that is going to be killed, each for a village of its own,
 * and what has become of each.
 */
final class WorkbookUploads {
  private static final int PEOPLE = 3;

  /** More than two batches of the import, so that a kill finds one written and one not. */
  private static final int MANY = 7_000;

  private static final int FEW = 100;

  private final String township;
  private final List<Sent> all = new CopyOnWriteArrayList<>();

  WorkbookUploads(String township) {
    this.township = township;
  }

  /** One workbook. */
  private static final class Sent {
    final String village;
    final int households;
    volatile boolean halfway;
    volatile boolean acknowledged;

    Sent(String village, int households) {
      this.village = village;
      this.households = households;
    }

    String file() {
      return village + ".xlsx";
    }

    @Override
    public String toString() {
      return "%s with %d households, %s"
          .formatted(file(), households, acknowledged ? "acknowledged" : "not acknowledged");
    }
  }

  /** Sends a small workbook or, every other time, a large one, and stays until it is taken in. */
  void sendNext(Browser admin, Browser desk) {
    var number = all.size();
    var sent = new Sent(township + "%03d".formatted(900 - number), number % 2 == 0 ? FEW : MANY);
    var made =
        admin.post(
            "/api/areas",
            Map.of("parent", township, "code", sent.village, "name", "村" + sent.village));
    if (made.status() >= 500) {
      return;
    }
    // It may have been made already when a kill swallowed the answer.
    assertThat(made.status()).as(made.body()).isIn(201, 409);
    all.add(sent);
    var answer =
        desk.upload(
            "/api/imports?kind=households&area=" + sent.village, sent.file(), workbook(sent));
    if (answer.status() == 202) {
      follow(desk, sent, answer.json());
    } else {
      assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
    }
  }

  private static void follow(Browser desk, Sent sent, JsonNode started) {
    while (true) {
      var run = desk.get("/api/imports/" + started.path("runId").asString());
      if (run.status() != 200) {
        assertThat(run.status()).as(run.body()).isGreaterThanOrEqualTo(500);
        return;
      }
      var state = run.json().path("state").asString();
      sent.halfway = run.json().path("tally").path("read").asInt() > 0;
      if (!state.equals("running")) {
        assertThat(state).as(run.body()).isEqualTo("done");
        sent.acknowledged = true;
        return;
      }
      pause(Duration.ofMillis(20));
    }
  }

  /** Whether some are in and one is in by parts. */
  boolean areUnderWay() {
    return all.stream().anyMatch(sent -> sent.acknowledged)
        && all.stream().anyMatch(sent -> sent.halfway && !sent.acknowledged);
  }

  /**
   * Whatever was acknowledged is there as a whole; of what broke off there is exactly what its run
   * says, whole households only.
   */
  void check(Browser desk) {
    for (var sent : all) {
      var run = run(desk, sent);
      var people = run.map(it -> it.path("tally").path("added").asInt()).orElse(0);
      if (sent.acknowledged) {
        assertThat(people).as(sent.toString()).isEqualTo(sent.households * PEOPLE);
      }
      assertThat(people % PEOPLE).as("whole households of " + sent).isZero();
      var area = desk.get("/api/areas/" + sent.village).json();
      assertThat(area.path("residents").asInt()).as("people of " + sent).isEqualTo(people);
      assertThat(area.path("households").asInt()).as("homes of " + sent).isEqualTo(people / PEOPLE);
      var list = desk.get("/api/households?area=" + sent.village).json();
      assertThat(list.path("total").asInt()).as("list of " + sent).isEqualTo(people / PEOPLE);
    }
  }

  /** What broke off is reported, and goes on where it stopped. */
  void resume(Browser desk) {
    for (var sent : all) {
      var run = run(desk, sent);
      if (run.isEmpty() || sent.acknowledged) {
        continue;
      }
      if (!run.get().path("state").asString().equals("done")) {
        assertThat(run.get().path("state").asString()).as(run.get().toString()).isEqualTo("failed");
        var id = run.get().path("id").asString();
        var resumed = desk.post("/api/imports/" + id + "/resumption", null);
        assertThat(resumed.status()).as(resumed.body()).isEqualTo(202);
        follow(desk, sent, resumed.json());
      }
      sent.acknowledged = true;
    }
    check(desk);
  }

  private static Optional<JsonNode> run(Browser desk, Sent sent) {
    for (var run : desk.get("/api/imports?limit=200").json().path("rows")) {
      if (run.path("fileName").asString().equals(sent.file())) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  private static byte[] workbook(Sent sent) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Koumen", "1.0")) {
      var sheet = workbook.newWorksheet("住户");
      var row = 0;
      line(sheet, row++, "详细地址", "姓名", "与户主关系", "出生日期");
      for (var household = 1; household <= sent.households; household++) {
        var address = "和平路%d号".formatted(household);
        line(sheet, row++, address, "叩门人", "户主", "1970-01-01");
        line(sheet, row++, address, "叩门伴", "配偶", "1971-01-01");
        line(sheet, row++, address, "叩门子", "子女", "2001-01-01");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void line(org.dhatim.fastexcel.Worksheet sheet, int row, String... cells) {
    for (var column = 0; column < cells.length; column++) {
      sheet.value(row, column, cells[column]);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
