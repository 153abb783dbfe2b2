package org.koumen.request;

import java.time.OffsetDateTime;
import java.util.Set;

/** What came of a move. */
public sealed interface Moved {
  /** The request stands there now; also when the same move had come before. */
  record Done(RequestDesk.Standing standing) implements Moved {}

  /** There is no such request within reach. */
  record NotFound() implements Moved {}

  /** Somebody moved it in the meantime. */
  record Stale(int version) implements Moved {}

  /** The promised moment has passed already. */
  record DueInPast() implements Moved {}

  /** Later than may be promised. */
  record DueTooLate(OffsetDateTime latest) implements Moved {}

  /** There is no such unit, or it does not serve the request's area. */
  record UnitUnknown() implements Moved {}

  /** The other request named does not fit: not found, closed, or the same. */
  record OtherUnfit() implements Moved {}

  /** Where it stands this move cannot follow. */
  record NotNow(RequestDesk.Standing standing, Move.Kind move) implements Moved {}

  /** Somebody else makes this move. */
  record NotYours(Move.Kind move) implements Moved {}

  /** Something is needed for it first. */
  record Missing(Set<Procedure.Need> needs) implements Moved {}

  /** The signature that was given for it does not stand for it. */
  record SignatureUnfit(Why why) implements Moved {
    /** What is wrong with it. */
    public enum Why {
      /** It was given for another request. */
      OF_ANOTHER_REQUEST,
      /** Other words were signed than the move says. */
      OVER_OTHER_WORDS
    }
  }

  /** The unit that did not content the reporter is not to have it again. */
  record SameUnit() implements Moved {}
}
