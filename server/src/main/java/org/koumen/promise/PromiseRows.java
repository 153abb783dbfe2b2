package org.koumen.promise;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.ledger.RowSource;
import org.springframework.stereotype.Component;

/** Promises behind a figure: their day for all, what and where for whoever may see households. */
@Component
class PromiseRows implements RowSource {
  private final PromiseDesk desk;

  PromiseRows(PromiseDesk desk) {
    this.desk = desk;
  }

  @Override
  public String subject() {
    return "promise";
  }

  @Override
  public Map<UUID, Text> describe(
      String county, Collection<UUID> ids, Actor actor, boolean chinese) {
    Scope readable = actor.scope(Permission.HOUSEHOLD_READ);
    Map<UUID, Text> texts = new HashMap<>();
    for (Promise one : desk.named(county, ids)) {
      boolean opens = readable.covers(one.areaCode());
      String day = (chinese ? "%s到期" : "due %s").formatted(one.dueOn());
      texts.put(
          one.id(),
          new Text(
              Optional.empty(),
              opens ? "%s · %s · %s".formatted(one.what(), day, one.address()) : day,
              Optional.of(one.state().code()),
              opens
                  ? Optional.of("/api/households/%s/%s".formatted(county, one.householdId()))
                  : Optional.empty(),
              opens));
    }
    return texts;
  }
}
