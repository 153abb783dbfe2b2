package org.koumen.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.DuplicateTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The course that every change of a household file takes: one transaction, files opened, rows
 * written, files closed with their history, doubles looked for; all or nothing.
 */
@Component
class Editing {
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final TransactionTemplate transaction;
  private final Journal journal;
  private final DuplicateTable duplicates;
  private final FileReader reader;
  private final Jurisdiction jurisdiction;

  Editing(
      TransactionTemplate transaction,
      Journal journal,
      DuplicateTable duplicates,
      FileReader reader,
      Jurisdiction jurisdiction) {
    this.transaction = transaction;
    this.journal = journal;
    this.duplicates = duplicates;
    this.reader = reader;
    this.jurisdiction = jurisdiction;
  }

  /** Writes rows of opened files. */
  @FunctionalInterface
  interface Change {
    Step apply(FileRows before);
  }

  /** Whether the rows could be written. */
  sealed interface Step {}

  /**
   * They are written.
   *
   * @param shown the household whose file the answer names
   * @param added households that came to be
   * @param people residents who may now look like somebody else
   */
  record Written(UUID shown, Set<UUID> added, Set<UUID> people) implements Step {
    static Written in(UUID household) {
      return new Written(household, Set.of(), Set.of());
    }

    Written looking(Collection<UUID> residents) {
      return new Written(shown, added, new HashSet<>(residents));
    }

    Written adding(UUID household) {
      return new Written(shown, Set.of(household), people);
    }
  }

  /** They cannot be; whatever was written is rolled back. */
  record Refused(FileOutcome why) implements Step {}

  /** Changes files of households that are there. */
  FileOutcome change(
      Scope scope, String county, Collection<UUID> households, Journal.Note note, Change change) {
    Optional<FileOutcome> impossible = impossibleDay(note.happenedOn());
    if (impossible.isPresent()) {
      return impossible.get();
    }
    return run(
        status -> {
          Journal.Open open = journal.open(scope, county, households);
          if (!open.before().households().containsAll(households)) {
            return new FileOutcome.NotFound();
          }
          return finish(open, note, change.apply(open.before()), status);
        });
  }

  /** Makes a file that is not there yet. */
  FileOutcome begin(String county, Journal.Note note, Change change) {
    Optional<FileOutcome> impossible = impossibleDay(note.happenedOn());
    if (impossible.isPresent()) {
      return impossible.get();
    }
    return run(
        status -> {
          Journal.Open open = journal.openNothing(county);
          return finish(open, note, change.apply(open.before()), status);
        });
  }

  /** Runs a course of its own that ends in an outcome. */
  FileOutcome run(java.util.function.Function<TransactionStatus, FileOutcome> course) {
    FileOutcome outcome = transaction.execute(course::apply);
    if (outcome == null) {
      throw new IllegalStateException("a change ends in an outcome");
    }
    return outcome;
  }

  /** Closes opened files, or gives everything up. */
  FileOutcome finish(Journal.Open open, Journal.Note note, Step step, TransactionStatus status) {
    return switch (step) {
      case Refused(FileOutcome why) -> {
        status.setRollbackOnly();
        yield why;
      }
      case Written written -> {
        Journal.Closed closed = journal.close(open, written.added(), note);
        yield switch (closed) {
          case Journal.OutOfOrder(String column, LocalDate laterOn) -> {
            status.setRollbackOnly();
            yield new FileOutcome.OutOfOrder(column, laterOn);
          }
          case Journal.NothingNew nothing ->
              new FileOutcome.Unchanged(open.county(), written.shown());
          case Journal.Recorded recorded ->
              new FileOutcome.Done(
                  open.county(), written.shown(), doubles(open.county(), written.people()));
        };
      }
    };
  }

  /** The file as somebody else left it, for whoever read an older version. */
  Refused stale(FileRows rows, UUID household) {
    return new Refused(
        new FileOutcome.Stale(reader.read(rows, household, jurisdiction.today(), Map.of())));
  }

  Optional<FileOutcome> impossibleDay(LocalDate happenedOn) {
    return happenedOn.isAfter(jurisdiction.today()) || happenedOn.isBefore(EARLIEST)
        ? Optional.of(
            new FileOutcome.Wrong(
                List.of(new FieldFinding("happenedOn", new Finding.DateOutOfRange(happenedOn)))))
        : Optional.empty();
  }

  private List<UUID> doubles(String county, Set<UUID> people) {
    if (people.isEmpty()) {
      return List.of();
    }
    duplicates.add(county, duplicates.likenessesOf(county, people), jurisdiction.now());
    return duplicates.openPairsOf(county, people);
  }
}
