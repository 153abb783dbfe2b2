package org.koumen.media;

import java.util.Map;
import org.koumen.platform.Problem;

/**
 * A file that is not taken, on its way out of the readers; {@link MediaIntake} makes it a value.
 */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Map<String, ?> values;

  Unfit(Problem problem, Map<String, ?> values) {
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.values = values;
  }

  static Unfit damaged() {
    return new Unfit(Problem.MEDIA_DAMAGED, Map.of());
  }

  static Unfit unknown() {
    return new Unfit(Problem.MEDIA_UNKNOWN, Map.of());
  }

  Problem problem() {
    return problem;
  }

  Map<String, ?> values() {
    return values;
  }
}
