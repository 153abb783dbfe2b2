package org.koumen.workforce;

import java.util.Map;
import java.util.UUID;
import org.koumen.platform.Problem;

/** What comes of a wish to change something about those who serve. */
public sealed interface Saved {

  /** It is done; the id is that of the thing changed or made. */
  record Done(UUID id) implements Saved {}

  /** It was not done, and this is why. */
  record Refused(Problem problem, Map<String, Object> values) implements Saved {}

  /** A refusal without values. */
  static Saved no(Problem problem) {
    return new Refused(problem, Map.of());
  }

  /** A field that is filled in wrongly. */
  static Saved wrong(String field) {
    return new Refused(Problem.BAD_INPUT, Map.of("field", field));
  }
}
