package org.koumen.exchange.other;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.exchange.Cells;
import org.koumen.exchange.Issue;
import org.koumen.exchange.RowIntake;
import org.koumen.exchange.RowResult;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.Heading;
import org.koumen.exchange.sheet.SheetRow;

/**
 * Takes files whose rows stand alone and are known by a key: reads each, refuses the second of a
 * key, and hands sound ones over.
 */
final class SimpleIntake<H extends Enum<H> & Heading, T>
    implements RowIntake<SimpleIntake.Read<T>> {
  private final HeadedSheet<H> sheet;
  private final Class<H> headings;
  private final Function<Cells<H>, @Nullable T> reader;
  private final Function<T, String> key;
  private final BiFunction<List<T>, Boolean, List<Done>> taker;
  private final Map<String, Integer> rowOfKey = new HashMap<>();

  /**
   * A row read.
   *
   * @param it null when it cannot be read at all
   */
  record Read<T>(int row, @Nullable T it, List<Issue> issues) {}

  /** What came of a sound row. */
  record Done(RowResult.Outcome outcome, List<Issue> issues) {
    static Done of(RowResult.Outcome outcome) {
      return new Done(outcome, List.of());
    }

    static Done wrong(Issue issue) {
      return new Done(RowResult.Outcome.WRONG, List.of(issue));
    }
  }

  /**
   * @param reader reads a row; its issues tell whether it is sound
   * @param key by which a row is known
   * @param taker takes sound rows, or with false only says what would come of them
   */
  SimpleIntake(
      HeadedSheet<H> sheet,
      Class<H> headings,
      Function<Cells<H>, @Nullable T> reader,
      Function<T, String> key,
      BiFunction<List<T>, Boolean, List<Done>> taker) {
    this.sheet = sheet;
    this.headings = headings;
    this.reader = reader;
    this.key = key;
    this.taker = taker;
  }

  @Override
  public Optional<SheetRow> next() {
    return sheet.next();
  }

  @Override
  public List<String> unread() {
    return sheet.unread();
  }

  @Override
  public Read<T> parse(SheetRow row) {
    Cells<H> cells = new Cells<>(sheet, row, headings);
    T it = reader.apply(cells);
    return new Read<>(row.number(), it, cells.issues());
  }

  @Override
  public List<RowResult> take(int batch, List<Read<T>> rows) {
    return results(rows, true);
  }

  @Override
  public List<RowResult> look(int batch, List<Read<T>> rows) {
    return results(rows, false);
  }

  private List<RowResult> results(List<Read<T>> rows, boolean write) {
    Map<Integer, RowResult> results = new HashMap<>();
    List<Read<T>> sound = new ArrayList<>();
    List<T> things = new ArrayList<>();
    for (Read<T> row : rows) {
      T it = row.it();
      if (it == null || !row.issues().isEmpty()) {
        results.put(row.row(), RowResult.wrong(row.row(), row.issues()));
        continue;
      }
      Integer before = rowOfKey.putIfAbsent(key.apply(it), row.row());
      if (before != null && before != row.row()) {
        results.put(
            row.row(),
            RowResult.wrong(
                row.row(),
                List.of(
                    new Issue(
                        "",
                        "same-key-again",
                        "编号与第 " + before + " 行重复",
                        "the same code as in row " + before))));
        continue;
      }
      sound.add(row);
      things.add(it);
    }
    List<Done> done = things.isEmpty() ? List.of() : taker.apply(things, write);
    for (int i = 0; i < sound.size(); i++) {
      int row = sound.get(i).row();
      results.put(row, new RowResult(row, done.get(i).outcome(), done.get(i).issues()));
    }
    List<RowResult> ordered = new ArrayList<>(rows.size());
    for (Read<T> row : rows) {
      RowResult result = results.get(row.row());
      if (result != null) {
        ordered.add(result);
      }
    }
    return ordered;
  }

  @Override
  public void close() {
    sheet.close();
  }
}
