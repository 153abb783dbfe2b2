package org.koumen.truth;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Draws what waits for a seal, and looks for what does not look possible. */
@Configuration(proxyBeanMethods = false)
class TruthTimers {
  @Bean
  RecurringTask<Void> truthDraws(SampleDesk samples) {
    return Tasks.recurring("truth-draws", FixedDelay.of(Duration.ofMinutes(1)))
        .execute((instance, context) -> samples.drawDue());
  }

  @Bean
  RecurringTask<Void> truthPatterns(PatternSearch search) {
    return Tasks.recurring("truth-patterns", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> search.searchLately());
  }
}
