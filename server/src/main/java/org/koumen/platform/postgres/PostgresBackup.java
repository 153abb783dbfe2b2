package org.koumen.platform.postgres;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A copy of a data directory in one compressed file, made while the program may be serving.
 *
 * <p>PostgreSQL's documented low-level procedure: begin a backup, copy the files as they are, end
 * the backup, add the log written meanwhile. A temporary slot keeps that log from being recycled.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">Making a base backup
 *     using the low level API</a>
 */
public final class PostgresBackup {
  /** First entry of the file: what it is. */
  static final String ABOUT = "koumen-backup";

  /** Entries of the cluster begin with this. */
  static final String CLUSTER = "postgres/";

  /** PostgreSQL makes their content anew; the directories themselves have to be there. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "log");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "postmaster\\.(pid|opts)|current_logfiles|.*\\.new|pgsql_tmp.*|pg_internal\\.init.*|t\\d+_.*");

  private final PostgresNotes notes;
  private final Path cluster;
  private final TarArchiveOutputStream tar;

  private PostgresBackup(PostgresNotes notes, Path cluster, TarArchiveOutputStream tar) {
    this.notes = notes;
    this.cluster = cluster;
    this.tar = tar;
  }

  /**
   * Writes the backup; starts PostgreSQL for it when no program runs on the directory.
   *
   * @param data the data directory
   * @param keys the file of keys to include, if it shall be
   * @param out the file to write; an existing one is replaced when the backup is complete
   * @return the size of the file in bytes
   */
  public static long write(Path data, Optional<Path> keys, Path out) {
    if (!Files.exists(data.resolve("postgres"))) {
      throw new PostgresFailure("There is no database in " + data);
    }
    if (EmbeddedPostgres.inUse(data)) {
      return copy(data, keys, out);
    }
    try (var own = EmbeddedPostgres.start(data, PostgresOptions.standard())) {
      return copy(own.data(), keys, out);
    }
  }

  private static long copy(Path data, Optional<Path> keys, Path out) {
    var notes =
        PostgresNotes.read(data)
            .filter(known -> known.port() != 0)
            .orElseThrow(
                () ->
                    new PostgresFailure(
                        "The program in %s is just starting or stopping. Try again in a moment."
                            .formatted(data)));
    var target = out.toAbsolutePath();
    var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var tar = tar(Files.newOutputStream(unfinished))) {
        new PostgresBackup(notes, data.resolve("postgres").toRealPath(), tar).all(data, keys);
      }
      try (var file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      return Files.size(target);
    } catch (IOException | SQLException failed) {
      throw new PostgresFailure("The backup failed: " + failed.getMessage(), failed);
    }
  }

  private void all(Path data, Optional<Path> keys) throws IOException, SQLException {
    text(
        ABOUT,
        "postgresql=%s%n".formatted(Files.readString(cluster.resolve("PG_VERSION")).strip()));
    text("postgres.properties", Files.readString(data.resolve("postgres.properties")));
    if (keys.isPresent()) {
      text("keys", Files.readString(keys.get()));
    }
    try (var admin = notes.admin("postgres").connect()) {
      ask(
          admin,
          "select pg_create_physical_replication_slot('koumen_backup_' || pg_backend_pid(), true,"
              + " true)::text");
      var begin = ask(admin, "select pg_walfile_name(pg_backup_start('koumen', true))");
      files(cluster);
      try (var statement = admin.createStatement();
          var end =
              statement.executeQuery(
                  "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
        end.next();
        text(CLUSTER + "backup_label", end.getString(2));
        log(begin, end.getString(1));
      }
    }
    // The last of the cluster: it is what makes a restored directory look alive.
    text(CLUSTER + "global/pg_control", steady(cluster.resolve("global/pg_control")));
  }

  /** Everything beneath a directory, while PostgreSQL goes on writing to it. */
  private void files(Path directory) throws IOException {
    List<Path> children;
    try (var listed = Files.list(directory)) {
      children = listed.sorted().toList();
    } catch (NoSuchFileException dropped) {
      return;
    }
    for (var child : children) {
      var name = cluster.relativize(child).toString();
      if (LEFT_OUT.matcher(child.getFileName().toString()).matches()
          || name.equals("global/pg_control")) {
        continue;
      }
      if (Files.isDirectory(child)) {
        tar.putArchiveEntry(new TarArchiveEntry(CLUSTER + name + "/"));
        tar.closeArchiveEntry();
        if (!EMPTY.contains(name)) {
          files(child);
        }
      } else {
        file(child, CLUSTER + name);
      }
    }
  }

  /** The log from the beginning to the end of the backup: without it the copy is torn. */
  private void log(String first, String last) throws IOException {
    try (var listed = Files.list(cluster.resolve("pg_wal"))) {
      var segments =
          listed
              .map(path -> path.getFileName().toString())
              .filter(name -> name.matches("[0-9A-F]{24}"))
              .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
              .sorted()
              .toList();
      if (segments.isEmpty()
          || !segments.getFirst().equals(first)
          || !segments.getLast().equals(last)) {
        throw new IOException(
            "PostgreSQL's log from %s to %s is not complete".formatted(first, last));
      }
      for (var segment : segments) {
        file(cluster.resolve("pg_wal").resolve(segment), CLUSTER + "pg_wal/" + segment);
      }
    }
  }

  /**
   * One file at the length it has now: what is added meanwhile is in the log, what is cut as well.
   */
  private void file(Path path, String name) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      var size = Files.size(path);
      var entry = new TarArchiveEntry(name);
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      var buffer = new byte[1 << 16];
      for (var left = size; left > 0; ) {
        var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          Arrays.fill(buffer, (byte) 0);
          read = (int) Math.min(buffer.length, left);
        }
        tar.write(buffer, 0, read);
        left -= read;
      }
      tar.closeArchiveEntry();
    } catch (NoSuchFileException dropped) {
      // A table dropped since the directory was listed; the log says so too.
    }
  }

  /** The same content twice in a row: no half-written one. */
  private static byte[] steady(Path path) throws IOException {
    var before = Files.readAllBytes(path);
    while (true) {
      var again = Files.readAllBytes(path);
      if (Arrays.equals(before, again)) {
        return again;
      }
      before = again;
    }
  }

  private void text(String name, String text) throws IOException {
    text(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void text(String name, byte[] bytes) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static TarArchiveOutputStream tar(OutputStream out) throws IOException {
    var fast = new GzipParameters();
    fast.setCompressionLevel(1);
    var zipped = new GzipCompressorOutputStream(new BufferedOutputStream(out, 1 << 16), fast);
    var tar = new TarArchiveOutputStream(zipped, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    return tar;
  }
}
