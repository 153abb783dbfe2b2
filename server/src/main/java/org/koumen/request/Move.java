package org.koumen.request;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.CleanText;

/** Something done to a request. The moves alone, in their order, tell where it stands. */
public sealed interface Move {

  /** The word under which a move is stored and shown to programs. */
  enum Kind {
    RECEIVE,
    DISPATCH,
    SETTLE,
    RATE,
    WITHDRAW,
    COMMENT;

    /** Lower case, as stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  Kind kind();

  /** Taken in by the first-asked helper, who makes this move, to be dispatched by {@code dueAt}. */
  record Receive(String firstHelper, Instant dueAt) implements Move {
    @Override
    public Kind kind() {
      return Kind.RECEIVE;
    }
  }

  /** Given to a unit, which is to answer by {@code dueAt}; again when it was the wrong one. */
  record Dispatch(UUID unitId, String unitName, Instant dueAt, Optional<String> note)
      implements Move {
    /** Takes control characters out of what was typed. */
    public Dispatch {
      note = note.map(CleanText::of).filter(text -> !text.isEmpty());
    }

    @Override
    public Kind kind() {
      return Kind.DISPATCH;
    }
  }

  /** Answered, with what was done in words for the one who asked. */
  record Settle(String result) implements Move {
    /** Takes control characters out of what was typed. */
    public Settle {
      result = CleanText.of(result);
    }

    @Override
    public Kind kind() {
      return Kind.SETTLE;
    }
  }

  /**
   * Judged by the one who asked.
   *
   * @param stars 1 to 5
   */
  record Rate(boolean solved, int stars, Optional<String> reason) implements Move {
    /** Takes control characters out of what was typed. */
    public Rate {
      if (stars < 1 || stars > 5) {
        throw new IllegalArgumentException("one to five stars");
      }
      reason = reason.map(CleanText::of).filter(text -> !text.isEmpty());
    }

    @Override
    public Kind kind() {
      return Kind.RATE;
    }
  }

  /** Taken back by the one who asked. */
  record Withdraw(String reason) implements Move {
    /** Takes control characters out of what was typed. */
    public Withdraw {
      reason = CleanText.of(reason);
    }

    @Override
    public Kind kind() {
      return Kind.WITHDRAW;
    }
  }

  /**
   * A word on the way; changes nothing, least of all a date.
   *
   * @param forReporter whether the one who asked reads it too
   */
  record Comment(String text, boolean forReporter) implements Move {
    /** Takes control characters out of what was typed. */
    public Comment {
      text = CleanText.of(text);
    }

    @Override
    public Kind kind() {
      return Kind.COMMENT;
    }
  }
}
