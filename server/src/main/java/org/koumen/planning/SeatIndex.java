package org.koumen.planning;

import java.util.Arrays;

/** Finds seats near a place: the plane cut into squares, looked through ring by ring. */
final class SeatIndex {
  private static final double SEATS_A_SQUARE = 2;

  private final double[] east;
  private final double[] north;
  private final double west;
  private final double south;
  private final double side;
  private final int columns;
  private final int rows;
  // Seats of square s: order[first[s]] up to, without, order[first[s + 1]].
  private final int[] first;
  private final int[] order;

  /**
   * @param chosen the seats to be found, as positions in the arrays
   */
  SeatIndex(double[] east, double[] north, int[] chosen) {
    this.east = east;
    this.north = north;
    double minEast = Double.MAX_VALUE;
    double minNorth = Double.MAX_VALUE;
    double maxEast = -Double.MAX_VALUE;
    double maxNorth = -Double.MAX_VALUE;
    for (int seat : chosen) {
      minEast = Math.min(minEast, east[seat]);
      maxEast = Math.max(maxEast, east[seat]);
      minNorth = Math.min(minNorth, north[seat]);
      maxNorth = Math.max(maxNorth, north[seat]);
    }
    west = chosen.length == 0 ? 0 : minEast;
    south = chosen.length == 0 ? 0 : minNorth;
    double width = chosen.length == 0 ? 1 : Math.max(1, maxEast - minEast);
    double height = chosen.length == 0 ? 1 : Math.max(1, maxNorth - minNorth);
    double squares = Math.max(1, chosen.length / SEATS_A_SQUARE);
    side = Math.max(Math.sqrt(width * height / squares), Math.max(width, height) / 2_000);
    columns = (int) (width / side) + 1;
    rows = (int) (height / side) + 1;
    first = new int[columns * rows + 1];
    for (int seat : chosen) {
      first[squareOf(seat) + 1]++;
    }
    for (int s = 0; s < columns * rows; s++) {
      first[s + 1] += first[s];
    }
    int[] next = Arrays.copyOf(first, columns * rows);
    order = new int[chosen.length];
    for (int seat : chosen) {
      order[next[squareOf(seat)]++] = seat;
    }
  }

  private int squareOf(int seat) {
    return row(north[seat]) * columns + column(east[seat]);
  }

  private int column(double at) {
    return Math.clamp((long) ((at - west) / side), 0, columns - 1);
  }

  private int row(double at) {
    return Math.clamp((long) ((at - south) / side), 0, rows - 1);
  }

  /** Looks at one seat; answers up to which distance, in metres, more are wanted. */
  @FunctionalInterface
  interface Looker {
    double look(int seat, double distance);
  }

  /**
   * Shows all seats around a place up to the distance that the looker asks for, ring by ring, not
   * sorted within a ring.
   *
   * @param limit up to where at first, in metres
   */
  void around(double atEast, double atNorth, double limit, Looker looker) {
    if (order.length == 0) {
      return;
    }
    int column = column(atEast);
    int row = row(atNorth);
    // How far the place lies outside the squares: no seat is nearer.
    double within = limit;
    int rings = Math.max(columns, rows);
    for (int ring = 0; ring <= rings; ring++) {
      // A seat in this ring is at least so far off, seen from anywhere in the middle square.
      double nearest = edge(atEast, atNorth, column, row, ring);
      if (nearest > within) {
        return;
      }
      for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
        boolean whole = r == row - ring || r == row + ring;
        int step = whole || ring == 0 ? 1 : 2 * ring;
        for (int c = column - ring; c <= column + ring; c += step) {
          if (c >= 0 && c < columns) {
            within = lookInto(r * columns + c, atEast, atNorth, within, looker);
          }
        }
      }
    }
  }

  private double lookInto(int square, double atEast, double atNorth, double within, Looker looker) {
    double limit = within;
    for (int i = first[square]; i < first[square + 1]; i++) {
      double distance = Math.hypot(east[order[i]] - atEast, north[order[i]] - atNorth);
      if (distance <= limit) {
        limit = looker.look(order[i], distance);
      }
    }
    return limit;
  }

  /** How far the nearest edge of a ring is from a place that may lie outside its middle square. */
  private double edge(double atEast, double atNorth, int column, int row, int ring) {
    if (ring == 0) {
      return 0;
    }
    double toWest = atEast - (west + (column - ring + 1) * side);
    double toEast = west + (column + ring) * side - atEast;
    double toSouth = atNorth - (south + (row - ring + 1) * side);
    double toNorth = south + (row + ring) * side - atNorth;
    return Math.max(0, Math.min(Math.min(toWest, toEast), Math.min(toSouth, toNorth)));
  }

  /** The nearest seats to a place, at most so many, the nearest first. */
  int[] nearest(double atEast, double atNorth, int most) {
    int[] found = new int[most];
    double[] distances = new double[most];
    int[] count = {0};
    around(
        atEast,
        atNorth,
        Double.MAX_VALUE,
        (seat, distance) -> {
          int place = count[0] < most ? count[0]++ : most - 1;
          while (place > 0 && distances[place - 1] > distance) {
            distances[place] = distances[place - 1];
            found[place] = found[place - 1];
            place--;
          }
          distances[place] = distance;
          found[place] = seat;
          return count[0] < most ? Double.MAX_VALUE : distances[most - 1];
        });
    return Arrays.copyOf(found, count[0]);
  }
}
