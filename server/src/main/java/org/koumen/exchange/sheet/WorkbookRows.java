package org.koumen.exchange.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** Rows out of one sheet of a workbook. */
final class WorkbookRows implements SheetReader {
  /** Column XFD; no program writes one beyond it. */
  private static final int LAST_COLUMN = 16_384;

  private static final int SHOWN = 20;

  private final Xml xml;
  private final SharedStrings strings;
  private final CellStyles styles;
  private final boolean since1904;
  private final Limits limits;
  private final LongSupplier position;
  private final StringBuilder text = new StringBuilder();

  private int rowNumber;
  private int column;
  private int width;
  private String[] cells = new String[0];
  private List<CellFlaw> flaws = List.of();

  WorkbookRows(
      Xml xml,
      SharedStrings strings,
      CellStyles styles,
      boolean since1904,
      Limits limits,
      LongSupplier position) {
    this.xml = xml;
    this.strings = strings;
    this.styles = styles;
    this.since1904 = since1904;
    this.limits = limits;
    this.position = position;
  }

  @Override
  public Optional<SheetRow> next() {
    while (xml.advance()) {
      if (xml.starts("row")) {
        readRow();
        SheetRow row = new SheetRow(rowNumber, Arrays.copyOf(cells, width), flaws);
        if (!row.isBlank()) {
          return Optional.of(row);
        }
      } else if (xml.ends("sheetData")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void readRow() {
    rowNumber = rowNumber(xml.attribute("r"));
    column = -1;
    width = 0;
    flaws = List.of();
    cells = new String[Math.max(16, cells.length)];
    Arrays.fill(cells, "");
    while (xml.advance() && !xml.ends("row")) {
      if (xml.starts("c")) {
        readCell();
      }
    }
  }

  private int rowNumber(@Nullable String written) {
    int number = written == null ? rowNumber + 1 : digits(written, 0);
    if (number <= rowNumber) {
      throw new Refusal(Problem.WORKBOOK_DAMAGED);
    }
    if (number > limits.rows()) {
      throw new Refusal(Problem.SHEET_TOO_LONG, Map.of("limit", limits.rows()));
    }
    return number;
  }

  private void readCell() {
    String reference = xml.attribute("r");
    column = reference == null ? column + 1 : column(reference);
    if (column < 0 || column >= LAST_COLUMN) {
      throw new Refusal(
          Problem.SHEET_TOO_WIDE, Map.of("row", rowNumber, "limit", limits.columns()));
    }
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    text.setLength(0);
    boolean whole = true;
    boolean formula = false;
    boolean valued = false;
    while (xml.advance() && !xml.ends("c")) {
      if (xml.starts("v") || xml.starts("t")) {
        whole &= xml.text(text, limits.cellCharacters());
        valued = true;
      } else if (xml.starts("f")) {
        formula = true;
        xml.skip();
      } else if (xml.starts("rPh")
          || xml.isStart() && !xml.name().equals("is") && !xml.name().equals("r")) {
        xml.skip();
      }
    }
    if (formula && !valued) {
      flaw(CellFlaw.Kind.FORMULA, "=…");
      return;
    }
    if (text.isEmpty()) {
      return;
    }
    String value = value(type, style);
    if (!whole || value.length() > limits.cellCharacters()) {
      flaw(CellFlaw.Kind.TOO_LONG, value.substring(0, SHOWN) + "…");
      return;
    }
    if ("e".equals(type)) {
      flaw(CellFlaw.Kind.EXCEL_ERROR, value.substring(0, Math.min(SHOWN, value.length())));
      return;
    }
    put(value);
  }

  private String value(@Nullable String type, @Nullable String style) {
    return switch (type == null ? "n" : type) {
      case "s" -> strings.at(digits(text, 0));
      case "inlineStr", "str" -> CellText.unescape(text);
      case "b" -> text.charAt(0) == '1' ? "TRUE" : "FALSE";
      case "n" -> styles.isDate(style) ? date(text.toString()) : CellText.number(text.toString());
      default -> text.toString();
    };
  }

  private String date(String stored) {
    try {
      return CellDates.serial(Double.parseDouble(stored), since1904)
          .map(
              at ->
                  at.toLocalTime().toSecondOfDay() == 0
                      ? at.toLocalDate().toString()
                      : at.toLocalDate() + " " + at.toLocalTime())
          .orElseGet(() -> CellText.number(stored));
    } catch (NumberFormatException notANumber) {
      return stored;
    }
  }

  private void put(String value) {
    if (value.isBlank()) {
      return;
    }
    if (column >= limits.columns()) {
      throw new Refusal(
          Problem.SHEET_TOO_WIDE, Map.of("row", rowNumber, "limit", limits.columns()));
    }
    if (column >= cells.length) {
      int before = cells.length;
      cells = Arrays.copyOf(cells, Math.min(limits.columns(), Math.max(column + 1, before * 2)));
      Arrays.fill(cells, before, cells.length, "");
    }
    cells[column] = value;
    width = Math.max(width, column + 1);
  }

  private void flaw(CellFlaw.Kind kind, String found) {
    if (column < limits.columns()) {
      if (flaws.isEmpty()) {
        flaws = new ArrayList<>(2);
      }
      flaws.add(new CellFlaw(column, kind, found));
    }
  }

  /** {@code BC12} is column 54; -1 when the letters go past the last column. */
  private static int column(String reference) {
    int column = 0;
    int at = 0;
    while (at < reference.length()) {
      char c = reference.charAt(at);
      if (c >= 'a' && c <= 'z') {
        c -= 32;
      }
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
      if (column > LAST_COLUMN) {
        return -1;
      }
      at++;
    }
    return column - 1;
  }

  private static int digits(CharSequence text, int from) {
    if (text.length() <= from || text.length() - from > 9) {
      throw new Refusal(Problem.WORKBOOK_DAMAGED);
    }
    int number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new Refusal(Problem.WORKBOOK_DAMAGED);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  public long position() {
    return position.getAsLong();
  }

  @Override
  public void close() {
    xml.close();
  }
}
