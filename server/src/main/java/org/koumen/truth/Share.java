package org.koumen.truth;

/**
 * A share of those who answered, with the interval in which the share of all lies.
 *
 * @param yes how many of them
 * @param answered how many were asked and answered
 * @param share of those who answered, 0 to 1
 * @param low lower end of the interval
 * @param high upper end
 */
public record Share(int yes, int answered, double share, double low, double high) {

  /**
   * Wilson's score interval (E. B. Wilson 1927) with the correction for a finite population: who
   * asks a good part of all knows more than who asks the same number out of very many.
   *
   * @param population of whom the sample was drawn; at least {@code answered}
   * @param confidence in percent: 90, 95 or 99
   */
  static Share of(int yes, int answered, int population, int confidence) {
    double share = (double) yes / answered;
    if (answered >= population) {
      return new Share(yes, answered, share, share, share);
    }
    double z = z(confidence);
    double many = answered * (population - 1.0) / (population - answered);
    double spread = 1 + z * z / many;
    double centre = (share + z * z / (2 * many)) / spread;
    double half = z / spread * Math.sqrt(share * (1 - share) / many + z * z / (4 * many * many));
    return new Share(
        yes,
        answered,
        share,
        yes == 0 ? 0 : Math.max(0, centre - half),
        yes == answered ? 1 : Math.min(1, centre + half));
  }

  /**
   * How many to ask so that the interval is no wider than wanted, whatever the share (Cochran,
   * Sampling Techniques, 4.4): with half saying yes it is widest.
   *
   * @param margin half the width, in tenths of a percent
   */
  static int size(int population, int margin, int confidence) {
    if (population == 0) {
      return 0;
    }
    double z = z(confidence);
    double e = margin / 1000.0;
    double endless = z * z * 0.25 / (e * e);
    return (int) Math.min(population, Math.ceil(endless / (1 + (endless - 1) / population)));
  }

  /** Quantile of the normal distribution. */
  private static double z(int confidence) {
    return switch (confidence) {
      case 90 -> 1.6448536269514722;
      case 95 -> 1.959963984540054;
      case 99 -> 2.5758293035489004;
      default -> throw new IllegalArgumentException("confidence " + confidence);
    };
  }
}
