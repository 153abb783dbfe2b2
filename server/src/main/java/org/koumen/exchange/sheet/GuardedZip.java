package org.koumen.exchange.sheet;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * A zip that may be hostile. Its directory is weighed before it is loaded; every byte that comes
 * out of it is counted, all parts together, and reading stops at the limit whatever the headers
 * promise.
 */
final class GuardedZip implements Closeable {
  private static final int END_BYTES = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int LONGEST_COMMENT = 65_535;

  /** Bytes that one directory entry takes at most in a workbook; names there are short. */
  private static final int ENTRY_BYTES = 1024;

  private final ZipFile zip;
  private final Limits limits;
  private final long size;
  private long inflated;

  private GuardedZip(ZipFile zip, Limits limits, long size) {
    this.zip = zip;
    this.limits = limits;
    this.size = size;
  }

  static GuardedZip open(Path file, Limits limits) throws IOException {
    long size = Files.size(file);
    weighDirectory(file, size, limits);
    try {
      ZipFile zip = new ZipFile(file.toFile());
      if (zip.size() > limits.entries()) {
        zip.close();
        throw hostile("entries", zip.size(), limits.entries());
      }
      return new GuardedZip(zip, limits, size);
    } catch (ZipException | IllegalArgumentException damaged) {
      throw new Refusal(Problem.WORKBOOK_DAMAGED);
    }
  }

  /** The end record says how large the directory is; a zip without one was cut off. */
  private static void weighDirectory(Path file, long size, Limits limits) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
      byte[] bytes = new byte[tail];
      in.seek(size - tail);
      in.readFully(bytes);
      ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = tail - END_BYTES; at >= 0; at--) {
        if (end.getInt(at) == END_MARK) {
          int entries = Short.toUnsignedInt(end.getShort(at + 10));
          long directory = Integer.toUnsignedLong(end.getInt(at + 12));
          if (entries > limits.entries()) {
            throw hostile("entries", entries, limits.entries());
          }
          if (directory > (long) limits.entries() * ENTRY_BYTES) {
            throw hostile("directory", directory, (long) limits.entries() * ENTRY_BYTES);
          }
          return;
        }
      }
      throw new Refusal(Problem.WORKBOOK_DAMAGED);
    }
  }

  /** A part by its name, in any case of letters. */
  Optional<InputStream> part(String name) throws IOException {
    String plain = name.startsWith("/") ? name.substring(1) : name;
    ZipEntry entry = zip.getEntry(plain);
    if (entry == null) {
      entry =
          zip.stream()
              .filter(other -> other.getName().replace('\\', '/').equalsIgnoreCase(plain))
              .map(ZipEntry.class::cast)
              .findFirst()
              .orElse(null);
    }
    if (entry == null) {
      return Optional.empty();
    }
    try {
      InputStream in = zip.getInputStream(entry);
      return in == null ? Optional.empty() : Optional.of(new Counted(in));
    } catch (ZipException damaged) {
      throw new Refusal(Problem.WORKBOOK_DAMAGED);
    }
  }

  /** Whether some part's name starts like this. */
  boolean holds(String start) {
    String lower = start.toLowerCase(Locale.ROOT);
    return zip.stream()
        .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).startsWith(lower));
  }

  long size() {
    return size;
  }

  /** Bytes that came out so far. */
  long inflated() {
    return inflated;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void count(int bytes) {
    inflated += bytes;
    if (inflated > limits.inflatedBytes()) {
      throw hostile("inflated", inflated, limits.inflatedBytes());
    }
    if (inflated > limits.ratioFrom() && inflated / limits.inflateRatio() > size) {
      throw hostile("ratio", inflated / Math.max(1, size), limits.inflateRatio());
    }
  }

  private static Refusal hostile(String what, long found, long limit) {
    return new Refusal(
        Problem.WORKBOOK_HOSTILE, Map.of("what", what, "found", found, "limit", limit));
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        count(1);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }
  }
}
