package org.koumen.request;

import java.time.Instant;
import org.koumen.calendar.CalendarDesk;
import org.koumen.calendar.Term;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/** Finds the dates that follow from a step, the class of a matter and the calendar. */
@Component
class Deadlines {
  /** How long the reporter has to answer a question before work goes on without. */
  private static final Term TO_ANSWER = Term.workingDays(5);

  private final CalendarDesk calendar;
  private final Settings settings;

  Deadlines(CalendarDesk calendar, Settings settings) {
    this.calendar = calendar;
    this.settings = settings;
  }

  /**
   * A date and how its clock counts.
   *
   * @param working whether only working days count
   */
  record Date(Instant at, boolean working) {}

  /** Until when the reporter of a matter is to hear something for the first time. */
  Instant answer(TimeClass timeClass, Instant begin) {
    return calendar.due(begin, settings.get(timeClass.setting()).answer());
  }

  /**
   * When a step is due.
   *
   * @param begin when the step begins
   * @param running the date that is running now
   */
  Date of(Procedure procedure, String step, TimeClass timeClass, Instant begin, Date running) {
    Procedure.Due due = procedure.at(step).due();
    if (due == null) {
      return running;
    }
    return switch (due.of()) {
      case RUNNING -> running;
      case ACCEPTANCE -> date(begin, settings.get(timeClass.setting()).acceptance());
      case SETTLEMENT -> date(begin, settings.get(timeClass.setting()).settlement());
      case OWN -> date(begin, java.util.Objects.requireNonNull(due.term()));
    };
  }

  /** Until when a question is to be answered. */
  Instant answerToQuestion(Instant now) {
    return calendar.due(now, TO_ANSWER);
  }

  /** The date on which a clock that stood still runs out, if it goes on now. */
  Instant resumed(Stage stage, Instant now) {
    Stage.Pause pause = stage.pause();
    return pause == null
        ? stage.dueAt()
        : calendar.shifted(pause.keptDue(), pause.since(), now, stage.working());
  }

  /** The latest date that may be granted. */
  Instant latest(Instant due, Term extension) {
    return calendar.due(due, extension);
  }

  private Date date(Instant begin, Term term) {
    return new Date(calendar.due(begin, term), term.isWorking());
  }
}
