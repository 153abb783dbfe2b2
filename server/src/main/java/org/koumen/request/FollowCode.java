package org.koumen.request;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Component;

/**
 * The six digits that a reporter is given with the number, to follow the request without an
 * account.
 *
 * <p>Made from the request's id with a key that lies outside the database, so that a telephone that
 * asks again after a broken connection gets the same code; the database keeps only a keyed hash of
 * it.
 */
@Component
class FollowCode {
  private static final String PURPOSE = "follow-code";
  private static final int CODES = 1_000_000;

  private final Seal seal;

  FollowCode(Seal seal) {
    this.seal = seal;
  }

  /** The first code of a request. */
  String of(UUID request) {
    return of(request, 0);
  }

  /**
   * A code of a request.
   *
   * @param round how often it was replaced before
   */
  String of(UUID request, int round) {
    String drawnFor = "of " + request + (round == 0 ? "" : " " + round);
    long drawn = ByteBuffer.wrap(seal.index(PURPOSE, drawnFor)).getLong() >>> 1;
    return "%06d".formatted(drawn % CODES);
  }

  /** What the database keeps. */
  byte[] index(String number, String code) {
    return seal.index(PURPOSE, number + " " + code);
  }

  /** Whether this is the code of the number, in a time that tells nothing. */
  boolean fits(String number, String code, byte[] kept) {
    return MessageDigest.isEqual(index(number, code), kept);
  }
}
