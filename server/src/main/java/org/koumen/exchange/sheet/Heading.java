package org.koumen.exchange.sheet;

import java.util.List;

/**
 * A column that a kind of file may have, under any of the names people give it. Implemented by
 * enums.
 */
public interface Heading {
  /** The name in Koumen's own templates. */
  String zh();

  /** Its English name. */
  String en();

  /** Further names, as they stand in real files. */
  List<String> alsoKnownAs();

  /** Whether a file without this column cannot be read at all. */
  boolean required();
}
