package org.koumen.registry.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.AddressKey;
import org.koumen.registry.PersonName;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;

/**
 * One line on its way to a verdict: which premises, which household, which person, and what of them
 * is new.
 */
final class Line {
  private final Context context;
  private final IntakeLine line;
  private final IntakeLine.Home home;
  private final IntakeLine.House house;
  private boolean added;
  private boolean changed;

  /** What the lines of a batch share. */
  static final class Context {
    final Importer importer;
    final HouseholdRun run;
    final Batch batch;
    final Known known;

    /** Rows on file that lines of this batch have met. */
    final Map<String, Place> places = new HashMap<>();

    final Map<UUID, Household> households = new HashMap<>();

    /** What an unsound line says of the household that the lines below it belong to. */
    IntakeLine.@Nullable House hint;

    String hintKey = "";

    Context(Importer importer, HouseholdRun run, Batch batch, Known known) {
      this.importer = importer;
      this.run = run;
      this.batch = batch;
      this.known = known;
    }
  }

  /** A household, or why there is none for the line. */
  private sealed interface Belonging {
    record To(Household household) implements Belonging {}

    record Nowhere(Trouble trouble) implements Belonging {}
  }

  Line(Context context, IntakeLine line) {
    this.context = context;
    this.line = line;
    this.home = line.home();
    this.house = line.house();
  }

  Verdict resolve() {
    IntakeLine.Person person = line.person();
    if (!line.sound()) {
      hint(person);
      return new Verdict(line.row(), Verdict.Outcome.WRONG, List.of());
    }
    if (person == null && !house.isNamed() && house.kind() == null && line.mark() == null) {
      place();
      return verdict();
    }
    return switch (belonging(person)) {
      case Belonging.Nowhere(Trouble trouble) -> Verdict.wrong(line.row(), trouble);
      case Belonging.To(Household household) -> {
        Optional<Trouble> trouble =
            person == null ? Optional.empty() : new PersonOf(context, line, household).resolve();
        if (trouble.isPresent()) {
          yield Verdict.wrong(line.row(), trouble.get());
        }
        if (person != null) {
          added |= context.batch.isOwn(line);
          changed |= context.batch.isOwn(person);
        }
        household(household);
        yield verdict();
      }
    };
  }

  private Verdict verdict() {
    Verdict.Outcome outcome =
        added ? Verdict.Outcome.ADDED : changed ? Verdict.Outcome.CHANGED : Verdict.Outcome.SAME;
    return new Verdict(line.row(), outcome, List.of());
  }

  /** Lines below a faulty head still find their household by the name of its head. */
  private void hint(IntakeLine.@Nullable Person person) {
    PersonName head = headName(person);
    if (house.number() != null || head != null) {
      context.hint = new IntakeLine.House(house.number(), house.kind(), null, head, house.since());
      context.hintKey = home.village() + home.key().value();
      context.run.setCurrent(null, home.village(), home.key().value());
    }
  }

  private @Nullable PersonName headName(IntakeLine.@Nullable Person person) {
    if (house.head() != null) {
      return house.head();
    }
    return person != null && person.relation() == Relation.HEAD ? person.name() : null;
  }

  private Place place() {
    String village = home.village();
    String key = home.key().value();
    Place met = context.places.get(village + key);
    if (met != null) {
      changed |= context.batch.isOwn(home);
      return met;
    }
    Optional<OnFile.Premises> onFile = context.known.premises(village, key);
    Place place;
    if (onFile.isPresent()) {
      place = new Place(onFile.get());
      for (OnFile.Household household : context.known.householdsAt(place.id)) {
        place.households.add(wrap(household, place));
      }
      changed |= Differences.ofPremises(context.batch, place, home);
    } else {
      Optional<Place> before = context.run.place(village, key, context.batch);
      if (before.isPresent()) {
        place = before.get();
      } else {
        PremisesUse use = home.use();
        place =
            context.run.newPlace(context.batch, home, use == null ? PremisesUse.RESIDENTIAL : use);
        added = true;
      }
    }
    context.places.put(village + key, place);
    return place;
  }

