package org.koumen.exchange;

import java.util.List;

/**
 * What came of one row of a file.
 *
 * @param row its number in the file
 * @param issues what is wrong with it; empty unless the outcome is {@code WRONG}
 */
public record RowResult(int row, Outcome outcome, List<Issue> issues) {
  /** What may come of a row. */
  public enum Outcome {
    ADDED,
    CHANGED,
    SAME,
    WRONG
  }

  /** A row with which something is wrong. */
  public static RowResult wrong(int row, List<Issue> issues) {
    return new RowResult(row, Outcome.WRONG, List.copyOf(issues));
  }
}
