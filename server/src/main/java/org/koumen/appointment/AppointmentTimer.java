package org.koumen.appointment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Finds appointments that nobody kept. A batch is one transaction: what a crash interrupts is found
 * again, what was written is not.
 */
@Component
class AppointmentTimer {
  private static final int AT_ONCE = 100;

  private final AppointmentTable table;
  private final AppointmentDesk desk;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  AppointmentTimer(
      AppointmentTable table, AppointmentDesk desk, Settings settings, Jurisdiction jurisdiction) {
    this.table = table;
    this.desk = desk;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** Rings on exactly one node. */
  @Configuration(proxyBeanMethods = false)
  static class Ringing {
    @Bean
    RecurringTask<Void> appointmentsPassed(AppointmentTimer timer) {
      return Tasks.recurring("appointments-passed", FixedDelay.of(Duration.ofMinutes(1)))
          .execute((instance, context) -> timer.ring());
    }
  }

  /**
   * Writes off what passed long enough ago for a telephone without signal to have told of it.
   *
   * @return how many
   */
  int ring() {
    Instant before =
        jurisdiction.now().minus(Duration.ofHours(settings.get(CardRules.SETTING).missedAfter()));
    int missed = 0;
    for (String county : table.countiesWithPassed(before)) {
      int some;
      do {
        some = desk.missPassed(county, before, AT_ONCE);
        missed += some;
      } while (some == AT_ONCE);
    }
    return missed;
  }
}
