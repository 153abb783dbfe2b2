package org.koumen.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.platform.Rows;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows administrators what leaves the house and what does not, and has it tried again. */
@Service
class OutboxDesk {
  private final OutboxTable table;
  private final Outbox outbox;
  private final Seal seal;
  private final AuditLog audit;

  OutboxDesk(OutboxTable table, Outbox outbox, Seal seal, AuditLog audit) {
    this.table = table;
    this.outbox = outbox;
    this.seal = seal;
    this.audit = audit;
  }

  /**
   * A message without its text.
   *
   * @param target covered, enough to tell one from another
   * @param state {@code waiting}, {@code parked} or {@code sent}
   * @param nextAt when a waiting one is tried again
   * @param lastError what the gateway said last
   * @param endedAt when it was sent or parked
   * @param cleared whether content and address are gone
   */
  record Sending(
      UUID id,
      Channel.Kind channel,
      String kind,
      @Nullable String number,
      @Nullable String target,
      String state,
      Instant madeAt,
      Instant nextAt,
      int tries,
      @Nullable String lastError,
      @Nullable Instant endedAt,
      boolean cleared) {}

  @Transactional(readOnly = true)
  Rows<Sending> list(String state, @Nullable UUID after, int limit) {
    List<Sending> found =
        table.list(state, after, limit + 1).stream()
            .map(
                one ->
                    new Sending(
                        one.id(),
                        one.channel(),
                        one.kind(),
                        one.number(),
                        one.target() == null ? null : covered(seal.open(one.target())),
                        one.state(),
                        one.madeAt(),
                        one.nextAt(),
                        one.tries(),
                        one.lastError(),
                        one.endedAt(),
                        one.cleared()))
            .toList();
    return Rows.page(found, limit, one -> one.id().toString());
  }

  /** 138****5678, w****@example.org. */
  static String covered(String target) {
    int at = target.indexOf('@');
    if (at > 0) {
      return target.charAt(0) + "****" + target.substring(at);
    }
    int tail = Math.min(4, target.length() / 2);
    int head = target.length() >= 11 ? 3 : 0;
    return target.substring(0, head) + "****" + target.substring(target.length() - tail);
  }

  @Transactional(readOnly = true)
  Map<String, Long> counts() {
    return table.counts();
  }

  /** Has one tried again at once, or all that are parked; answers how many. */
  @Transactional
  int again(Optional<UUID> id, Actor actor) {
    int again = outbox.again(id);
    if (again > 0) {
      audit.add(
          actor,
          "outbox.retried",
          null,
          id.map(UUID::toString).orElse("parked"),
          Map.of("count", again));
    }
    return again;
  }
}
