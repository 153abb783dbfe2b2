package org.koumen.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Makes a data directory from a file that {@link PostgresBackup} wrote. */
public final class PostgresRestore {
  private static final long MOST_TEXT = 1 << 20;

  private PostgresRestore() {}

  /** What a restored directory has. */
  public enum Keys {
    /** The file had the keys, they lie in the data directory. */
    RESTORED,
    /** The file had none: put them where they belong before starting. */
    MISSING
  }

  /**
   * Restores and starts PostgreSQL once, which replays the log to the end of the backup.
   *
   * @param in the backup
   * @param directory a data directory without a database; made when missing
   */
  public static Keys read(Path in, Path directory) {
    var data = EmbeddedPostgres.prepared(directory);
    var lock =
        DirectoryLock.take(data)
            .orElseThrow(() -> new DirectoryInUse(data, DirectoryLock.holder(data)));
    Keys keys;
    try (lock) {
      for (var ours : new String[] {"postgres", "postgres.properties", "keys"}) {
        if (Files.exists(data.resolve(ours))) {
          throw new PostgresFailure(
              "%s has %s already; restore to another directory.".formatted(data, ours));
        }
      }
      keys = unpack(in, data);
    } catch (IOException failed) {
      throw new PostgresFailure("Cannot restore %s: %s".formatted(in, failed.getMessage()), failed);
    }
    EmbeddedPostgres.start(data, PostgresOptions.standard()).close();
    return keys;
  }

  private static Keys unpack(Path in, Path data) throws IOException {
    var account = PostgresAccount.forDirectory(data.resolve("postgres"));
    var bundle = PostgresBundle.unpacked(PostgresCluster.cache(account));
    try (var zipped = new BufferedInputStream(Files.newInputStream(in), 1 << 16);
        var tar = new TarArchiveInputStream(new GzipCompressorInputStream(zipped), "UTF-8")) {
      var about = text(tar, PostgresBackup.ABOUT);
      var wanted = "postgresql=" + bundle.majorVersion(account);
      if (!about.strip().equals(wanted)) {
        throw new PostgresFailure(
            "%s has %s, this program needs %s".formatted(in, about.strip(), wanted));
      }
      var notes = text(tar, "postgres.properties");
      var entry = tar.getNextEntry();
      var keys = "";
      if (entry != null && entry.getName().equals("keys")) {
        keys = text(tar, entry);
        entry = tar.getNextEntry();
      }
      var first = entry;
      NewCluster.make(
          data,
          account,
          fresh -> {
            unpackCluster(tar, first, fresh, account);
            account.run(bundle.program("initdb").toString(), "--sync-only", "--pgdata=" + fresh);
          });
      write(data.resolve("postgres.properties"), notes);
      if (!keys.isEmpty()) {
        write(data.resolve("keys"), keys);
      }
      return keys.isEmpty() ? Keys.MISSING : Keys.RESTORED;
    }
  }

  private static void unpackCluster(
      TarArchiveInputStream tar, TarArchiveEntry first, Path fresh, PostgresAccount account)
      throws IOException {
    var whole = false;
    for (var entry = first; entry != null; entry = tar.getNextEntry()) {
      var name = entry.getName();
      var target = fresh.resolve(name.substring(PostgresBackup.CLUSTER.length())).normalize();
      if (!name.startsWith(PostgresBackup.CLUSTER) || !target.startsWith(fresh)) {
        throw new IOException("not a backup of Koumen: it has " + name);
      }
      if (entry.isDirectory()) {
        Files.createDirectory(target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
      } else {
        Files.copy(tar, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
      }
      account.own(target);
      whole = name.endsWith("/global/pg_control");
    }
    if (!whole) {
      throw new IOException("the backup is cut off");
    }
  }

  private static String text(TarArchiveInputStream tar, String name) throws IOException {
    var entry = tar.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new IOException("not a backup of Koumen");
    }
    return text(tar, entry);
  }

  private static String text(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    if (entry.getSize() > MOST_TEXT) {
      throw new IOException("not a backup of Koumen: %s is too long".formatted(entry.getName()));
    }
    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
