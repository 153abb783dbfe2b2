package org.koumen.request;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;

/** Who wants to move a request, and as what. */
sealed interface By {

  /** As the row of the move keeps it. */
  Doer doer();

  /** Whether the request is known to them at all. */
  boolean reaches(String areaCode, Stage stage);

  /** As what they act on it. */
  Set<Capacity> capacities(String areaCode, Stage stage);

  /** Whether they may speak for a unit. */
  default boolean speaksFor(UUID unit) {
    return false;
  }

  /** Somebody who serves. */
  record Staff(Actor actor) implements By {
    @Override
    public Doer doer() {
      return Doer.of(actor);
    }

    @Override
    public boolean speaksFor(UUID unit) {
      return actor.units(Permission.REQUEST_HANDLE).contains(unit);
    }

    @Override
    public boolean reaches(String areaCode, Stage stage) {
      return RequestScope.of(actor, RequestScope.READ).covers(areaCode, stage.units());
    }

    @Override
    public Set<Capacity> capacities(String areaCode, Stage stage) {
      EnumSet<Capacity> capacities = EnumSet.noneOf(Capacity.class);
      for (Actor.Grant grant : actor.grants()) {
        if (areaCode.startsWith(grant.areaCode())) {
          capacities.addAll(
              grant.unitId().isPresent()
                  ? ofUnit(grant, grant.unitId().get(), stage)
                  : ofArea(grant.permissions()));
        }
      }
      return capacities;
    }

    private static Set<Capacity> ofArea(Set<Permission> permissions) {
      EnumSet<Capacity> capacities = EnumSet.noneOf(Capacity.class);
      if (permissions.contains(Permission.REQUEST_WRITE)) {
        capacities.add(Capacity.TAKE);
      }
      if (permissions.contains(Permission.REQUEST_DISPATCH)) {
        capacities.add(Capacity.DISPATCH);
      }
      if (permissions.contains(Permission.REQUEST_SUPERVISE)) {
        capacities.add(Capacity.SUPERVISE);
      }
      return capacities;
    }

    private static Set<Capacity> ofUnit(Actor.Grant grant, UUID unit, Stage stage) {
      EnumSet<Capacity> capacities = EnumSet.noneOf(Capacity.class);
      if (!grant.permissions().contains(Permission.REQUEST_HANDLE)) {
        return capacities;
      }
      if (stage.lead() != null && stage.lead().id().equals(unit)) {
        capacities.add(Capacity.HANDLE);
      }
      List<UnitRef> helpers = stage.helpers();
      if (helpers.stream().anyMatch(helper -> helper.id().equals(unit))) {
        capacities.add(Capacity.ASSIST);
      }
      return capacities;
    }
  }

  /** The one who asked, by number and code. */
  record Reporter() implements By {
    @Override
    public Doer doer() {
      return Doer.reporter();
    }

    @Override
    public boolean reaches(String areaCode, Stage stage) {
      return true;
    }

    @Override
    public Set<Capacity> capacities(String areaCode, Stage stage) {
      return EnumSet.of(Capacity.REPORTER);
    }
  }

  /** The program itself, when a clock runs out. */
  record Program() implements By {
    @Override
    public Doer doer() {
      return new Doer(Optional.empty(), "系统");
    }

    @Override
    public boolean reaches(String areaCode, Stage stage) {
      return true;
    }

    @Override
    public Set<Capacity> capacities(String areaCode, Stage stage) {
      return EnumSet.of(Capacity.PROGRAM);
    }
  }
}
