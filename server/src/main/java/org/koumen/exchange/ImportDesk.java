package org.koumen.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.exchange.sheet.Template;
import org.koumen.platform.Ids;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.ProblemBody;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings files in: stores them, runs them, tells how it went. */
@Service
public class ImportDesk {
  private static final int MOST_PROBLEMS = 20;

  private final ImportTable table;
  private final FileStore files;
  private final ImportRunner runner;
  private final ErrorWorkbook errors;
  private final Jobs jobs;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate transaction;

  ImportDesk(
      ImportTable table,
      FileStore files,
      ImportRunner runner,
      ErrorWorkbook errors,
      Jobs jobs,
      AuditLog audit,
      Jurisdiction jurisdiction,
      TransactionTemplate transaction) {
    this.table = table;
    this.files = files;
    this.runner = runner;
    this.errors = errors;
    this.jobs = jobs;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
    this.transaction = transaction;
  }

  /** Where a run can be followed. */
  public record Started(UUID runId, UUID jobId) {}

  /**
   * What a run came to.
   *
   * @param written false for a dry run, and for all or nothing with faults
   */
  public record Summary(
      UUID runId,
      Tally tally,
      List<String> unread,
      boolean dryRun,
      boolean written,
      double seconds) {}

  /** Stores a file and begins its run. The caller has checked that the scope covers the area. */
  public Started start(ImportOrder order, InputStream content) throws IOException {
    UUID run = Ids.next();
    try (FileStore.Temporary temporary = new FileStore.Temporary()) {
      byte[] hash = temporary.fill(content);
      long size = Files.size(temporary.path());
      transaction.executeWithoutResult(
          status -> {
            table.add(run, order, size, hash, jurisdiction.now());
            try (InputStream in = Files.newInputStream(temporary.path())) {
              files.put(FileStore.Shelf.IMPORT, run, in);
            } catch (IOException problem) {
              throw new UncheckedIOException(problem);
            }
            audit(order, run, "import.started");
          });
    }
    return new Started(run, begin(run, order, Tally.NONE, 0));
  }

  /**
   * Goes on with a run that broke off, behind the last row it wrote.
   *
   * @return empty when there is no such run within reach
   * @throws Refusal when the run did not break off, or its file is gone
   */
  public Optional<Started> resume(UUID id, Scope scope, UUID account, String name) {
    return table
        .find(id, scope)
        .map(
            run -> {
              boolean broken =
                  run.state().equals("failed") || run.state().equals("running") && isDead(run);
              if (!broken) {
                throw new Refusal(Problem.IMPORT_NOT_BROKEN);
              }
              if (!run.fileKept()) {
                throw new Refusal(Problem.FILE_GONE);
              }
              ImportOrder order =
                  new ImportOrder(
                      run.kind(),
                      run.fileName(),
                      org.koumen.area.AreaCode.of(run.area()),
                      scope,
                      run.dryRun(),
                      run.allOrNothing(),
                      Optional.of(account),
                      name);
              boolean whole = run.dryRun() || run.allOrNothing();
              if (whole) {
                table.clearFindings(id);
              }
              return new Started(
                  id,
                  begin(id, order, whole ? Tally.NONE : run.tally(), whole ? 0 : run.doneRow()));
            });
  }

  private boolean isDead(ImportRun run) {
    return run.jobId() == null || jobs.find(run.jobId()).map(Jobs.Job::ended).orElse(true);
  }

  private UUID begin(UUID run, ImportOrder order, Tally before, long afterRow) {
    UUID job = Ids.next();
    table.setJob(run, job);
    jobs.start(
        job,
        "import-" + order.kind().code(),
        title(order),
        order.area().value(),
        order.account().orElse(null),
        progress -> {
          try (FileStore.Temporary temporary = new FileStore.Temporary()) {
            try (var out = Files.newOutputStream(temporary.path())) {
              files.writeTo(FileStore.Shelf.IMPORT, run, out);
            }
            return run(run, temporary.path(), order, before, afterRow, progress);
          }
        });
    return job;
  }

