package org.koumen.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.koumen.area.AreaLevel;
import org.koumen.platform.CleanText;

/**
 * Something done to a request. The moves alone, in their order, tell where it stands: a move
 * carries every date that was promised with it, so that no later change of a calendar or a setting
 * rewrites what was said.
 */
public sealed interface Move {

  /** The word under which a move is stored, shown to programs and named in procedures. */
  enum Kind {
    RECEIVE(Receive.class),
    ACCEPT(Accept.class),
    REFUSE(Refuse.class),
    DISPATCH(Dispatch.class),
    ASK_RETURN(AskReturn.class),
    DECIDE_RETURN(DecideReturn.class),
    WHISTLE(Whistle.class),
    ATTEND(Attend.class),
    END_WHISTLE(EndWhistle.class),
    ASK(Ask.class),
    ANSWER(Answer.class),
    HOLD(Hold.class),
    RESUME(Resume.class),
    ASK_EXTENSION(AskExtension.class),
    DECIDE_EXTENSION(DecideExtension.class),
    HAND(Hand.class),
    MERGE(Merge.class),
    SPLIT(Split.class),
    JOIN(Join.class),
    TIE(Tie.class),
    UNTIE(Untie.class),
    SETTLE(Settle.class),
    CALL_BACK(CallBack.class),
    RATE(Rate.class),
    REOPEN(Reopen.class),
    APPEAL(Appeal.class),
    WITHDRAW(Withdraw.class),
    SUPERVISE(Supervise.class),
    ESCALATE(Escalate.class),
    CLOSE(Close.class),
    COMMENT(Comment.class);

    private final Class<? extends Move> type;

    Kind(Class<? extends Move> type) {
      this.type = type;
    }

    /** Lower case, as stored. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name. */
    @JsonCreator
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** How moves of this kind are kept. */
    Class<? extends Move> type() {
      return type;
    }

    private static Kind of(Class<?> type) {
      return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst().orElseThrow();
    }
  }

  /** Its kind. */
  default Kind kind() {
    return Kind.of(getClass());
  }

  /** Whether the one who asked reads of it. */
  default boolean tellsReporter() {
    return true;
  }

  /** Whether the one who asked thereby hears from a person who deals with it. */
  default boolean answers() {
    return false;
  }

  private static String line(String typed) {
    return CleanText.of(typed);
  }

  private static Optional<String> words(Optional<String> typed) {
    return typed == null
        ? Optional.empty()
        : typed.map(CleanText::of).filter(text -> !text.isEmpty());
  }

  /**
   * Taken in by the first-asked helper, who makes this move.
   *
   * @param step where the procedure begins for the one who brought it
   * @param level whose desk is in charge
   */
  record Receive(String firstHelper, String step, AreaLevel level, Instant dueAt, boolean working)
      implements Move {}

