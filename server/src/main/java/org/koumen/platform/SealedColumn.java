package org.koumen.platform;

import java.util.regex.Pattern;

/**
 * A column that holds {@linkplain Seal sealed} values. A module declares one bean for each of its
 * own, so that a new key reaches all of them.
 *
 * @param table whose rows have a unique {@code id}
 * @param column of type {@code bytea}, null where there is nothing
 */
public record SealedColumn(String table, String column) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");

  public SealedColumn {
    if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
      throw new IllegalArgumentException("not a name: " + table + "." + column);
    }
  }
}
