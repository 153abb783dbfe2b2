package org.koumen.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a run found, line by line, and whether every promise was kept. */
public final class Report {
  private final PrintStream out;
  private int broken;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Says something in words. */
  public void say(String text, Object... values) {
    out.println(text.formatted(values));
    out.flush();
  }

  /** A duration that nothing was promised about, such as a yardstick's. */
  public void took(String what, Duration time) {
    say("  %-52s %12s", what, shown(time));
  }

  /**
   * A duration against its yardstick.
   *
   * @param atMost how many times the yardstick was promised at most
   */
  public void ratio(String what, Duration time, Duration yardstick, double atMost) {
    var ratio = (double) time.toNanos() / yardstick.toNanos();
    say(
        "  %-52s %12s  = %.2f × yardstick, promised at most %.2f: %s",
        what, shown(time), ratio, atMost, verdict(ratio <= atMost));
  }

  /** A duration against its yardstick where nothing was promised about the two. */
  void ratio(String what, Duration time, Duration yardstick) {
    say(
        "  %-52s %12s  = %.2f × yardstick",
        what, shown(time), (double) time.toNanos() / yardstick.toNanos());
  }

  /** How long half, 95 and 99 of 100 questions took. */
  void spread(String what, Percentiles times) {
    say(
        "  %-52s %12s  p95 %s, p99 %s",
        what, shown(times.median()), shown(times.high()), shown(times.highest()));
  }

  /** A duration against a fixed promise. */
  public void within(String what, Duration time, Duration promised) {
    say(
        "  %-52s %12s  promised %s: %s",
        what, shown(time), shown(promised), verdict(time.compareTo(promised) <= 0));
  }

  /** An amount against a fixed promise, such as megabytes of heap. */
  public void atMost(String what, long amount, long promised, String unit) {
    say(
        "  %-52s %12s  promised %,d %s: %s",
        what, "%,d %s".formatted(amount, unit), promised, unit, verdict(amount <= promised));
  }

  /** A share against a promise, such as a throughput against a yardstick's. */
  void atLeast(String what, double share, double promised) {
    say(
        "  %-52s %12s  promised at least %.2f: %s",
        what, String.format(Locale.ROOT, "%.2f", share), promised, verdict(share >= promised));
  }

  boolean kept() {
    return broken == 0;
  }

  private String verdict(boolean kept) {
    if (!kept) {
      broken++;
    }
    return kept ? "kept" : "BROKEN";
  }

  private static String shown(Duration time) {
    var micros = time.toNanos() / 1e3;
    if (micros < 10_000) {
      return String.format(Locale.ROOT, "%.2f ms", micros / 1e3);
    }
    return micros < 10_000_000
        ? String.format(Locale.ROOT, "%.0f ms", micros / 1e3)
        : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
  }
}
