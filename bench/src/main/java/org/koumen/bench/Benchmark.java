package org.koumen.bench;

import java.util.List;

/**
 * One thing worth measuring. Benchmarks are named in {@code META-INF/services}.
 *
 * <p>A benchmark measures its own yardstick: the same rows by plain {@code COPY}, the same question
 * by plain SQL. Only ratios between the two mean anything on another machine.
 */
public interface Benchmark {
  /** What comes after {@code ./koumen bench}. */
  String name();

  /** One line about what is measured against what. */
  String about();

  /**
   * Measures and writes to the stage's report.
   *
   * @param arguments what follows the name
   */
  void run(Stage stage, List<String> arguments) throws Exception;
}
