package org.koumen.exchange.sheet;

import java.io.Closeable;
import java.util.Optional;
import org.koumen.platform.Refusal;

/** The rows of one sheet, top to bottom, one at a time. */
public interface SheetReader extends Closeable {
  /**
   * The next row that holds anything; rows left blank are passed over but keep their numbers.
   *
   * @throws Refusal when the file turns out to be damaged or hostile; rows read before stay valid
   */
  Optional<SheetRow> next();

  /** Bytes of the file that were taken so far, for showing progress. */
  long position();
}
