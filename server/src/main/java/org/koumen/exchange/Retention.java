package org.koumen.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clears the content of files that came in or went out once it is no longer needed (Personal
 * Information Protection Law, article 19); who brought and took what stays on record.
 */
@Component
public class Retention {
  /**
   * How long files are kept.
   *
   * @param importDays of a file that was brought in, with what was wrong in its rows
   * @param exportDays of a file that waits to be downloaded
   */
  public record Days(int importDays, int exportDays) {}

  /** What the jurisdiction decides. */
  public static final Setting<Days> DAYS =
      new Setting<>("exchange.retention", Days.class, new Days(30, 7));

  private final JdbcClient jdbc;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  Retention(JdbcClient jdbc, Settings settings, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** When the file of an import that began then is cleared. */
  public Instant importKeptUntil(Instant startedAt) {
    return startedAt.plus(Duration.ofDays(settings.get(DAYS).importDays()));
  }

  /** When the file of an export that began then is cleared. */
  public Instant exportKeptUntil(Instant startedAt) {
    return startedAt.plus(Duration.ofDays(settings.get(DAYS).exportDays()));
  }

  /**
   * Clears what has been kept long enough.
   *
   * @return how many pieces of files were cleared
   */
  int clear() {
    Days days = settings.get(DAYS);
    Instant now = jurisdiction.now();
    Instant imports = now.minus(Duration.ofDays(days.importDays()));
    Instant exports = now.minus(Duration.ofDays(days.exportDays()));
    int cleared =
        before(
            """
            delete from import_file f
            using import_run r
            where r.id = f.run_id and r.started_at < :before
            """,
            imports);
    before(
        """
        delete from import_finding f
        using import_run r
        where r.id = f.run_id and r.started_at < :before
        """,
        imports);
    return cleared
        + before(
            """
            delete from export_file f
            using export_run r
            where r.id = f.run_id and r.started_at < :before
            """,
            exports);
  }

  private int before(String sql, Instant moment) {
    return jdbc.sql(sql).param("before", moment.atOffset(ZoneOffset.UTC)).update();
  }

  /** Has the timer look every hour, on one node at a time. */
  @Configuration(proxyBeanMethods = false)
  static class Timer {
    @Bean
    RecurringTask<Void> exchangeRetention(Retention retention) {
      return Tasks.recurring("exchange-retention", FixedDelay.of(Duration.ofHours(1)))
          .execute((instance, context) -> retention.clear());
    }
  }
}
