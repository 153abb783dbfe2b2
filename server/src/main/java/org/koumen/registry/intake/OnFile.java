package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;

/** Rows as they stand on file before a batch. */
final class OnFile {
  private OnFile() {}

  /** Premises. */
  record Premises(
      UUID id,
      String area,
      String address,
      String key,
      PremisesUse use,
      @Nullable String compound,
      @Nullable String building,
      @Nullable String entrance,
      @Nullable String floor,
      @Nullable String room,
      int version) {}

  /**
   * A household that is neither dissolved nor merged nor gone.
   *
   * @param mark the care mark in force
   */
  record Household(
      UUID id,
      String area,
      UUID premises,
      String address,
      @Nullable String number,
      HouseholdKind kind,
      @Nullable String head,
      IntakeLine.@Nullable Mark mark,
      int version) {}

  /** Somebody. */
  record Resident(
      UUID id,
      UUID household,
      String county,
      String name,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      Relation relation,
      byte @Nullable [] identitySealed,
      byte @Nullable [] identityIndex,
      byte @Nullable [] phoneSealed,
      byte @Nullable [] phoneIndex,
      byte @Nullable [] phoneTailIndex,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      ResidentState state,
      int version) {}

  /** Who holds an identity number, and where. */
  record Holder(byte[] index, UUID resident, UUID household, String area, String address) {}
}
