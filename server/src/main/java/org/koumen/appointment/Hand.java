package org.koumen.appointment;

import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;

/**
 * Whose hand did something: somebody who serves, the household with its card, or the clock.
 *
 * @param account empty for the household and the clock
 * @param person staff or account, as a visit names its visitor
 */
public record Hand(Optional<UUID> account, Optional<UUID> person, String name) {
  /** The household, with its card. */
  static final Hand HOUSEHOLD = new Hand(Optional.empty(), Optional.empty(), "住户");

  /** The program's own clock. */
  static final Hand CLOCK = new Hand(Optional.empty(), Optional.empty(), "系统");

  /** Somebody who is signed in. */
  public static Hand of(Actor actor) {
    return new Hand(
        Optional.of(actor.accountId()),
        Optional.of(actor.staffId().orElse(actor.accountId())),
        actor.name());
  }
}
