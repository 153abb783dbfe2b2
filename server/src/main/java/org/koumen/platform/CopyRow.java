package org.koumen.platform;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in PostgreSQL's binary COPY format: {@link #begin()} a row, one call a column in the
 * order of the statement, {@link #end()} after the last row.
 */
public final class CopyRow {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
  private static final int TEXT_TYPE = 25;
  private static final int UUID_TYPE = 2950;

  private final DataOutputStream out;
  private final int columns;

  /**
   * @param columns how many the COPY statement names
   */
  public CopyRow(OutputStream copy, int columns) throws IOException {
    this.out = new DataOutputStream(copy);
    this.columns = columns;
    out.write(HEADER);
  }

  /** Starts a row. */
  public CopyRow begin() throws IOException {
    out.writeShort(columns);
    return this;
  }

  /** Ends the last row. */
  public void end() throws IOException {
    out.writeShort(-1);
    out.flush();
  }

  /** A {@code text}. */
  public CopyRow text(@Nullable String value) throws IOException {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /** A {@code bytea}. */
  public CopyRow bytes(byte @Nullable [] value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(value.length);
    out.write(value);
    return this;
  }

  /** A {@code uuid}. */
  public CopyRow uuid(@Nullable UUID value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(16);
    out.writeLong(value.getMostSignificantBits());
    out.writeLong(value.getLeastSignificantBits());
    return this;
  }

  /** A {@code date}. */
  public CopyRow date(@Nullable LocalDate value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(4);
    out.writeInt((int) (value.toEpochDay() - EPOCH_DAY));
    return this;
  }

  /** A {@code timestamptz}. */
  public CopyRow moment(@Nullable Instant value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(8);
    out.writeLong((value.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + value.getNano() / 1000);
    return this;
  }

  /** An {@code int}. */
  public CopyRow number(@Nullable Integer value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(4);
    out.writeInt(value);
    return this;
  }

  /** A {@code bigint}. */
  public CopyRow bigNumber(@Nullable Long value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(8);
    out.writeLong(value);
    return this;
  }

  /** A {@code double precision}. */
  public CopyRow fraction(@Nullable Double value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(8);
    out.writeDouble(value);
    return this;
  }

  /** A {@code boolean}. */
  public CopyRow truth(@Nullable Boolean value) throws IOException {
    if (value == null) {
      return none();
    }
    out.writeInt(1);
    out.writeByte(value ? 1 : 0);
    return this;
  }

  /** A {@code jsonb}. */
  public CopyRow json(@Nullable String value) throws IOException {
    if (value == null) {
      return none();
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length + 1);
    out.writeByte(1);
    out.write(text);
    return this;
  }

  /** A {@code text[]}. */
  public CopyRow texts(Collection<String> values) throws IOException {
    byte[][] items = new byte[values.size()][];
    int size = 0;
    int n = 0;
    for (String value : values) {
      items[n] = value.getBytes(StandardCharsets.UTF_8);
      size += 4 + items[n++].length;
    }
    startArray(TEXT_TYPE, items.length, size);
    for (byte[] item : items) {
      out.writeInt(item.length);
      out.write(item);
    }
    return this;
  }

  /** A {@code uuid[]}. */
  public CopyRow uuids(Collection<UUID> values) throws IOException {
    startArray(UUID_TYPE, values.size(), values.size() * 20);
    for (UUID value : values) {
      uuid(value);
    }
    return this;
  }

  /** A {@code tsvector} of lexemes without positions; PostgreSQL sorts them, none may repeat. */
  public CopyRow lexemes(String[] values) throws IOException {
    byte[][] items = new byte[values.length][];
    int size = 4;
    for (int i = 0; i < values.length; i++) {
      items[i] = values[i].getBytes(StandardCharsets.UTF_8);
      size += items[i].length + 3;
    }
    ByteBuffer vector = ByteBuffer.allocate(size).putInt(items.length);
    for (byte[] item : items) {
      vector.put(item).put((byte) 0).putShort((short) 0);
    }
    return bytes(vector.array());
  }

  private void startArray(int type, int length, int itemBytes) throws IOException {
    boolean empty = length == 0;
    out.writeInt(empty ? 12 : 20 + itemBytes);
    out.writeInt(empty ? 0 : 1);
    out.writeInt(0);
    out.writeInt(type);
    if (!empty) {
      out.writeInt(length);
      out.writeInt(1);
    }
  }

  private CopyRow none() throws IOException {
    out.writeInt(-1);
    return this;
  }
}
