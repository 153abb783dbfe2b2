package org.koumen.visit;

import org.koumen.platform.Setting;

/**
 * How often to look in on a household, in days, by its care mark.
 *
 * @param other for households without a mark
 */
public record Rhythm(int red, int yellow, int green, int other) {
  /** Weekly, monthly, half-yearly; without a mark once a year. */
  public static final Setting<Rhythm> SETTING =
      new Setting<>("visit.rhythm", Rhythm.class, new Rhythm(7, 30, 182, 365));

  int days(String mark) {
    return switch (mark) {
      case "red" -> red;
      case "yellow" -> yellow;
      case "green" -> green;
      default -> other;
    };
  }
}
