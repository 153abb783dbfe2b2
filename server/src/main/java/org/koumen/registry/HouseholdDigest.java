package org.koumen.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a household's row repeats of its people, so that a list reads one table: made here and
 * nowhere else, for an import of a city as for the edit of one name.
 *
 * @param people those who belong to it, present and away
 * @param livingAlone one person present in a dwelling
 * @param search keys for {@code array_to_tsvector}
 */
public record HouseholdDigest(
    @Nullable String headName,
    int people,
    boolean livingAlone,
    @Nullable LocalDate eldestBornOn,
    @Nullable LocalDate youngestBornOn,
    List<String> languages,
    String[] search) {

  /** Somebody of the household, as far as the digest looks. */
  public interface Person {
    PersonName name();

    Relation relation();

    ResidentState state();

    @Nullable LocalDate bornOn();

    List<String> languages();

    /** Keyed hash of the phone's last four digits. */
    byte @Nullable [] phoneTailIndex();
  }

  /** Whether one person is present in a dwelling; collective homes and shops are none. */
  static boolean livingAlone(HouseholdKind kind, HouseholdState state, long present) {
    return present == 1
        && state == HouseholdState.PRESENT
        && (kind == HouseholdKind.FAMILY || kind == HouseholdKind.TENANT);
  }

  /** Makes the digest of a household. */
  public static HouseholdDigest of(
      AddressKey address,
      @Nullable String number,
      HouseholdKind kind,
      HouseholdState state,
      Collection<? extends Person> everyone) {
    List<? extends Person> people =
        everyone.stream().filter(person -> person.state().belongs()).toList();
    long present =
        people.stream().filter(person -> person.state() == ResidentState.PRESENT).count();
    SearchKeys keys = new SearchKeys().address(address);
    if (number != null) {
      keys.number(number);
    }
    Set<String> languages = new LinkedHashSet<>();
    for (Person person : people) {
      keys.name(person.name());
      byte[] tail = person.phoneTailIndex();
      if (tail != null) {
        keys.phoneTail(tail);
      }
      languages.addAll(person.languages());
    }
    return new HouseholdDigest(
        people.stream()
            .min(Comparator.comparing((Person person) -> person.relation() != Relation.HEAD))
            .map(person -> person.name().value())
            .orElse(null),
        people.size(),
        livingAlone(kind, state, present),
        people.stream()
            .map(Person::bornOn)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        people.stream()
            .map(Person::bornOn)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        languages.stream().sorted().toList(),
        keys.array());
  }
}
