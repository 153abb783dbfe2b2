package org.koumen.exchange.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.access.LookLog;

/** Where the rows of one kind of file come from. */
public interface ExportSource {
  ExportKind kind();

  /** The columns that there are, in the order of the file. */
  List<ExportColumn> columns();

  /** Names of filters that it knows. */
  List<String> filters();

  /**
   * Understands an order before anything is written.
   *
   * @throws org.koumen.platform.Refusal when a filter says nothing that it knows
   */
  Rows read(ExportOrder order);

  /** What of the filters may be kept on record: never anybody's number. */
  default Map<String, String> recorded(Map<String, String> filters) {
    return filters;
  }

  /** The rows of one order; read in one transaction. */
  interface Rows {
    /** How much there is, as {@link Sink#done} counts it; empty where only reading tells. */
    Optional<Long> total();

    /** Writes all of them. */
    void writeTo(Sink sink);
  }

  /** Takes rows. */
  interface Sink {
    /** One row, with a cell for each of {@link #columns()}; "" for nothing. */
    void row(List<String> cells);

    /** Tells whose files were seen for the rows before. */
    void seen(List<LookLog.Seen> seen);

    /** Tells how much is done in all. */
    void done(long done);
  }
}
