package org.koumen.visit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.koumen.appointment.DoorWish;

/**
 * How to go about seeing a household: what it wished, else what the closed doors so far suggest.
 */
public enum Approach {
  KNOCK,
  CALL,
  DAY,
  EVENING,
  WEEKEND,
  OFF_PEAK;

  /** Lower case, as sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How to go about it, and why.
   *
   * @param text in words of the reader's language; null for an ordinary knock
   */
  record Told(Approach approach, @Nullable String text) {}

  /**
   * What fits a household.
   *
   * @param away whether its file says that all are away for a time
   * @param misses closed doors since somebody was last met
   * @param proposeAfter after so many of them other times are proposed
   */
  static Told of(
      boolean away,
      @Nullable DoorWish wish,
      RoundTable.@Nullable Misses misses,
      int proposeAfter,
      LocalDate today,
      boolean chinese) {
    @Nullable DoorWish own = wish == null || wish.source().equals("program") ? null : wish;
    if (own != null && own.isAway(today)) {
      return new Told(
          CALL,
          (chinese ? "外出到%s，请打电话，不用上门" : "Away until %s: call instead of knocking")
              .formatted(own.awayUntil()));
    }
    if (away) {
      return new Told(CALL, chinese ? "全家外出，请打电话，不用上门" : "All are away: call instead of knocking");
    }
    if (own != null && own.call()) {
      return new Told(CALL, chinese ? "住户希望打电话" : "Wants to be called");
    }
    if (own != null && own.times() != DoorWish.Times.ANY) {
      return wished(own.times(), chinese);
    }
    if (misses == null || misses.times() < proposeAfter) {
      return new Told(KNOCK, null);
    }
    String often =
        (chinese ? "连续%d次没人，" : "Nobody home %d times in a row: ").formatted(misses.times());
    if (misses.evening() && misses.weekend()) {
      return new Told(
          CALL,
          often + (chinese ? "晚上和周末都去过，建议先打电话" : "evenings and weekends were tried, call first"));
    }
    if (misses.evening()) {
      return new Told(WEEKEND, often + (chinese ? "建议周末去" : "try a weekend"));
    }
    return misses.weekend()
        ? new Told(EVENING, often + (chinese ? "建议晚上去" : "try an evening"))
        : new Told(OFF_PEAK, often + (chinese ? "建议晚上或周末去" : "try an evening or a weekend"));
  }

  private static Told wished(DoorWish.Times times, boolean chinese) {
    return switch (times) {
      case ANY -> new Told(KNOCK, null);
      case DAY -> new Told(DAY, chinese ? "住户希望工作日白天来" : "Wants visits by day");
      case EVENING -> new Told(EVENING, chinese ? "住户希望晚上来" : "Wants visits in the evening");
      case WEEKEND -> new Told(WEEKEND, chinese ? "住户希望周末来" : "Wants visits at weekends");
      case OFF_PEAK ->
          new Told(OFF_PEAK, chinese ? "住户希望晚上或周末来" : "Wants visits in the evening or at weekends");
    };
  }
}
