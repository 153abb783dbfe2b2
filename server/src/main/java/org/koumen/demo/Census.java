package org.koumen.demo;

/**
 * How many people of each sex are how old, as shares of all: the five-year groups of the UN's
 * estimate, scaled so that the wide age bands have the totals the census counted.
 */
final class Census {

  /** Ages run from 0 to this one, which stands for everybody older too. */
  static final int OLDEST = 100;

  private final double[][] shares = new double[2][OLDEST + 1];

  private Census() {}

  static Census ofChina2020() {
    Census census = new Census();
    for (String line : Facts.lines("ages.csv")) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("census")) {
        census.spread(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
      }
    }
    for (String line : Facts.lines("ages.csv")) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("census")) {
        census.scale(cells[1], Double.parseDouble(cells[2]));
      }
    }
    double all = census.sum(0, OLDEST);
    for (double[] ages : census.shares) {
      for (int age = 0; age <= OLDEST; age++) {
        ages[age] /= all;
      }
    }
    return census;
  }

  private void spread(String group, double male, double female) {
    int from = from(group);
    int to = to(group);
    for (int age = from; age <= to; age++) {
      shares[Sex.MALE.ordinal()][age] = male / (to - from + 1);
      shares[Sex.FEMALE.ordinal()][age] = female / (to - from + 1);
    }
  }

  private void scale(String band, double people) {
    double factor = people / sum(from(band), to(band));
    for (double[] ages : shares) {
      for (int age = from(band); age <= to(band); age++) {
        ages[age] *= factor;
      }
    }
  }

  private static int from(String group) {
    return Integer.parseInt(group.endsWith("+") ? group.replace("+", "") : group.split("-")[0]);
  }

  private static int to(String group) {
    return group.endsWith("+") ? OLDEST : Integer.parseInt(group.split("-")[1]);
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (double[] ages : shares) {
      for (int age = from; age <= to; age++) {
        sum += ages[age];
      }
    }
    return sum;
  }

  /** The share of all people that has this sex and age. */
  double share(Sex sex, int age) {
    return shares[sex.ordinal()][age];
  }

  /** The share of all people from one age to another, both included. */
  double share(int from, int to) {
    return sum(from, to);
  }
}
