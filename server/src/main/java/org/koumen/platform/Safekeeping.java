package org.koumen.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.koumen.platform.postgres.PostgresBackup;
import org.koumen.platform.postgres.PostgresFailure;
import org.koumen.platform.postgres.PostgresRestore;

/**
 * {@code koumen backup --out FILE [--without-keys]} and {@code koumen restore --in FILE}. They need
 * PostgreSQL only, so the rest of the program does not start.
 */
@SuppressWarnings("SystemOut") // for the person at the terminal
final class Safekeeping {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Path data;

  Safekeeping(Path data) {
    this.data = data;
  }

  int run(String word, List<String> arguments) {
    if (!System.getenv().getOrDefault("KOUMEN_DB_URL", "").isBlank()) {
      System.err.println(
          "KOUMEN_DB_URL is set: back that PostgreSQL up with its own tools (pg_dump -Fc,"
              + " pg_basebackup) and keep a copy of the keys apart.");
      return MISUSED;
    }
    try {
      return word.equals("backup") ? backup(arguments) : restore(arguments);
    } catch (PostgresFailure failed) {
      System.err.println(failed.getMessage());
      return FAILED;
    }
  }

  private int backup(List<String> arguments) {
    var out = after("--out", arguments);
    var known =
        arguments.size() == 2 || arguments.size() == 3 && arguments.contains("--without-keys");
    if (out.isEmpty() || !known) {
      System.err.println("Usage: koumen backup --out FILE [--without-keys] [--data DIR]");
      return MISUSED;
    }
    var named = System.getenv().getOrDefault("KOUMEN_KEY_FILE", "");
    var keys =
        Optional.of(named.isBlank() ? data.resolve("keys") : Path.of(named))
            .filter(file -> !arguments.contains("--without-keys") && Files.exists(file));
    var size = PostgresBackup.write(data, keys, out.get());
    System.out.printf("%s: %,d bytes, of %s%n", out.get(), size, data.toAbsolutePath().normalize());
    System.out.println(
        keys.isPresent()
            ? "The file has the keys too: whoever has it can read everything. Keep it as safe as"
                + " the original."
            : "The file has no keys: keep a copy of them apart, without them sealed data cannot be"
                + " read.");
    return DONE;
  }

  private int restore(List<String> arguments) {
    var in = after("--in", arguments);
    if (in.isEmpty() || arguments.size() != 2) {
      System.err.println("Usage: koumen restore --in FILE [--data DIR]");
      return MISUSED;
    }
    var keys = PostgresRestore.read(in.get(), data);
    System.out.printf("Restored to %s%n", data.toAbsolutePath().normalize());
    if (keys == PostgresRestore.Keys.MISSING) {
      System.out.printf(
          "The backup has no keys: put them back as %s before you start.%n", data.resolve("keys"));
    }
    return DONE;
  }

  private static Optional<Path> after(String option, List<String> arguments) {
    var at = arguments.indexOf(option);
    return at < 0 || at + 1 >= arguments.size()
        ? Optional.empty()
        : Optional.of(Path.of(arguments.get(at + 1)));
  }
}
