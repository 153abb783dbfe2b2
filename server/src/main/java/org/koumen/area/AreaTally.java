package org.koumen.area;

/** How many areas of each level lie beneath one. */
public record AreaTally(
    int prefectures, int counties, int townships, int villages, int grids, int buildings) {

  /** Nothing beneath. */
  public static final AreaTally NONE = new AreaTally(0, 0, 0, 0, 0, 0);
}
