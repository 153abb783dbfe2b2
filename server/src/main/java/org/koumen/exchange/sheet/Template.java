package org.koumen.exchange.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/**
 * An empty workbook to fill in: the columns, choices to pick from, and a sheet that explains each
 * of them.
 */
public final class Template {
  private static final int PREPARED_ROWS = 5_000;

  private Template() {}

  /**
   * A column of the template.
   *
   * @param name as the header has it
   * @param needed whether it must be filled in, in words
   * @param meaning what goes there
   * @param example of it
   * @param choices to pick from; empty for free text
   */
  public record Column(
      String name, String needed, String meaning, String example, List<String> choices) {}

  /**
   * Writes it.
   *
   * @param title name of the sheet to fill in
   * @param explanation name of the other sheet
   * @param explained its header: column, needed, meaning, example
   * @param remarks lines below the explanation
   */
  public static void write(
      String title,
      List<Column> columns,
      String explanation,
      List<String> explained,
      List<String> remarks,
      OutputStream out)
      throws IOException {
    try (WorkbookWriter writer = new WorkbookWriter(out)) {
      writer.sheet(title, 1);
      Worksheet sheet = writer.current();
      for (int column = 0; column < columns.size(); column++) {
        sheet.width(column, Math.max(10, columns.get(column).name().length() * 2 + 4));
        // Everything is text, so that no number loses its last digits.
        sheet.style(column).format("@").set();
        choose(sheet, column, columns.get(column));
      }
      writer.header(columns.stream().map(Column::name).toList());
      writer.sheet(explanation, 1, 18, 12, 70, 30);
      writer.header(explained);
      for (Column column : columns) {
        writer.row(
            List.of(
                column.name(),
                column.needed(),
                column.meaning() + choices(column).map(list -> "（" + list + "）").orElse(""),
                column.example()));
      }
      writer.row(List.of());
      for (String remark : remarks) {
        writer.row(new ArrayList<>(List.of("", "", remark)));
      }
    }
  }

  private static Optional<String> choices(Column column) {
    return column.choices().isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("、", column.choices()));
  }

  private static void choose(Worksheet sheet, int column, Column it) {
    if (!it.choices().isEmpty()) {
      sheet
          .range(1, column, PREPARED_ROWS, column)
          .validateWithListByFormula('"' + String.join(",", it.choices()) + '"')
          .showErrorMessage(false);
    }
  }
}
