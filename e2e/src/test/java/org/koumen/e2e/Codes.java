package org.koumen.e2e;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The authenticator on somebody's phone: codes of RFC 6238, six digits, every 30 seconds. */
public final class Codes {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Codes() {}

  /** The code that was shown 30 seconds ago, for who types slowly. */
  public static String previous(String secret) {
    return at(secret, Instant.now().getEpochSecond() / 30 - 1);
  }

  /** The code shown now. */
  public static String now(String secret) {
    return at(secret, Instant.now().getEpochSecond() / 30);
  }

  private static String at(String secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decoded(secret.replace(" ", "")), "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int from = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, from, Integer.BYTES).getInt() & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] decoded(String base32) {
    var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    long held = 0;
    int bits = 0;
    for (char letter : base32.toCharArray()) {
      held = held << 5 | ALPHABET.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
      }
    }
    return bytes.array();
  }
}
