package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.koumen.calendar.Term;
import org.koumen.platform.Setting;

/** How fast a matter is to be handled; each has three clocks, which the jurisdiction sets. */
public enum TimeClass {
  /** A burst pipe: half an hour to the first answer. */
  EMERGENCY("30m", "30m", "24h"),
  /** Within 24 hours. */
  URGENT("2h", "4h", "24h"),
  /** Three to five working days. */
  ORDINARY("1wd", "1wd", "5wd"),
  /** By a plan that is agreed with the one who asked; the term holds until one is. */
  COMPLEX("1wd", "2wd", "30wd");

  private final Setting<Terms> setting;

  TimeClass(String answer, String acceptance, String settlement) {
    setting =
        new Setting<>(
            "request.terms." + name().toLowerCase(Locale.ROOT),
            Terms.class,
            new Terms(Term.of(answer), Term.of(acceptance), Term.of(settlement)));
  }

  /**
   * The three clocks of a class.
   *
   * @param answer from receipt until the reporter hears something for the first time
   * @param acceptance from receipt until it is in somebody's hands
   * @param settlement from then until it is settled, unless a dispatcher names a date
   */
  public record Terms(Term answer, Term acceptance, Term settlement) {}

  /** What the jurisdiction decided about this class. */
  public Setting<Terms> setting() {
    return setting;
  }

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The class of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static TimeClass of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** All of them, the fastest first. */
  public static List<TimeClass> all() {
    return List.of(values());
  }
}
