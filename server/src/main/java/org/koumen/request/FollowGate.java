package org.koumen.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.koumen.platform.Buckets;
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
  private final Buckets buckets = new Buckets();

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
    Optional<Duration> wait =
        buckets.wait("n " + number, limits.wrongCodes(), limits.window(), now);
    return wait.isPresent()
        ? wait
        : buckets.take("a " + address, limits.questions(), limits.window(), now);
  }

  /** A question named a wrong code. */
  void wrong(String number) {
    Limits limits = settings.get(Limits.SETTING);
    var unused =
        buckets.take("n " + number, limits.wrongCodes(), limits.window(), jurisdiction.now());
  }
}
