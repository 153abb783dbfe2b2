package org.koumen.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The signed-in account that acts, with what it may do where today.
 *
 * @param staffId the member of staff behind the account, if any
 * @param grants those valid today
 */
public record Actor(
    UUID accountId,
    String login,
    String name,
    String locale,
    Optional<UUID> staffId,
    List<Grant> grants) {

  /**
   * A role held somewhere.
   *
   * @param areaCode prefix of the area; empty for the nation
   * @param unitId the unit for which a department's role holds
   */
  public record Grant(
      String role, Set<Permission> permissions, String areaCode, Optional<UUID> unitId) {}

  /** Whether the account has the permission anywhere. */
  public boolean may(Permission permission) {
    return grants.stream().anyMatch(grant -> grant.permissions().contains(permission));
  }

  /** Whether the account has the permission in this area as a whole. */
  public boolean may(Permission permission, String area) {
    return scope(permission).covers(area);
  }

  /** Where the account has any of these permissions. */
  public Scope scope(Permission... permissions) {
    return Scope.of(
        grants.stream()
            .filter(grant -> holdsAny(grant, permissions))
            .map(Grant::areaCode)
            .toList());
  }

  /** The units for which the account has any of these permissions. */
  public Set<UUID> units(Permission... permissions) {
    return grants.stream()
        .filter(grant -> holdsAny(grant, permissions))
        .flatMap(grant -> grant.unitId().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean holdsAny(Grant grant, Permission... permissions) {
    for (Permission permission : permissions) {
      if (grant.permissions().contains(permission)) {
        return true;
      }
    }
    return false;
  }
}
