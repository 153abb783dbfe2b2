package org.koumen.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps what passes through the web server, uploaded files above all, in the data directory, open
 * to its owner alone, and clears what a server that was killed has left there. A system's own
 * directory for temporary files would keep people's data for anybody to find.
 */
@Component
final class PassingFiles
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, DisposableBean {
  private static final String IN_USE = "in-use";

  private final Path all;
  private @Nullable Path own;
  private @Nullable FileChannel inUse;

  PassingFiles(KoumenProperties properties) {
    all = properties.data().toAbsolutePath().resolve("passing");
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    try {
      Path place = place();
      factory.setBaseDirectory(place.toFile());
      factory.setDocumentRoot(Files.createDirectory(place.resolve("root")).toFile());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** A new directory, locked as long as this process lives. */
  Path place() throws IOException {
    Files.createDirectories(all);
    clearWhatNobodyUses();
    Path place =
        Files.createDirectory(
            all.resolve(UUID.randomUUID().toString()),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            place.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    own = place;
    inUse = channel;
    return place;
  }

  private void clearWhatNobodyUses() throws IOException {
    List<Path> places;
    try (Stream<Path> listed = Files.list(all)) {
      places = listed.toList();
    }
    for (Path place : places) {
      if (!isInUse(place)) {
        FileSystemUtils.deleteRecursively(place);
      }
    }
  }

  private boolean isInUse(Path place) throws IOException {
    if (place.equals(own)) {
      return true;
    }
    Path mark = place.resolve(IN_USE);
    if (!Files.exists(mark)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException withinThisProcess) {
      return true;
    }
  }

  @Override
  public void destroy() throws IOException {
    if (inUse != null) {
      inUse.close();
    }
    if (own != null) {
      FileSystemUtils.deleteRecursively(own);
    }
  }
}
