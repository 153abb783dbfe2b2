package org.koumen.promise;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.koumen.platform.Jurisdiction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Lets promises climb. The moment stands in the promise's own row: no timer can be lost, and what a
 * crash interrupts is done again from where it stood.
 */
@Component
class PromiseClock {
  private static final int AT_ONCE = 100;

  private final PromiseTable table;
  private final PromiseDesk desk;
  private final Jurisdiction jurisdiction;

  PromiseClock(PromiseTable table, PromiseDesk desk, Jurisdiction jurisdiction) {
    this.table = table;
    this.desk = desk;
    this.jurisdiction = jurisdiction;
  }

  /** Rings on exactly one node. */
  @Configuration(proxyBeanMethods = false)
  static class Ringing {
    @Bean
    RecurringTask<Void> promiseLadder(PromiseClock clock) {
      return Tasks.recurring("promise-ladder", FixedDelay.of(Duration.ofMinutes(1)))
          .execute((instance, context) -> clock.ring());
    }
  }

  /**
   * Sees to every promise whose moment has come, county by county.
   *
   * @return how many
   */
  int ring() {
    Instant now = jurisdiction.now();
    int climbed = 0;
    for (String county : table.countiesWithDue(now)) {
      int some;
      do {
        some = desk.climb(county, now, AT_ONCE);
        climbed += some;
      } while (some == AT_ONCE);
    }
    return climbed;
  }
}
