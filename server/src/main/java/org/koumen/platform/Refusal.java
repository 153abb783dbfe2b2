package org.koumen.platform;

import java.util.Map;

/**
 * A {@link Problem} on its way to the person who asked. Desks answer with values; a refusal is
 * thrown only where the answer leaves through HTTP or the command line.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Map<String, Object> values;

  /**
   * @param problem what is wrong
   * @param values the offending values, by the names that the problem's sentences use; no personal
   *     data
   */
  public Refusal(Problem problem, Map<String, ?> values) {
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.values = Map.copyOf(values);
  }

  public Refusal(Problem problem) {
    this(problem, Map.of());
  }

  /** A field that is filled in wrongly. */
  public static Refusal badInput(String field) {
    return new Refusal(Problem.BAD_INPUT, Map.of("field", field));
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, Object> values() {
    return values;
  }
}
