package org.koumen.exchange;

import java.util.List;

/**
 * Rows of a file by what came of them.
 *
 * @param read all rows below the header that hold anything
 */
public record Tally(long read, long added, long changed, long same, long wrong) {
  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  Tally plus(List<RowResult> results) {
    long[] by = new long[RowResult.Outcome.values().length];
    results.forEach(result -> by[result.outcome().ordinal()]++);
    return new Tally(
        read + results.size(),
        added + by[RowResult.Outcome.ADDED.ordinal()],
        changed + by[RowResult.Outcome.CHANGED.ordinal()],
        same + by[RowResult.Outcome.SAME.ordinal()],
        wrong + by[RowResult.Outcome.WRONG.ordinal()]);
  }
}
