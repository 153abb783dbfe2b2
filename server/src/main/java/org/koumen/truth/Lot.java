package org.koumen.truth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.koumen.chain.Hashes;

/**
 * The draw: each member's lot is the hash of the seed and its id, and the smallest lots are drawn.
 * Anybody who has seed and population comes to the same order; {@code verifier/Verify.java} does.
 */
final class Lot {
  private Lot() {}

  /** The seed: what was committed to, and what nobody knew then. */
  static byte[] seed(byte[] secret, byte[] seal) {
    return Hashes.of(secret, seal);
  }

  /** All members in the order in which they are drawn. */
  static List<UUID> order(byte[] seed, List<UUID> population) {
    record Ticket(UUID id, String lot) {}
    return population.stream()
        .map(
            id ->
                new Ticket(
                    id,
                    Hashes.hex(Hashes.of(seed, id.toString().getBytes(StandardCharsets.UTF_8)))))
        .sorted(Comparator.comparing(Ticket::lot))
        .map(Ticket::id)
        .toList();
  }

  /** The digest of a population in its order. */
  static byte[] digest(List<UUID> population) {
    StringBuilder all = new StringBuilder();
    population.forEach(id -> all.append(id).append('\n'));
    return Hashes.of(all.toString());
  }

  static byte[] pack(List<UUID> population) {
    ByteBuffer packed = ByteBuffer.allocate(16 * population.size());
    population.forEach(
        id -> packed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
    return packed.array();
  }

  static List<UUID> unpack(byte[] packed) {
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    List<UUID> population = new ArrayList<>(packed.length / 16);
    while (bytes.hasRemaining()) {
      population.add(new UUID(bytes.getLong(), bytes.getLong()));
    }
    return population;
  }
}
