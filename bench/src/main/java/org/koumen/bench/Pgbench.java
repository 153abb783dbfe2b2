package org.koumen.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.koumen.platform.postgres.PostgresAddress;

/** PostgreSQL's own {@code pgbench}, where this machine has it (Debian: postgresql-contrib). */
final class Pgbench {
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+).*");
  private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");

  private final Path program;

  private Pgbench(Path program) {
    this.program = program;
  }

  /** Looks in PATH and where Debian puts it. */
  static Optional<Pgbench> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/bin"))
        .map(folder -> Path.of(folder, "pgbench"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Pgbench::new);
  }

  /**
   * Lives through lifecycles with {@code clients} at once.
   *
   * @return how many a second
   */
  double run(PostgresAddress at, LifecycleStatements statements, int clients, Duration time)
      throws IOException, InterruptedException {
    Matcher address = ADDRESS.matcher(at.jdbcUrl());
    if (!address.matches()) {
      throw new IOException("pgbench cannot be led to this database");
    }
    Path script = Files.createTempFile("lifecycle", ".sql");
    try {
      Files.writeString(script, script(statements));
      ProcessBuilder run =
          new ProcessBuilder(
              List.of(
                  program.toString(),
                  "--no-vacuum",
                  "--protocol=prepared",
                  "--client=" + clients,
                  "--jobs=2",
                  "--time=" + time.toSeconds(),
                  "--file=" + script,
                  "--host=" + address.group(1),
                  "--port=" + address.group(2),
                  "--username=" + at.user(),
                  address.group(3)));
      run.environment().put("PGPASSWORD", at.password());
      run.redirectErrorStream(true);
      Process process = run.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher found = PER_SECOND.matcher(said);
      if (process.waitFor() != 0 || !found.find()) {
        throw new IOException("pgbench failed: " + said);
      }
      return Double.parseDouble(found.group(1));
    } finally {
      Files.delete(script);
    }
  }

  private static String script(LifecycleStatements statements) {
    StringBuilder script = new StringBuilder("select uuidv7() as id \\gset\n");
    for (List<String> transaction : statements.transactions()) {
      script.append("begin;\n");
      transaction.forEach(statement -> script.append(statement).append(";\n"));
      script.append("commit;\n");
    }
    return script.toString();
  }
}
