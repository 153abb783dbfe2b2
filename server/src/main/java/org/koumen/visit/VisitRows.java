package org.koumen.visit;

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

/**
 * Visits behind a figure: what came of them for all, where for whoever may see households there.
 */
@Component
class VisitRows implements RowSource {
  private final VisitTable table;

  VisitRows(VisitTable table) {
    this.table = table;
  }

  @Override
  public String subject() {
    return "visit";
  }

  @Override
  public Map<UUID, Text> describe(
      String county, Collection<UUID> ids, Actor actor, boolean chinese) {
    Scope readable = actor.scope(Permission.HOUSEHOLD_READ);
    Map<UUID, Text> texts = new HashMap<>();
    for (VisitRow row : table.named(county, ids)) {
      boolean opens = readable.covers(row.areaCode());
      texts.put(
          row.id(),
          new Text(
              Optional.empty(),
              opens ? row.address() : row.outcome().label(chinese),
              Optional.of(row.outcome().code()),
              opens
                  ? Optional.of("/api/households/%s/%s".formatted(county, row.householdId()))
                  : Optional.empty(),
              opens));
    }
    return texts;
  }
}
