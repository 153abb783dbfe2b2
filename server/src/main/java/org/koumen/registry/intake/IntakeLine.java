package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.AddressKey;
import org.koumen.registry.CareColour;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.PersonName;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;

/**
 * One line of a household file in the registry's own terms. Null stands for a blank cell, which
 * never takes anything away from what is on file.
 *
 * @param row its number in the file, by which a person finds it
 * @param sound whether nothing is wrong with it; an unsound line writes nothing, but tells where
 *     the lines after it belong
 * @param person who lives there; null for premises alone
 * @param mark a care mark for the household
 */
public record IntakeLine(
    int row, boolean sound, Home home, House house, @Nullable Person person, @Nullable Mark mark) {

  /**
   * Where it is.
   *
   * @param area code of the village, or of a grid or building in it
   * @param address as people write it
   */
  public record Home(
      String area,
      AddressKey key,
      String address,
      @Nullable PremisesUse use,
      @Nullable String compound,
      @Nullable String building,
      @Nullable String entrance,
      @Nullable String floor,
      @Nullable String room) {

    /** By which people's data is kept. */
    public String county() {
      return area.substring(0, 6);
    }

    /** Within which an address is unique. */
    public String village() {
      return area.substring(0, 12);
    }
  }

  /**
   * Which household.
   *
   * @param number on the register; unique within the village
   * @param head name of the head, where a column of its own gives it
   * @param since the day it moved in
   */
  public record House(
      @Nullable String number,
      @Nullable HouseholdKind kind,
      @Nullable HouseholdState state,
      @Nullable PersonName head,
      @Nullable LocalDate since) {

    boolean isNamed() {
      return number != null || head != null;
    }
  }

  /** Somebody who lives there. */
  public record Person(
      PersonName name,
      @Nullable Relation relation,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      @Nullable IdentityNumber identity,
      @Nullable PhoneNumber phone,
      @Nullable String school,
      @Nullable String work,
      @Nullable List<String> languages,
      @Nullable ResidentState state) {}

  /**
   * How often to look in on the household, and why.
   *
   * @param reviewOn null to leave it to the colour
   */
  public record Mark(CareColour colour, String reason, @Nullable LocalDate reviewOn) {
    /** Whether a line that says this would change that mark. */
    boolean changes(@Nullable Mark other) {
      return other == null
          || colour != other.colour
          || !reason.equals(other.reason)
          || reviewOn != null && !reviewOn.equals(other.reviewOn);
    }
  }
}
