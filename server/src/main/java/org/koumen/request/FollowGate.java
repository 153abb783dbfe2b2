package org.koumen.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from trying codes: so many wrong ones for a number, so many questions from an
 * address. Counted in the memory of each node; a million codes against ten tries in a quarter of an
 * hour leave room for that.
 */
@Component
class FollowGate {
  /**
   * How often may be asked.
   *
   * @param wrongCodes wrong codes for one number within {@code minutes}
   * @param questions questions of one address within {@code minutes}
   * @param minutes within which the full number may be used
   */
  record Limits(int wrongCodes, int questions, int minutes) {
    static final Setting<Limits> SETTING =
        new Setting<>("request.follow.limits", Limits.class, new Limits(10, 60, 15));

    Duration window() {
      return Duration.ofMinutes(minutes);
    }
  }

  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(Duration.ofHours(2)).build();

  FollowGate(Settings settings, Jurisdiction jurisdiction) {
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Lets one question pass.
   *
   * @return how long to wait when there were too many
   */
  Optional<Duration> ask(String address, String number) {
    Limits limits = settings.get(Limits.SETTING);
    Instant now = jurisdiction.now();
    Optional<Duration> wait = bucket("n " + number).wait(limits.wrongCodes(), limits.window(), now);
    return wait.isPresent()
        ? wait
        : bucket("a " + address).take(limits.questions(), limits.window(), now);
  }

  /** A question named a wrong code. */
  void wrong(String number) {
    Limits limits = settings.get(Limits.SETTING);
    var unused =
        bucket("n " + number).take(limits.wrongCodes(), limits.window(), jurisdiction.now());
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
