package org.koumen.demo;

import java.util.function.IntToDoubleFunction;

/**
 * The people a place has, by sex and age, that no household has taken yet. Drawing without putting
 * back lets the finished place have the ages of the census whatever the households look like.
 */
final class AgePool {

  /** Children and youths, people of working age, elders. */
  private static final int[] GROUP_FROM = {0, 20, 60};

  private final Draw draw;
  private final double[][] expected = new double[2][Census.OLDEST + 1];
  private final double[][] left = new double[2][Census.OLDEST + 1];
  private final double[] groupLeft = new double[GROUP_FROM.length];
  private final double[] groupShare = new double[GROUP_FROM.length];
  private double allLeft;

  AgePool(Census census, int people, Draw draw) {
    this.draw = draw;
    this.allLeft = people;
    for (Sex sex : Sex.values()) {
      for (int age = 0; age <= Census.OLDEST; age++) {
        double number = census.share(sex, age) * people;
        expected[sex.ordinal()][age] = number;
        left[sex.ordinal()][age] = number;
        groupLeft[group(age)] += number;
      }
    }
    for (int group = 0; group < groupShare.length; group++) {
      groupShare[group] = groupLeft[group] / people;
    }
  }

  private static int group(int age) {
    int group = GROUP_FROM.length - 1;
    while (age < GROUP_FROM[group]) {
      group--;
    }
    return group;
  }

  /**
   * How much more (above 1) or less of an age group is left than its share says: households that
   * take from a group should become likelier or rarer by as much.
   */
  double pressure(int age) {
    int group = group(age);
    double ratio = groupLeft[group] / Math.max(1, allLeft) / groupShare[group];
    return Math.clamp(ratio, 0.02, 10);
  }

  /** What is left of an age of either sex; never quite nothing. */
  double left(int age) {
    return left(Sex.MALE, age) + left(Sex.FEMALE, age);
  }

  private double left(Sex sex, int age) {
    return Math.max(left[sex.ordinal()][age], expected[sex.ordinal()][age] * 0.01);
  }

  /** Takes somebody of a sex, of an age in a range, ages weighed in addition. */
  int take(Sex sex, int from, int to, IntToDoubleFunction weight) {
    int low = Math.clamp(from, 0, Census.OLDEST);
    return take(sex, low, weights(sex, low, given(low, to, weight)));
  }

  /** Takes a man or a woman of an age in a range, ages weighed in addition. */
  Somebody takeAny(int from, int to, IntToDoubleFunction weight) {
    int low = Math.clamp(from, 0, Census.OLDEST);
    double[] given = given(low, to, weight);
    double[] men = weights(Sex.MALE, low, given);
    double[] women = weights(Sex.FEMALE, low, given);
    return draw.weighted(sum(men), sum(women)) == 0
        ? new Somebody(Sex.MALE, take(Sex.MALE, low, men))
        : new Somebody(Sex.FEMALE, take(Sex.FEMALE, low, women));
  }

  /** Who was taken. */
  record Somebody(Sex sex, int age) {}

  private static double[] given(int low, int to, IntToDoubleFunction weight) {
    double[] given = new double[Math.clamp(to, low, Census.OLDEST) - low + 1];
    for (int i = 0; i < given.length; i++) {
      given[i] = weight.applyAsDouble(low + i);
    }
    return given;
  }

  private double[] weights(Sex sex, int low, double[] given) {
    double[] weights = new double[given.length];
    for (int i = 0; i < given.length; i++) {
      weights[i] = left(sex, low + i) * given[i];
    }
    return weights;
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  private int take(Sex sex, int low, double[] weights) {
    int age = low + draw.weighted(weights);
    left[sex.ordinal()][age]--;
    groupLeft[group(age)]--;
    allLeft--;
    return age;
  }
}
