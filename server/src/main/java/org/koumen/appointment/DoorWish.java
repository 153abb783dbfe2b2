package org.koumen.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a household wants to be met.
 *
 * @param call whether to call instead of knocking
 * @param awayUntil the last day on which nobody is there; null when it is not said
 * @param contact whether it left a number for this
 * @param source card, staff or program
 */
public record DoorWish(
    UUID householdId,
    boolean call,
    Times times,
    @Nullable LocalDate awayUntil,
    @Nullable String note,
    boolean contact,
    String source,
    Instant toldAt,
    String toldByName) {

  /** When to knock. */
  public enum Times {
    ANY,
    DAY,
    EVENING,
    WEEKEND,
    /** In the evening or on a day off. */
    OFF_PEAK;

    /** Lower case, as stored and sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The times of this name.
     *
     * @throws IllegalArgumentException when there are none
     */
    @JsonCreator
    public static Times of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether the household is away on a day, as it said. */
  public boolean isAway(LocalDate day) {
    return awayUntil != null && !day.isAfter(awayUntil);
  }
}
