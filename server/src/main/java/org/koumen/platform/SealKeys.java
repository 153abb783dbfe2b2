package org.koumen.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys for {@link Seal}, kept in a file outside the database.
 *
 * <p>One line a key: {@code seal <id> <base64>} or {@code index <base64>}. The seal key with the
 * highest id seals; the others only open what they once sealed.
 *
 * @param seals AES-256 keys by id (1 … 65,535)
 * @param index key of the blind indexes
 */
public record SealKeys(SortedMap<Integer, byte[]> seals, byte[] index) {
  private static final int KEY_BYTES = 32;

  public SealKeys {
    if (seals.isEmpty()) {
      throw new IllegalArgumentException("no seal key");
    }
  }

  /** Reads the file, or writes a new one that only its owner may read. */
  static SealKeys readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        new SealKeys(new TreeMap<>(java.util.Map.of(1, random())), random()).write(file);
      }
      return read(Files.readAllLines(file));
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot read or create the key file " + file, problem);
    }
  }

  /** These keys and a new one that seals from now on. */
  public SealKeys withNewSeal() {
    SortedMap<Integer, byte[]> more = new TreeMap<>(seals);
    more.put(seals.lastKey() + 1, random());
    return new SealKeys(more, index);
  }

  /**
   * Replaces the file in one step: a crash leaves the old file or the new one, never half of one.
   */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Koumen's keys. Without this file sealed data cannot be read: keep a copy apart from the"
            + " database.");
    seals.forEach(
        (id, key) -> lines.add("seal " + id + " " + Base64.getEncoder().encodeToString(key)));
    lines.add("index " + Base64.getEncoder().encodeToString(index));
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, lines, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static SealKeys read(List<String> lines) {
    SortedMap<Integer, byte[]> seals = new TreeMap<>();
    byte[] index = {};
    for (String line : lines) {
      String[] words = line.strip().split(" ", -1);
      switch (words[0]) {
        case "seal" -> seals.put(Integer.parseInt(words[1]), Base64.getDecoder().decode(words[2]));
        case "index" -> index = Base64.getDecoder().decode(words[1]);
        default -> {
          // comment or empty line
        }
      }
    }
    if (index.length != KEY_BYTES) {
      throw new IllegalStateException("the key file has no index key of 32 bytes");
    }
    return new SealKeys(seals, index);
  }

  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
