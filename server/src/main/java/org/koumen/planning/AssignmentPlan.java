package org.koumen.planning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after which household of an area.
 *
 * @param version counts the changes; whoever changes something names the one they saw
 * @param figures what came of it when it was proposed; null while it is being made
 * @param jobId the work that makes it
 * @param problem why it could not be made; null otherwise
 */
public record AssignmentPlan(
    String county,
    UUID id,
    String areaCode,
    @Nullable String areaName,
    int version,
    State state,
    PlanWishes wishes,
    @Nullable PlanFigures figures,
    @Nullable UUID jobId,
    String reason,
    Instant madeAt,
    String madeByName,
    @Nullable Instant inForceAt,
    @Nullable String inForceByName,
    @Nullable Instant endedAt) {

  /** How far it is. */
  public enum State {
    MAKING,
    PROPOSAL,
    IN_FORCE,
    REPLACED,
    FAILED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether people may still change it. */
    boolean isOpen() {
      return this == PROPOSAL || this == IN_FORCE;
    }
  }

  AssignmentPlan named(@Nullable String name) {
    return new AssignmentPlan(
        county,
        id,
        areaCode,
        name,
        version,
        state,
        wishes,
        figures,
        jobId,
        reason,
        madeAt,
        madeByName,
        inForceAt,
        inForceByName,
        endedAt);
  }
}
