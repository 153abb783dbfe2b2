package org.koumen.area;

import java.time.LocalDate;

/** What became of a code. */
public sealed interface WhereItWent {

  /** The area that had the code has this one now (perhaps the same). */
  record Now(Area area) implements WhereItWent {}

  /** The area that had the code is no more, and nothing took its place. */
  record Closed(AreaCode code, String name, LocalDate on) implements WhereItWent {}

  /** No area is known to have had the code. */
  record Unknown() implements WhereItWent {}
}
