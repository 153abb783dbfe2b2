package org.koumen.exchange;

import org.koumen.registry.Finding;

/**
 * One thing that is wrong with one row.
 *
 * @param column the column's name as the file has it; "" for the row as a whole
 * @param code stable name of the kind of issue
 * @param zh what is wrong and what to do, in Chinese; never a whole identity or phone number
 * @param en the same in English
 */
public record Issue(String column, String code, String zh, String en) {
  /** What the registry finds wrong in a cell. */
  public static Issue of(String column, Finding finding) {
    return new Issue(column, finding.code(), finding.zh(), finding.en());
  }

  /** The issue in one language, with its column in front. */
  public String text(boolean chinese) {
    if (column.isEmpty()) {
      return chinese ? zh : en;
    }
    return chinese ? "【" + column + "】" + zh : "[" + column + "] " + en;
  }
}
