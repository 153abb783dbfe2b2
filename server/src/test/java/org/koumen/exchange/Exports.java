package org.koumen.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.Browser;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.SheetReader;
import org.koumen.exchange.sheet.SheetRow;
import tools.jackson.databind.JsonNode;

/** Exports and imports as a desk does them in the browser. */
final class Exports {
  private Exports() {}

  /** Waits until a job has ended. */
  static JsonNode ended(Browser browser, Browser.Answer started) {
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    String job = started.json().path("jobId").asString();
    for (int i = 0; i < 1_200; i++) {
      JsonNode now = browser.get("/api/jobs/" + job).json();
      if (!now.path("state").asString().equals("running")) {
        return now;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    throw new AssertionError("the job does not end");
  }

  /** Exports, waits, and tells the run. */
  static String done(Browser browser, Map<String, ?> body) {
    Browser.Answer started = browser.post("/api/exports", body);
    JsonNode job = ended(browser, started);
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    return started.json().path("runId").asString();
  }

  /** The rows of an exported file, its header first. */
  static List<List<String>> rows(Browser browser, String run) {
    return rows(browser.download("/api/exports/" + run + "/file"));
  }

  static List<List<String>> rows(byte[] file) {
    try {
      Path path = Files.createTempFile("export", ".part");
      try {
        Files.write(path, file);
        List<List<String>> rows = new ArrayList<>();
        try (SheetFile sheets = SheetFile.open(path);
            SheetReader reader = sheets.read(0)) {
          for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(List.of(row.get().cells()));
          }
        }
        return rows;
      } finally {
        Files.delete(path);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** The cells of one column, without its header. */
  static List<String> column(List<List<String>> rows, String name) {
    int at = rows.getFirst().indexOf(name);
    assertThat(at).as(name + " in " + rows.getFirst()).isNotNegative();
    return rows.stream().skip(1).map(row -> at < row.size() ? row.get(at) : "").toList();
  }

  /** Imports a file of households and tells what came of it. */
  static JsonNode imported(Browser browser, String area, String name, byte[] file) {
    return imported(browser, "households", area, name, file);
  }

  static JsonNode imported(Browser browser, String kind, String area, String name, byte[] file) {
    Browser.Answer started =
        browser.upload("/api/imports?kind=" + kind + "&area=" + area, name, file);
    JsonNode job = ended(browser, started);
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
    return browser
        .get("/api/imports/" + started.json().path("runId").asString())
        .json()
        .path("tally");
  }
}
