package org.koumen.visit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an area's households were reached in some days, each counted under exactly one kind.
 *
 * @param kinds how many of each kind; they add up to the households on file
 * @param parts the same for the areas beneath
 * @param rhythm how regular looking-in stands today, by care mark
 */
public record Reach(
    long households, Map<Kind, Long> kinds, List<Part> parts, List<RhythmRow> rhythm) {

  /** Under what a household counts. */
  public enum Kind {
    /** Somebody was met or spoken to. */
    REACHED,
    /** Found moved away. */
    MOVED,
    REFUSED,
    /** Nobody opened, and a card was left. */
    CARD_LEFT,
    /** Nobody opened, and no card was left. */
    NOBODY_HOME,
    /** Due, and nobody went. */
    NOT_REACHED,
    /** Not due in these days. */
    NOT_DUE;

    /** Lower case, as sent. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @com.fasterxml.jackson.annotation.JsonCreator
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /** An area right beneath. */
  public record Part(
      String areaCode, @Nullable String areaName, long households, Map<Kind, Long> kinds) {}

  /**
   * Looking in by care mark.
   *
   * @param mark red, yellow or green; null for households without one
   * @param days the rhythm
   * @param inTime looked in on within the rhythm
   * @param missed the day has passed
   */
  public record RhythmRow(
      @Nullable String mark, int days, long households, long inTime, long missed) {}

  /** A household behind a figure. */
  public record Row(
      String county, UUID id, String areaCode, @Nullable String areaName, String address) {}
}