  private Household wrap(OnFile.Household onFile, Place place) {
    return context.households.computeIfAbsent(
        onFile.id(),
        id -> {
          Household household = new Household(onFile, place, context.importer.today());
          household.residents = context.known.residentsOf(id);
          return household;
        });
  }

  private Belonging belonging(IntakeLine.@Nullable Person person) {
    IntakeLine.House said = house;
    String number = said.number();
    PersonName head = headName(person);
    if (number != null) {
      Optional<Belonging> found = numbered(number);
      if (found.isPresent()) {
        return found.get();
      }
    }
    Place place = place();
    if (head != null) {
      for (Household household : place.households) {
        if (head.value().equals(household.head)
            && (number == null || household.number == null || number.equals(household.number))) {
          return to(household);
        }
      }
      List<Household> headless =
          place.households.stream()
              .filter(household -> household.isHeadless())
              .filter(household -> number == null || household.number == null)
              .toList();
      if (headless.size() == 1) {
        // Its head's line had a fault in an earlier file, so that only the others got in.
        return to(headless.getFirst());
      }
    }
    if (number == null && head == null) {
      Optional<Household> current = context.run.current(home.village(), home.key().value());
      if (current.isPresent()) {
        return to(current.get());
      }
      if (context.hint != null && context.hintKey.equals(home.village() + home.key().value())) {
        return hinted(place, context.hint);
      }
      if (place.households.size() == 1 && (person == null || person.relation() != null)) {
        return to(place.households.getFirst());
      }
      if (person == null && !place.households.isEmpty()
          || person != null && person.relation() != null) {
        return new Belonging.Nowhere(new Trouble.NoHousehold());
      }
      if (person != null) {
        Optional<Household> own =
            place.households.stream()
                .filter(household -> person.name().value().equals(household.head))
                .findFirst();
        if (own.isPresent()) {
          return to(own.get());
        }
        // The first line of an address without a relation is the head's.
        head = person.name();
      }
    }
    return to(add(place, house, head));
  }

  private Belonging hinted(Place place, IntakeLine.House hint) {
    PersonName head = hint.head();
    for (Household household : place.households) {
      if (head != null && head.value().equals(household.head)) {
        return to(household);
      }
    }
    return to(add(place, hint, head));
  }

  private Household add(Place place, IntakeLine.House said, @Nullable PersonName head) {
    added = true;
    return context.run.newHousehold(context.batch, place, said, head == null ? null : head.value());
  }

  private Belonging to(Household household) {
    context.run.setCurrent(household, home.village(), home.key().value());
    return new Belonging.To(household);
  }

  private Optional<Belonging> numbered(String number) {
    String village = home.village();
    Optional<OnFile.Household> onFile = context.known.householdNumbered(village, number);
    if (onFile.isPresent()) {
      Place place = place();
      if (!onFile.get().premises().equals(place.id)) {
        return Optional.of(
            new Belonging.Nowhere(new Trouble.NumberElsewhere(number, onFile.get().address())));
      }
      return Optional.of(to(wrap(onFile.get(), place)));
    }
    Optional<Household> before = context.run.numbered(village, number, context.batch);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Household household = before.get();
    if (!AddressKey.of(household.place.address).equals(home.key())) {
      return Optional.of(
          new Belonging.Nowhere(new Trouble.NumberElsewhere(number, household.place.address)));
    }
    return Optional.of(to(household));
  }

  /** What a line says of the household itself. */
  private void household(Household household) {
    changed |= Differences.ofHousehold(context.batch, household, house);
    IntakeLine.Mark mark = line.mark();
    if (mark != null && mark.changes(household.mark)) {
      household.mark = mark;
      if (!context.batch.isOwn(household)) {
        context.batch.marked.put(household.id, household);
        changed = true;
      }
    }
  }
}
