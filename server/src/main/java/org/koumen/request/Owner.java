package org.koumen.request;

import java.util.UUID;

/** Who must take the next step. */
public sealed interface Owner {

  /** The dispatch desk of the area; whoever was asked first stays named to the end. */
  record Desk(String firstHelper) implements Owner {}

  /** The unit in charge. */
  record Department(UUID unitId, String name) implements Owner {}

  /** The one who asked, and now judges the answer. */
  record Reporter() implements Owner {}
}
