package org.koumen.exchange.sheet;

/**
 * A cell that could not be taken as it stands; the row around it is fine.
 *
 * @param column index from 0
 * @param kind what is wrong with it
 * @param found what stood there, cut to a few characters
 */
public record CellFlaw(int column, Kind kind, String found) {
  /** What may be wrong with a single cell. */
  public enum Kind {
    /** A formula without the value it last had; Koumen never computes one. */
    FORMULA,
    /** An error such as {@code #REF!}. */
    EXCEL_ERROR,
    /** More than 32,767 characters. */
    TOO_LONG
  }
}
