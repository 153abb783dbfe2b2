package org.koumen.area;

import java.util.Map;
import org.koumen.platform.Problem;

/** How a change of the tree went. */
public sealed interface AreaOutcome {

  /** It is done, and this is its record. */
  record Done(AreaChange change) implements AreaOutcome {}

  /** It was not done, and nothing has changed. */
  record Refused(Problem problem, Map<String, ?> values) implements AreaOutcome {}

  /** Refuses for a reason whose sentence names no value. */
  static Refused refused(Problem problem) {
    return new Refused(problem, Map.of());
  }
}
