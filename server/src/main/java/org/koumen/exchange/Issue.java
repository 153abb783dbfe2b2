package org.koumen.exchange;

import org.koumen.registry.Flaw;

/**
 * One thing that is wrong with one row.
 *
 * @param column the column's name as the file has it; "" for the row as a whole
 * @param code stable name of the kind of issue
 * @param zh what is wrong and what to do, in Chinese; never a whole identity or phone number
 * @param en the same in English
 */
public record Issue(String column, String code, String zh, String en) {
  /** What the registry finds wrong in a cell or a row. */
  public static Issue of(String column, Flaw flaw) {
    return new Issue(column, flaw.code(), flaw.zh(), flaw.en());
  }

  /** The issue in one language, with its column in front. */
  public String text(boolean chinese) {
    if (column.isEmpty()) {
      return chinese ? zh : en;
    }
    return chinese ? "【" + column + "】" + zh : "[" + column + "] " + en;
  }
}
