package org.koumen.request;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.koumen.platform.Buckets;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/**
 * Keeps programs from flooding the desks with reports, and from reading everything that is open.
 * Counted by address in the memory of each node.
 */
@Component
class ReportGate {
  /**
   * How often strangers may do what.
   *
   * @param reports of one address within {@code minutes}
   * @param searches for places and published cases, of one address within {@code minutes}
   * @param minutes within which the full number may be used
   */
  record Limits(int reports, int searches, int minutes) {
    static final Setting<Limits> SETTING =
        new Setting<>("request.report.limits", Limits.class, new Limits(30, 600, 60));

    Duration window() {
      return Duration.ofMinutes(minutes);
    }
  }

  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final Buckets buckets = new Buckets();

  ReportGate(Settings settings, Jurisdiction jurisdiction) {
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** Lets a report pass, or refuses it. */
  void report(String address) {
    Limits limits = settings.get(Limits.SETTING);
    pass(buckets.take("r " + address, limits.reports(), limits.window(), jurisdiction.now()));
  }

  /** Lets a look at what is open pass, or refuses it. */
  void search(String address) {
    Limits limits = settings.get(Limits.SETTING);
    pass(buckets.take("s " + address, limits.searches(), limits.window(), jurisdiction.now()));
  }

  private static void pass(Optional<Duration> wait) {
    if (wait.isPresent()) {
      throw new Refusal(Problem.TOO_MANY, Map.of("seconds", Math.max(1, wait.get().toSeconds())));
    }
  }
}
