package org.koumen.exchange.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file as it came, with one more column that says what is wrong in each row. */
public final class AnnotatedCopy {
  private AnnotatedCopy() {}

  /**
   * Writes the copy as a workbook. Rows keep their numbers, so that what a person was told of row
   * 17 stands in row 17; a column of an earlier copy is written anew.
   *
   * @param sheet that was read
   * @param headerRow number of the header in it
   * @param notes what to say of a row; "" for nothing. Asked in the order of the rows
   * @param listName name of a second sheet that holds only the rows with notes
   */
  public static void write(
      SheetFile file,
      int sheet,
      int headerRow,
      IntFunction<String> notes,
      String listName,
      String rowWord,
      OutputStream out)
      throws IOException {
    List<List<String>> listed = new ArrayList<>();
    try (SheetReader rows = file.read(sheet);
        WorkbookWriter writer = new WorkbookWriter(out)) {
      String name = file.sheets().get(sheet).replaceAll("[\\\\/?*\\[\\]:]", "_");
      writer.sheet(name.length() > 31 ? name.substring(0, 31) : name, headerRow);
      int column = -1;
      boolean replaced = false;
      for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        int number = row.get().number();
        List<String> cells = new ArrayList<>(Arrays.asList(row.get().cells()));
        if (number < headerRow) {
          writer.rowAt(number, cells, -1);
          continue;
        }
        if (number == headerRow) {
          column = cells.indexOf(HeadedSheet.PROBLEM_COLUMN);
          replaced = column >= 0;
          column = replaced ? column : cells.size();
          put(cells, column, HeadedSheet.PROBLEM_COLUMN, replaced);
          writer.current().width(column, 60);
          writer.rowAt(number, cells, column);
          continue;
        }
        String note = notes.apply(number);
        put(cells, column, note, replaced);
        writer.rowAt(number, cells, note.isEmpty() ? -1 : column);
        if (!note.isEmpty() && listed.size() < 50_000) {
          listed.add(List.of(String.valueOf(number), note));
        }
      }
      writer.sheet(listName, 1, 8, 100);
      writer.header(List.of(rowWord, HeadedSheet.PROBLEM_COLUMN));
      for (List<String> one : listed) {
        writer.row(one);
      }
    }
  }

  private static void put(List<String> cells, int column, String text, boolean replace) {
    while (cells.size() < column) {
      cells.add("");
    }
    if (replace && column < cells.size()) {
      cells.set(column, text);
    } else {
      cells.add(column, text);
    }
  }
}
