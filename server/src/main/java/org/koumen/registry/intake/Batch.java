package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.NewPremises;
import org.koumen.registry.NewResident;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sealing;
import org.koumen.registry.Sex;

/** What one batch of lines comes to: what to add, what to change, and a verdict a line. */
final class Batch {
  final int number;
  final List<Verdict> verdicts = new ArrayList<>();

  /** Premises that are new, by id; households name them. */
  final Map<UUID, NewPremises> premises = new LinkedHashMap<>();

  /** Households that are new. */
  final List<Household> households = new ArrayList<>();

  /** Households known before that need their digest anew. */
  final Set<Household> joined = new LinkedHashSet<>();

  /** Who comes to households known before. */
  final Map<UUID, List<NewResident>> newcomers = new HashMap<>();

  /** Premises that differ from what is on file. */
  final Map<UUID, ChangedPlace> changedPremises = new LinkedHashMap<>();

  final Map<UUID, Changed<OnFile.Household>> changedHouseholds = new LinkedHashMap<>();
  final List<ChangedPerson> changedResidents = new ArrayList<>();

  /** Households on file that get another mark. */
  final Map<UUID, Household> marked = new LinkedHashMap<>();

  /**
   * A row before and after.
   *
   * @param household a household that the history of it goes to
   */
  record Changed<R>(Household household, R before, R after) {}

  /** Premises before and after. */
  record ChangedPlace(Place place, OnFile.Premises before, OnFile.Premises after) {}

  /** Somebody before and after. */
  record ChangedPerson(Household household, OnFile.Resident before, Person after) {}

  /**
   * What a person on file is to be.
   *
   * @param identity to be added; null to leave what is there
   * @param phone to be set; null to leave what is there
   */
  record Person(
      String name,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      Relation relation,
      @Nullable IdentityNumber identity,
      @Nullable PhoneNumber phone,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      ResidentState state) {

    /** Whether all but the numbers is as on file. */
    boolean sameAs(OnFile.Resident was) {
      return name.equals(was.name())
          && sex == was.sex()
          && Objects.equals(bornOn, was.bornOn())
          && relation == was.relation()
          && Objects.equals(school, was.school())
          && Objects.equals(work, was.work())
          && languages.equals(was.languages())
          && state == was.state();
    }
  }

  private final Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Sealing sealing;
  private final Set<UUID> newRelations = new HashSet<>();

  Batch(int number, Sealing sealing) {
    this.number = number;
    this.sealing = sealing;
  }

  /** Notes that this very try made it. */
  void own(Object made) {
    own.add(made);
  }

  boolean isOwn(Object it) {
    return own.contains(it);
  }

  Sealing sealing() {
    return sealing;
  }

  /** Adds somebody to a household, new or known. */
  void add(Household household, NewResident resident) {
    if (isOwn(household)) {
      household.added.add(resident);
    } else {
      joined.add(household);
      newcomers.computeIfAbsent(household.id, id -> new ArrayList<>(2)).add(resident);
    }
  }

  /** Lets go of what was written; a run keeps its households to its end. */
  void release() {
    households.forEach(household -> household.added = List.of());
  }

  /** Notes somebody who differs. */
  void change(ChangedPerson changed) {
    changedResidents.add(changed);
    joined.add(changed.household());
    if (changed.before().relation() != changed.after().relation()) {
      newRelations.add(changed.before().id());
    }
  }

  /** Whether somebody on file gets another relation to the head in this batch. */
  boolean relationChanges(UUID resident) {
    return newRelations.contains(resident);
  }

  boolean changesAnything() {
    return !premises.isEmpty()
        || !households.isEmpty()
        || !joined.isEmpty()
        || !changedPremises.isEmpty()
        || !changedHouseholds.isEmpty()
        || !changedResidents.isEmpty()
        || !marked.isEmpty();
  }
}
