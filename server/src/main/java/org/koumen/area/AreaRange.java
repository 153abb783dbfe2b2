package org.koumen.area;

/**
 * All codes of a subtree, as {@code area_code >= from and area_code < to}.
 *
 * <p>Both ends sort the same in {@code collate "C"} and in a linguistic order, so that a comparison
 * that forgot its collation still finds the same rows.
 *
 * @param from the subtree's own code, inclusive
 * @param to the first code after the subtree, exclusive
 */
public record AreaRange(String from, String to) {

  /** Sorts after every code. */
  private static final String AFTER_ALL = "a";

  /** The range of everything whose code starts with {@code prefix}. */
  static AreaRange ofPrefix(String prefix) {
    int end = prefix.length();
    while (end > 0 && prefix.charAt(end - 1) == '9') {
      end--;
    }
    String to =
        end == 0 ? AFTER_ALL : prefix.substring(0, end - 1) + (char) (prefix.charAt(end - 1) + 1);
    return new AreaRange(prefix, to);
  }

  /** Whether a code lies in this range. */
  public boolean covers(AreaCode code) {
    return code.value().compareTo(from) >= 0 && code.value().compareTo(to) < 0;
  }
}
