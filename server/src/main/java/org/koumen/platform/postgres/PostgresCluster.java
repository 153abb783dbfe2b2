package org.koumen.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own directory: {@code postgres} within the data directory. Where its account cannot
 * pass through the directories above (a checkout beneath {@code /root}), that is a symbolic link to
 * a place beneath {@code /var/lib/koumen}.
 */
record PostgresCluster(Path directory, PostgresAccount account, PostgresBundle bundle) {

  /** Finds the cluster of a data directory, or makes an empty one. */
  static PostgresCluster in(Path data, PostgresNotes notes) {
    try {
      var place = data.resolve("postgres");
      var account = PostgresAccount.forDirectory(place);
      var bundle = PostgresBundle.unpacked(cache(account));
      if (!Files.exists(place)) {
        if (Files.isSymbolicLink(place)) {
          throw new PostgresFailure(
              "%s points to %s, which is gone. Restore it, or remove the link to begin with an empty database."
                  .formatted(place, Files.readSymbolicLink(place)));
        }
        NewCluster.make(data, account, fresh -> initdb(fresh, account, bundle, notes));
      }
      var cluster = new PostgresCluster(place.toRealPath(), account, bundle);
      cluster.checkVersion();
      return cluster;
    } catch (IOException failed) {
      throw new PostgresFailure(
          "Cannot prepare the database in %s: %s".formatted(data, failed), failed);
    }
  }

  /**
   * Writes settings and access rules; both are ours, a local.conf beside them is the operator's.
   */
  void configure(PostgresOptions options) {
    try {
      write("postgresql.conf", options.configuration(roomyShm()));
      write("pg_hba.conf", "host all all 127.0.0.1/32 scram-sha-256\n");
      Files.createDirectories(directory.resolve("log"));
      account.own(directory.resolve("log"));
    } catch (IOException failed) {
      throw new PostgresFailure(
          "Cannot write PostgreSQL's settings in %s: %s".formatted(directory, failed), failed);
    }
  }

  /**
   * The lines of postmaster.pid: pid, directory, start, port, …, state. Empty when there is none.
   */
  Optional<List<String>> postmaster() {
    var file = directory.resolve("postmaster.pid");
    try {
      var lines = Files.readAllLines(file);
      return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    } catch (NoSuchFileException none) {
      // It may come to be right after this look.
      return Optional.empty();
    } catch (IOException none) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new UncheckedIOException(none);
      }
      return Optional.empty();
    }
  }

  private static void initdb(
      Path fresh, PostgresAccount account, PostgresBundle bundle, PostgresNotes notes)
      throws IOException {
    var password = Files.createTempFile(fresh.getParent(), "initdb", ".password");
    try {
      Files.writeString(password, notes.adminPassword());
      account.own(password);
      account.run(
          bundle.program("initdb").toString(),
          "--pgdata=" + fresh,
          "--username=" + PostgresNotes.ADMIN,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--data-checksums",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C");
    } finally {
      Files.delete(password);
    }
  }

  private void write(String name, String text) throws IOException {
    var fresh = directory.resolve(name + ".new");
    Files.writeString(fresh, text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    account.own(fresh);
    Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void checkVersion() throws IOException {
    var written = Files.readString(directory.resolve("PG_VERSION")).strip();
    var ours = bundle.majorVersion(account);
    if (!written.equals(ours)) {
      throw new PostgresFailure(
          "The database in %s was written by PostgreSQL %s, this program brings %s. Start the earlier program, make a backup with it, and restore that here."
              .formatted(directory, written, ours));
    }
  }

  /** Containers often give shared memory too little room for parallel queries. */
  private static boolean roomyShm() {
    try {
      return Files.getFileStore(Path.of("/dev/shm")).getTotalSpace() >= 512L << 20;
    } catch (IOException none) {
      return false;
    }
  }

  static Path cache(PostgresAccount account) {
    if (account.differs()) {
      return Path.of("/var/cache/koumen");
    }
    var named = System.getenv("XDG_CACHE_HOME");
    var caches =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return caches.resolve("koumen");
  }
}
