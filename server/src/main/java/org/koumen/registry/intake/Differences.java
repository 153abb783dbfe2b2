package org.koumen.registry.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.AddressKey;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;

/** What a line says that is not what stands on file. A blank cell says nothing. */
final class Differences {
  private Differences() {}

  static boolean ofPremises(Batch batch, Place place, IntakeLine.Home home) {
    OnFile.Premises was = place.onFile;
    if (was == null) {
      return false;
    }
    PremisesUse use = home.use();
    OnFile.Premises becomes =
        new OnFile.Premises(
            was.id(),
            home.area().length() > 12 ? home.area() : was.area(),
            was.address(),
            was.key(),
            use == null ? was.use() : use,
            said(home.compound(), was.compound()),
            part(home.building(), was.building()),
            part(home.entrance(), was.entrance()),
            part(home.floor(), was.floor()),
            part(home.room(), was.room()),
            was.version());
    if (becomes.equals(was)) {
      return false;
    }
    batch.changedPremises.put(was.id(), new Batch.ChangedPlace(place, was, becomes));
    return true;
  }

  static boolean ofHousehold(Batch batch, Household household, IntakeLine.House house) {
    OnFile.Household was = household.onFile;
    if (was == null) {
      return false;
    }
    HouseholdKind kind = house.kind();
    String number = house.number();
    HouseholdKind newKind = kind == null ? was.kind() : kind;
    String newNumber = was.number() == null ? number : was.number();
    if (newKind == was.kind() && Objects.equals(newNumber, was.number())) {
      return false;
    }
    household.number = newNumber;
    OnFile.Household becomes =
        new OnFile.Household(
            was.id(),
            was.area(),
            was.premises(),
            was.address(),
            newNumber,
            newKind,
            was.head(),
            was.mark(),
            was.version());
    boolean first =
        batch.changedHouseholds.put(was.id(), new Batch.Changed<>(household, was, becomes)) == null;
    if (first) {
      batch.joined.add(household);
    }
    return first;
  }

  static boolean ofResident(
      Batch batch, Household household, OnFile.Resident was, IntakeLine.Person person) {
    IdentityNumber identity = was.identityIndex() == null ? person.identity() : null;
    PhoneNumber phone = person.phone();
    byte[] phoneIndex = phone == null ? null : batch.sealing().indexOf(phone);
    boolean newPhone = phoneIndex != null && !Arrays.equals(phoneIndex, was.phoneIndex());
    Relation relation = person.relation();
    List<String> languages = person.languages();
    Batch.Person becomes =
        new Batch.Person(
            // A name is corrected only where the number proves that it is the same person.
            was.identityIndex() != null && person.identity() != null
                ? person.name().value()
                : was.name(),
            person.sex() == null ? was.sex() : person.sex(),
            person.bornOn() == null ? was.bornOn() : person.bornOn(),
            relation == null ? was.relation() : relation,
            identity,
            newPhone ? phone : null,
            said(person.school(), was.school()),
            said(person.work(), was.work()),
            languages == null || Set.copyOf(languages).equals(Set.copyOf(was.languages()))
                ? was.languages()
                : languages,
            person.state() == null ? was.state() : person.state());
    if (identity == null && !newPhone && becomes.sameAs(was)) {
      return false;
    }
    batch.change(new Batch.ChangedPerson(household, was, becomes));
    return true;
  }

  private static @Nullable String said(@Nullable String said, @Nullable String was) {
    return said == null ? was : said;
  }

  /** 3, 3栋 and ３号楼 are one building. */
  private static @Nullable String part(@Nullable String said, @Nullable String was) {
    return said != null && was != null && AddressKey.of(said).equals(AddressKey.of(was))
        ? was
        : said(said, was);
  }
}
