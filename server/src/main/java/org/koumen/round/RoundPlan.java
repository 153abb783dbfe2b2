package org.koumen.round;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team's week.
 *
 * @param version counts the changes; whoever changes something names the one they saw
 */
public record RoundPlan(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    int version,
    State state,
    LocalDate firstDay,
    LocalDate lastDay,
    Figures figures,
    String reason,
    Instant madeAt,
    String madeByName,
    @Nullable Instant inForceAt,
    @Nullable String inForceByName,
    @Nullable Instant endedAt) {

  /** How far it is. */
  public enum State {
    PROPOSAL,
    IN_FORCE,
    REPLACED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What came of it.
   *
   * @param due households that are due by the end of the week
   * @param planned of them with a day
   * @param later of them that wait for a later week, because no team makes so many
   * @param agreed stops at an agreed time
   * @param pairs stops to which two go
   * @param visitMinutes at the doors
   * @param walkMinutes on the way
   * @param seconds that finding it took
   */
  public record Figures(
      int due,
      int planned,
      int later,
      int agreed,
      int pairs,
      int visitMinutes,
      int walkMinutes,
      double seconds) {}

  RoundPlan named(@Nullable String name) {
    return new RoundPlan(
        county,
        id,
        areaCode,
        name,
        version,
        state,
        firstDay,
        lastDay,
        figures,
        reason,
        madeAt,
        madeByName,
        inForceAt,
        inForceByName,
        endedAt);
  }
}
