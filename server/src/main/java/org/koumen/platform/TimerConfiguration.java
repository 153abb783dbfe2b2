package org.koumen.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Durable timers: each task is a bean of type {@link Task}, kept in a table, survives restarts and
 * runs on one node at a time. A timer set within a transaction exists exactly if the transaction
 * commits.
 */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {
  private static final int AT_ONCE = 8;

  @Bean
  Scheduler timers(DataSource dataSource, ObjectProvider<Task<?>> tasks, Clock clock) {
    List<RecurringTask<?>> recurring =
        tasks.stream()
            .filter(RecurringTask.class::isInstance)
            .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
            .toList();
    List<Task<?>> others = tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
    return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), others)
        .startTasks(recurring)
        .clock(clock::instant)
        .threads(AT_ONCE)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .pollingInterval(Duration.ofSeconds(1))
        // Six missed beats tell that the node is gone: another takes over within two minutes.
        .heartbeatInterval(Duration.ofSeconds(20))
        .pollUsingLockAndFetch(0.5, 1.0)
        .shutdownMaxWait(Duration.ofSeconds(15))
        .build();
  }

  /** Starts the timers once everything else is up, and stops them before anything goes down. */
  @Bean
  SmartLifecycle timersRun(Scheduler timers) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        timers.start();
        running = true;
      }

      @Override
      public void stop() {
        timers.stop();
        running = false;
      }

      /** A scheduler that was stopped cannot be started again. */
      @Override
      public boolean isPauseable() {
        return false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }
}
