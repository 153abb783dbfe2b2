package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.platform.Ids;

/** Builders of invented households: {@code aHousehold().at("…").with(person("张三"))}. */
final class Households {
  private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

  private Households() {}

  static HouseholdBuilder aHousehold() {
    return new HouseholdBuilder();
  }

  static PersonBuilder person(String name) {
    return new PersonBuilder(name);
  }

  /** A number that is valid in form; its area code is not issued. */
  static IdentityNumber identity(LocalDate bornOn, Sex sex, int serial) {
    String digits =
        "990%03d%s%03d"
            .formatted(
                serial / 500,
                bornOn.toString().replace("-", ""),
                serial % 500 * 2 + (sex == Sex.MALE ? 1 : 0));
    return new IdentityNumber(digits + IdentityNumber.checkDigit(digits));
  }

  static final class HouseholdBuilder {
    private AreaCode area = AreaCode.of("990101001001001");
    private String address = "祥和小区1号楼1单元101室";
    private PremisesUse use = PremisesUse.RESIDENTIAL;
    private HouseholdKind kind = HouseholdKind.FAMILY;
    private HouseholdState state = HouseholdState.PRESENT;
    private @Nullable String number;
    private @Nullable NewPremises shared;
    private LocalDate since = SINCE;
    private NewCare care = NewCare.NONE;
    private final List<PersonBuilder> people = new ArrayList<>();

    HouseholdBuilder in(String code) {
      area = AreaCode.of(code);
      return this;
    }

    HouseholdBuilder at(String where) {
      address = where;
      return this;
    }

    HouseholdBuilder sharing(NewPremises premises) {
      shared = premises;
      return this;
    }

    HouseholdBuilder used(PremisesUse how) {
      use = how;
      return this;
    }

    HouseholdBuilder kind(HouseholdKind what) {
      kind = what;
      return this;
    }

    HouseholdBuilder state(HouseholdState how) {
      state = how;
      return this;
    }

    HouseholdBuilder number(String text) {
      number = text;
      return this;
    }

    HouseholdBuilder since(LocalDate day) {
      since = day;
      return this;
    }

    HouseholdBuilder with(PersonBuilder... persons) {
      people.addAll(List.of(persons));
      return this;
    }

    HouseholdBuilder care(NewCare given) {
      care = given;
      return this;
    }

    NewHousehold build() {
      boolean known = shared != null;
      NewPremises premises =
          shared != null
              ? shared
              : new NewPremises(
                  Ids.next(),
                  area,
                  address,
                  use,
                  null,
                  null,
                  null,
                  null,
                  null,
                  101.78,
                  36.61,
                  since);
      List<NewResident> residents = new ArrayList<>();
      for (PersonBuilder person : people) {
        residents.add(
            person.build(residents.isEmpty() ? Relation.HEAD : Relation.OTHER_KIN, since));
      }
      return new NewHousehold(
          Ids.next(), premises, known, number, kind, state, since, residents, care);
    }
  }

  static final class PersonBuilder {
    private final String name;
    private UUID id = Ids.next();
    private @Nullable Sex sex;
    private @Nullable LocalDate bornOn;
    private @Nullable Relation relation;
    private @Nullable IdentityNumber identity;
    private @Nullable PhoneNumber phone;
    private List<String> languages = List.of();
    private ResidentState state = ResidentState.PRESENT;

    PersonBuilder(String name) {
      this.name = name;
    }

    PersonBuilder id(UUID given) {
      id = given;
      return this;
    }

    PersonBuilder sex(Sex given) {
      sex = given;
      return this;
    }

    PersonBuilder born(String day) {
      bornOn = LocalDate.parse(day);
      return this;
    }

    PersonBuilder as(Relation to) {
      relation = to;
      return this;
    }

    PersonBuilder identity(IdentityNumber number) {
      identity = number;
      return this;
    }

    PersonBuilder phone(String number) {
      phone = PhoneNumber.read(number).orThrow();
      return this;
    }

    PersonBuilder speaking(String... spoken) {
      languages = List.of(spoken);
      return this;
    }

    PersonBuilder state(ResidentState how) {
      state = how;
      return this;
    }

    NewResident build(Relation usual, LocalDate since) {
      return new NewResident(
          id,
          PersonName.read(name).orThrow(),
          sex,
          bornOn,
          relation == null ? usual : relation,
          identity,
          phone,
          null,
          null,
          languages,
          state,
          since);
    }
  }
}
