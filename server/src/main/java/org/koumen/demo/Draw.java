package org.koumen.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Chance with a seed: the same seed and the same questions in the same order give the same answers.
 * A part of the world draws from its own {@link #branch}, so that one more draw here changes
 * nothing there.
 */
final class Draw {

  private final long seed;
  private final SplittableRandom random;

  Draw(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** Independent chance for a named part. */
  Draw branch(String name) {
    long mixed = seed ^ 0x9E3779B97F4A7C15L;
    for (int i = 0; i < name.length(); i++) {
      mixed = (mixed ^ name.charAt(i)) * 0x100000001B3L;
      mixed ^= mixed >>> 29;
    }
    return new Draw(mixed);
  }

  /** A whole number from one to the other, both possible. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** At least 0, less than 1. */
  double fraction() {
    return random.nextDouble();
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The position of one weight, each as likely as its share. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0 && weights[i] > 0) {
        return i;
      }
    }
    for (int i = weights.length - 1; i >= 0; i--) {
      if (weights[i] > 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("nothing to choose from");
  }

  /** About the mean, within two deviations. */
  double around(double mean, double deviation) {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += random.nextDouble();
    }
    return mean + Math.clamp((sum - 3) * Math.sqrt(2) * deviation, -2 * deviation, 2 * deviation);
  }

  /** A day from one to the other, both possible. */
  LocalDate day(LocalDate from, LocalDate to) {
    return from.plusDays(between(0, (int) (to.toEpochDay() - from.toEpochDay())));
  }

  /** An id of version 7 that looks made at a moment. */
  UUID id(long epochMilli) {
    long high = (epochMilli << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    long low = 0x8000000000000000L | (random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
    return new UUID(high, low);
  }
}
