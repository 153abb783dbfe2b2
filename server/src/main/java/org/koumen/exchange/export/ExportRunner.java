package org.koumen.exchange.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.koumen.access.AuditLog;
import org.koumen.access.LookLog;
import org.koumen.exchange.FileStore;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes one file: everything in one transaction that sees one moment, so that a file, the log of
 * whose data is in it and the record of the run exist together or not at all. Never holds more than
 * a batch of rows and a piece of the file.
 */
@Component
class ExportRunner {
  private final ExportTable table;
  private final FileStore files;
  private final LookLog looks;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate oneMoment;

  ExportRunner(
      ExportTable table,
      FileStore files,
      LookLog looks,
      AuditLog audit,
      Jurisdiction jurisdiction,
      PlatformTransactionManager transactions) {
    this.table = table;
    this.files = files;
    this.looks = looks;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** What a run came to, as the job tells it. */
  record Outcome(UUID runId, long rows, long size) {}

  Outcome run(UUID run, ExportOrder order, ExportSource source, Jobs.Progress progress) {
    Outcome outcome =
        oneMoment.execute(
            status -> {
              try {
                return write(run, order, source, progress);
              } catch (IOException problem) {
                throw new UncheckedIOException(problem);
              }
            });
    return java.util.Objects.requireNonNull(outcome);
  }

  private Outcome write(UUID run, ExportOrder order, ExportSource source, Jobs.Progress progress)
      throws IOException {
    ExportSource.Rows rows = source.read(order);
    rows.total().ifPresent(progress::total);
    FileStore.Pieces out = files.pieces(FileStore.Shelf.EXPORT, run);
    long written;
    try (out) {
      Chosen chosen = new Chosen(run, order, source.columns(), out, progress);
      rows.writeTo(chosen);
      chosen.writer.close();
      written = chosen.rows;
    }
    table.done(run, written, out.size(), jurisdiction.now());
    audit.add(
        order.actor(),
        "export.done",
        order.area().value(),
        run.toString(),
        java.util.Map.of(
            "kind", order.kind().code(), "rows", written, "unmasked", order.unmasked()));
    return new Outcome(run, written, out.size());
  }

  /** Passes the chosen columns on. */
  private final class Chosen implements ExportSource.Sink {
    private final UUID run;
    private final ExportOrder order;
    private final Jobs.Progress progress;
    private final ExportWriter writer;
    private final List<Integer> places = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private long rows;

    Chosen(
        UUID run,
        ExportOrder order,
        List<ExportColumn> columns,
        OutputStream out,
        Jobs.Progress progress)
        throws IOException {
      this.run = run;
      this.order = order;
      this.progress = progress;
      List<String> header = new ArrayList<>();
      for (int place = 0; place < columns.size(); place++) {
        ExportColumn column = columns.get(place);
        if (order.columns().contains(column.code())) {
          places.add(place);
          header.add(column.name(order.chinese()));
          logged.add(column.logged(order.unmasked()));
        }
      }
      String title = order.chinese() ? order.kind().zh() : order.kind().en();
      this.writer = ExportWriter.of(order.format(), title, header, out);
    }

    @Override
    public void row(List<String> cells) {
      try {
        writer.row(places.stream().map(cells::get).toList());
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
      rows++;
    }

    @Override
    public void seen(List<LookLog.Seen> seen) {
      looks.addExported(order.actor(), run, seen, logged, order.reason());
    }

    @Override
    public void done(long done) {
      progress.done(done);
    }
  }
}
