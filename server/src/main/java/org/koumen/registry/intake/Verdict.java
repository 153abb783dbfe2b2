package org.koumen.registry.intake;

import java.util.List;

/**
 * What came of a line.
 *
 * @param row of the line
 * @param outcome what was done, or would be in a dry run
 * @param troubles why nothing was done
 */
public record Verdict(int row, Outcome outcome, List<Trouble> troubles) {
  /** What may come of a line. */
  public enum Outcome {
    /** Somebody or some place is new. */
    ADDED,
    /** Something on file differed. */
    CHANGED,
    /** All of it was on file. */
    SAME,
    /** It cannot be taken in. */
    WRONG
  }

  static Verdict wrong(int row, Trouble trouble) {
    return new Verdict(row, Outcome.WRONG, List.of(trouble));
  }
}
