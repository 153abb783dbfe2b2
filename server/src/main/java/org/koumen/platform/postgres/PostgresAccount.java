package org.koumen.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The system account that runs PostgreSQL. An ordinary user runs it as himself. Root may not: then
 * it is the owner of the existing data directory, else the system account {@code koumen}, which is
 * created when missing.
 *
 * @param name the account to change to, or null to stay who we are
 */
record PostgresAccount(@Nullable String name) {
  private static final String DEDICATED = "koumen";

  /** The account for a data directory that may or may not exist yet. */
  static PostgresAccount forDirectory(Path cluster) {
    if (!"0".equals(run(List.of("id", "-u")).strip())) {
      return new PostgresAccount(null);
    }
    if (run(List.of("sh", "-c", "command -v setpriv || true")).isBlank()) {
      throw new PostgresFailure(
          "PostgreSQL does not run as root, and setpriv is missing. Install util-linux, or start as"
              + " an ordinary user.");
    }
    var owner = owner(cluster);
    if (owner != null && !owner.equals("root")) {
      return new PostgresAccount(owner);
    }
    if (!exists(DEDICATED)) {
      create(DEDICATED);
    }
    return new PostgresAccount(DEDICATED);
  }

  /** Whether PostgreSQL runs under another account than this program. */
  boolean differs() {
    return name != null;
  }

  /** The command that runs the given one under this account, without any of root's powers. */
  List<String> command(List<String> command) {
    if (name == null) {
      return command;
    }
    var dropped =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + run(List.of("id", "-u", name)).strip(),
                "--regid=" + run(List.of("id", "-g", name)).strip(),
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs",
                "--"));
    dropped.addAll(command);
    return dropped;
  }

  /** Runs a program under this account to its end and answers what it printed. */
  String run(String... command) {
    return run(command(List.of(command)));
  }

  /** Whether this account may pass through the directory and all above it. */
  boolean reaches(Path directory) {
    if (name == null) {
      return true;
    }
    var test = command(List.of("test", "-x", directory.toString()));
    try {
      return process(test).start().waitFor() == 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted", stopped);
    }
  }

  /** Makes this account the owner of one file or directory. */
  void own(Path path) throws IOException {
    if (name == null) {
      return;
    }
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    var names = path.getFileSystem().getUserPrincipalLookupService();
    view.setOwner(names.lookupPrincipalByName(name));
    view.setGroup(names.lookupPrincipalByGroupName(run(List.of("id", "-g", "-n", name)).strip()));
  }

  private static @Nullable String owner(Path path) {
    try {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          ? Files.readAttributes(path, PosixFileAttributes.class).owner().getName()
          : null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean exists(String account) {
    return !run(List.of("sh", "-c", "id -u " + account + " 2>/dev/null || true")).isBlank();
  }

  private static void create(String account) {
    var script =
        """
        if command -v useradd >/dev/null; then
          useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$1"
        else
          addgroup -S "$1" && adduser -S -D -H -G "$1" -s /sbin/nologin "$1"
        fi
        """;
    try {
      run(List.of("sh", "-c", script, "create-account", account));
    } catch (PostgresFailure failed) {
      throw new PostgresFailure(
          "PostgreSQL does not run as root, and the system account '%s' could not be created. Create it (useradd --system %s), or start as an ordinary user. %s"
              .formatted(account, account, failed.getMessage()),
          failed);
    }
  }

  private static String run(List<String> command) {
    try {
      var process = process(command).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new PostgresFailure("%s failed: %s".formatted(command, said.strip()));
      }
      return said;
    } catch (IOException failed) {
      throw new PostgresFailure("%s failed: %s".formatted(command, failed.getMessage()), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted", stopped);
    }
  }

  /** A process with a bare environment: no secret of ours is inherited. */
  static ProcessBuilder process(List<String> command) {
    var builder = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
    var path = System.getenv().getOrDefault("PATH", "");
    builder.environment().clear();
    builder
        .environment()
        .put("PATH", path + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
