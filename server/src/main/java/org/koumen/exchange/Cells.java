package org.koumen.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Area;
import org.koumen.exchange.sheet.CellDates;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.Heading;
import org.koumen.exchange.sheet.SheetRow;
import org.koumen.registry.Finding;
import org.koumen.registry.Reading;

/**
 * The cells of one row by their headings; whatever is wrong with one is noted, and it then reads as
 * blank.
 */
public final class Cells<H extends Enum<H> & Heading> {
  private static final int SHOWN = 30;

  private final HeadedSheet<H> sheet;
  private final SheetRow row;
  private final List<Issue> issues = new ArrayList<>(0);

  public Cells(HeadedSheet<H> sheet, SheetRow row, Class<H> headings) {
    this.sheet = sheet;
    this.row = row;
    CellIssues.of(row, sheet, headings, issues);
  }

  /** What is wrong so far. */
  public List<Issue> issues() {
    return issues;
  }

  /** Number of the row in the file. */
  public int number() {
    return row.number();
  }

  /** Whether the file has the column. */
  public boolean has(H heading) {
    return sheet.has(heading);
  }

  /** A text; "" when blank. */
  public String text(H heading) {
    return sheet.text(row, heading);
  }

  /** A text of limited length; "" when blank or too long. */
  public String text(H heading, int most) {
    String cell = text(heading);
    if (cell.length() > most) {
      issue(heading, new Finding.TextLength(heading.zh(), heading.en(), cell.length(), most));
      return "";
    }
    return cell;
  }

  /** A text of limited length; null when blank or too long. */
  public @Nullable String orNull(H heading, int most) {
    String cell = text(heading, most);
    return cell.isEmpty() ? null : cell;
  }

  /** A text that must be there. */
  public String needed(H heading, int most) {
    if (text(heading).isEmpty()) {
      issue(heading, new Finding.Missing(heading.zh(), heading.en()));
      return "";
    }
    return text(heading, most);
  }

  /** Several texts in one cell, in order and each once; null when blank. */
  public @Nullable List<String> several(H heading, int most) {
    String cell = text(heading, most);
    return cell.isEmpty()
        ? null
        : Arrays.stream(cell.split("[,，、;；/\\s]+"))
            .filter(one -> !one.isBlank())
            .distinct()
            .sorted()
            .toList();
  }

  /** A value that the registry knows how to read; null when blank or wrong. */
  public <T> @Nullable T value(H heading, Function<String, Reading<T>> read) {
    String cell = text(heading);
    if (cell.isEmpty()) {
      return null;
    }
    return switch (read.apply(cell)) {
      case Reading.Read<T>(T it) -> it;
      case Reading.Wrong<T>(Finding why) -> {
        issue(heading, why);
        yield null;
      }
    };
  }

  /** A day between two others; null when blank or wrong. */
  public @Nullable LocalDate day(H heading, LocalDate earliest, LocalDate latest) {
    String cell = text(heading);
    if (cell.isEmpty()) {
      return null;
    }
    if (CellDates.day(cell) instanceof CellDates.Reading.Day(LocalDate day)) {
      if (day.isBefore(earliest) || day.isAfter(latest)) {
        issue(heading, new Finding.DateOutOfRange(day));
        return null;
      }
      return day;
    }
    issue(heading, new Finding.DateImpossible(shown(cell)));
    return null;
  }

  /** The area that a cell means; null when there is not exactly one. */
  public @Nullable Area area(H heading, Areas.Found found) {
    String cell = shown(text(heading));
    return switch (found) {
      case Areas.Found.One(Area area) -> area;
      case Areas.Found.None() -> {
        issue(
            heading,
            "area-unknown",
            "没有“" + cell + "”这个区划，或不在本次导入的范围内",
            "there is no area \"" + cell + "\" within the area of this import");
        yield null;
      }
      case Areas.Found.Several(List<Area> several) -> {
        String codes =
            String.join("、", several.stream().limit(5).map(area -> area.code().value()).toList());
        issue(
            heading,
            "area-ambiguous",
            "有 " + several.size() + " 个“" + cell + "”，请改填代码：" + codes,
            several.size() + " areas are named \"" + cell + "\"; give the code: " + codes);
        yield null;
      }
    };
  }

  /** Notes what the registry found. */
  public void issue(H heading, Finding finding) {
    issues.add(Issue.of(name(heading), finding));
  }

  /** Notes something in words of one's own. */
  public void issue(H heading, String code, String zh, String en) {
    issues.add(new Issue(name(heading), code, zh, en));
  }

  private String name(H heading) {
    int column = sheet.column(heading);
    return column < 0 ? heading.zh() : sheet.nameOf(column);
  }

  private static String shown(String cell) {
    return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
  }
}
