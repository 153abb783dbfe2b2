package org.koumen.notice;

import java.util.UUID;
import org.koumen.access.Permission;

/** To whom something is told. */
public sealed interface Audience {
  /** One account. */
  record Account(UUID accountId) implements Audience {}

  /** Whoever has a role through this unit when they look. */
  record Unit(UUID unitId) implements Audience {}

  /**
   * Whoever has a permission in this area as a whole, not through a unit, when they look.
   *
   * @param areaCode that of the subject, or one above it
   */
  record Desk(String areaCode, Permission permission) implements Audience {}

  /** A telephone, by text message; nothing happens as long as no gateway is set up. */
  record Phone(String number) implements Audience {}

  /** A mailbox; nothing happens as long as no mail server is set up. */
  record Mail(String address) implements Audience {}
}
