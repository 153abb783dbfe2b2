package org.koumen.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL behind a small shell in a session of its own. The shell waits at the end of
 * a pipe from this program: when the pipe closes, for whatever reason, it stops PostgreSQL.
 */
final class PostgresProcess {
  private static final Logger log = LoggerFactory.getLogger(PostgresProcess.class);

  /** Arguments: the program, the directory, the port. Fast stop first, immediate after a minute. */
  private static final String GUARD =
      """
      exec 3<&0 </dev/null
      "$1" -D "$2" -p "$3" 3<&- &
      server=$!
      {
        read -r never <&3
        kill -INT $server
        tenths=600
        while kill -0 $server 2>/dev/null && [ $tenths -gt 0 ]; do
          sleep 0.1
          tenths=$((tenths - 1))
        done
        kill -QUIT $server 2>/dev/null
      } &
      guard=$!
      wait $server
      status=$?
      kill $guard 2>/dev/null
      exit $status
      """;

  private final Process shell;
  private final PostgresCluster cluster;
  private final Path output;

  private PostgresProcess(Process shell, PostgresCluster cluster, Path output) {
    this.shell = shell;
    this.cluster = cluster;
    this.output = output;
  }

  /** Starts PostgreSQL and waits until it takes connections, crash recovery included. */
  static PostgresProcess start(PostgresCluster cluster, int port, Path output) {
    var program = cluster.bundle().program("postgres").toString();
    var command =
        cluster
            .account()
            .command(
                List.of(
                    "setsid",
                    "sh",
                    "-c",
                    GUARD,
                    "koumen-postgres",
                    program,
                    cluster.directory().toString(),
                    Integer.toString(port)));
    try {
      Files.deleteIfExists(output);
      var shell =
          PostgresAccount.process(command)
              .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
              .start();
      var process = new PostgresProcess(shell, cluster, output);
      process.awaitReady(port);
      return process;
    } catch (IOException failed) {
      throw new PostgresFailure("Cannot start PostgreSQL: " + failed.getMessage(), failed);
    }
  }

  private void awaitReady(int port) {
    var since = System.nanoTime();
    var told = 0L;
    while (!ready(port)) {
      if (!shell.isAlive()) {
        throw new PostgresFailure(
            "PostgreSQL did not start in %s.%n%s"
                .formatted(cluster.directory(), said().stripTrailing()));
      }
      var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
      if (seconds >= told + 10) {
        told = seconds;
        log.info("PostgreSQL is still recovering after {} s", seconds);
      }
      pause(Duration.ofMillis(20));
    }
  }

  /** Line 8 says ready; line 4 is the port, so that an older file is not taken for ours. */
  private boolean ready(int port) {
    return cluster
        .postmaster()
        .filter(lines -> lines.size() >= 8)
        .filter(lines -> lines.get(3).strip().equals(Integer.toString(port)))
        .filter(lines -> lines.get(7).strip().equals("ready"))
        .isPresent();
  }

  /** What PostgreSQL wrote before its log opened, and the end of that log. */
  private String said() {
    try {
      var text = Files.exists(output) ? Files.readString(output) : "";
      return text.isBlank() ? "It said nothing; see " + cluster.directory().resolve("log") : text;
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** Calls back, on a thread of its own, once PostgreSQL or its guard is gone for any reason. */
  void whenGone(Runnable action) {
    shell.onExit().thenRun(() -> Thread.ofVirtual().name("postgres-gone").start(action));
  }

  boolean running() {
    return shell.isAlive();
  }

  /** Stops in order: sessions end, a checkpoint is written. */
  void stop() {
    try {
      shell.getOutputStream().close();
    } catch (IOException gone) {
      log.debug("The guard of PostgreSQL was gone already", gone);
    }
    try {
      if (!shell.waitFor(90, TimeUnit.SECONDS)) {
        log.warn("PostgreSQL in {} does not stop; its guard goes on trying", cluster.directory());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stops a PostgreSQL that outlived its program and guard. The caller holds the directory's lock,
   * so whoever runs there has no owner. A file that names a process long gone, or by now another
   * program, is left to PostgreSQL itself, which knows.
   */
  static void stopStray(PostgresCluster cluster) {
    var stray =
        cluster
            .postmaster()
            .flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
            .filter(ProcessHandle::isAlive)
            .filter(process -> serves(process, cluster.directory()));
    if (stray.isEmpty()) {
      return;
    }
    var pid = Long.toString(stray.get().pid());
    log.warn("Stopping PostgreSQL {} that was left behind in {}", pid, cluster.directory());
    for (var signal : List.of("-INT", "-QUIT", "-KILL")) {
      cluster.account().run("sh", "-c", "kill %s %s 2>/dev/null || true".formatted(signal, pid));
      for (var waited = 0; waited < 600 && stray.get().isAlive(); waited++) {
        pause(Duration.ofMillis(50));
      }
      if (!stray.get().isAlive()) {
        return;
      }
    }
  }

  private static boolean serves(ProcessHandle process, Path directory) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .contains(directory.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted while PostgreSQL was starting", stopped);
    }
  }
}
