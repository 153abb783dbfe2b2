package org.koumen.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** {@code ./koumen bench [NAME …]}: measures, or tells what can be measured. */
public final class Bench {
  private Bench() {}

  /** Exits with 1 when a promise was broken, with 2 when there is no such benchmark. */
  public static void main(String[] arguments) throws Exception {
    var all =
        ServiceLoader.load(Benchmark.class).stream().map(ServiceLoader.Provider::get).toList();
    if (arguments.length == 0) {
      all.forEach(each -> System.out.printf("  %-12s %s%n", each.name(), each.about()));
      return;
    }
    for (var each : all) {
      if (each.name().equals(arguments[0])) {
        System.exit(run(each, List.of(arguments).subList(1, arguments.length)));
      }
    }
    System.err.println("There is no benchmark '" + arguments[0] + "'.");
    System.exit(2);
  }

  private static int run(Benchmark benchmark, List<String> arguments) throws Exception {
    var report = new Report(System.out);
    report.say("%s: %s", benchmark.name(), benchmark.about());
    try (var stage = new Stage(Path.of(".koumen", "bench", benchmark.name()), report)) {
      benchmark.run(stage, arguments);
    }
    return report.kept() ? 0 : 1;
  }
}
