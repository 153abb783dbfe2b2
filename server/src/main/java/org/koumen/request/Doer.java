package org.koumen.request;

import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;

/**
 * Who makes a move, as its row keeps it.
 *
 * @param accountId empty for the reporter and for the program itself
 * @param name as others read it
 */
public record Doer(Optional<UUID> accountId, String name) {

  /** The signed-in account. */
  public static Doer of(Actor actor) {
    return new Doer(Optional.of(actor.accountId()), actor.name());
  }

  /** The one who asked; the row keeps no name. */
  public static Doer reporter() {
    return new Doer(Optional.empty(), "诉求人");
  }
}
