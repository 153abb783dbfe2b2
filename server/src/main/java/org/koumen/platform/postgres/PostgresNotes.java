package org.koumen.platform.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * What the data directory's {@code postgres.properties} holds: the passwords, made once, and the
 * port of the running instance. Readable by its owner only.
 *
 * @param adminPassword of the superuser {@code postgres}
 * @param password of the role {@code koumen}
 * @param port where the last started instance listens, 0 when stopped in order
 */
record PostgresNotes(String adminPassword, String password, int port) {
  static final String USER = "koumen";
  static final String ADMIN = "postgres";
  static final String DATABASE = "koumen";

  static PostgresNotes fresh() {
    return new PostgresNotes(random(), random(), 0);
  }

  PostgresNotes withPort(int number) {
    return new PostgresNotes(adminPassword, password, number);
  }

  PostgresAddress address() {
    return new PostgresAddress(url(DATABASE), USER, password);
  }

  PostgresAddress admin(String database) {
    return new PostgresAddress(url(database), ADMIN, adminPassword);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  static Optional<PostgresNotes> read(Path directory) {
    var file = file(directory);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var all = new Properties();
      all.load(new StringReader(Files.readString(file)));
      return Optional.of(
          new PostgresNotes(
              all.getProperty("admin-password", ""),
              all.getProperty("password", ""),
              Integer.parseInt(all.getProperty("port", "0"))));
    } catch (IOException | NumberFormatException failed) {
      throw new PostgresFailure("Cannot read %s: %s".formatted(file, failed), failed);
    }
  }

  /** Replaces the file in one step, so that a crash leaves the old or the new one. */
  void write(Path directory) {
    try {
      var all = new Properties();
      all.setProperty("admin-password", adminPassword);
      all.setProperty("password", password);
      all.setProperty("user", USER);
      all.setProperty("database", DATABASE);
      all.setProperty("port", Integer.toString(port));
      var text = new StringWriter();
      all.store(text, "The embedded PostgreSQL of this directory. Keep it secret.");
      var owner = PosixFilePermissions.fromString("rw-------");
      var fresh =
          Files.createTempFile(
              directory, "postgres", ".tmp", PosixFilePermissions.asFileAttribute(owner));
      Files.writeString(fresh, text.toString());
      keepOwner(fresh, directory);
      Files.move(fresh, file(directory), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new PostgresFailure("Cannot write %s: %s".formatted(file(directory), failed), failed);
    }
  }

  /** When root starts what another account has made, that account can still read it afterwards. */
  private static void keepOwner(Path file, Path directory) throws IOException {
    var owner = Files.getOwner(directory);
    if (!Files.getOwner(file).equals(owner)) {
      Files.setOwner(file, owner);
    }
  }

  private static Path file(Path directory) {
    return directory.resolve("postgres.properties");
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Leaves the passwords out. */
  @Override
  public String toString() {
    return "PostgresNotes[port=" + port + "]";
  }
}
