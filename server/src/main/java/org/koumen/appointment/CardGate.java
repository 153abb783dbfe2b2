package org.koumen.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.koumen.platform.Buckets;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from trying codes of contact cards: so many wrong ones for a number, so many
 * questions from an address. Counted in the memory of each node; a million codes against ten tries
 * in a quarter of an hour leave room for that.
 */
@Component
class CardGate {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final Buckets buckets = new Buckets();

  CardGate(Settings settings, Jurisdiction jurisdiction) {
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Lets one question pass.
   *
   * @return how long to wait when there were too many
   */
  Optional<Duration> ask(String address, String number) {
    CardRules rules = settings.get(CardRules.SETTING);
    Instant now = jurisdiction.now();
    Optional<Duration> wait = buckets.wait("n " + number, rules.wrongCodes(), WINDOW, now);
    return wait.isPresent() ? wait : buckets.take("a " + address, rules.questions(), WINDOW, now);
  }

  /** A question named a wrong code. */
  void wrong(String number) {
    var unused =
        buckets.take(
            "n " + number,
            settings.get(CardRules.SETTING).wrongCodes(),
            WINDOW,
            jurisdiction.now());
  }
}
