package org.koumen.request;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at every request whose moment has come: reminds, escalates, goes on without an answer,
 * closes. A batch is one transaction; what a crash interrupts rings again, what was written does
 * not.
 */
@Component
class AlarmClock {
  private static final int AT_ONCE = 100;

  private final RequestTable table;
  private final RequestDesk desk;
  private final Procedures procedures;
  private final Deadlines deadlines;
  private final Alarms alarms;
  private final List<MoveFollower> followers;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate transaction;

  AlarmClock(
      RequestTable table,
      RequestDesk desk,
      Procedures procedures,
      Deadlines deadlines,
      Alarms alarms,
      List<MoveFollower> followers,
      Jurisdiction jurisdiction,
      TransactionTemplate transaction) {
    this.table = table;
    this.desk = desk;
    this.procedures = procedures;
    this.deadlines = deadlines;
    this.alarms = alarms;
    this.followers = followers;
    this.jurisdiction = jurisdiction;
    this.transaction = transaction;
  }

  /** Rings on exactly one node, every few seconds. */
  @Configuration(proxyBeanMethods = false)
  static class Ringing {
    @Bean
    Task<Void> requestAlarms(AlarmClock clock) {
      return Tasks.recurring("request-alarms", FixedDelay.of(Duration.ofSeconds(5)))
          .execute((instance, context) -> clock.ring());
    }
  }

  /**
   * Sees to everything that is due now, county by county, until nothing is left.
   *
   * @return how many alarms rang
   */
  int ring() {
    Instant now = jurisdiction.now();
    int rang = 0;
    for (String county : table.countiesWithAlarm(now)) {
      int some;
      do {
        some = ringSome(county, now);
        rang += some;
      } while (some == AT_ONCE);
    }
    return rang;
  }

  private int ringSome(String county, Instant now) {
    Integer rang =
        transaction.execute(
            status -> {
              List<Held> due = table.holdDue(county, now, AT_ONCE);
              due.forEach(held -> ring(held, now));
              return due.size();
            });
    return rang == null ? 0 : rang;
  }

  /** Every rung that has passed, one after the other: none is skipped, none comes twice. */
  private void ring(Held held, Instant now) {
    Held current = held;
    Optional<Alarms.Alarm> alarm = alarms.first(current);
    while (alarm.isPresent() && !alarm.get().at().isAfter(now)) {
      current = ring(current, alarm.get(), now);
      alarm = alarms.first(current);
    }
    if (current == held) {
      table.setRungs(held, alarm.map(Alarms.Alarm::at));
    }
  }

  private Held ring(Held held, Alarms.Alarm alarm, Instant now) {
    return switch (alarm) {
      case Alarms.Alarm.GoOn goOn ->
          made(held, new Move.Resume("诉求人未在期限内答复，继续办理", deadlines.resumed(held.stage(), now)), now);
      case Alarms.Alarm.Close close -> made(held, new Move.Close(), now);
      case Alarms.Alarm.Climb climb -> {
        if (climb.rung() != Rung.REMIND) {
          yield made(held, new Move.Escalate(climb.clock(), climb.rung(), climb.dueAt()), now);
        }
        Held reminded = held.reminded(climb.clock());
        table.setRungs(reminded, alarms.next(reminded));
        followers.forEach(follower -> follower.reminded(reminded, climb.clock()));
        yield reminded;
      }
    };
  }

  private Held made(Held held, Move move, Instant now) {
    return desk.makeByClock(procedures.get(held.procedure()), held, Ids.next(), move, now, PROGRAM);
  }

  private static final Set<Capacity> PROGRAM = EnumSet.of(Capacity.PROGRAM);
}
