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
 * Households behind a figure: the address for whoever may see households there, else only that
 * there is one.
 */
@Component
class HouseholdRows implements RowSource {
  private final RoundTable table;

  HouseholdRows(RoundTable table) {
    this.table = table;
  }

  @Override
  public String subject() {
    return "household";
  }

  @Override
  public Map<UUID, Text> describe(
      String county, Collection<UUID> ids, Actor actor, boolean chinese) {
    Scope readable = actor.scope(Permission.HOUSEHOLD_READ);
    Map<UUID, Text> texts = new HashMap<>();
    for (RoundTable.Card card : table.cards(county, ids)) {
      boolean opens = readable.covers(card.areaCode());
      texts.put(
          card.id(),
          new Text(
              Optional.empty(),
              opens ? card.address() : (chinese ? "一户" : "a household"),
              Optional.empty(),
              opens
                  ? Optional.of("/api/households/%s/%s".formatted(county, card.id()))
                  : Optional.empty(),
              opens));
    }
    return texts;
  }
}