  /** Accepted; {@code dueAt} is when it is to be in somebody's hands. */
  record Accept(Instant dueAt, boolean working, Optional<String> note) implements Move {
    /** Takes control characters out of what was typed. */
    public Accept {
      note = words(note);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /**
   * Not accepted.
   *
   * @param basis the rule by which it is not accepted
   * @param elsewhere where to go instead
   */
  record Refuse(String basis, String reason, String elsewhere) implements Move {
    /** Takes control characters out of what was typed. */
    public Refuse {
      basis = line(basis);
      reason = line(reason);
      elsewhere = line(elsewhere);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /**
   * Given to a unit, which is to answer by {@code dueAt}; again when it was the wrong one.
   *
   * @param note for the units only
   */
  record Dispatch(
      UnitRef lead, List<UnitRef> assisting, Instant dueAt, boolean working, Optional<String> note)
      implements Move {
    /** Takes control characters out of what was typed. */
    public Dispatch {
      assisting = assisting == null ? List.of() : List.copyOf(assisting);
      note = words(note);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /** The unit in charge says it is not its matter; a dispatcher decides. */
  record AskReturn(String reason) implements Move {
    /** Takes control characters out of what was typed. */
    public AskReturn {
      reason = line(reason);
    }

    @Override
    public boolean tellsReporter() {
      return false;
    }
  }

  /**
   * A dispatcher takes it back from the unit, or leaves it there.
   *
   * @param dueAt of what follows; the date that was running when it stays
   */
  record DecideReturn(boolean agreed, Optional<String> note, Instant dueAt, boolean working)
      implements Move {
    /** Takes control characters out of what was typed. */
    public DecideReturn {
      note = words(note);
    }

    @Override
    public boolean tellsReporter() {
      return agreed;
    }
  }

  /** Calls several units to the spot by a moment. */
  record Whistle(UUID id, String place, Instant meetAt, String task, List<UnitRef> units)
      implements Move {
    /** Takes control characters out of what was typed. */
    public Whistle {
      place = line(place);
      task = line(task);
      units = List.copyOf(units);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /** A unit that was whistled for is there and says what it did. */
  record Attend(UnitRef unit, String did) implements Move {
    /** Takes control characters out of what was typed. */
    public Attend {
      did = line(did);
    }
  }

  /** The meeting on the spot is over. */
  record EndWhistle(String outcome) implements Move {
    /** Takes control characters out of what was typed. */
    public EndWhistle {
      outcome = line(outcome);
    }
  }

  /** A question to the one who asked; until the answer the clock stands still. */
  record Ask(String question, Instant answerBy) implements Move {
    /** Takes control characters out of what was typed. */
    public Ask {
      question = line(question);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /** The answer to a question; the clock goes on towards {@code dueAt}. */
  record Answer(String text, Instant dueAt) implements Move {
    /** Takes control characters out of what was typed. */
    public Answer {
      text = line(text);
    }
  }

  /** Cannot be done now; looked at again by {@code reviewAt}. */
  record Hold(String reason, Instant reviewAt) implements Move {
    /** Takes control characters out of what was typed. */
    public Hold {
      reason = line(reason);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /** Goes on, without an answer or after a hold; the clock runs towards {@code dueAt}. */
  record Resume(String reason, Instant dueAt) implements Move {
    /** Takes control characters out of what was typed. */
    public Resume {
      reason = line(reason);
    }
  }

  /** The unit asks for a later date. */
  record AskExtension(String reason, Instant until) implements Move {
    /** Takes control characters out of what was typed. */
    public AskExtension {
      reason = line(reason);
    }

    @Override
    public boolean tellsReporter() {
      return false;
    }
  }

  /**
   * A later date is granted or not.
   *
   * @param dueAt the date that holds from now on
   */
  record DecideExtension(boolean agreed, Optional<String> note, Instant dueAt) implements Move {
    /** Takes control characters out of what was typed. */
    public DecideExtension {
      note = words(note);
    }

    @Override
    public boolean tellsReporter() {
      return agreed;
    }
  }

  /** Handed a level up or down; the desk there takes over with the date that is running. */
  record Hand(AreaLevel level, String note) implements Move {
    /** Takes control characters out of what was typed. */
    public Hand {
      note = line(note);
    }
  }

  /** Goes on under another number, with its reporter as a co-reporter there. */
  record Merge(UUID into, String number) implements Move {}

  /** Part of it becomes a request of its own. */
  record Split(UUID other, String number, String what) implements Move {
    /** Takes control characters out of what was typed. */
    public Split {
      what = line(what);
    }
  }

  /** Somebody else tells the same. */
  record Join(UUID reporter, String number) implements Move {
    @Override
    public boolean tellsReporter() {
      return false;
    }
  }

  /** Belongs to a common cause from now on. */
  record Tie(UUID root, String number) implements Move {}

  /** Is a matter of its own again. */
  record Untie(String reason) implements Move {
    /** Takes control characters out of what was typed. */
    public Untie {
      reason = line(reason);
    }
  }

  /**
   * Answered, with what was done in words for the one who asked.
   *
   * @param rateBy until when the one who asked may judge before it is closed
   */
  record Settle(String result, Instant rateBy) implements Move {
    /** Takes control characters out of what was typed. */
    public Settle {
      result = line(result);
    }

    @Override
    public boolean answers() {
      return true;
    }
  }

  /** How somebody judged, or was asked to judge. */
  enum Way {
    WEB,
    PHONE,
    MESSAGE,
    VISIT;

    /** Lower case, as stored and sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The way of this name. */
    @JsonCreator
    public static Way of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** A question that was read out when the reporter was called back, and what they said. */
  record Said(String question, String answer) {
    /** Takes control characters out of what was typed. */
    public Said {
      question = line(question);
      answer = line(answer);
    }
  }

  /**
   * The reporter was called back and could not be reached, or did not want to judge; or was asked
   * for a judgement by a message, which is sent with this move.
   *
   * @param next when somebody is to try again
   * @param told what was asked all the same
   */
  record CallBack(Way way, String note, Optional<Instant> next, List<Said> told) implements Move {
    /** Takes control characters out of what was typed. */
    public CallBack {
      note = line(note);
      next = next == null ? Optional.empty() : next;
      told = told == null ? List.of() : List.copyOf(told);
    }

    @Override
    public boolean tellsReporter() {
      return way == Way.MESSAGE;
    }
  }

  /**
   * Judged by the one who asked.
   *
   * @param stars 1 to 5
   * @param again by when somebody else is to see to it, when the rule sends it back to work
   * @param told what else was asked when the reporter was called back
   */
  record Rate(
      boolean solved,
      int stars,
      Optional<String> reason,
      Way way,
      Optional<Instant> again,
      List<Said> told)
      implements Move {
    /** Takes control characters out of what was typed. */
    public Rate {
      if (stars < 1 || stars > 5) {
        throw new IllegalArgumentException("one to five stars");
      }
      reason = words(reason);
      again = again == null ? Optional.empty() : again;
      told = told == null ? List.of() : List.copyOf(told);
    }

    /** Judged without further questions. */
    public Rate(
        boolean solved, int stars, Optional<String> reason, Way way, Optional<Instant> again) {
      this(solved, stars, reason, way, again, List.of());
    }

    /** The same judgement, after which somebody else sees to it. */
    Rate again(Instant by) {
      return new Rate(solved, stars, reason, way, Optional.of(by), told);
    }

    /** Whether the one who asked is not content. */
    public boolean unhappy() {
      return !solved || stars <= 2;
    }
  }

  /** Back to work, because it turned out not to be solved. */
  record Reopen(String reason, Instant dueAt) implements Move {
    /** Takes control characters out of what was typed. */
    public Reopen {
      reason = line(reason);
    }
  }

  /** The one who asked wants the answer reviewed by a higher desk. */
  record Appeal(String reason, Instant dueAt) implements Move {
    /** Takes control characters out of what was typed. */
    public Appeal {
      reason = line(reason);
    }
  }

  /** Taken back by the one who asked. */
  record Withdraw(String reason) implements Move {
    /** Takes control characters out of what was typed. */
    public Withdraw {
      reason = line(reason);
    }
  }

  /** A leader's order with its own date. */
  record Supervise(String order, Instant by) implements Move {
    /** Takes control characters out of what was typed. */
    public Supervise {
      order = line(order);
    }

    @Override
    public boolean tellsReporter() {
      return false;
    }
  }

  /** Which of the clocks ran out. */
  enum Clock {
    /** Until the reporter hears something for the first time. */
    ANSWER,
    /** Until the next step. */
    STEP,
    /** Until a leader's date. */
    ORDER;

    /** Lower case, as stored and sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The clock of this name. */
    @JsonCreator
    public static Clock of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A date passed, and somebody higher was told.
   *
   * @param dueAt the date that passed
   */
  record Escalate(Clock clock, Rung rung, Instant dueAt) implements Move {
    @Override
    public boolean tellsReporter() {
      return false;
    }
  }

  /** Nobody judged in time. */
  record Close() implements Move {}

  /**
   * A word on the way; changes nothing, least of all a date.
   *
   * @param forReporter whether the one who asked reads it too
   */
  record Comment(String text, boolean forReporter) implements Move {
    /** Takes control characters out of what was typed. */
    public Comment {
      text = line(text);
    }

    @Override
    public boolean tellsReporter() {
      return forReporter;
    }

    @Override
    public boolean answers() {
      return forReporter;
    }
  }
}
