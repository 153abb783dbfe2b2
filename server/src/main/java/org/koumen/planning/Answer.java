package org.koumen.planning;

import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** What comes of a wish about a plan. */
public sealed interface Answer<T> {
  /** It is done. */
  record Done<T>(T value) implements Answer<T> {}

  /** It was not done, and this is why. */
  record Refused<T>(Problem problem, Map<String, Object> values) implements Answer<T> {}

  static <T> Answer<T> no(Problem problem) {
    return new Refused<>(problem, Map.of());
  }

  /**
   * The value, at the edge to the web.
   *
   * @throws Refusal when there is none
   */
  default T orRefuse() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Refused<T>(Problem problem, Map<String, Object> values) ->
          throw new Refusal(problem, values);
    };
  }
}
