package org.koumen.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives visitors a seat: the middle of the patch they shall look after. The ground is halved again
 * and again, each half with as many households as its people have room for, so that everybody ends
 * with a patch of neighbours.
 */
final class Seats {
  private final double[] east;
  private final double[] north;
  private final int[] households;

  /**
   * @param households at each place
   */
  Seats(double[] east, double[] north, int[] households) {
    this.east = east;
    this.north = north;
    this.households = households;
  }

  /** Somebody to be seated: in the order given, neighbours sit near each other. */
  record Guest(int visitor, int room) {}

  /** Told where somebody sits. */
  @FunctionalInterface
  interface Usher {
    void seat(int visitor, double east, double north);
  }

  /** Seats people among some of the places. */
  void seat(int[] places, List<Guest> guests, Usher usher) {
    if (guests.isEmpty() || places.length == 0) {
      return;
    }
    if (guests.size() == 1) {
      double[] middle = middle(places);
      usher.seat(guests.getFirst().visitor(), middle[0], middle[1]);
      return;
    }
    int half = guests.size() / 2;
    long room = guests.stream().mapToLong(Guest::room).sum();
    long roomOfHalf = guests.subList(0, half).stream().mapToLong(Guest::room).sum();
    long all = sum(places);
    int[] sorted = alongTheLongerSide(places);
    long wanted = room == 0 ? all / 2 : Math.round((double) all * roomOfHalf / room);
    int cut = 0;
    long before = 0;
    while (cut < sorted.length && before + households[sorted[cut]] / 2.0 <= wanted) {
      before += households[sorted[cut++]];
    }
    // A place with more households than one person has room for is shared by both halves.
    int[] one = Arrays.copyOfRange(sorted, 0, Math.max(cut, 1));
    int[] other = Arrays.copyOfRange(sorted, Math.min(cut, sorted.length - 1), sorted.length);
    seat(one, guests.subList(0, half), usher);
    seat(other, guests.subList(half, guests.size()), usher);
  }

  private long sum(int[] places) {
    long sum = 0;
    for (int place : places) {
      sum += households[place];
    }
    return sum;
  }

  private int[] alongTheLongerSide(int[] places) {
    double[] span = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int place : places) {
      span[0] = Math.min(span[0], east[place]);
      span[1] = Math.max(span[1], east[place]);
      span[2] = Math.min(span[2], north[place]);
      span[3] = Math.max(span[3], north[place]);
    }
    boolean wide = span[1] - span[0] >= span[3] - span[2];
    double[] first = wide ? east : north;
    double[] second = wide ? north : east;
    List<Integer> sorted = new ArrayList<>(Arrays.stream(places).boxed().toList());
    sorted.sort(
        Comparator.<Integer>comparingDouble(place -> first[place])
            .thenComparingDouble(place -> second[place])
            .thenComparingInt(place -> place));
    return sorted.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The place from which the ways to all are shortest, nearly: Weiszfeld's steps. */
  double[] middle(int[] places) {
    int[] weights = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      weights[i] = households[places[i]];
    }
    return middle(places, weights);
  }

  /**
   * The same where only some households of each place count.
   *
   * @param weights households, by position in places
   */
  double[] middle(int[] places, int[] weights) {
    double atEast = 0;
    double atNorth = 0;
    double all = 0;
    for (int i = 0; i < places.length; i++) {
      atEast += east[places[i]] * weights[i];
      atNorth += north[places[i]] * weights[i];
      all += weights[i];
    }
    atEast /= all;
    atNorth /= all;
    for (int step = 0; step < 24; step++) {
      double sumEast = 0;
      double sumNorth = 0;
      double sum = 0;
      for (int i = 0; i < places.length; i++) {
        double weight =
            weights[i]
                / Math.max(0.5, Math.hypot(east[places[i]] - atEast, north[places[i]] - atNorth));
        sumEast += east[places[i]] * weight;
        sumNorth += north[places[i]] * weight;
        sum += weight;
      }
      double nextEast = sumEast / sum;
      double nextNorth = sumNorth / sum;
      boolean still = Math.hypot(nextEast - atEast, nextNorth - atNorth) < 0.05;
      atEast = nextEast;
      atNorth = nextNorth;
      if (still) {
        break;
      }
    }
    return new double[] {atEast, atNorth};
  }
}