  /**
   * Runs a file that lies on this machine, for the command line; nothing of it is kept but its
   * findings.
   */
  public Summary runHere(ImportOrder order, Path file, Jobs.Progress progress) throws IOException {
    UUID run = Ids.next();
    byte[] hash;
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), FileStore.sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      hash = in.getMessageDigest().digest();
    }
    long size = Files.size(file);
    transaction.executeWithoutResult(
        status -> {
          table.add(run, order, size, hash, jurisdiction.now());
          audit(order, run, "import.started");
        });
    try {
      return jobs.runHere(
          "import-" + order.kind().code(),
          title(order),
          order.area().value(),
          progress,
          (job, both) -> {
            table.setJob(run, job);
            return run(run, file, order, Tally.NONE, 0, both);
          });
    } catch (RuntimeException | IOException problem) {
      throw problem;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String title(ImportOrder order) {
    return "导入" + order.kind().zh() + "：" + order.fileName();
  }

  private Summary run(
      UUID run, Path file, ImportOrder order, Tally before, long afterRow, Jobs.Progress progress) {
    long began = System.nanoTime();
    try {
      ImportRunner.Outcome outcome = runner.run(run, file, order, before, afterRow, progress);
      boolean refused = !order.dryRun() && !outcome.written();
      transaction.executeWithoutResult(
          status -> {
            table.advance(run, outcome.tally(), 0);
            table.end(run, refused ? "refused" : "done", null, jurisdiction.now());
            audit(order, run, "import.done");
          });
      double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
      return new Summary(
          run, outcome.tally(), outcome.unread(), order.dryRun(), outcome.written(), seconds);
    } catch (Refusal refusal) {
      fail(run, refusal.problem(), refusal.values());
      throw refusal;
    } catch (RuntimeException problem) {
      fail(run, Problem.INTERNAL, Map.of("reference", run.toString()));
      throw problem;
    }
  }

  private void fail(UUID run, Problem problem, Map<String, Object> values) {
    transaction.executeWithoutResult(
        status ->
            table.end(
                run,
                "failed",
                Map.of(
                    "zh", ProblemBody.of(problem, values, Locale.CHINA),
                    "en", ProblemBody.of(problem, values, Locale.ENGLISH)),
                jurisdiction.now()));
  }

  private void audit(ImportOrder order, UUID run, String action) {
    audit.add(
        order.account().orElse(null),
        order.name(),
        action,
        order.area().value(),
        run.toString(),
        Map.of("kind", order.kind().code(), "file", order.fileName(), "dryRun", order.dryRun()));
  }

  /** A run for an area within reach. */
  public Optional<ImportRun> find(UUID id, Scope scope) {
    return table.find(id, scope);
  }

  /** What is wrong in the file of a run within reach, by kind, the most frequent first. */
  public Optional<List<ImportProblem>> problems(UUID id, Scope scope) {
    return table.find(id, scope).map(run -> table.problems(id, MOST_PROBLEMS));
  }

  /** Runs for areas within reach, newest first. */
  public Rows<ImportRun> list(Scope scope, @Nullable UUID after, int limit) {
    return Rows.page(table.list(scope, after, limit + 1), limit, run -> run.id().toString());
  }

  /**
   * Writes the file of a run plus a column that says what is wrong in each row.
   *
   * @throws Refusal when there is no such run within reach, or its file is gone
   */
  public void writeErrors(UUID id, Scope scope, boolean chinese, OutputStream out)
      throws IOException {
    ImportRun run = table.find(id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    try (FileStore.Temporary temporary = new FileStore.Temporary()) {
      try (OutputStream copy = Files.newOutputStream(temporary.path())) {
        files.writeTo(FileStore.Shelf.IMPORT, id, copy);
      }
      errors.write(run.kind(), id, temporary.path(), chinese, out);
    }
  }

  /** The same for a file that lies on this machine. */
  public void writeErrorsHere(ImportKind kind, UUID run, Path file, OutputStream out)
      throws IOException {
    errors.write(kind, run, file, true, out);
  }

  /** Writes the template for a kind of file. */
  public void writeTemplate(ImportKind kind, boolean chinese, OutputStream out) throws IOException {
    Template.write(
        chinese ? kind.zh() : kind.en(),
        runner.kind(kind).columns(chinese),
        chinese ? "填写说明" : "How to fill in",
        chinese
            ? List.of("列", "必填", "填什么", "例子")
            : List.of("Column", "Needed", "What goes there", "Example"),
        chinese
            ? List.of(
                "列的顺序、多余的列、表头上方的标题行都没有关系；列名相近即可识别。",
                "空着的单元格不会抹掉已登记的内容；同一份表导入两次不会重复。",
                "不登记民族、宗教信仰、政治面貌，这些列会被跳过。")
            : List.of(
                "Order of columns, surplus columns and title rows do not matter; similar names are"
                    + " recognised.",
                "A blank cell takes nothing away; importing a file twice changes nothing.",
                "Ethnicity, religion and political view are never kept; such columns are passed"
                    + " over."),
        out);
  }
}
