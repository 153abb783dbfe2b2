package org.koumen.exchange.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * A sheet whose columns have been recognised. The header may stand below title rows and on any
 * visible sheet; the first sheet that has one is read.
 */
public final class HeadedSheet<H extends Enum<H> & Heading> implements Closeable {
  /** A column that Koumen adds to error workbooks; passed over when such a file comes back. */
  public static final String PROBLEM_COLUMN = "问题（由叩门填写）";

  private static final int SEARCHED_ROWS = 30;
  private static final int ENOUGH = 2;

  private final SheetReader reader;
  private final Deque<SheetRow> ahead;
  private final EnumMap<H, Integer> columns;
  private final int sheet;
  private final SheetRow header;
  private final List<String> unread;

  private HeadedSheet(
      SheetReader reader,
      Deque<SheetRow> ahead,
      EnumMap<H, Integer> columns,
      int sheet,
      SheetRow header,
      List<String> unread) {
    this.reader = reader;
    this.ahead = ahead;
    this.columns = columns;
    this.sheet = sheet;
    this.header = header;
    this.unread = unread;
  }

  /**
   * Finds the header.
   *
   * @throws Refusal when no sheet has one, or when it lacks columns without which nothing can be
   *     read
   */
  public static <H extends Enum<H> & Heading> HeadedSheet<H> open(
      SheetFile file, Class<H> headings) {
    HeadingNames<H> names = new HeadingNames<>(headings);
    for (int sheet = 0; sheet < file.sheets().size(); sheet++) {
      SheetReader reader = file.read(sheet);
      Optional<HeadedSheet<H>> found = find(reader, sheet, names, headings);
      if (found.isPresent()) {
        return found.get().requireAll(headings);
      }
      close(reader);
    }
    throw new Refusal(
        Problem.HEADER_NOT_FOUND, Map.of("columns", required(headings, new EnumMap<>(headings))));
  }

  private static <H extends Enum<H> & Heading> Optional<HeadedSheet<H>> find(
      SheetReader reader, int sheet, HeadingNames<H> names, Class<H> headings) {
    List<SheetRow> first = new ArrayList<>();
    int best = -1;
    EnumMap<H, Integer> columns = new EnumMap<>(headings);
    for (int i = 0; i < SEARCHED_ROWS; i++) {
      Optional<SheetRow> row = reader.next();
      if (row.isEmpty()) {
        break;
      }
      first.add(row.get());
      EnumMap<H, Integer> here = recognise(row.get(), names, headings);
      if (here.size() >= ENOUGH && here.size() > columns.size()) {
        columns = here;
        best = i;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    SheetRow header = first.get(best);
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < header.cells().length; i++) {
      String name = header.cell(i).strip();
      if (!name.isEmpty() && !columns.containsValue(i) && !name.equals(PROBLEM_COLUMN)) {
        unread.add(name);
      }
    }
    Deque<SheetRow> ahead = new ArrayDeque<>(first.subList(best + 1, first.size()));
    return Optional.of(
        new HeadedSheet<>(reader, ahead, columns, sheet, header, List.copyOf(unread)));
  }

  /** The leftmost column of a name counts when a name stands twice. */
  private static <H extends Enum<H> & Heading> EnumMap<H, Integer> recognise(
      SheetRow row, HeadingNames<H> names, Class<H> headings) {
    EnumMap<H, Integer> columns = new EnumMap<>(headings);
    for (int i = 0; i < row.cells().length; i++) {
      int column = i;
      names.find(row.cell(i)).ifPresent(heading -> columns.putIfAbsent(heading, column));
    }
    return columns;
  }

  private HeadedSheet<H> requireAll(Class<H> headings) {
    String missing = required(headings, columns);
    if (!missing.isEmpty()) {
      close(reader);
      throw new Refusal(
          Problem.HEADER_INCOMPLETE, Map.of("row", header.number(), "columns", missing));
    }
    return this;
  }

  private static <H extends Enum<H> & Heading> String required(
      Class<H> headings, EnumMap<H, Integer> present) {
    return java.util.Arrays.stream(headings.getEnumConstants())
        .filter(heading -> heading.required() && !present.containsKey(heading))
        .map(Heading::zh)
        .collect(Collectors.joining("、"));
  }

  /** The next row below the header that holds anything. */
  public Optional<SheetRow> next() {
    SheetRow row = ahead.poll();
    return row != null ? Optional.of(row) : reader.next();
  }

  /** Whether the file has this column. */
  public boolean has(H heading) {
    return columns.containsKey(heading);
  }

  /** Where a column stands, from 0; -1 when the file lacks it. */
  public int column(H heading) {
    return columns.getOrDefault(heading, -1);
  }

  /** What stands in a row under a heading, without blanks around it; "" when nothing does. */
  public String text(SheetRow row, H heading) {
    return clean(row.cell(column(heading)));
  }

  /** The name the author gave to a column. */
  public String nameOf(int column) {
    return clean(header.cell(column));
  }

  /** Index of the sheet among the visible ones. */
  public int sheet() {
    return sheet;
  }

  /** The header as it stands. */
  public SheetRow header() {
    return header;
  }

  /**
   * Names of columns that Koumen does not take, such as the ethnicity that some files still carry.
   */
  public List<String> unread() {
    return unread;
  }

  /** How far into the file reading is, in bytes of the file's own measure. */
  public long position() {
    return reader.position();
  }

  /**
   * Blanks of any width around a text, and the apostrophe that marks a text in Excel, say nothing.
   */
  static String clean(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    if (to - from > 1 && cell.charAt(from) == '\'') {
      from++;
    }
    return cell.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c <= ' '
        || c == '\u00A0'
        || c == '\u3000'
        || c == '\uFEFF'
        || c >= '\u2000' && c <= '\u200F';
  }

  private static void close(SheetReader reader) {
    try {
      reader.close();
    } catch (IOException ignored) {
      // only read
    }
  }

  @Override
  public void close() {
    close(reader);
  }
}
