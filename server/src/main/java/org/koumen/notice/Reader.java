package org.koumen.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;

/**
 * Somebody with what they are told: what goes to the account, to its units, and to the desks that
 * its grants cover.
 *
 * @param readTo up to when all is read
 * @param since what is older is not shown
 */
record Reader(
    UUID account, List<UUID> units, List<Desk> desks, Optional<Instant> readTo, Instant since) {

  /** A permission in an area. */
  record Desk(Permission permission, String area) {}

  static Reader of(Actor actor, Optional<Instant> readTo, Instant since) {
    List<UUID> units = new ArrayList<>();
    List<Desk> desks = new ArrayList<>();
    for (Actor.Grant grant : actor.grants()) {
      if (grant.unitId().isPresent()) {
        units.add(grant.unitId().get());
      } else {
        grant
            .permissions()
            .forEach(permission -> desks.add(new Desk(permission, grant.areaCode())));
      }
    }
    return new Reader(actor.accountId(), units, desks, readTo, since);
  }

  Instant unreadSince() {
    return readTo.filter(since::isBefore).orElse(since);
  }

  String[] permissions() {
    return desks.stream().map(desk -> desk.permission().name()).toArray(String[]::new);
  }

  String[] from() {
    return desks.stream().map(Desk::area).toArray(String[]::new);
  }

  String[] to() {
    return desks.stream().map(desk -> Scope.after(desk.area())).toArray(String[]::new);
  }
}
