package org.koumen.exchange.sheet;

import java.util.List;

/**
 * One row as its author wrote it.
 *
 * @param number as the author's program shows it, from 1
 * @param cells texts by column; missing cells at the end are left out, empty ones are ""
 * @param flaws cells that could not be read
 */
@SuppressWarnings("ArrayRecordComponent") // a million of these pass through; nobody compares them
public record SheetRow(int number, String[] cells, List<CellFlaw> flaws) {
  /** The text of a column, "" where the row has none. */
  public String cell(int column) {
    return column < 0 || column >= cells.length ? "" : cells[column];
  }

  /** Whether nothing but blanks stands in the row. */
  public boolean isBlank() {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return flaws.isEmpty();
  }
}
