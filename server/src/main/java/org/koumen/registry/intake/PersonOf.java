package org.koumen.registry.intake;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;

/**
 * The person of a line within the household of the line: somebody on file, somebody new, or a
 * reason why not.
 */
final class PersonOf {
  private final Line.Context context;
  private final IntakeLine line;
  private final IntakeLine.Person person;
  private final Household household;

  PersonOf(Line.Context context, IntakeLine line, Household household) {
    this.context = context;
    this.line = line;
    this.person = Objects.requireNonNull(line.person());
    this.household = household;
  }

  /**
   * Adds the person, or notes what differs. The batch owns the line when somebody was added, and
   * the line's person when something differs.
   */
  Optional<Trouble> resolve() {
    Optional<Trouble> again = again();
    if (again.isPresent()) {
      return again;
    }
    IdentityNumber identity = person.identity();
    OnFile.Resident onFile = sameIdentity();
    if (onFile == null && identity != null) {
      Optional<OnFile.Holder> holder = context.known.holder(identity);
      if (holder.isPresent()) {
        return Optional.of(new Trouble.IdentityElsewhere(where(holder.get())));
      }
    }
    if (onFile == null) {
      onFile = sameName();
      if (onFile != null && identity != null && onFile.identityIndex() != null) {
        return Optional.of(new Trouble.IdentityDiffers());
      }
    }
    Relation relation = relation(onFile);
    if (relation == null) {
      return Optional.of(new Trouble.NoRelation());
    }
    if (relation == Relation.HEAD) {
      Optional<String> other = otherHead(onFile);
      if (other.isPresent()) {
        return Optional.of(new Trouble.SecondHead(other.get()));
      }
      context.run.keepHead(household, line.row());
      household.head = person.name().value();
    }
    keep(onFile, relation);
    return Optional.empty();
  }

  private void keep(OnFile.@Nullable Resident onFile, Relation relation) {
    if (person.identity() != null) {
      context.run.keepIdentity(person.identity().value(), household, line.row());
    }
    context.run.keepPerson(household, person, line.row());
    if (onFile == null) {
      context.batch.add(household, context.run.newResident(person, relation, household));
      context.batch.own(line);
    } else if (Differences.ofResident(context.batch, household, onFile, person)) {
      context.batch.own(person);
    }
  }

  private Optional<Trouble> again() {
    IdentityNumber identity = person.identity();
    if (identity != null) {
      Optional<Integer> row = context.run.rowOfIdentity(identity.value(), line.row());
      if (row.isPresent()) {
        return Optional.of(
            context.run.isInHousehold(identity.value(), household)
                ? new Trouble.SamePersonAgain(row.get())
                : new Trouble.SameIdentityInFile(row.get()));
      }
    }
    Optional<Integer> row = context.run.rowOfPerson(household, person, false, line.row());
    if (row.isEmpty() && identity == null) {
      row = context.run.rowOfPerson(household, person, true, line.row());
    }
    return row.map(Trouble.SamePersonAgain::new);
  }

  private OnFile.@Nullable Resident sameIdentity() {
    IdentityNumber identity = person.identity();
    byte[] index = identity == null ? null : context.known.index(identity);
    if (index != null) {
      for (OnFile.Resident resident : household.residents) {
        if (Arrays.equals(index, resident.identityIndex())) {
          return resident;
        }
      }
    }
    return null;
  }

  private OnFile.@Nullable Resident sameName() {
    for (OnFile.Resident resident : household.residents) {
      boolean born =
          person.bornOn() == null
              || resident.bornOn() == null
              || person.bornOn().equals(resident.bornOn());
      if (born && resident.name().equals(person.name().value())) {
        return resident;
      }
    }
    return null;
  }

  private @Nullable Relation relation(OnFile.@Nullable Resident onFile) {
    if (person.relation() != null) {
      return person.relation();
    }
    if (onFile != null) {
      return onFile.relation();
    }
    return person.name().value().equals(household.head) ? Relation.HEAD : null;
  }

  /** A head, other than this person, whom nothing in the file has made something else. */
  private Optional<String> otherHead(OnFile.@Nullable Resident self) {
    if (context.run.rowOfHead(household, line.row()).isPresent()) {
      return Optional.of(String.valueOf(household.head));
    }
    return household.residents.stream()
        .filter(other -> other.relation() == Relation.HEAD)
        .filter(other -> self == null || !other.id().equals(self.id()))
        .filter(
            other -> other.state() == ResidentState.PRESENT || other.state() == ResidentState.AWAY)
        .filter(other -> !context.batch.relationChanges(other.id()))
        .map(OnFile.Resident::name)
        .findFirst();
  }

  private String where(OnFile.Holder holder) {
    return context.importer.scope().covers(holder.area()) ? holder.address() : "";
  }
}
