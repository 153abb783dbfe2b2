package org.koumen.exchange;

import java.util.List;
import org.koumen.exchange.sheet.CellFlaw;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.Heading;
import org.koumen.exchange.sheet.SheetRow;

/** What is wrong with cells that could not even be read; only columns that Koumen takes matter. */
public final class CellIssues {
  private CellIssues() {}

  /** Adds an issue for each flawed cell that stands under one of the headings. */
  public static <H extends Enum<H> & Heading> void of(
      SheetRow row, HeadedSheet<H> sheet, Class<H> headings, List<Issue> into) {
    for (CellFlaw flaw : row.flaws()) {
      for (H heading : headings.getEnumConstants()) {
        if (sheet.column(heading) == flaw.column()) {
          into.add(issue(sheet.nameOf(flaw.column()), flaw));
        }
      }
    }
  }

  private static Issue issue(String column, CellFlaw flaw) {
    return switch (flaw.kind()) {
      case FORMULA ->
          new Issue(
              column,
              "cell-formula",
              "单元格是公式且没有结果；请复制后“选择性粘贴为数值”",
              "the cell is a formula without a result; paste it as a value");
      case EXCEL_ERROR ->
          new Issue(
              column,
              "cell-error",
              "单元格是 Excel 错误值 " + flaw.found(),
              "the cell holds the Excel error " + flaw.found());
      case TOO_LONG ->
          new Issue(
              column,
              "cell-too-long",
              "内容超过 32,767 个字符",
              "the cell holds more than 32,767 characters");
    };
  }
}
