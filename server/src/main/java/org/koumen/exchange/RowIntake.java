package org.koumen.exchange;

import java.util.List;
import java.util.Optional;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.SheetRow;
import org.koumen.exchange.sheet.Template;

/**
 * Takes the rows of one file of one kind. Reading and taking happen on one thread each, parsing on
 * several.
 *
 * @param <P> a row in the terms of its kind
 */
public interface RowIntake<P> extends AutoCloseable {
  /** Opens files of one kind. */
  interface Kind {
    ImportKind kind();

    /**
     * Finds the header of a file.
     *
     * @throws org.koumen.platform.Refusal when the file has none, or lacks columns
     */
    RowIntake<?> open(SheetFile file, ImportOrder order);

    /** Finds the header again, for a file that was read before. The caller closes it. */
    HeadedSheet<?> header(SheetFile file);

    /** The columns of the template, with what goes into them. */
    List<Template.Column> columns(boolean chinese);
  }

  /** The next row below the header. */
  Optional<SheetRow> next();

  /** Names of columns that are not taken. */
  List<String> unread();

  /** Reads a row; whatever is wrong with it goes into the result. */
  P parse(SheetRow row);

  /** Whether two rows that follow each other may fall into different batches. */
  default boolean mayCut(P last, P next) {
    return true;
  }

  /**
   * Takes rows in, in the caller's transaction.
   *
   * @param batch counted from 1; the same again after its transaction failed
   */
  List<RowResult> take(int batch, List<P> rows);

  /** Says what taking rows in would come to. */
  List<RowResult> look(int batch, List<P> rows);

  /** From now on others are known to write in the same place. */
  default void beCareful() {}

  @Override
  void close();
}
