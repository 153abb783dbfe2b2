package org.koumen.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.NewHousehold;
import org.koumen.registry.NewPremises;
import org.koumen.registry.NewResident;
import org.koumen.registry.PersonName;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.RegistryIntake;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;
import org.springframework.stereotype.Component;

/** Puts invented households on the register. */
@Component
class Registering {
  private final RegistryIntake intake;

  Registering(RegistryIntake intake) {
    this.intake = intake;
  }

  /**
   * As they were when the past year began, within the caller's transaction; identity numbers are
   * sealed on all processors.
   */
  void register(List<MadeHousehold> homes, Draw draw, Instant recordedAt) {
    List<NewHousehold> households = new ArrayList<>(homes.size());
    for (MadeHousehold home : homes) {
      if (home.isOld()) {
        households.add(household(home, draw));
      }
    }
    List<RegistryIntake.DigestedHousehold> digested =
        households.parallelStream().map(intake::digest).toList();
    intake.add(digested, "demo", recordedAt);
  }

  /** Homes that stand empty, within the caller's transaction. */
  void registerEmpty(List<Home> homes, Draw draw, LocalDate since, Instant recordedAt) {
    long moment = recordedAt.toEpochMilli();
    intake.addPremises(
        homes.stream()
            .map(home -> premises(draw.id(moment), home, PremisesUse.VACANT, since))
            .toList(),
        "demo",
        recordedAt);
  }

  private static NewPremises premises(UUID id, Home home, PremisesUse use, LocalDate since) {
    return new NewPremises(
        id,
        AreaCode.of(home.areaCode()),
        home.address(),
        use,
        home.compound(),
        home.building(),
        home.entrance(),
        home.floor(),
        home.room(),
        home.longitude(),
        home.latitude(),
        since);
  }

  private static NewHousehold household(MadeHousehold made, Draw draw) {
    NewPremises premises =
        premises(
            draw.id(made.id().getMostSignificantBits() >>> 16),
            made.home(),
            PremisesUse.of(made.use()),
            made.since());
    return new NewHousehold(
        made.id(),
        premises,
        false,
        made.number(),
        HouseholdKind.of(made.kind()),
        HouseholdState.of(made.state()),
        made.since(),
        Stream.concat(made.peopleAtFirst().stream(), made.doubles().stream())
            .map(Registering::resident)
            .toList(),
        made.careAtFirst());
  }

  private static NewResident resident(MadePerson person) {
    @Nullable String identity = person.identity();
    @Nullable String phone = person.phone();
    return new NewResident(
        person.id(),
        new PersonName(person.name()),
        Sex.of(person.sex().code()),
        person.bornOn(),
        Relation.of(person.relation()),
        identity == null ? null : new IdentityNumber(identity),
        phone == null ? null : new PhoneNumber(phone),
        person.school(),
        person.work(),
        person.languages(),
        ResidentState.of(person.state()),
        person.since());
  }
}
