package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The program as people start it, and what else they may start beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramTest {
  private Path root = Path.of("target");
  private Path data = root;
  private ServerProcess server;

  @BeforeAll
  void start() throws IOException {
    var tests = Files.createDirectories(Path.of("target/program-test").toAbsolutePath());
    root = Files.createTempDirectory(tests, "run");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    data = root.resolve("data");
    server = ServerProcess.serve(data);
  }

  @AfterAll
  void stop() throws IOException {
    var postmaster = server.postmaster();
    server.close();
    assertThat(postmaster.isAlive()).as("a stopped server leaves nothing running").isFalse();
    try (var all = Files.walk(root)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void a_second_server_on_the_directory_is_refused() throws Exception {
    var second = run("serve", "--port", "0", "--data", data.toString());
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.said())
        .contains(data + " is in use by the running Koumen with process id " + server.pid())
        .doesNotContain("\tat ");
  }

  @Test
  void a_command_beside_the_server_joins_its_database() throws Exception {
    var command = run("knock-on-wood", "--data", data.toString());
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.said()).contains("There is no command 'knock-on-wood'", "rotate-keys");
    assertThat(new Browser(server.port()).get("/actuator/health").status()).isEqualTo(200);
  }

  @Test
  void a_backup_of_the_running_server_becomes_another_server() throws Exception {
    var file = root.resolve("koumen.backup");
    var elsewhere = root.resolve("elsewhere");
    assertThat(run("backup", "--out", file.toString(), "--data", data.toString()).code()).isZero();
    var overwriting = run("restore", "--in", file.toString(), "--data", data.toString());
    assertThat(overwriting.code()).isEqualTo(1);
    var restored = run("restore", "--in", file.toString(), "--data", elsewhere.toString());
    assertThat(restored.code()).as(restored.said()).isZero();
    try (var other = ServerProcess.serve(elsewhere)) {
      assertThat(new Browser(other.port()).get("/actuator/health").status()).isEqualTo(200);
    }
  }

  @Test
  void wrong_words_are_answered_with_how_it_goes() throws Exception {
    assertThat(run("backup").code()).isEqualTo(2);
    assertThat(run("restore", "--from", "x").said()).contains("Usage: koumen restore --in FILE");
  }

  @Test
  void ctrl_c_stops_the_program_and_its_database_in_order() throws Exception {
    var place = root.resolve("foreground");
    var foreground = ServerProcess.serveInForeground(place);
    var postmaster = foreground.postmaster();
    foreground.pressCtrlC();
    assertThat(foreground.exitCode()).as("ended by SIGINT").isEqualTo(130);
    assertThat(postmaster.isAlive()).isFalse();
    try (var logs = Files.list(place.resolve("postgres/log"))) {
      assertThat(Files.readString(logs.findFirst().orElseThrow()))
          .contains("database system is shut down");
    }
  }

  private record Ended(int code, String said) {}

  private static Ended run(String... arguments) throws Exception {
    var process = ServerProcess.java(arguments).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), said);
  }
}
