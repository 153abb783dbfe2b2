package org.koumen.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded PostgreSQL under everything that may happen to it. */
class EmbeddedPostgresTest {
  private static final Path ROOT = Path.of("target/embedded-postgres-test").toAbsolutePath();
  private Path data = ROOT;

  @BeforeEach
  void freshDirectory() throws IOException {
    Files.createDirectories(ROOT);
    data = Files.createTempDirectory(ROOT, "data");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void clear() throws IOException {
    Trees.delete(data);
  }

  @Test
  void starts_with_its_safeguards_and_keeps_data_over_a_restart() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
      assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
      assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres, "show shared_buffers")).isEqualTo("256MB");
      assertThat(ask(postgres, "select rolsuper::text from pg_roles where rolname = current_user"))
          .isEqualTo("false");
      assertThat(
              ask(
                  postgres,
                  "select datlocprovider::text || datlocale from pg_database where datname ="
                      + " current_database()"))
          .isEqualTo("izh-Hans-CN");
      assertThat(
              ask(
                  postgres,
                  "select string_agg(n, '' order by n) from unnest(array['赵','王','安','李','东']) n"))
          .as("names sort by pinyin")
          .isEqualTo("安东李王赵");
      change(postgres, "create table knock (door int)");
      change(postgres, "insert into knock values (7)");
      assertThat(Files.getPosixFilePermissions(data.resolve("postgres.properties")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      assertThat(ask(postgres, "select door::text from knock")).isEqualTo("7");
    }
  }

  @Test
  void wants_the_password() {
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      var guess = new PostgresAddress(postgres.address().jdbcUrl(), "koumen", "koumen");
      assertThatThrownBy(guess::connect).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void refuses_a_second_start_on_the_same_directory() {
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(data, PostgresOptions.standard()))
          .isInstanceOf(DirectoryInUse.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThat(EmbeddedPostgres.running(data)).contains(postgres.address());
    }
    assertThat(EmbeddedPostgres.running(data)).isEmpty();
  }

  @Test
  void leaves_no_orphan_when_its_program_is_killed_and_refuses_while_it_lives() throws Exception {
    var program = startProgram();
    var postmaster = postmaster();
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, PostgresOptions.standard()))
        .isInstanceOf(DirectoryInUse.class)
        .hasMessageContaining(Long.toString(program.pid()));
    write(EmbeddedPostgres.running(data).orElseThrow());

    program.destroyForcibly().waitFor();

    assertThat(gone(postmaster)).as("PostgreSQL stopped after its program died").isTrue();
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      assertThat(ask(postgres, "select count(*)::text from knock")).isEqualTo("1000");
    }
  }

  @Test
  void recovers_after_guard_and_postgresql_were_killed() throws Exception {
    var program = startProgram();
    write(EmbeddedPostgres.running(data).orElseThrow());
    var postmaster = postmaster();
    var guard = postmaster.parent().orElseThrow();
    var helpers = guard.children().toList();

    halt(program.toHandle());
    kill(guard);
    helpers.forEach(EmbeddedPostgresTest::kill);
    program.destroyForcibly().waitFor();

    assertThat(gone(postmaster)).isTrue();
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      assertThat(ask(postgres, "select count(*)::text from knock")).isEqualTo("1000");
    }
  }

  @Test
  void stops_a_postgresql_that_outlived_program_and_guard() throws Exception {
    var program = startProgram();
    write(EmbeddedPostgres.running(data).orElseThrow());
    var postmaster = postmaster();
    var guard = postmaster.parent().orElseThrow();
    var helpers = guard.children().filter(child -> child.pid() != postmaster.pid()).toList();

    halt(program.toHandle());
    kill(guard);
    helpers.forEach(EmbeddedPostgresTest::kill);
    program.destroyForcibly().waitFor();
    assertThat(postmaster.isAlive()).as("nobody is left to stop it").isTrue();

    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      assertThat(postmaster.isAlive()).isFalse();
      assertThat(ask(postgres, "select count(*)::text from knock")).isEqualTo("1000");
    }
  }

  @Test
  void comes_back_by_itself_when_killed_under_a_living_program() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      write(postgres.address());
      kill(postmaster());
      assertThat(answers(postgres)).isTrue();
      assertThat(ask(postgres, "select count(*)::text from knock")).isEqualTo("1000");
      kill(postmaster().parent().orElseThrow());
      Thread.sleep(Duration.ofMillis(200));
      assertThat(answers(postgres)).isTrue();
      assertThat(ask(postgres, "select count(*)::text from knock")).isEqualTo("1000");
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void says_when_the_passwords_are_lost() throws Exception {
    EmbeddedPostgres.start(data, PostgresOptions.standard()).close();
    Files.delete(data.resolve("postgres.properties"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, PostgresOptions.standard()))
        .isInstanceOf(PostgresFailure.class)
        .hasMessageContaining("postgres.properties");
  }

  @Test
  void says_why_postgresql_does_not_start() {
    assertThatThrownBy(
            () ->
                EmbeddedPostgres.start(
                    data, PostgresOptions.standard().with("shared_buffers", "plenty")))
        .isInstanceOf(PostgresFailure.class)
        .hasMessageContaining("shared_buffers");
  }

  private Process startProgram() throws IOException {
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresProgram.class.getName(),
                data.toString())
            .redirectError(new File(ROOT.toFile(), "program.log"))
            .start();
    var out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    for (String line; (line = out.readLine()) != null; ) {
      if (line.startsWith("port ")) {
        return program;
      }
    }
    throw new IllegalStateException("The program did not start; see program.log");
  }

  private ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static boolean answers(EmbeddedPostgres postgres) throws InterruptedException {
    for (var tries = 0; tries < 300; tries++) {
      try (var connection = postgres.address().connect()) {
        return connection.isValid(5);
      } catch (SQLException notYet) {
        Thread.sleep(Duration.ofMillis(50));
      }
    }
    return false;
  }

  /** Stops a process where it stands, so that it cannot do anything about what happens next. */
  private static void halt(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
  }

  private static boolean gone(ProcessHandle process) throws InterruptedException {
    for (var waited = 0; waited < 300 && process.isAlive(); waited++) {
      Thread.sleep(Duration.ofMillis(50));
    }
    return !process.isAlive();
  }

  private static void write(PostgresAddress address) throws SQLException {
    try (var connection = address.connect();
        var statement = connection.createStatement()) {
      statement.execute("create table knock (door int)");
      for (var door : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) {
        statement.execute(
            "insert into knock select %d from generate_series(1, 100)".formatted(door));
      }
    }
  }

  private static String ask(EmbeddedPostgres postgres, String question) throws SQLException {
    try (var connection = postgres.address().connect();
        var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void change(EmbeddedPostgres postgres, String command) throws SQLException {
    try (var connection = postgres.address().connect();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
