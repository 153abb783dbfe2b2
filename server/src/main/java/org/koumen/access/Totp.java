package org.koumen.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes: RFC 6238 with SHA-1, 30 seconds, 6 digits, as every authenticator app
 * does it.
 */
final class Totp {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;
  private static final int SECRET_BYTES = 20;

  private Totp() {}

  /** A new secret in base 32. */
  static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte next : bytes) {
      bits = (bits << 8) | (next & 0xff);
      held += 8;
      while (held >= 5) {
        text.append(BASE32.charAt((bits >>> (held - 5)) & 31));
        held -= 5;
      }
    }
    return text.toString();
  }

  /**
   * The time step whose code this is: the current one or a neighbour, later than the last that was
   * used.
   *
   * @param lastStep the step of the last accepted code, so that none works twice
   * @return empty when the code is wrong
   */
  static OptionalLong accept(String secret, String code, Instant now, long lastStep) {
    long current = Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
    for (long step = current - 1; step <= current + 1; step++) {
      if (step > lastStep
          && MessageDigest.isEqual(
              codeAt(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
              code.getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The code of a time step, six digits. */
  static String codeAt(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fff_ffff;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("HMAC-SHA1 is part of every JDK", problem);
    }
  }

  static long stepAt(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
  }

  private static byte[] decode(String secret) {
    ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
    int bits = 0;
    int held = 0;
    for (char letter : secret.toCharArray()) {
      bits = (bits << 5) | BASE32.indexOf(letter);
      held += 5;
      if (held >= 8) {
        bytes.put((byte) (bits >>> (held - 8)));
        held -= 8;
      }
    }
    return bytes.array();
  }
}
