package org.koumen.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;

/**
 * The requests a query may look at: those of some areas and, where a role holds for one unit only,
 * those which that unit leads. An argument of every query on requests.
 *
 * @param parts what is open, each on its own; empty means nothing
 */
public record RequestScope(List<Part> parts) {

  /**
   * One piece of what is open.
   *
   * @param prefix area code of natural length
   * @param unit the unit that must work on a request; empty when any may
   */
  public record Part(String prefix, Optional<UUID> unit) {
    private boolean holds(String areaCode, Collection<UUID> units) {
      return areaCode.startsWith(prefix) && (unit.isEmpty() || units.contains(unit.get()));
    }
  }

  /** The permissions with which one reads requests. */
  static final Permission[] READ = {
    Permission.REQUEST_READ, Permission.REQUEST_HANDLE, Permission.REQUEST_SUPERVISE
  };

  /** Keeps its own copy. */
  public RequestScope {
    parts = List.copyOf(parts);
  }

  /**
   * What an account may reach by any of these permissions. {@link Permission#REQUEST_HANDLE}
   * reaches requests only through a unit.
   */
  public static RequestScope of(Actor actor, Permission... permissions) {
    List<Part> parts = new ArrayList<>();
    for (Actor.Grant grant : actor.grants()) {
      for (Permission permission : permissions) {
        boolean throughUnit = permission == Permission.REQUEST_HANDLE;
        if (grant.permissions().contains(permission)
            && (!throughUnit || grant.unitId().isPresent())) {
          parts.add(new Part(grant.areaCode(), grant.unitId()));
        }
      }
    }
    return new RequestScope(parts.stream().distinct().toList());
  }

  /** All requests of some areas. */
  public static RequestScope of(Scope scope) {
    return new RequestScope(
        scope.prefixes().stream().map(prefix -> new Part(prefix, Optional.empty())).toList());
  }

  /** What of this lies within an area. */
  public RequestScope within(String area) {
    return new RequestScope(
        parts.stream()
            .filter(part -> part.prefix().startsWith(area) || area.startsWith(part.prefix()))
            .map(
                part ->
                    new Part(part.prefix().startsWith(area) ? part.prefix() : area, part.unit()))
            .toList());
  }

  /**
   * Whether a request is open to this.
   *
   * @param units those that work on it: in charge, assisting, whistled for
   */
  public boolean covers(String areaCode, Collection<UUID> units) {
    return parts.stream().anyMatch(part -> part.holds(areaCode, units));
  }

  /** Whether nothing is open. */
  public boolean isNothing() {
    return parts.isEmpty();
  }

  /** The units without which nothing is open; empty when some part is open whoever leads. */
  Optional<UUID[]> onlyUnits() {
    return parts.stream().allMatch(part -> part.unit().isPresent())
        ? Optional.of(parts.stream().flatMap(part -> part.unit().stream()).toArray(UUID[]::new))
        : Optional.empty();
  }

  String[] from() {
    return parts.stream().map(Part::prefix).toArray(String[]::new);
  }

  String[] to() {
    return parts.stream().map(part -> Scope.after(part.prefix())).toArray(String[]::new);
  }

  UUID[] units() {
    return parts.stream().map(part -> part.unit().orElse(null)).toArray(UUID[]::new);
  }
}
