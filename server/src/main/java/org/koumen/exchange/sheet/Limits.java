package org.koumen.exchange.sheet;

/**
 * How much a file may ask of the program. Measured while reading; what a file says of its own size
 * counts for nothing.
 *
 * @param rows rows of one sheet
 * @param columns columns that hold something
 * @param cellCharacters characters of one cell
 * @param entries files within a workbook
 * @param inflatedBytes bytes of a workbook after inflating, all parts together
 * @param inflateRatio how many times a workbook may grow by inflating, once it passed {@code
 *     ratioFrom} bytes
 * @param ratioFrom bytes below which the ratio is not looked at
 * @param sharedStringBytes memory for the texts that a workbook keeps apart from its cells
 */
public record Limits(
    int rows,
    int columns,
    int cellCharacters,
    int entries,
    long inflatedBytes,
    int inflateRatio,
    long ratioFrom,
    long sharedStringBytes) {

  /** What Excel itself can hold, within a gigabyte of heap. */
  public static Limits standard() {
    return new Limits(1_048_576, 200, 32_767, 2_000, 4L << 30, 250, 32L << 20, 256L << 20);
  }
}
