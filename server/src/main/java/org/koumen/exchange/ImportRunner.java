package org.koumen.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.platform.Jobs;
import org.koumen.platform.Planner;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a file through. First the whole file is read without looking at the database, so that a
 * damaged or hostile one is refused before a single row is written; then it is read again and taken
 * in batches, each with its findings and its place in the file in one transaction.
 */
@Component
class ImportRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
  private static final int BATCH_ROWS = 10_000;
  private static final int TRIES = 4;

  private final Map<ImportKind, RowIntake.Kind> kinds;
  private final ImportTable table;
  private final TransactionTemplate transaction;
  private final Planner planner;

  ImportRunner(
      List<RowIntake.Kind> kinds,
      ImportTable table,
      TransactionTemplate transaction,
      Planner planner) {
    this.kinds =
        kinds.stream().collect(Collectors.toMap(RowIntake.Kind::kind, Function.identity()));
    this.table = table;
    this.transaction = transaction;
    this.planner = planner;
  }

  /**
   * What came of a run.
   *
   * @param written whether anything was, or could have been: false for a dry run, and for all or
   *     nothing with faults
   */
  record Outcome(Tally tally, List<String> unread, boolean written) {}

  /**
   * Runs a file.
   *
   * @param run that is on record as running
   * @param before what an earlier part of the same run came to
   * @param afterRow of the file behind which to begin
   * @throws org.koumen.platform.Refusal when the file as a whole cannot be read
   */
  Outcome run(
      UUID run, Path file, ImportOrder order, Tally before, long afterRow, Jobs.Progress progress) {
    Outcome outcome = runThrough(run, file, order, before, afterRow, progress);
    if (outcome.written()) {
      planner.learn();
    }
    return outcome;
  }

  private Outcome runThrough(
      UUID run, Path file, ImportOrder order, Tally before, long afterRow, Jobs.Progress progress) {
    Checked checked = check(file, order);
    transaction.executeWithoutResult(
        status -> table.checked(run, checked.rows(), checked.unread()));
    boolean twice = order.allOrNothing() && !order.dryRun();
    progress.total(twice ? checked.rows() * 2 : checked.rows());
    if (order.dryRun()) {
      return new Outcome(look(run, file, order, progress), checked.unread(), false);
    }
    if (!order.allOrNothing()) {
      return new Outcome(
          take(run, file, order, before, afterRow, progress, 0), checked.unread(), true);
    }
    Tally looked = look(run, file, order, progress);
    if (looked.wrong() > 0) {
      return new Outcome(looked, checked.unread(), false);
    }
    return wholly(run, file, order, checked, progress);
  }

  /** Everything in one transaction; whatever turns out wrong after all takes everything back. */
  private Outcome wholly(
      UUID run, Path file, ImportOrder order, Checked checked, Jobs.Progress progress) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Tally taken = take(run, file, order, Tally.NONE, 0, progress, checked.rows());
              if (taken.wrong() > 0) {
                status.setRollbackOnly();
              }
              return new Outcome(taken, checked.unread(), taken.wrong() == 0);
            }));
  }

  /** What reading a file to its end told. */
  private record Checked(long rows, List<String> unread) {}

  private Checked check(Path file, ImportOrder order) {
    try (SheetFile sheets = SheetFile.open(file);
        RowIntake<?> intake = open(sheets, order)) {
      long rows = 0;
      while (intake.next().isPresent()) {
        rows++;
      }
      return new Checked(rows, intake.unread());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private RowIntake<?> open(SheetFile sheets, ImportOrder order) {
    return kind(order.kind()).open(sheets, order);
  }

  /**
   * What takes files of a kind.
   *
   * @throws Refusal when nothing does, such as for areas, which come as a folder
   */
  RowIntake.Kind kind(ImportKind wanted) {
    RowIntake.Kind kind = kinds.get(wanted);
    if (kind == null) {
      throw new Refusal(Problem.IMPORT_KIND_UNKNOWN, Map.of("kind", wanted.zh()));
    }
    return kind;
  }

  private Tally look(UUID run, Path file, ImportOrder order, Jobs.Progress progress) {
    try (SheetFile sheets = SheetFile.open(file);
        RowIntake<?> intake = open(sheets, order)) {
      return look(run, intake, progress);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private <P> Tally look(UUID run, RowIntake<P> intake, Jobs.Progress progress) {
    Tally tally = Tally.NONE;
    try (RowPipe<P> pipe = new RowPipe<>(intake, BATCH_ROWS, 0)) {
      int number = 1;
      for (List<P> batch = pipe.next(); !batch.isEmpty(); batch = pipe.next()) {
        List<RowResult> results = intake.look(number++, batch);
        tally = tally.plus(results);
        Tally now = tally;
        transaction.executeWithoutResult(
            status -> {
              table.addFindings(run, results);
              table.advance(run, now, 0);
            });
        progress.done(tally.read());
      }
    }
    return tally;
  }

  private Tally take(
      UUID run,
      Path file,
      ImportOrder order,
      Tally before,
      long afterRow,
      Jobs.Progress progress,
      long offset) {
    try (SheetFile sheets = SheetFile.open(file);
        RowIntake<?> intake = open(sheets, order)) {
      return take(run, intake, before, afterRow, progress, offset);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private <P> Tally take(
      UUID run,
      RowIntake<P> intake,
      Tally before,
      long afterRow,
      Jobs.Progress progress,
      long offset) {
    Tally tally = before;
    try (RowPipe<P> pipe = new RowPipe<>(intake, BATCH_ROWS, afterRow)) {
      int number = 1;
      for (List<P> batch = pipe.next(); !batch.isEmpty(); batch = pipe.next()) {
        tally = takeBatch(run, intake, number++, batch, tally);
        progress.done(offset + tally.read());
      }
    }
    return tally;
  }

  /**
   * Somebody who writes in the same place makes a batch fail; then it looks again at what is there.
   */
  private <P> Tally takeBatch(
      UUID run, RowIntake<P> intake, int number, List<P> batch, Tally before) {
    for (int tried = 1; ; tried++) {
      try {
        return Objects.requireNonNull(
            transaction.execute(
                status -> {
                  List<RowResult> results = intake.take(number, batch);
                  Tally tally = before.plus(results);
                  table.addFindings(run, results);
                  table.advance(run, tally, results.getLast().row());
                  planner.count();
                  return tally;
                }));
      } catch (DuplicateKeyException | OptimisticLockingFailureException conflict) {
        if (tried == TRIES || TransactionSynchronizationManager.isActualTransactionActive()) {
          throw conflict;
        }
        LOG.info("import {} tries batch {} again: somebody else wrote there", run, number);
        intake.beCareful();
      }
    }
  }
}
