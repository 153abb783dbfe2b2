package org.koumen.platform;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Identifiers that sort by the time of their making: UUID version 7 (RFC 9562, section 5.7).
 *
 * <p>48 bits of Unix milliseconds, 12 bits of a counter within the millisecond, 62 random bits. Ids
 * of one process never repeat and never run backwards, even when the wall clock does.
 */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COUNTER_BITS = 12;

  /** Milliseconds and counter in one number, so that one increment moves from one to the next. */
  private static long last;

  private Ids() {}

  /** A new id, greater than every id this process made before. */
  public static UUID next() {
    long stamp = nextStamp();
    long high = ((stamp >>> COUNTER_BITS) << 16) | 0x7000L | (stamp & ((1L << COUNTER_BITS) - 1));
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static synchronized long nextStamp() {
    // Ids order things made on one machine; they are no statement about when something happened.
    long now = System.currentTimeMillis() << COUNTER_BITS;
    last = Math.max(last + 1, now);
    return last;
  }
}
