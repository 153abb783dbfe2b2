package org.koumen.phone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody holds of many households, in 256 bytes. Each household falls into one of {@value
 * #BUCKETS} buckets by the last bits of its id, and a bucket's digest is the exclusive or of the
 * stamps in it. Two sides that hold the same have the same digests; where they differ, only the
 * buckets that differ need to be told.
 *
 * <p>Comparing what is there, instead of asking what happened since, needs no memory of the past:
 * nothing that is committed late is skipped, an area that moved or a scope that ended needs no
 * message of its own, and a phone or a server that was set back to an earlier day mends itself.
 */
record Digests(long[] values) {
  static final int BUCKETS = 32;
  private static final int BYTES = BUCKETS * Long.BYTES;

  static Digests of(Map<UUID, Long> stamps) {
    long[] values = new long[BUCKETS];
    stamps.forEach((household, stamp) -> values[bucket(household)] ^= stamp);
    return new Digests(values);
  }

  /** Reads what a phone sent; empty when it is none. */
  static Optional<Digests> read(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    long[] values = new long[BUCKETS];
    ByteBuffer.wrap(bytes).asLongBuffer().get(values);
    return Optional.of(new Digests(values));
  }

  /** The form that {@link #read} reads: big-endian, in base64. */
  String write() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.asLongBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** The buckets in which two sides differ. */
  List<Integer> differing(Digests other) {
    List<Integer> differing = new ArrayList<>();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (values[bucket] != other.values[bucket]) {
        differing.add(bucket);
      }
    }
    return differing;
  }

  static int bucket(UUID household) {
    return (int) (household.getLeastSignificantBits() & (BUCKETS - 1));
  }
}
