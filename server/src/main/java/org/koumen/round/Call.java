package org.koumen.round;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household to be called on in the week.
 *
 * @param east metres on a plane
 * @param north metres on a plane
 * @param seconds that the visit takes
 * @param rank 0 red mark, 1 never seen, 2 others
 * @param dueOn when it is or was due
 * @param own number of its visitor; null when nobody of the team is
 * @param workers numbers of those who may go: who speak its language, or all
 * @param companion whether two go, and who may be the second; null when one goes
 * @param window agreed time; null without one
 * @param fixed what people chose; null where the plan chooses
 * @param wish when its people are home
 */
record Call(
    UUID household,
    double east,
    double north,
    int seconds,
    int rank,
    LocalDate dueOn,
    @Nullable Integer own,
    Set<Integer> workers,
    @Nullable Set<Integer> companion,
    @Nullable Window window,
    @Nullable Fixed fixed,
    Wish wish) {

  /**
   * An agreed time.
   *
   * @param from second of the day at which the visit begins at the earliest
   * @param to second of the day at which it begins at the latest
   */
  record Window(LocalDate day, int from, int to) {}

  /**
   * Who goes on which day, chosen by a person or left as it was.
   *
   * @param second who comes along; null when one goes
   */
  record Fixed(int worker, @Nullable Integer second, LocalDate day) {}

  /** When people are home. */
  enum Wish {
    ANY,
    EVENING,
    WEEKEND
  }
}
