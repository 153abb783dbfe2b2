package org.koumen.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param rows at most as many as asked for
 * @param next what to pass as {@code after} for the following page; null when this was the last
 * @param total how many there are in all, counted up to 10,000; null where it was not asked or
 *     would be slow
 */
public record Rows<T>(List<T> rows, @Nullable String next, @Nullable Long total) {
  /** A list that is complete as it stands. */
  public static <T> Rows<T> all(List<T> rows) {
    return new Rows<>(rows, null, (long) rows.size());
  }

  /**
   * A page out of one row more than was asked for: the surplus row only tells that there is a next
   * page.
   *
   * @param found up to {@code limit + 1} rows
   * @param cursor makes the {@code after} value from the last row shown
   */
  public static <T> Rows<T> page(List<T> found, int limit, Function<T, String> cursor) {
    boolean more = found.size() > limit;
    List<T> shown = more ? List.copyOf(found.subList(0, limit)) : found;
    return new Rows<>(shown, more ? cursor.apply(shown.getLast()) : null, null);
  }

  /** The same page with its total. */
  public Rows<T> withTotal(long count) {
    return new Rows<>(rows, next, count);
  }
}
