package org.koumen.demo;

import java.util.List;

/**
 * Who lives together: one or two people in the middle, with their children, parents, grandparents
 * and others around them.
 *
 * @param middle one person or a couple
 * @param children of the middle; of their absent parents when {@code skipped}
 * @param parents of one of the middle: none, one, or both
 * @param grandparents of one of the middle
 * @param others brothers and sisters, or with nobody else around: people who share a flat
 * @param skipped the middle are the grandparents, whose own children work elsewhere
 * @param share among households of the same size
 */
record FamilyShape(
    int middle,
    int children,
    int parents,
    int grandparents,
    int others,
    boolean skipped,
    double share) {

  private static final List<List<FamilyShape>> BY_SIZE =
      List.of(
          List.of(),
          List.of(shape(1, 0, 0, 0, 0, 1)),
          List.of(
              shape(2, 0, 0, 0, 0, 0.70),
              shape(1, 1, 0, 0, 0, 0.14),
              shape(1, 0, 1, 0, 0, 0.08),
              shape(1, 0, 0, 0, 1, 0.06),
              skipped(1, 1, 0.02)),
          List.of(
              shape(2, 1, 0, 0, 0, 0.74),
              shape(1, 2, 0, 0, 0, 0.05),
              shape(2, 0, 1, 0, 0, 0.07),
              shape(1, 1, 1, 0, 0, 0.05),
              shape(1, 0, 0, 0, 2, 0.05),
              skipped(2, 1, 0.04)),
          List.of(
              shape(2, 2, 0, 0, 0, 0.48),
              shape(2, 1, 1, 0, 0, 0.30),
              shape(2, 0, 2, 0, 0, 0.06),
              shape(1, 1, 2, 0, 0, 0.05),
              shape(2, 1, 0, 0, 1, 0.05),
              shape(1, 0, 0, 0, 3, 0.03),
              skipped(2, 2, 0.03)),
          List.of(
              shape(2, 1, 2, 0, 0, 0.45),
              shape(2, 2, 1, 0, 0, 0.35),
              shape(2, 3, 0, 0, 0, 0.12),
              shape(2, 1, 1, 0, 1, 0.08)),
          List.of(
              shape(2, 2, 2, 0, 0, 0.62),
              shape(2, 3, 1, 0, 0, 0.20),
              shape(2, 1, 2, 1, 0, 0.10),
              shape(2, 1, 2, 0, 1, 0.08)),
          List.of(
              shape(2, 3, 2, 0, 0, 0.50), shape(2, 2, 2, 1, 0, 0.32), shape(2, 2, 2, 0, 1, 0.18)),
          List.of(
              shape(2, 3, 2, 1, 0, 0.45), shape(2, 3, 2, 0, 1, 0.30), shape(2, 2, 2, 2, 0, 0.25)));

  private static FamilyShape shape(
      int middle, int children, int parents, int grandparents, int others, double share) {
    return new FamilyShape(middle, children, parents, grandparents, others, false, share);
  }

  private static FamilyShape skipped(int middle, int children, double share) {
    return new FamilyShape(middle, children, 0, 0, 0, true, share);
  }

  /** The shapes households of a size have. */
  static List<FamilyShape> ofSize(int size) {
    return BY_SIZE.get(size);
  }

  /** People who share a flat without being kin. */
  boolean shared() {
    return middle == 1 && children == 0 && parents == 0 && others > 0;
  }
}
