package org.koumen.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.koumen.calendar.CalendarDesk;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/**
 * Says when the clock must look at a request next and what it finds then. The moment stands in the
 * request's own row and is written with every move: no timer can be lost, and none rings twice.
 */
@Component
class Alarms {
  private final CalendarDesk calendar;
  private final Settings settings;

  Alarms(CalendarDesk calendar, Settings settings) {
    this.calendar = calendar;
    this.settings = settings;
  }

  /** What the clock finds. */
  sealed interface Alarm {
    /** When it rings. */
    Instant at();

    /** A clock comes to the next rung. */
    record Climb(Instant at, Move.Clock clock, Rung rung, Instant dueAt) implements Alarm {}

    /** The reporter did not answer in time: work goes on. */
    record GoOn(Instant at) implements Alarm {}

    /** Nobody judged in time. */
    record Close(Instant at) implements Alarm {}
  }

  /** When the clock must look next; empty when nothing runs. */
  Optional<Instant> next(Held held) {
    return first(held).map(Alarm::at);
  }

  /** What rings first. */
  Optional<Alarm> first(Held held) {
    Stage stage = held.stage();
    if (!stage.phase().isOpen()) {
      return Optional.empty();
    }
    return Stream.of(step(held), answer(held), order(stage))
        .flatMap(Optional::stream)
        .min(java.util.Comparator.comparing(Alarm::at));
  }

  private Optional<Alarm> step(Held held) {
    Stage stage = held.stage();
    Stage.Pause pause = stage.pause();
    if (pause != null && pause.kind() == Stage.Pause.Kind.WAITING) {
      return Optional.of(new Alarm.GoOn(stage.dueAt()));
    }
    if (stage.phase() == Phase.SETTLED) {
      return Optional.of(new Alarm.Close(stage.dueAt()));
    }
    Instant since = pause == null ? stage.since() : pause.since();
    return climb(Move.Clock.STEP, held.dueRung(), since, stage.dueAt(), stage.working());
  }

  private Optional<Alarm> answer(Held held) {
    Instant due = held.answerDueAt();
    return due == null || !held.stage().phase().isWork()
        ? Optional.empty()
        : climb(Move.Clock.ANSWER, held.answerRung(), held.recordedAt(), due, false);
  }

  private static Optional<Alarm> order(Stage stage) {
    Stage.Supervision order = stage.supervision();
    return order == null || order.missed()
        ? Optional.empty()
        : Optional.of(new Alarm.Climb(order.by(), Move.Clock.ORDER, Rung.LEADER, order.by()));
  }

  private Optional<Alarm> climb(
      Move.Clock clock, int height, Instant since, Instant due, boolean working) {
    return Rung.above(height)
        .map(rung -> new Alarm.Climb(moment(rung, since, due, working), clock, rung, due));
  }

  /** Late things are told at work, unless the matter itself knows no weekend. */
  private Instant moment(Rung rung, Instant since, Instant due, boolean working) {
    Duration term = Duration.between(since, due);
    Duration length = term.isPositive() ? term : Duration.ofMinutes(1);
    int percent = settings.get(Ladder.SETTING).percent(rung);
    Instant moment =
        rung == Rung.HEAD ? due : due.plus(length.multipliedBy(percent - 100).dividedBy(100));
    return working && rung.height() > Rung.HEAD.height() ? calendar.atWork(moment) : moment;
  }
}
