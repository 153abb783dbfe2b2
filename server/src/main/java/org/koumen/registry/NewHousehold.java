package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household to be put on the register with everyone in it.
 *
 * @param premises where it lives; new to the register, or known by the same id
 * @param premisesKnown whether the premises are on the register already
 * @param number on the household register or the contact card
 * @param since the day from which it is known to live there
 * @param care marks, listings, needs and plans that come along
 */
public record NewHousehold(
    UUID id,
    NewPremises premises,
    boolean premisesKnown,
    @Nullable String number,
    HouseholdKind kind,
    HouseholdState state,
    LocalDate since,
    List<NewResident> residents,
    NewCare care) {

  public NewHousehold {
    residents = List.copyOf(residents);
  }

  /** A household on new premises, without any care yet. */
  public static NewHousehold of(
      UUID id, NewPremises premises, HouseholdKind kind, List<NewResident> residents) {
    return new NewHousehold(
        id,
        premises,
        false,
        null,
        kind,
        HouseholdState.PRESENT,
        premises.since(),
        residents,
        NewCare.NONE);
  }
}
