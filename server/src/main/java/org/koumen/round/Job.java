package org.koumen.round;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker does in one go: a call, or several with the same second worker.
 *
 * @param calls numbers, in order
 * @param joint when two go; null when one goes
 */
record Job(List<Integer> calls, @Nullable Joint joint) {

  /**
   * A time for two.
   *
   * @param first shift of the one who writes the visits
   * @param second shift of who comes along
   * @param start second of the day at which they knock at the first door
   */
  record Joint(int first, int second, int start) {}

  int firstCall() {
    return calls.getFirst();
  }

  int lastCall() {
    return calls.getLast();
  }

  /** Seconds from the first knock to the end of the last visit. */
  int seconds(Week week) {
    int seconds = 0;
    for (int i = 0; i < calls.size(); i++) {
      Call call = week.calls().get(calls.get(i));
      seconds += call.seconds();
      if (i > 0) {
        Call before = week.calls().get(calls.get(i - 1));
        seconds += week.walk(before.east(), before.north(), call.east(), call.north());
      }
    }
    return seconds;
  }
}
