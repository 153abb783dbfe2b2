package org.koumen.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of one data directory, running as long as this program does: should it die on its
 * own, it is started again on the same port.
 *
 * <p>It listens on 127.0.0.1 only, on a port of its own choice; passwords are random and kept in
 * the directory. Acknowledged writes survive {@code kill -9} of this program, of the guard and of
 * PostgreSQL: the next start recovers.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int MOST_REVIVALS = 10;

  private final Path data;
  private final DirectoryLock lock;
  private final PostgresCluster cluster;
  private final PostgresNotes notes;
  private final Object changing = new Object();
  private volatile PostgresProcess process;
  private volatile boolean closed;

  private EmbeddedPostgres(
      Path data,
      DirectoryLock lock,
      PostgresCluster cluster,
      PostgresProcess process,
      PostgresNotes notes) {
    this.data = data;
    this.lock = lock;
    this.cluster = cluster;
    this.process = process;
    this.notes = notes;
  }

  /**
   * Starts PostgreSQL in a data directory, which is made when missing.
   *
   * @throws DirectoryInUse when another program runs on that directory
   * @throws PostgresFailure when PostgreSQL cannot start
   */
  public static EmbeddedPostgres start(Path directory, PostgresOptions options) {
    var began = System.nanoTime();
    var data = prepared(directory);
    var lock =
        DirectoryLock.take(data)
            .orElseThrow(() -> new DirectoryInUse(data, DirectoryLock.holder(data)));
    try {
      var known = PostgresNotes.read(data);
      var notes = known.orElseGet(PostgresNotes::fresh);
      if (known.isEmpty()) {
        if (Files.exists(data.resolve("postgres"))) {
          throw new PostgresFailure(
              "%s has a database but postgres.properties with its passwords is missing. Put that file back."
                  .formatted(data));
        }
        notes.write(data);
      }
      var cluster = PostgresCluster.in(data, notes);
      PostgresProcess.stopStray(cluster);
      cluster.configure(options);
      var started = launch(data, lock, cluster, notes);
      log.info(
          "PostgreSQL runs in {} on port {} after {} ms",
          cluster.directory(),
          started.notes.port(),
          Duration.ofNanos(System.nanoTime() - began).toMillis());
      return started;
    } catch (RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  /** Whether a program, this one or another, runs on the directory right now. */
  public static boolean inUse(Path directory) {
    var data = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(data)) {
      return false;
    }
    var free = DirectoryLock.take(data);
    free.ifPresent(DirectoryLock::close);
    return free.isEmpty();
  }

  /** The database of a directory on which a program runs right now. */
  public static Optional<PostgresAddress> running(Path directory) {
    return inUse(directory)
        ? PostgresNotes.read(directory)
            .filter(notes -> notes.port() != 0)
            .map(PostgresNotes::address)
        : Optional.empty();
  }

  private static EmbeddedPostgres launch(
      Path data, DirectoryLock lock, PostgresCluster cluster, PostgresNotes notes) {
    for (var attempt = 1; ; attempt++) {
      var port = freePort();
      try {
        var process = PostgresProcess.start(cluster, port, data.resolve("start.log"));
        var running = notes.withPort(port);
        try {
          furnish(running);
          running.write(data);
          var started = new EmbeddedPostgres(data, lock, cluster, process, running);
          process.whenGone(() -> started.revive(process));
          return started;
        } catch (SQLException | RuntimeException failed) {
          process.stop();
          throw new PostgresFailure(
              "PostgreSQL started but its database could not be prepared: " + failed.getMessage(),
              failed);
        }
      } catch (PostgresFailure failed) {
        // Somebody else may have taken the port in the meantime.
        if (attempt == 3 || !String.valueOf(failed.getMessage()).contains("address")) {
          throw failed;
        }
      }
    }
  }

  /** PostgreSQL was killed or crashed under a program that lives: it recovers and goes on. */
  private void revive(PostgresProcess gone) {
    synchronized (changing) {
      for (var attempt = 1; !closed && process == gone && attempt <= MOST_REVIVALS; attempt++) {
        log.error("PostgreSQL in {} has gone; starting it again ({})", data, attempt);
        try {
          PostgresProcess.stopStray(cluster);
          var revived = PostgresProcess.start(cluster, port(), data.resolve("start.log"));
          process = revived;
          revived.whenGone(() -> revive(revived));
          log.info("PostgreSQL in {} is back", data);
        } catch (PostgresFailure failed) {
          // What the dead one held, such as shared memory, may take a moment to be let go.
          log.error("PostgreSQL in {} does not come back: {}", data, failed.getMessage());
          PostgresProcess.pause(Duration.ofSeconds(attempt));
        }
      }
    }
  }

  /** Makes the application's role and database, unless they are there. */
  private static void furnish(PostgresNotes notes) throws SQLException {
    try (var admin = notes.admin("postgres").connect()) {
      if (!exists(admin, "select from pg_roles where rolname = ?", PostgresNotes.USER)) {
        execute(
            admin,
            "create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                .formatted(PostgresNotes.USER, notes.password()));
      }
      createDatabase(admin);
    }
  }

  /** Names sort by pinyin: the database's own order is ICU's for Simplified Chinese. */
  private static void createDatabase(Connection admin) throws SQLException {
    if (!exists(admin, "select from pg_database where datname = ?", PostgresNotes.DATABASE)) {
      execute(
          admin,
          """
          create database %s owner %s template template0 encoding 'UTF8'
            locale_provider icu icu_locale 'zh-Hans-CN' locale 'C'
          """
              .formatted(PostgresNotes.DATABASE, PostgresNotes.USER));
      execute(
          admin,
          "revoke connect, temporary on database " + PostgresNotes.DATABASE + " from public");
    }
  }

  /** Throws everything in the application's database away; for tests. */
  public void emptyDatabase() {
    try (var admin = notes.admin("postgres").connect()) {
      execute(admin, "drop database if exists " + PostgresNotes.DATABASE + " with (force)");
      createDatabase(admin);
    } catch (SQLException failed) {
      throw new PostgresFailure("Cannot empty the database", failed);
    }
  }

  /** Where the application connects, as the owner of its database and nothing more. */
  public PostgresAddress address() {
    return notes.address();
  }

  /** Where a superuser connects: for backups and for looking at the catalogue. */
  public PostgresAddress adminAddress() {
    return notes.admin(PostgresNotes.DATABASE);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return notes.port();
  }

  /** The data directory, absolute. */
  public Path data() {
    return data;
  }

  /** Whether PostgreSQL still runs. */
  public boolean running() {
    return process.running();
  }

  /** Stops PostgreSQL in order and frees the directory. */
  @Override
  public void close() {
    closed = true;
    synchronized (changing) {
      process.stop();
    }
    notes.withPort(0).write(data);
    lock.close();
    log.info("PostgreSQL in {} has stopped", data);
  }

  static Path prepared(Path directory) {
    var data = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(data)) {
        Files.createDirectories(data);
        // PostgreSQL's account may pass through, but not look around.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
      }
      return data.toRealPath();
    } catch (IOException failed) {
      throw new PostgresFailure(
          "The data directory %s cannot be used: %s".formatted(data, failed), failed);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new PostgresFailure("No free port on 127.0.0.1", failed);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
