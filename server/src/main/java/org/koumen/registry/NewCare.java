package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the care for a household that comes onto the register.
 *
 * @param mark empty list, or the one mark that holds
 */
public record NewCare(List<Mark> mark, List<Listing> listings, List<Need> needs, List<Plan> plans) {

  /** Nothing. */
  public static final NewCare NONE = new NewCare(List.of(), List.of(), List.of(), List.of());

  /**
   * @throws IllegalArgumentException when two marks would hold at once
   */
  public NewCare {
    mark = List.copyOf(mark);
    listings = List.copyOf(listings);
    needs = List.copyOf(needs);
    plans = List.copyOf(plans);
    if (mark.size() > 1) {
      throw new IllegalArgumentException("a household has one care mark at a time");
    }
  }

  /** A care mark with its reason and the day it is looked at again. */
  public record Mark(
      CareColour colour, String reason, String setByName, LocalDate setOn, LocalDate reviewOn) {}

  /**
   * A place on the list of people under care.
   *
   * @param residentId null for the household as a whole
   * @param category code of a care category
   */
  public record Listing(
      @Nullable UUID residentId,
      String category,
      String reason,
      String listedByName,
      LocalDate since) {}

  /**
   * Something a person or the household needs.
   *
   * @param kind code of a kind of need
   */
  public record Need(
      @Nullable UUID residentId,
      String kind,
      String note,
      String recordedByName,
      LocalDate since) {}

  /** What is to be reached for a household, in steps, and what the looks at it found so far. */
  public record Plan(
      String goal,
      String ownerName,
      LocalDate openedOn,
      LocalDate dueOn,
      int checkEveryDays,
      LocalDate nextCheckOn,
      List<Step> steps,
      List<Check> checks) {

    public Plan {
      steps = List.copyOf(steps);
      checks = List.copyOf(checks);
    }

    /** A plan that nobody has looked at yet. */
    public Plan(
        String goal,
        String ownerName,
        LocalDate openedOn,
        LocalDate dueOn,
        int checkEveryDays,
        LocalDate nextCheckOn,
        List<Step> steps) {
      this(goal, ownerName, openedOn, dueOn, checkEveryDays, nextCheckOn, steps, List.of());
    }
  }

  /** A regular look at a plan. */
  public record Check(LocalDate checkedOn, String checkedByName, String found) {}

  /** One step of a plan. */
  public record Step(
      String what,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate doneOn,
      @Nullable String doneByName) {}
}
