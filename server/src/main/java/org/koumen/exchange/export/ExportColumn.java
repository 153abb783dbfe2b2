package org.koumen.exchange.export;

import org.koumen.exchange.sheet.Heading;

/**
 * A column that a file may have.
 *
 * @param code stable name, by which the log of looks tells what was taken
 * @param usual whether it is taken unless somebody chooses otherwise
 * @param number whether it holds identity or telephone numbers, masked until there is a reason
 */
public record ExportColumn(String code, String zh, String en, boolean usual, boolean number) {
  /** A column that is taken as a rule. */
  public static ExportColumn of(String code, String zh, String en) {
    return new ExportColumn(code, zh, en, true, false);
  }

  /** A column of a template; what was taken out under it can be brought in again. */
  public static ExportColumn of(String code, Heading heading) {
    return of(code, heading.zh(), heading.en());
  }

  /** The same, holding numbers. */
  public ExportColumn ofNumbers() {
    return new ExportColumn(code, zh, en, usual, true);
  }

  /** The same, only taken when chosen. */
  public ExportColumn onRequest() {
    return new ExportColumn(code, zh, en, false, number);
  }

  String name(boolean chinese) {
    return chinese ? zh : en;
  }

  /** What the log of looks calls it. */
  String logged(boolean unmasked) {
    return number && !unmasked ? "masked-" + code : code;
  }
}
