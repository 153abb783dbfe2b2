package org.koumen.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One program a data directory. The system lets go of the lock when the program dies.
 *
 * <p>It also lets go as soon as the locking process closes <em>any</em> handle on the file, so what
 * this process holds is remembered here and the file is not touched again.
 */
final class DirectoryLock implements AutoCloseable {
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock, or nothing when another program (or this one) holds it already. */
  static Optional<DirectoryLock> take(Path directory) {
    var file = file(directory);
    if (!OURS.add(file)) {
      return Optional.empty();
    }
    var taken = lock(file);
    if (taken.isEmpty()) {
      OURS.remove(file);
    }
    return taken;
  }

  private static Optional<DirectoryLock> lock(Path file) {
    try {
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
      var pid = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      channel.force(true);
      return Optional.of(new DirectoryLock(file, channel));
    } catch (IOException failed) {
      OURS.remove(file);
      throw new PostgresFailure("Cannot lock %s: %s".formatted(file, failed), failed);
    }
  }

  /** The process that holds the lock, as far as it wrote that down. */
  static String holder(Path directory) {
    if (OURS.contains(file(directory))) {
      return Long.toString(ProcessHandle.current().pid());
    }
    try {
      var pid = Files.readString(file(directory)).strip();
      return pid.isEmpty() ? "unknown" : pid;
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  private static Path file(Path directory) {
    return directory.resolve("lock");
  }

  @Override
  public void close() {
    try {
      channel.close();
      OURS.remove(file);
    } catch (IOException failed) {
      throw new PostgresFailure("Cannot release the data directory", failed);
    }
  }
}
