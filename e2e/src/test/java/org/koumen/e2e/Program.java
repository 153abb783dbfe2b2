package org.koumen.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program with the demo community, started once for all stories as a process of its
 * own, on a free port and on data that is thrown away afterwards.
 *
 * <p>With {@code -Dkoumen.url=http://127.0.0.1:7800} the stories use a program that already runs.
 */
final class Program implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofMinutes(4);

  private final URI address;
  private final Optional<Process> process;
  private final Optional<Path> data;

  private Program(URI address, Optional<Process> process, Optional<Path> data) {
    this.address = address;
    this.process = process;
    this.data = data;
  }

  static Program start(Provider provider) {
    var running = System.getProperty("koumen.url", "");
    if (!running.isBlank()) {
      return new Program(URI.create(running), Optional.empty(), Optional.empty());
    }
    try {
      return startOwn(provider);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the program answers, without a slash at the end. */
  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.ifPresent(Program::stop);
    data.ifPresent(Program::delete);
  }

  private static Program startOwn(Provider provider) throws IOException {
    int port = freePort();
    var data = Files.createTempDirectory("koumen-e2e-");
    var log = Path.of("target", "program.log").toAbsolutePath();
    Files.createDirectories(log.getParent());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-Xmx1g",
                "-jar",
                jar().toString(),
                "demo",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(provider.configuration());
    var process = builder.start();
    var program =
        new Program(
            URI.create("http://127.0.0.1:" + port), Optional.of(process), Optional.of(data));
    // A run that is broken off must not leave a server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(program::close));
    try {
      program.waitUntilReady(process, log);
    } catch (RuntimeException | IOException failed) {
      program.close();
      throw failed;
    }
    return program;
  }

  private void waitUntilReady(Process process, Path log) throws IOException {
    var deadline = Instant.now().plus(READY_WITHIN);
    try (var http = HttpClient.newHttpClient()) {
      var health = HttpRequest.newBuilder(address.resolve("/actuator/health")).build();
      while (Instant.now().isBefore(deadline)) {
        if (!process.isAlive()) {
          throw new IllegalStateException("the program stopped while starting:\n" + tail(log));
        }
        if (isUp(http, health)) {
          return;
        }
        Thread.sleep(300);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the program was starting", interrupted);
    }
    throw new IllegalStateException(
        "the program was not ready within " + READY_WITHIN + ":\n" + tail(log));
  }

  private static boolean isUp(HttpClient http, HttpRequest health) throws InterruptedException {
    try {
      var answer = http.send(health, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Path jar() throws IOException {
    var target = Path.of(System.getProperty("koumen.server.target", "../server/target"));
    if (Files.isDirectory(target)) {
      try (var files = Files.list(target)) {
        var found =
            files
                .filter(file -> file.getFileName().toString().matches("koumen-server-.*-app\\.jar"))
                .findFirst();
        if (found.isPresent()) {
          return found.get().toAbsolutePath().normalize();
        }
      }
    }
    throw new IllegalStateException(
        "no koumen-server-*-app.jar in "
            + target.toAbsolutePath().normalize()
            + ": run the stories with `mvn verify`, which packages the program first");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  private static void stop(Process process) {
    if (!process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      System.err.println("left behind: " + directory + " (" + left.getMessage() + ")");
    }
  }
}
