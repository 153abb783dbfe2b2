package org.koumen.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one module hands to a successor when somebody leaves. Every module that keeps work of people
 * has a bean of this kind; they run one after the other in one transaction, or not at all.
 */
public interface HandoverPart {

  /**
   * Somebody who leaves, or who follows.
   *
   * @param staffId the member of staff behind the account, if any
   */
  record Who(UUID accountId, @Nullable UUID staffId, String name) {}

  /** Who hands over to whom, why, who sees to it and how far they reach. */
  record Handover(Who from, Who to, Scope scope, String reason, Actor by) {}

  /**
   * A kind of work and how much of it there is.
   *
   * @param detail a few of the things, as people know them; never a resident's name
   */
  record Portion(String code, String zh, String en, int count, List<String> detail) {}

  /** What would be handed over; changes nothing. */
  List<Portion> preview(Handover handover);

  /** Hands over, in the caller's transaction, and says what. */
  List<Portion> hand(Handover handover);
}
