package org.koumen.exchange.household;

import org.koumen.registry.HouseholdExtract;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.PhoneNumber;

/** Numbers of people as they leave the program. */
final class PersonCells {
  private PersonCells() {}

  static String identity(HouseholdExtract.Person person, boolean unmasked) {
    IdentityNumber number = person.identity();
    return number == null ? "" : unmasked ? number.value() : number.masked();
  }

  static String phone(HouseholdExtract.Person person, boolean unmasked) {
    PhoneNumber number = person.phone();
    return number == null ? "" : unmasked ? number.value() : number.masked();
  }
}
