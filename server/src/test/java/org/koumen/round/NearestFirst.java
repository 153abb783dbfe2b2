package org.koumen.round;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The yardstick: everybody goes down the own list, the most urgent first and of these each time the
 * nearest, and keeps what was agreed; as people do it without a plan. Who needs two is left aside.
 */
final class NearestFirst {
  private NearestFirst() {}

  static List<Stop> plan(Week week) {
    Set<Integer> left = new HashSet<>();
    for (int c = 0; c < week.calls().size(); c++) {
      left.add(c);
    }
    List<Stop> stops = new ArrayList<>();
    for (int s = 0; s < week.shifts().size(); s++) {
      Shift shift = week.shifts().get(s);
      int at = shift.from();
      double east = week.east();
      double north = week.north();
      while (true) {
        int next = -1;
        int nextAt = 0;
        long best = Long.MAX_VALUE;
        for (int c : left) {
          Call call = week.calls().get(c);
          if (!week.fits(call, shift) || call.own() != null && call.own() != shift.worker()) {
            continue;
          }
          int knock = at + week.walk(east, north, call.east(), call.north());
          Call.Window window = call.window();
          boolean agreed = window != null;
          if (window != null && knock > window.to()) {
            continue;
          }
          int arrive = window == null ? knock : Math.max(knock, window.from());
          int home = week.walk(call.east(), call.north(), week.east(), week.north());
          if (arrive + call.seconds() + home > shift.to()) {
            continue;
          }
          // What was agreed comes first once it is half an hour off.
          long worth =
              agreed
                  ? (arrive - at < 1_800 ? -1_000_000L + arrive : Long.MAX_VALUE - 1)
                  : call.rank() * 100_000L + knock - at;
          if (worth < best) {
            best = worth;
            next = c;
            nextAt = arrive;
          }
        }
        if (next < 0) {
          break;
        }
        Call call = week.calls().get(next);
        stops.add(
            new Stop(next, s, null, nextAt, week.walk(east, north, call.east(), call.north())));
        left.remove(next);
        at = nextAt + call.seconds();
        east = call.east();
        north = call.north();
      }
    }
    return stops;
  }
}
