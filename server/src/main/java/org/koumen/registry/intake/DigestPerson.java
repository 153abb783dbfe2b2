package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.HouseholdDigest;
import org.koumen.registry.PersonName;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;

/** Somebody on file, as the digest looks at people. */
record DigestPerson(OnFile.Resident it) implements HouseholdDigest.Person {
  @Override
  public PersonName name() {
    return new PersonName(it.name());
  }

  @Override
  public Relation relation() {
    return it.relation();
  }

  @Override
  public ResidentState state() {
    return it.state();
  }

  @Override
  public @Nullable LocalDate bornOn() {
    return it.bornOn();
  }

  @Override
  public List<String> languages() {
    return it.languages();
  }

  @Override
  public byte @Nullable [] phoneTailIndex() {
    return it.phoneTailIndex();
  }
}
