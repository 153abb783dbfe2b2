package org.koumen.request;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a request stands. While it is open, somebody owns it and there is a next step. */
public sealed interface Stage {

  /** The word under which it is stored and shown to programs. */
  String code();

  /** The moves that may follow. */
  Set<Move.Kind> next();

  /** Something is still to be done. */
  sealed interface Open extends Stage {
    Owner owner();
  }

  /** Nothing is left to do. */
  sealed interface Closed extends Stage {
    @Override
    default Set<Move.Kind> next() {
      return EnumSet.of(Move.Kind.COMMENT);
    }
  }

  /** Taken in, waiting to be dispatched or answered on the spot by {@code dueAt}. */
  record Received(String firstHelper, Instant dueAt) implements Open {
    @Override
    public String code() {
      return "received";
    }

    @Override
    public Owner owner() {
      return new Owner.Desk(firstHelper);
    }

    @Override
    public Set<Move.Kind> next() {
      return EnumSet.of(
          Move.Kind.DISPATCH, Move.Kind.SETTLE, Move.Kind.WITHDRAW, Move.Kind.COMMENT);
    }
  }

  /** With a department, which promised an answer by {@code dueAt}. */
  record Dispatched(UUID unitId, String unitName, Instant dueAt) implements Open {
    @Override
    public String code() {
      return "dispatched";
    }

    @Override
    public Owner owner() {
      return new Owner.Department(unitId, unitName);
    }

    @Override
    public Set<Move.Kind> next() {
      return EnumSet.of(
          Move.Kind.DISPATCH, Move.Kind.SETTLE, Move.Kind.WITHDRAW, Move.Kind.COMMENT);
    }
  }

  /** Answered; the one who asked has not yet judged it. */
  record Settled(String result) implements Open {
    @Override
    public String code() {
      return "settled";
    }

    @Override
    public Owner owner() {
      return new Owner.Reporter();
    }

    @Override
    public Set<Move.Kind> next() {
      return EnumSet.of(Move.Kind.RATE, Move.Kind.COMMENT);
    }
  }

  /** Judged by the one who asked. */
  record Rated(boolean solved, int stars, Optional<String> reason) implements Closed {
    @Override
    public String code() {
      return "rated";
    }
  }

  /** Taken back by the one who asked. */
  record Withdrawn(String reason) implements Closed {
    @Override
    public String code() {
      return "withdrawn";
    }
  }
}
