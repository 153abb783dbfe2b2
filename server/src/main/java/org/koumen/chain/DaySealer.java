package org.koumen.chain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.koumen.platform.Jurisdiction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals days that are over. A seal, its leaves' places and nothing else is one transaction: a crash
 * leaves a day either sealed or not. What commits after its day was sealed goes into the next seal.
 */
@Component
public class DaySealer {
  /** So long after midnight a day is still waited for: longer than a transaction takes. */
  private static final Duration GRACE = Duration.ofMinutes(30);

  private final ChainTable table;
  private final TransactionTemplate transactions;
  private final Jurisdiction jurisdiction;

  DaySealer(ChainTable table, TransactionTemplate transactions, Jurisdiction jurisdiction) {
    this.table = table;
    this.transactions = transactions;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Seals every day that is over, county by county, in order.
   *
   * @return how many seals were made
   */
  public int sealAll() {
    LocalDate today = jurisdiction.dayOf(jurisdiction.now().minus(GRACE));
    int made = 0;
    for (ChainTable.OpenDay open : table.open(today)) {
      Boolean sealed = transactions.execute(status -> seal(open).isPresent());
      made += Boolean.TRUE.equals(sealed) ? 1 : 0;
    }
    return made;
  }

  private Optional<ChainSeal> seal(ChainTable.OpenDay open) {
    List<Leaf> leaves = table.holdOpen(open.county(), open.day());
    if (leaves.isEmpty()) {
      // Another node was faster.
      return Optional.empty();
    }
    Optional<ChainSeal> before = table.last(open.county());
    int number = before.map(ChainSeal::number).orElse(0) + 1;
    // A straggler of a sealed day: its seal must not look older than the one before.
    LocalDate day =
        before.map(ChainSeal::day).filter(last -> last.isAfter(open.day())).orElse(open.day());
    byte[] root = Hashes.root(leaves.stream().map(Leaf::hash).toList());
    byte[] previous =
        before
            .map(seal -> java.util.HexFormat.of().parseHex(seal.digest()))
            .orElse(Hashes.NOTHING_BEFORE);
    var now = jurisdiction.now();
    ChainSeal seal =
        new ChainSeal(
            open.county(),
            number,
            day,
            leaves.size(),
            Hashes.hex(root),
            Hashes.hex(previous),
            now,
            Hashes.hex(
                Hashes.seal(open.county(), number, day, leaves.size(), root, previous, now)));
    table.insert(seal);
    table.place(open.county(), number, leaves.stream().map(Leaf::id).toList());
    return Optional.of(seal);
  }

  /** Has the timer look every few minutes, on one node at a time. */
  @Configuration(proxyBeanMethods = false)
  static class Timer {
    @Bean
    RecurringTask<Void> chainSealing(DaySealer sealer) {
      return Tasks.recurring("chain-sealing", FixedDelay.of(Duration.ofMinutes(5)))
          .execute((instance, context) -> sealer.sealAll());
    }
  }
}
