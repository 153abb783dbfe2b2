package org.koumen.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Folds deltas into sums, so that reading stays cheap however many facts lie behind a figure. */
@Component
class Folding {
  private static final int BATCH = 20_000;

  private final LedgerTable table;

  Folding(LedgerTable table) {
    this.table = table;
  }

  /**
   * Folds everything that waits, county by county, each batch in a transaction of its own: a crash
   * leaves a delta either waiting or summed.
   *
   * @return how many deltas were folded
   */
  int foldAll() {
    int folded = 0;
    for (String county : table.waiting()) {
      int taken;
      do {
        taken = table.fold(county, BATCH);
        folded += taken;
      } while (taken == BATCH);
    }
    return folded;
  }

  /** Has the timer fold every few seconds, on one node at a time. */
  @Configuration(proxyBeanMethods = false)
  static class Timer {
    @Bean
    RecurringTask<Void> ledgerFolding(Folding folding) {
      return Tasks.recurring("ledger-folding", FixedDelay.of(Duration.ofSeconds(5)))
          .execute((instance, context) -> folding.foldAll());
    }
  }
}
