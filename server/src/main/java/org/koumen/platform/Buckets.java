package org.koumen.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts what strangers do, by address or by number, in the memory of a node. */
public final class Buckets {
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(Duration.ofHours(2)).build();

  /**
   * Counts one.
   *
   * @return how long to wait when there were too many
   */
  public Optional<Duration> take(String key, int size, Duration window, Instant now) {
    return bucket(key).take(size, window, now);
  }

  /** How long to wait until one more is let pass; counts nothing. */
  public Optional<Duration> wait(String key, int size, Duration window, Instant now) {
    return bucket(key).wait(size, window, now);
  }

  private Bucket bucket(String key) {
    return buckets.get(key, fresh -> new Bucket());
  }

  /** Holds up to so many tokens and fills again evenly over the window. */
  private static final class Bucket {
    private double used;
    private Instant at = Instant.EPOCH;

    synchronized Optional<Duration> take(int size, Duration window, Instant now) {
      Optional<Duration> wait = wait(size, window, now);
      if (wait.isEmpty()) {
        used += 1;
      }
      return wait;
    }

    synchronized Optional<Duration> wait(int size, Duration window, Instant now) {
      long passed = Math.max(0, Duration.between(at, now).toMillis());
      used = Math.max(0, used - (double) size * passed / window.toMillis());
      at = now;
      double missing = used + 1 - size;
      return missing <= 0
          ? Optional.empty()
          : Optional.of(Duration.ofMillis((long) Math.ceil(missing * window.toMillis() / size)));
    }
  }
}
