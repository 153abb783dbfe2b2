package org.koumen.exchange.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a workbook row by row, however many there are; nothing in it is a formula. */
public final class WorkbookWriter implements Closeable {
  private static final int FLUSH_EVERY = 500;
  private static final String HEADER_FILL = "EFE9E1";
  private static final String WRONG_FILL = "FBE3E0";

  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private int next;
  private int flushed;

  public WorkbookWriter(OutputStream out) {
    this.workbook = new Workbook(out, "Koumen", "1.0");
  }

  /**
   * Begins a sheet; the one before is finished.
   *
   * @param frozenRows that stay in sight while scrolling
   * @param widths of the first columns, in characters
   */
  public void sheet(String name, int frozenRows, int... widths) throws IOException {
    finish();
    Worksheet made = workbook.newWorksheet(name);
    if (frozenRows > 0) {
      made.freezePane(0, frozenRows);
    }
    for (int column = 0; column < widths.length; column++) {
      made.width(column, widths[column]);
    }
    sheet = made;
    next = 0;
    flushed = 0;
  }

  /** The sheet under way, for what only a workbook can say: lists to choose from, formats. */
  Worksheet current() {
    Worksheet now = sheet;
    if (now == null) {
      throw new IllegalStateException("no sheet was begun");
    }
    return now;
  }

  /** Writes the next row as a header. */
  public void header(List<String> cells) throws IOException {
    write(next, cells);
    for (int column = 0; column < cells.size(); column++) {
      current().style(next, column).bold().fillColor(HEADER_FILL).wrapText(true).set();
    }
    next++;
  }

  /** Writes the next row. */
  public void row(List<String> cells) throws IOException {
    write(next, cells);
    next++;
    flush();
  }

  /**
   * Writes a row at its place; rows between are left blank.
   *
   * @param number from 1, not before the last one
   * @param marked column to colour, with those before it that are given; -1 for none
   */
  void rowAt(int number, List<String> cells, int marked) throws IOException {
    next = number - 1;
    write(next, cells);
    if (marked >= 0) {
      current().style(next, marked).fillColor(WRONG_FILL).wrapText(true).set();
    }
    next++;
    flush();
  }

  private void write(int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      String text = cells.get(column);
      if (!text.isEmpty()) {
        current().inlineString(row, column, SafeText.of(text));
      }
    }
  }

  private void flush() throws IOException {
    if (next - flushed >= FLUSH_EVERY) {
      current().flush();
      flushed = next;
    }
  }

  private void finish() throws IOException {
    Worksheet now = sheet;
    if (now != null) {
      now.finish();
      sheet = null;
    }
  }

  /** Finishes the workbook; the stream stays open. */
  @Override
  public void close() throws IOException {
    finish();
    workbook.finish();
  }
}
