package org.koumen.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household's file as it is shown: identity and phone numbers masked.
 *
 * @param asOf the day it shows
 * @param areaNames names of the areas it lies in, from the county down, by code
 */
public record HouseholdFile(
    LocalDate asOf,
    Household household,
    Premises premises,
    List<Resident> residents,
    List<Need> needs,
    List<Mark> marks,
    List<Listing> listings,
    List<Plan> plans,
    Map<String, String> areaNames) {

  /** The household itself. */
  public record Household(
      String county,
      UUID id,
      String areaCode,
      String address,
      @Nullable String number,
      HouseholdKind kind,
      HouseholdState state,
      @Nullable UUID mergedInto,
      @Nullable String headName,
      int people,
      boolean livingAlone,
      @Nullable CareColour careMark,
      @Nullable LocalDate careReviewOn,
      boolean underCare,
      List<String> languages,
      @Nullable LocalDate lastVisitOn,
      String source,
      LocalDate since,
      Instant recordedAt,
      int version) {}

  /** Where it lives. */
  public record Premises(
      UUID id,
      String areaCode,
      String address,
      PremisesUse use,
      @Nullable String compound,
      @Nullable String building,
      @Nullable String entrance,
      @Nullable String floor,
      @Nullable String room,
      @Nullable Double longitude,
      @Nullable Double latitude,
      LocalDate since,
      int version) {}

  /**
   * Somebody who lives or lived there.
   *
   * @param age completed years on the day shown
   * @param identity masked: 632***********1X
   * @param phone masked: 138****1234
   * @param identityStamp tells later which number was seen, and nothing about it; empty for none
   * @param phoneStamp tells later which number was seen, and nothing about it; empty for none
   * @param continuedCounty where the person's file goes on, after a move or a merge
   */
  public record Resident(
      UUID id,
      String name,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      @Nullable Integer age,
      Relation relation,
      @Nullable String identity,
      @Nullable String phone,
      String identityStamp,
      String phoneStamp,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      ResidentState state,
      @Nullable String continuedCounty,
      @Nullable UUID continuedAs,
      String source,
      LocalDate since,
      int version) {}

  /** What somebody needs. */
  public record Need(
      UUID id,
      @Nullable UUID residentId,
      String kind,
      String note,
      @Nullable String purpose,
      @Nullable String consent,
      LocalDate since,
      @Nullable LocalDate metOn,
      @Nullable String metNote,
      String recordedByName) {}

  /** A care mark, present or past. */
  public record Mark(
      UUID id,
      CareColour colour,
      String reason,
      String setByName,
      LocalDate setOn,
      LocalDate reviewOn,
      @Nullable LocalDate endedOn,
      @Nullable String endedReason) {}

  /** A place on the list of people under care. */
  public record Listing(
      UUID id,
      @Nullable UUID residentId,
      String category,
      String reason,
      String listedByName,
      LocalDate since,
      @Nullable LocalDate until,
      @Nullable String endedReason) {}

  /** What is to be reached. */
  public record Plan(
      UUID id,
      String goal,
      String ownerName,
      PlanState state,
      LocalDate openedOn,
      LocalDate dueOn,
      int checkEveryDays,
      LocalDate nextCheckOn,
      @Nullable LocalDate closedOn,
      @Nullable String closedReason,
      int version,
      List<Step> steps,
      List<Check> checks) {}

  /** One step of a plan. */
  public record Step(
      UUID id,
      int position,
      String what,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate doneOn,
      @Nullable String doneByName,
      @Nullable String note) {}

  /** One look at how a plan goes. */
  public record Check(UUID id, LocalDate checkedOn, String checkedByName, String found) {}
}
