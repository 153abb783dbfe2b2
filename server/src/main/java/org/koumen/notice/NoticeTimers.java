package org.koumen.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what is due every two seconds, and clears what has been kept long enough every hour. */
@Configuration(proxyBeanMethods = false)
class NoticeTimers {
  @Bean
  RecurringTask<Void> noticeSending(Outbox outbox) {
    return Tasks.recurring("notice-sending", FixedDelay.of(Duration.ofSeconds(2)))
        .execute((instance, context) -> outbox.sendDue());
  }

  @Bean
  RecurringTask<Void> noticeRetention(NoticeRetention retention) {
    return Tasks.recurring("notice-retention", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> retention.clear());
  }

  @Bean
  NoticeRetention noticeClearing(
      OutboxTable outbox, NoticeTable notices, Settings settings, Jurisdiction jurisdiction) {
    return new NoticeRetention(outbox, notices, settings, jurisdiction);
  }

  /** Clears content and addresses of what left the house, and removes old notices. */
  record NoticeRetention(
      OutboxTable outbox, NoticeTable notices, Settings settings, Jurisdiction jurisdiction) {
    int clear() {
      NoticeSettings.Days days = settings.get(NoticeSettings.DAYS);
      Instant now = jurisdiction.now();
      int removed = notices.removeBefore(now.minus(Duration.ofDays(days.noticeDays())));
      return removed + outbox.clear(now.minus(Duration.ofDays(days.messageDays())), now);
    }
  }
}
