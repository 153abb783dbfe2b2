package org.koumen.registry.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.NewPremises;
import org.koumen.registry.NewResident;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sealing;

/**
 * One run through a household file. It remembers the places, households and people it met, so that
 * a line far below finds the household that a line above made, also in a dry run that writes
 * nothing.
 *
 * <p>Not thread-safe; batches come in the order of the file.
 */
final class HouseholdRun {
  private final Importer importer;
  private final Sealing sealing;
  private final KeyMap placeKeys = new KeyMap();
  private final KeyMap numberKeys = new KeyMap();
  private final KeyMap identityRows = new KeyMap();
  private final KeyMap identityHouses = new KeyMap();
  private final KeyMap personRows = new KeyMap();
  private final KeyMap headRows = new KeyMap();
  private final List<Place> places = new ArrayList<>();
  private final List<Household> households = new ArrayList<>();

  /** The household of the line before, to which a line that names none belongs. */
  private @Nullable Household current;

  private @Nullable String currentKey;

  HouseholdRun(Importer importer, Sealing sealing) {
    this.importer = importer;
    this.sealing = sealing;
  }

  /**
   * Works out what a batch of lines comes to.
   *
   * @param lines cut so that the lines of one address stand in one batch where they follow each
   *     other
   * @param known what is on file for them now
   */
  Batch resolve(int number, List<IntakeLine> lines, Known known) {
    Batch batch = new Batch(number, sealing);
    Line.Context context = new Line.Context(importer, this, batch, known);
    current = null;
    currentKey = null;
    for (IntakeLine line : lines) {
      batch.verdicts.add(new Line(context, line).resolve());
    }
    return batch;
  }

  Optional<Place> place(String village, String key, Batch batch) {
    int at = placeKeys.get(placeKeys.key(village, key));
    return at < 0 ? Optional.empty() : standing(places.get(at), places.get(at).batch, batch);
  }

  /** What an earlier try of the same batch made was rolled back with it. */
  private static <T> Optional<T> standing(T it, int madeIn, Batch batch) {
    return madeIn == batch.number && !batch.isOwn(it) ? Optional.empty() : Optional.of(it);
  }

  void keep(Place place, String village, String key) {
    placeKeys.put(placeKeys.key(village, key), places.size());
    places.add(place);
  }

  Optional<Household> numbered(String village, String number, Batch batch) {
    int at = numberKeys.get(numberKeys.key(village, number));
    return at < 0
        ? Optional.empty()
        : standing(households.get(at), households.get(at).batch, batch);
  }

  void keepNumber(Household household, String village, String number) {
    numberKeys.put(numberKeys.key(village, number), households.size());
    households.add(household);
  }

  /** The line, other than this one, that had the identity number before; empty when none had. */
  Optional<Integer> rowOfIdentity(String identity, int row) {
    return other(identityRows.get(identityRows.key(identity)), row);
  }

  boolean isInHousehold(String identity, Household household) {
    return identityHouses.get(identityHouses.key(identity, household.id.toString())) >= 0;
  }

  void keepIdentity(String identity, Household household, int row) {
    identityRows.put(identityRows.key(identity), row);
    identityHouses.put(identityHouses.key(identity, household.id.toString()), row);
  }

  /**
   * The line, other than this one, that had somebody of this name and birth date, with or without a
   * number.
   */
  Optional<Integer> rowOfPerson(
      Household household, IntakeLine.Person person, boolean numbered, int row) {
    return other(personRows.get(personKey(household, person, numbered)), row);
  }

  void keepPerson(Household household, IntakeLine.Person person, int row) {
    personRows.put(personKey(household, person, person.identity() != null), row);
  }

  private byte[] personKey(Household household, IntakeLine.Person person, boolean numbered) {
    return personRows.key(
        household.id.toString(),
        person.name().value(),
        String.valueOf(person.bornOn()),
        numbered ? "numbered" : "");
  }

  Optional<Integer> rowOfHead(Household household, int row) {
    return other(headRows.get(headRows.key(household.id.toString())), row);
  }

  void keepHead(Household household, int row) {
    headRows.put(headRows.key(household.id.toString()), row);
  }

  private static Optional<Integer> other(int found, int row) {
    return found < 0 || found == row ? Optional.empty() : Optional.of(found);
  }

  Optional<Household> current(String village, String key) {
    return (village + key).equals(currentKey) ? Optional.ofNullable(current) : Optional.empty();
  }

  void setCurrent(@Nullable Household household, String village, String key) {
    current = household;
    currentKey = village + key;
  }

  Place newPlace(Batch batch, IntakeLine.Home home, PremisesUse use) {
    Place place = new Place(Ids.next(), batch.number, home.area(), home.address(), use);
    batch.own(place);
    keep(place, home.village(), home.key().value());
    batch.premises.put(
        place.id,
        new NewPremises(
            place.id,
            new org.koumen.area.AreaCode(home.area()),
            home.address(),
            use,
            home.compound(),
            home.building(),
            home.entrance(),
            home.floor(),
            home.room(),
            null,
            null,
            importer.today()));
    return place;
  }

  Household newHousehold(Batch batch, Place place, IntakeLine.House house, @Nullable String head) {
    HouseholdKind kind = house.kind();
    Household household =
        new Household(
            Ids.next(),
            batch.number,
            place,
            kind != null
                ? kind
                : place.use == PremisesUse.COMMERCIAL
                    ? HouseholdKind.BUSINESS
                    : HouseholdKind.FAMILY,
            house.since() == null ? importer.today() : house.since(),
            house.number(),
            head);
    batch.own(household);
    batch.households.add(household);
    place.households.add(household);
    String number = house.number();
    if (number != null) {
      keepNumber(household, place.area.substring(0, 12), number);
    }
    return household;
  }

  NewResident newResident(IntakeLine.Person person, Relation relation, Household household) {
    ResidentState state = person.state();
    return new NewResident(
        Ids.next(),
        person.name(),
        person.sex(),
        person.bornOn(),
        relation,
        person.identity(),
        person.phone(),
        person.school(),
        person.work(),
        person.languages() == null ? List.of() : person.languages(),
        state == null ? ResidentState.PRESENT : state,
        household.since);
  }
}
