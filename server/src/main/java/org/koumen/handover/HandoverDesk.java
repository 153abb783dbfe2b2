package org.koumen.handover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.AccountDesk;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.HandoverPart;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the work of somebody who leaves to a successor: every module's part, in one transaction.
 */
@Service
public class HandoverDesk {
  private final HandoverTable table;
  private final List<HandoverPart> parts;
  private final AccountDesk accounts;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  HandoverDesk(
      HandoverTable table,
      List<HandoverPart> parts,
      AccountDesk accounts,
      AuditLog audit,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.parts = List.copyOf(parts);
    this.accounts = accounts;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What was handed over, once and for all.
   *
   * @param leaves whether the account was closed
   * @param moved what went to the successor, kind by kind
   */
  public record Event(
      UUID id,
      UUID fromId,
      String fromName,
      UUID toId,
      String toName,
      boolean leaves,
      String reason,
      List<HandoverPart.Portion> moved,
      Instant handedAt,
      String handedByName) {}

  /**
   * Who hands over to whom.
   *
   * @param leaves whether the account is closed afterwards; away for a while, it is not
   */
  public record Wish(UUID from, UUID to, boolean leaves, String reason) {}

  /** What would go to the successor; empty when one of the two is out of reach. */
  @Transactional(readOnly = true)
  public Optional<List<HandoverPart.Portion>> preview(Wish wish, Scope scope, Actor by) {
    return handover(wish, table.find(wish.from()), table.find(wish.to()), scope, by)
        .map(handover -> parts.stream().flatMap(part -> part.preview(handover).stream()).toList());
  }

  /** Hands everything over; empty when one of the two is out of reach. */
  @Transactional
  public Optional<Event> hand(Wish wish, Scope scope, Actor by) {
    Optional<HandoverPart.Handover> found =
        handover(wish, table.hold(wish.from()), table.hold(wish.to()), scope, by);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HandoverPart.Handover handover = found.get();
    List<HandoverPart.Portion> moved =
        parts.stream().flatMap(part -> part.hand(handover).stream()).toList();
    if (wish.leaves()) {
      accounts.close(wish.from(), by);
    }
    Event event =
        new Event(
            Ids.next(),
            wish.from(),
            handover.from().name(),
            wish.to(),
            handover.to().name(),
            wish.leaves(),
            wish.reason(),
            moved,
            jurisdiction.now(),
            by.name());
    table.add(event, by.accountId());
    audit.add(
        by,
        "account.handed-over",
        null,
        wish.from().toString(),
        Map.of("to", wish.to().toString(), "handover", event.id().toString()));
    return Optional.of(event);
  }

  /** Handovers from or to an account. */
  @Transactional(readOnly = true)
  public Optional<List<Event>> of(UUID account, Scope scope) {
    return accounts.isWithin(account, scope) ? Optional.of(table.of(account)) : Optional.empty();
  }

  private Optional<HandoverPart.Handover> handover(
      Wish wish,
      Optional<HandoverPart.Who> from,
      Optional<HandoverPart.Who> to,
      Scope scope,
      Actor by) {
    if (from.isEmpty()
        || to.isEmpty()
        || wish.from().equals(wish.to())
        || wish.from().equals(by.accountId())
        || !accounts.isWithin(wish.from(), scope)
        || !accounts.isWithin(wish.to(), scope)) {
      return Optional.empty();
    }
    return Optional.of(
        new HandoverPart.Handover(
            from.get(), to.get(), accounts.reach(wish.from()).and(scope), wish.reason(), by));
  }
}
