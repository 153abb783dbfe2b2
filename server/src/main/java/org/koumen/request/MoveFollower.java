package org.koumen.request;

/** Hears of every move within its transaction: what it writes exists exactly if the move does. */
interface MoveFollower {

  /** A request came in. */
  void received(Held begun, MadeMove made);

  /** A request was moved. */
  void moved(Held before, Held after, MadeMove made);

  /** A clock is about to run out. */
  void reminded(Held held, Move.Clock clock);
}
