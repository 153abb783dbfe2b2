package org.koumen.demo;

import java.util.Arrays;
import java.util.List;

/**
 * How many households of each size a place has, so that both the number of households and the
 * number of people come out exactly. Sizes are then handed out in an order of chance.
 */
final class HouseholdSizes {

  /** The largest size of a family household. */
  static final int LARGEST = 8;

  private final int[] left = new int[LARGEST + 1];

  private HouseholdSizes() {}

  /**
   * @param households how many
   * @param people how many in all of them
   * @throws IllegalArgumentException when that many people cannot live in that many households
   */
  static HouseholdSizes of(int households, int people) {
    if (people < households || people > households * LARGEST) {
      throw new IllegalArgumentException(people + " people in " + households + " households");
    }
    HouseholdSizes sizes = new HouseholdSizes();
    double[] shares = tilted((double) people / Math.max(1, households));
    int given = 0;
    for (int size = 1; size <= LARGEST; size++) {
      sizes.left[size] = (int) (shares[size] * households);
      given += sizes.left[size];
    }
    sizes.left[2] += households - given;
    sizes.settle(people);
    return sizes;
  }

  /** The census's shares, leaned towards large or small households until the mean is right. */
  private static double[] tilted(double mean) {
    List<String> lines = Facts.lines("household-sizes.txt");
    double low = 0.05;
    double high = 20;
    double[] shares = new double[LARGEST + 1];
    for (int round = 0; round < 60; round++) {
      double lean = Math.sqrt(low * high);
      double sum = 0;
      double people = 0;
      for (String line : lines) {
        String[] cells = line.split(" ");
        int size = Integer.parseInt(cells[0]);
        shares[size] = Integer.parseInt(cells[1]) * Math.pow(lean, size);
        sum += shares[size];
        people += shares[size] * size;
      }
      for (int size = 1; size <= LARGEST; size++) {
        shares[size] /= sum;
      }
      if (people / sum < mean) {
        low = lean;
      } else {
        high = lean;
      }
    }
    return shares;
  }

  /** Moves single households up or down a size until the people come out. */
  private void settle(int people) {
    int missing = people;
    for (int size = 1; size <= LARGEST; size++) {
      missing -= size * left[size];
    }
    int size = 2;
    while (missing != 0) {
      int step = missing > 0 ? 1 : -1;
      if (left[size] > 0 && size + step >= 1 && size + step <= LARGEST) {
        left[size]--;
        left[size + step]++;
        missing -= step;
      }
      size = size % LARGEST + 1;
    }
  }

  /** The size of the next household. */
  int next(Draw draw) {
    int size = draw.weighted(Arrays.stream(left).asDoubleStream().toArray());
    left[size]--;
    return size;
  }
}
