package org.koumen.access;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id, as many at a time as there are cores: each takes 16 MiB and a good part of a second of
 * one core, so that a flood of sign-ins waits instead of starving everything else.
 */
@Component
class Passwords {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  private static final Set<String> COMMON =
      Set.of(
          "1234567890",
          "0123456789",
          "qwertyuiop",
          "password123",
          "1q2w3e4r5t",
          "administrator",
          "aaaaaaaaaa",
          "1111111111",
          "0000000000",
          "8888888888",
          "woaini1314",
          "koumen12345");

  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
  private final String nobody = encoder.encode("nobody has this password");

  String hash(String password) {
    turns.acquireUninterruptibly();
    try {
      return encoder.encode(password);
    } finally {
      turns.release();
    }
  }

  /**
   * Takes equally long whether there is a hash or not, so that time does not tell which accounts
   * exist.
   */
  boolean matches(String password, @Nullable String hash) {
    turns.acquireUninterruptibly();
    try {
      boolean same = encoder.matches(password, hash == null ? nobody : hash);
      return same && hash != null;
    } finally {
      turns.release();
    }
  }

  /** Long enough, not the login, not one of the most common. */
  boolean isStrong(String password, String login) {
    String folded = password.toLowerCase(Locale.ROOT);
    return password.length() >= SHORTEST
        && password.length() <= LONGEST
        && password.chars().distinct().count() >= 4
        && !folded.contains(login.toLowerCase(Locale.ROOT))
        && !COMMON.contains(folded);
  }
}
