package org.koumen.registry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.koumen.registry.sql.CountTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Folds counts of households into the sums of areas, so that any area is counted in a moment. */
@Component
class CountFolding {
  private static final int BATCH = 20_000;

  private final CountTable counts;

  CountFolding(CountTable counts) {
    this.counts = counts;
  }

  /**
   * Folds everything that waits, county by county, each batch in a transaction of its own: a crash
   * leaves a difference either waiting or summed.
   */
  void foldAll() {
    for (String county : counts.waiting()) {
      while (counts.fold(county, BATCH) == BATCH) {
        // More waits than one transaction should take.
      }
    }
  }

  /** Has the timer fold every few seconds, on one node at a time. */
  @Configuration(proxyBeanMethods = false)
  static class Timer {
    @Bean
    RecurringTask<Void> householdCountFolding(CountFolding folding) {
      return Tasks.recurring("household-count-folding", FixedDelay.of(Duration.ofSeconds(5)))
          .execute((instance, context) -> folding.foldAll());
    }
  }
}
