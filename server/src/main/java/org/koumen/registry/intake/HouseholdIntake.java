package org.koumen.registry.intake;

import java.util.List;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.registry.Sealing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes household files in, line by line: what is known by its natural key is compared, what
 * differs is changed with its history, what is new is added. The same lines twice change nothing.
 *
 * <p>Natural keys: premises by village and folded address; a household by its number within the
 * village, otherwise by its premises and the name of its head; a resident by identity number,
 * otherwise by name and birth date within the household.
 */
@Service
public class HouseholdIntake {
  private final OnFileTable onFile;
  private final Sealing sealing;
  private final BatchWriter writer;

  HouseholdIntake(OnFileTable onFile, Sealing sealing, BatchWriter writer) {
    this.onFile = onFile;
    this.sealing = sealing;
    this.writer = writer;
  }

  /** One run through one file; not thread-safe. */
  public final class Run {
    private final Importer importer;
    private final HouseholdRun run;

    /**
     * Whether anything could be on file that a line means; looking is left out where nothing was.
     */
    private boolean homes;

    private boolean people;

    private Run(Importer importer, boolean homes, boolean people) {
      this.importer = importer;
      this.run = new HouseholdRun(importer, sealing);
      this.homes = homes;
      this.people = people;
    }

    /** From now on everything is looked up: somebody else writes in the same area. */
    public void beCareful() {
      homes = true;
      people = true;
    }
  }

  /**
   * Begins a run.
   *
   * @param area that the file is for
   */
  @Transactional(readOnly = true)
  public Run begin(Importer importer, AreaCode area) {
    boolean narrow = area.level().compareTo(AreaLevel.COUNTY) >= 0;
    boolean homes =
        !narrow || onFile.hasPremises(area.county(), area.range().from(), area.range().to());
    return new Run(importer, homes, onFile.hasIdentities());
  }

  /**
   * Takes a batch in, in the caller's transaction.
   *
   * @param number of the batch, from 1; the same again after the transaction failed
   * @param lines up to some ten thousand, those of one address together
   * @return a verdict for each line
   * @throws org.springframework.dao.OptimisticLockingFailureException when somebody else changed a
   *     row meanwhile
   * @throws org.springframework.dao.DuplicateKeyException when somebody else added it meanwhile
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Verdict> take(Run run, int number, List<IntakeLine> lines) {
    Batch batch = resolve(run, number, lines);
    if (batch.changesAnything()) {
      writer.write(batch, run.importer);
    }
    batch.release();
    return batch.verdicts;
  }

  /** Says what a batch would come to, and writes nothing. */
  @Transactional(readOnly = true)
  public List<Verdict> look(Run run, int number, List<IntakeLine> lines) {
    Batch batch = resolve(run, number, lines);
    batch.release();
    return batch.verdicts;
  }

  private Batch resolve(Run run, int number, List<IntakeLine> lines) {
    Known known =
        run.homes || run.people
            ? Known.fetch(onFile, sealing, lines, run.homes, run.people)
            : Known.nothing();
    return run.run.resolve(number, lines, known);
  }
}
