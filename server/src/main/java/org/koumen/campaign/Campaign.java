package org.koumen.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;

/**
 * Who is called on from when to when, and what is asked and told there.
 *
 * @param version counts the changes
 * @param startedOn the day it was first started; visits before do not count
 * @param endedOn the day it was closed or withdrawn
 * @param formVersion the version asked by; null in a draft, which takes the newest when it starts
 */
public record Campaign(
    UUID id,
    int version,
    State state,
    Plan plan,
    @Nullable LocalDate startedOn,
    @Nullable LocalDate endedOn,
    @Nullable Integer formVersion) {

  /** What a campaign is made of. */
  public enum Kind {
    GENERAL,
    /** With its own form, findings, advice and follow-ups. */
    THEME;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Whom it calls on. */
  public enum Subject {
    /** Households; companies are households of the kind business. */
    HOUSEHOLD,
    /** Villages and communities as a whole. */
    VILLAGE;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Subject of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** When a household is done. */
  public enum Often {
    /** Once reached in the period. */
    ONCE,
    /** As long as it was reached no longer ago than the rhythm of its care mark says. */
    BY_MARK;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Often of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** How it stands. */
  public enum State {
    DRAFT,
    RUNNING,
    PAUSED,
    CLOSED,
    WITHDRAWN;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What somebody wants with it.
   *
   * @param areas codes, none beneath another
   * @param kinds of household; empty leaves nobody out
   * @param marks red, yellow, green, none; empty leaves nobody out
   * @param listings categories of care, of which a household has one; empty leaves nobody out
   * @param pages handbook pages to explain
   * @param posts whose holders take part, each where the post is held; empty means whoever looks
   *     after the household
   * @param units whose people take part; empty leaves nobody out
   */
  public record Plan(
      String name,
      Kind kind,
      Subject subject,
      LocalDate from,
      LocalDate to,
      List<String> areas,
      List<String> kinds,
      List<String> marks,
      List<String> listings,
      Often often,
      @Nullable UUID form,
      List<UUID> pages,
      List<String> posts,
      List<UUID> units) {}

  /** Where it takes place. */
  public Scope scope() {
    return Scope.of(plan.areas());
  }

  /** The day by which it is told how far it has come. */
  LocalDate asOf(LocalDate today) {
    LocalDate last = endedOn == null || endedOn.isAfter(plan.to()) ? plan.to() : endedOn;
    return today.isAfter(last) ? last : today;
  }

  /** What share of its days has gone, from 0 to 1. */
  double pace(LocalDate today) {
    LocalDate first =
        startedOn == null || startedOn.isBefore(plan.from()) ? plan.from() : startedOn;
    long all = Math.max(1, plan.to().toEpochDay() - first.toEpochDay() + 1);
    long gone = asOf(today).toEpochDay() - first.toEpochDay() + 1;
    return startedOn == null ? 0 : Math.clamp((double) gone / all, 0, 1);
  }
}
