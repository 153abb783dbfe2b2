package org.koumen.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record in the chain.
 *
 * @param digest of salt and content
 * @param salt null once the content was erased
 */
@SuppressWarnings("ArrayRecordComponent") // hashes are compared by hand
record Leaf(
    UUID id,
    String kind,
    UUID subjectId,
    Instant learnedAt,
    byte[] digest,
    byte @Nullable [] salt) {

  byte[] hash() {
    return Hashes.leaf(id, kind, subjectId, learnedAt, digest);
  }
}
