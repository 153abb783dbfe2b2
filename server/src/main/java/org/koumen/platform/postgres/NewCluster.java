package org.koumen.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a cluster's directory in one step: filled aside and then moved, so that a directory of that
 * name is always whole, whatever happens meanwhile.
 */
final class NewCluster {
  private static final Logger log = LoggerFactory.getLogger(NewCluster.class);
  private static final Path ELSEWHERE = Path.of("/var/lib/koumen");

  private NewCluster() {}

  /** Puts a cluster into an empty directory that belongs to PostgreSQL's account. */
  @FunctionalInterface
  interface Filling {
    void into(Path fresh) throws IOException;
  }

  /**
   * Makes {@code postgres} within the data directory, or a link there where it has to lie
   * elsewhere.
   */
  static void make(Path data, PostgresAccount account, Filling filling) throws IOException {
    var place = data.resolve("postgres");
    var elsewhere = !letIn(account, data);
    var home = elsewhere ? ELSEWHERE.resolve(UUID.randomUUID().toString()) : place;
    if (elsewhere) {
      Files.createDirectories(ELSEWHERE);
      log.info(
          "The account {} cannot reach {}; the database lies in {}", account.name(), data, home);
    }
    log.info("Creating the database cluster in {}", home);
    var fresh = home.resolveSibling(home.getFileName() + ".new");
    Trees.delete(fresh);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(fresh);
    filling.into(fresh);
    Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    if (elsewhere) {
      Files.createSymbolicLink(place, home);
    }
  }

  /** Lets PostgreSQL's account pass through our directory, not look around, if that is enough. */
  private static boolean letIn(PostgresAccount account, Path data) throws IOException {
    if (account.reaches(data)) {
      return true;
    }
    var before = Files.getPosixFilePermissions(data);
    var passable = EnumSet.copyOf(before);
    passable.add(PosixFilePermission.GROUP_EXECUTE);
    passable.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(data, passable);
    if (account.reaches(data)) {
      return true;
    }
    Files.setPosixFilePermissions(data, before);
    return false;
  }
}
