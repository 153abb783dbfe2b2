package org.koumen.round;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a week's plan is made of: where it begins, who can go out when, and whom to call on.
 *
 * @param east of the office, metres on a plane
 * @param north of the office, metres on a plane
 * @param workers how many they are
 * @param pace seconds for a metre of straight line
 * @param door seconds from door to door in one place
 */
record Week(
    double east,
    double north,
    int workers,
    List<Shift> shifts,
    List<Call> calls,
    double pace,
    int door,
    Weights weights) {

  /** Seconds from one place to another. */
  int walk(double east, double north, double toEast, double toNorth) {
    return door + (int) Math.round(Math.hypot(east - toEast, north - toNorth) * pace);
  }

  /** Whether a household may be called on in a shift, by whoever goes out in it. */
  boolean fits(Call call, Shift shift) {
    return call.workers().contains(shift.worker())
        && (call.fixed() == null || call.fixed().worker() == shift.worker())
        && inTime(call, shift);
  }

  /** Whether the people of a household may be called on in a shift, whoever goes. */
  boolean inTime(Call call, Shift shift) {
    if (call.fixed() != null && !call.fixed().day().equals(shift.day())) {
      return false;
    }
    Call.Window window = call.window();
    if (window != null) {
      return window.day().equals(shift.day())
          && window.from() < shift.to()
          && window.to() >= shift.from();
    }
    boolean weekend =
        shift.day().getDayOfWeek() == DayOfWeek.SATURDAY
            || shift.day().getDayOfWeek() == DayOfWeek.SUNDAY;
    return switch (call.wish()) {
      case ANY -> call.fixed() != null || (shift.part() != Shift.Part.EVENING && !weekend);
      case EVENING -> shift.part() == Shift.Part.EVENING;
      case WEEKEND -> weekend;
    };
  }

  /** What it costs, beside the way, that this worker calls on this day. */
  int cost(Call call, int worker, LocalDate day) {
    int stranger = call.own() == null || call.own() == worker ? 0 : weights.stranger();
    if (call.window() != null) {
      return stranger;
    }
    LocalDate first = shifts.getFirst().day();
    LocalDate due = call.dueOn().isBefore(first) ? first : call.dueOn();
    long days = Math.max(0, ChronoUnit.DAYS.between(due, day));
    return stranger + (int) days * (call.rank() == 0 ? weights.lateFirst() : weights.late());
  }

  /** What it costs to leave a household out. */
  int left(Call call) {
    if (call.fixed() != null) {
      return weights.leftFixed();
    }
    return cannotWait(call) ? weights.leftFirst() : weights.left();
  }

  /** Whether others make room for a call: a red mark, an agreed time, or two people for it. */
  boolean cannotWait(Call call) {
    return call.rank() == 0 || call.window() != null || call.companion() != null;
  }
}
