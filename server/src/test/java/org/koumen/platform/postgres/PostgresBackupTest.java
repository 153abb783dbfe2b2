package org.koumen.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup made under load, and what becomes of it elsewhere. */
class PostgresBackupTest {
  private static final Path ROOT = Path.of("target/postgres-backup-test").toAbsolutePath();
  private final Path data = ROOT.resolve("data");
  private final Path elsewhere = ROOT.resolve("elsewhere");
  private final Path file = ROOT.resolve("koumen.backup");

  @BeforeEach
  void begin() throws IOException {
    Trees.delete(ROOT);
    Files.createDirectories(ROOT);
  }

  @AfterEach
  void clear() throws IOException {
    Trees.delete(ROOT);
  }

  @Test
  void holds_everything_acknowledged_before_it_began_though_writing_goes_on() throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("keys"), "index secret\n");
    var acknowledged = new AtomicLong();
    var stop = new AtomicBoolean();
    long before;
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      execute(postgres.address(), "create table knock (door bigint primary key, note text)");
      var writer = Thread.ofVirtual().start(() -> write(postgres.address(), acknowledged, stop));
      while (acknowledged.get() < 200) {
        Thread.sleep(5);
      }
      before = acknowledged.get();
      var size = PostgresBackup.write(data, Optional.of(data.resolve("keys")), file);
      stop.set(true);
      writer.join();
      assertThat(size).isEqualTo(Files.size(file));
      assertThat(acknowledged.get()).as("writing went on").isGreaterThan(before);
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    assertThat(PostgresRestore.read(file, elsewhere)).isEqualTo(PostgresRestore.Keys.RESTORED);

    assertThat(elsewhere.resolve("keys")).hasContent("index secret\n");
    try (var postgres = EmbeddedPostgres.start(elsewhere, PostgresOptions.standard())) {
      assertThat(ask(postgres.address(), "select count(*) from knock where door <= " + before))
          .isEqualTo(before);
      assertThat(ask(postgres.address(), "select max(door) - count(*) from knock"))
          .as("no gap")
          .isZero();
      execute(postgres.adminAddress(), "create extension amcheck");
      execute(postgres.adminAddress(), "select bt_index_check('knock_pkey', true)");
      execute(postgres.address(), "insert into knock values (0, 'it lives')");
    }
  }

  @Test
  void can_be_made_of_a_stopped_program_and_without_the_keys() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      execute(postgres.address(), "create table knock as select 7 as door");
    }
    PostgresBackup.write(data, Optional.empty(), file);
    assertThat(PostgresRestore.read(file, elsewhere)).isEqualTo(PostgresRestore.Keys.MISSING);
    try (var postgres = EmbeddedPostgres.start(elsewhere, PostgresOptions.standard())) {
      assertThat(ask(postgres.address(), "select door from knock")).isEqualTo(7);
    }
  }

  @Test
  void never_overwrites_a_database_and_refuses_what_is_no_backup() throws Exception {
    EmbeddedPostgres.start(data, PostgresOptions.standard()).close();
    PostgresBackup.write(data, Optional.empty(), file);
    assertThatThrownBy(() -> PostgresRestore.read(file, data)).hasMessageContaining("already");

    var half = ROOT.resolve("half.backup");
    var bytes = Files.readAllBytes(file);
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> PostgresRestore.read(half, elsewhere))
        .isInstanceOf(PostgresFailure.class);
    assertThat(elsewhere.resolve("postgres")).doesNotExist();

    var other = Files.writeString(ROOT.resolve("other.backup"), "a letter to the mayor");
    assertThatThrownBy(() -> PostgresRestore.read(other, elsewhere))
        .isInstanceOf(PostgresFailure.class);
  }

  private static void write(PostgresAddress address, AtomicLong acknowledged, AtomicBoolean stop) {
    try (var connection = address.connect();
        var insert =
            connection.prepareStatement("insert into knock values (?, repeat('门', 200))")) {
      for (var door = 1L; !stop.get(); door++) {
        insert.setLong(1, door);
        insert.executeUpdate();
        acknowledged.set(door);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static long ask(PostgresAddress address, String question) throws SQLException {
    try (var connection = address.connect();
        var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static void execute(PostgresAddress address, String command) throws SQLException {
    try (var connection = address.connect();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
