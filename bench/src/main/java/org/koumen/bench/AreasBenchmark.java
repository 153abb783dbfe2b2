package org.koumen.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.area.AreaViews;
import org.koumen.area.NationFiles;
import org.koumen.platform.Copy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole nation (665,276 areas; {@code --in DIR} names the folder of the five files) through the
 * intake with its checks and tallies, against PostgreSQL's own binary COPY of the very rows into
 * the same emptied table with the same indexes. Then nodes with path, children, tallies and
 * household counts through the desk, against the same questions in plain SQL over one prepared
 * connection, with 280,000 households in one county.
 */
public final class AreasBenchmark implements Benchmark {
  private static final Path USUAL_FOLDER = Path.of("../shared/data/areas");
  private static final double LOAD_AT_MOST = 3;
  private static final double READ_AT_MOST = 5;
  private static final Duration NODE_WITHIN = Duration.ofMillis(5);
  private static final Duration COUNTY_WITHIN = Duration.ofMillis(5);
  private static final Duration SEARCH_WITHIN = Duration.ofMillis(200);
  private static final int NODES = 900;
  private static final Scope NATION = Scope.of("");

  @Override
  public String name() {
    return "areas";
  }

  @Override
  public String about() {
    return "the nation against COPY; any node with children and counts against plain SQL";
  }

  @Override
  public void run(Stage stage, List<String> arguments) throws Exception {
    Path folder = folder(arguments);
    Optional<String> missing = NationFiles.missingFrom(folder);
    if (missing.isPresent()) {
      throw new IllegalArgumentException(
          "There is no %s in %s. Name the folder of the five files with --in DIR."
              .formatted(missing.get(), folder.toAbsolutePath().normalize()));
    }
    load(stage, folder);
    read(stage);
    search(stage);
  }

  private static Path folder(List<String> arguments) {
    int at = arguments.indexOf("--in");
    return at >= 0 && at + 1 < arguments.size() ? Path.of(arguments.get(at + 1)) : USUAL_FOLDER;
  }

  private static void load(Stage stage, Path folder) throws Exception {
    Report report = stage.report();
    AreaIntake intake = stage.the(AreaIntake.class);
    Duration loaded = Stage.time(() -> report.say("  %s", take(intake, folder)));
    Duration again = Stage.time(() -> report.say("  %s", take(intake, folder)));
    Duration copied = copyAgain(stage);
    report.took("COPY of the same rows, same indexes", copied);
    report.ratio("intake of the five files, with tallies", loaded, copied, LOAD_AT_MOST);
    report.took("the same files again, which changes nothing", again);
  }

  private static AreaIntake.Outcome take(AreaIntake intake, Path folder) throws IOException {
    try (Stream<AreaEntry> rows = NationFiles.read(folder)) {
      return intake.load(rows, LocalDate.of(2023, 6, 30), Optional.empty(), read -> {});
    }
  }

  private static Duration copyAgain(Stage stage) throws Exception {
    Copy copy = stage.the(Copy.class);
    TransactionTemplate transaction = stage.the(TransactionTemplate.class);
    Path file = Files.createTempFile("koumen-bench-", ".areas");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
        copy.out("copy area to stdout (format binary)", out);
      }
      stage.the(JdbcClient.class).sql("truncate area").update();
      return Stage.time(() -> transaction.executeWithoutResult(status -> copyIn(copy, file)));
    } finally {
      Files.delete(file);
    }
  }

  private static void copyIn(Copy copy, Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      copy.in("copy area from stdin (format binary)", in);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void read(Stage stage) throws Exception {
    Report report = stage.report();
    JdbcClient jdbc = stage.the(JdbcClient.class);
    AreaDesk desk = stage.the(AreaDesk.class);
    AreaCode county = AreaHouseholds.write(jdbc);
    List<AreaCode> nodes = someNodes(jdbc);
    try (PlainAreas plain = new PlainAreas(stage.database().connect())) {
      Percentiles bare = Percentiles.of(nodes, plain::node);
      Percentiles ours = Percentiles.of(nodes, code -> node(desk, code));
      report.took("node, path, children, counts in plain SQL: p50", bare.median());
      report.ratio("the same through the desk: p50", ours.median(), bare.median(), READ_AT_MOST);
      report.took("plain SQL: p95", bare.high());
      report.within("through the desk: p95", ours.high(), NODE_WITHIN);
      List<AreaCode> fullest = java.util.Collections.nCopies(100, county);
      Percentiles bareCounty = Percentiles.of(fullest, plain::node);
      Percentiles oursCounty = Percentiles.of(fullest, code -> node(desk, code));
      report.took("the county with 280,000 households in plain SQL: p50", bareCounty.median());
      report.within("the same through the desk: p50", oursCounty.median(), COUNTY_WITHIN);
    }
  }

  private static int node(AreaDesk desk, AreaCode code) {
    AreaViews.Node node = desk.view(code, NATION).orElseThrow();
    return node.path().size() + desk.children(code, NATION).orElseThrow().size();
  }

  /** Counties, townships and villages alike, always the same ones. */
  private static List<AreaCode> someNodes(JdbcClient jdbc) {
    Random random = new Random(1);
    List<AreaCode> nodes = new ArrayList<>();
    for (String level : List.of("county", "township", "village")) {
      List<String> codes =
          jdbc.sql("select code from area where level = :level order by code")
              .param("level", level)
              .query(String.class)
              .list();
      for (int i = 0; i < NODES / 3; i++) {
        nodes.add(AreaCode.of(codes.get(random.nextInt(codes.size()))));
      }
    }
    return nodes;
  }

  private static void search(Stage stage) throws Exception {
    Report report = stage.report();
    AreaDesk desk = stage.the(AreaDesk.class);
    for (String query : List.of("东关", "庄河市", "210283", "没有这个地方")) {
      report.within(
          "search '%s' in the whole nation".formatted(query),
          Stage.median(20, () -> desk.search(query, NATION)),
          SEARCH_WITHIN);
    }
  }
}
