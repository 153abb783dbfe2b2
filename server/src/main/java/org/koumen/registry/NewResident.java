package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person to be put on the register.
 *
 * @param bornOn of the identity number, where there is one
 * @param sex of the identity number, where there is one
 * @param languages codes such as {@code zh-HZ}, or names as the place writes them
 * @param since the day from which the person is known to belong to the household
 */
public record NewResident(
    UUID id,
    PersonName name,
    @Nullable Sex sex,
    @Nullable LocalDate bornOn,
    Relation relation,
    @Nullable IdentityNumber identity,
    @Nullable PhoneNumber phone,
    @Nullable String school,
    @Nullable String work,
    List<String> languages,
    ResidentState state,
    LocalDate since) {

  public NewResident {
    languages = List.copyOf(languages);
    if (identity != null) {
      bornOn = identity.bornOn();
      sex = identity.sex();
    }
  }
}
