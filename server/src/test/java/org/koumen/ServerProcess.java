package org.koumen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The program in a process of its own, made to be killed and started again. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern SETUP = Pattern.compile("/desk/setup/(\\S+)");

  private final Path data;
  private final Path log;
  private final Process process;
  private final int port;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile @Nullable String setupToken;

  private ServerProcess(Path data, Path log, Process process, int port) {
    this.data = data;
    this.log = log;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts {@code koumen serve} on a data directory and a free port, and waits until it is ready.
   */
  public static ServerProcess serve(Path data) {
    return start(List.of(), "serve", data);
  }

  /** The same at the head of a process group, as a shell starts what runs in the foreground. */
  static ServerProcess serveInForeground(Path data) {
    return start(List.of("setsid", "env", "--default-signal=INT"), "serve", data);
  }

  /** Starts {@code koumen demo} likewise. */
  public static ServerProcess demo(Path data) {
    return start(List.of(), "demo", data);
  }

  private static ServerProcess start(List<String> wrapper, String word, Path data) {
    try {
      int port;
      try (var socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      var process = java(word, "--port", Integer.toString(port), "--data", data.toString());
      process.command().addAll(0, wrapper);
      var server =
          new ServerProcess(
              data, data.resolveSibling(data.getFileName() + ".log"), process.start(), port);
      Thread.ofVirtual().start(server::listen);
      if (!server.ready.await(3, TimeUnit.MINUTES) || !server.process.isAlive()) {
        server.close();
        throw new IllegalStateException("The server did not start; see " + server.log);
      }
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The program with a command line, on this test's classes without those of the tests. */
  public static ProcessBuilder java(String... arguments) {
    var classes =
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .filter(entry -> !entry.replaceFirst("/$", "").endsWith("test-classes"))
            .collect(Collectors.joining(":"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                Koumen.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Whether it has not ended or been killed. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** The port of its web server. */
  public int port() {
    return port;
  }

  /** The token of the administrator's setup link, which the first start prints. */
  public String setupToken() throws InterruptedException {
    for (var waited = 0; waited < 1_200 && setupToken == null; waited++) {
      Thread.sleep(50);
    }
    return Optional.ofNullable(setupToken)
        .orElseThrow(() -> new IllegalStateException("No setup link within a minute; see " + log));
  }

  /** The process that is PostgreSQL. */
  public ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Kills the program as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGINT to every process of its group, as a terminal does at Ctrl-C. */
  void pressCtrlC() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", "--", "-" + pid()).inheritIO().start().waitFor();
  }

  /** Waits until it has ended. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The server does not end; see " + log);
    }
    return process.exitValue();
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        var copy =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line; (line = out.readLine()) != null; ) {
        copy.write(line);
        copy.newLine();
        copy.flush();
        var setup = SETUP.matcher(line);
        if (setup.find()) {
          setupToken = setup.group(1);
        }
        if (line.contains("Koumen is ready")) {
          ready.countDown();
        }
      }
    } catch (IOException killed) {
      // Nothing more to hear.
    } finally {
      ready.countDown();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
