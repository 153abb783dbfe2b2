package org.koumen.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.exchange.ImportDesk;
import org.koumen.exchange.ImportKind;
import org.koumen.exchange.ImportOrder;
import org.koumen.platform.Copy;
import org.koumen.platform.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ground at real size. A town's workbook (280,000 households, 840,000 residents; fewer with a
 * number as argument) through the whole import, and then the same rows as CSV, against PostgreSQL's
 * own binary COPY of the very rows that came of it, into the same emptied tables with the same
 * indexes and foreign keys. Reading, checking, sealing and the findings count for the import. In
 * between everything that people wait for is asked of the full register.
 */
public final class ImportBenchmark implements Benchmark {
  private static final int HOUSEHOLDS = 280_000;
  private static final double AT_MOST = 3;
  private static final long HEAP_MEGABYTES = 1024;

  /**
   * Parents before children, as foreign keys want them. After each PostgreSQL looks at the table:
   * otherwise it takes parents for an empty table and checks the keys of 280,000 children some
   * hundred times as slowly.
   */
  private static final List<String> TABLES =
      List.of("premises", "household", "resident", "identity_claim", "care_mark");

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String about() {
    return "a workbook of 280,000 households against COPY of the same rows";
  }

  @Override
  public void run(Stage stage, List<String> arguments) throws Exception {
    int households = arguments.isEmpty() ? HOUSEHOLDS : Integer.parseInt(arguments.getFirst());
    Path folder = Files.createTempDirectory("koumen-bench-");
    try {
      run(stage, households, folder);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void run(Stage stage, int households, Path folder) throws Exception {
    Report report = stage.report();
    Path workbook = folder.resolve("town.xlsx");
    TownFile.write(workbook, households);
    report.say(
        "  %,d households, %,d rows, %,d MB of workbook",
        households, households * TownFile.PEOPLE, Files.size(workbook) >> 20);
    areas(stage.the(AreaIntake.class));
    JdbcClient jdbc = stage.the(JdbcClient.class);
    ImportDesk desk = stage.the(ImportDesk.class);
    List<ImportDesk.Summary> summaries = new ArrayList<>();
    Duration imported = importOf(workbook, stage, summaries);
    Duration again =
        Stage.time(() -> summaries.add(desk.runHere(order(workbook), workbook, new Silent())));
    report.took("the same workbook again, which changes nothing", again);
    report.say("  %s", summaries.getLast().tally());
    if (summaries.getLast().tally().same() != (long) households * TownFile.PEOPLE) {
      throw new IllegalStateException("the same workbook again changed something");
    }
    // PostgreSQL does so by itself within minutes, at the cost of whoever asks meanwhile
    report.took(
        "vacuum of the tables",
        Stage.time(() -> jdbc.sql("vacuum analyze " + String.join(", ", TABLES)).update()));
    new TownReading(stage).measure();
    Duration copied = copyAgain(stage, jdbc, folder);
    report.took("COPY of the same rows, tables known to the planner", copied);
    report.ratio("import of the workbook", imported, copied, AT_MOST);
    empty(jdbc);
    Path csv = folder.resolve("town.csv");
    TownFile.writeCsv(csv, households);
    report.say("  the same rows as %,d MB of CSV", Files.size(csv) >> 20);
    report.ratio("import of the CSV", importOf(csv, stage, summaries), copied, AT_MOST);
    if (summaries.getLast().tally().added() != summaries.getFirst().tally().added()) {
      throw new IllegalStateException("the CSV did not add what the workbook added");
    }
  }

  private static Duration importOf(Path file, Stage stage, List<ImportDesk.Summary> summaries)
      throws Exception {
    ImportDesk desk = stage.the(ImportDesk.class);
    Report report = stage.report();
    HeapPeak.reset();
    Duration took = Stage.time(() -> summaries.add(desk.runHere(order(file), file, new Silent())));
    long peak = HeapPeak.megabytes();
    report.took("import of " + file.getFileName(), took);
    report.say("  %s", summaries.getLast().tally());
    report.say("  heap in use at most %,d of %,d MB", peak, HeapPeak.allowed());
    report.atMost("heap", peak, HEAP_MEGABYTES, "MB");
    return took;
  }

  private static void empty(JdbcClient jdbc) {
    jdbc.sql("truncate premises cascade").update();
    jdbc.sql("truncate identity_claim").update();
  }

  private static void areas(AreaIntake intake) {
    List<AreaEntry> areas = new ArrayList<>();
    areas.add(new AreaEntry(AreaCode.of("99"), "试验省"));
    areas.add(new AreaEntry(AreaCode.of("9902"), "试验市"));
    areas.add(new AreaEntry(AreaCode.of(TownFile.COUNTY), "试验县"));
    for (int township = 1; township <= TownFile.TOWNSHIPS; township++) {
      String code = TownFile.COUNTY + "%03d".formatted(township);
      areas.add(new AreaEntry(AreaCode.of(code), "第" + township + "镇"));
    }
    for (int village = 0; village < TownFile.TOWNSHIPS * TownFile.VILLAGES; village++) {
      String code = TownFile.villageCode(village);
      areas.add(new AreaEntry(AreaCode.of(code), "第" + village + "村"));
      for (int grid = 1; grid <= TownFile.GRIDS; grid++) {
        areas.add(new AreaEntry(AreaCode.of(code + "%03d".formatted(grid)), "第" + grid + "网格"));
      }
    }
    intake.load(areas.stream(), LocalDate.of(2026, 1, 1), Optional.empty(), read -> {});
  }

  private static ImportOrder order(Path file) {
    return new ImportOrder(
        ImportKind.HOUSEHOLDS,
        file.getFileName().toString(),
        AreaCode.of(TownFile.COUNTY),
        Scope.of(TownFile.COUNTY),
        false,
        false,
        Optional.empty(),
        "bench");
  }

  private static Duration copyAgain(Stage stage, JdbcClient jdbc, Path folder) throws Exception {
    Copy copy = stage.the(Copy.class);
    TransactionTemplate transaction = stage.the(TransactionTemplate.class);
    for (String table : TABLES) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(table)), 1 << 20)) {
        long rows = copy.out("copy " + table + " to stdout (format binary)", out);
        stage.report().say("  %-16s %,10d rows", table, rows);
      }
    }
    empty(jdbc);
    return Stage.time(
        () ->
            transaction.executeWithoutResult(
                status ->
                    TABLES.forEach(
                        table -> {
                          copyIn(copy, table, folder.resolve(table));
                          jdbc.sql("analyze " + table).update();
                        })));
  }

  private static void copyIn(Copy copy, String table, Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      copy.in("copy " + table + " from stdin (format binary)", in);
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }

  private static final class Silent implements Jobs.Progress {
    @Override
    public void total(long total) {}

    @Override
    public void done(long done) {}
  }
}
