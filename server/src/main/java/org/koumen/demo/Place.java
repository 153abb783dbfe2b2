package org.koumen.demo;

import java.util.List;

/**
 * The outline of a place to invent: its tree down to villages and how many live where.
 *
 * @param step metres between points of boundaries; fewer points for a large place
 * @param crew who serves here
 */
record Place(
    String provinceName,
    String prefectureName,
    List<County> counties,
    double step,
    boolean stories,
    Crew crew) {

  /** Code of the province: 99 is not issued. */
  static final String PROVINCE = "99";

  /** Code of the only prefecture. */
  static final String PREFECTURE = "9901";

  record County(String code, String name, List<Township> townships) {}

  record Township(String code, String name, List<Village> villages) {}

  /**
   * @param grids households of each grid
   * @param people in all of them
   * @param listedPeople people under care
   * @param listedHouseholds households under care
   * @param compounds names of residential compounds, grids shared out among them in order
   */
  record Village(
      String code,
      String name,
      boolean urban,
      List<Integer> grids,
      int people,
      int listedPeople,
      int listedHouseholds,
      List<Compound> compounds) {

    int households() {
      return grids.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * @param grids how many grids of the village lie in it
   * @param floors of its buildings
   */
  record Compound(String name, String street, int grids, int floors, int entrances, int doors) {}

  /**
   * @param cadres of all units together
   * @param units in all
   */
  record Crew(int cadres, int units) {}

  int households() {
    return villages().stream().mapToInt(Village::households).sum();
  }

  int people() {
    return villages().stream().mapToInt(Village::people).sum();
  }

  List<Village> villages() {
    return counties.stream()
        .flatMap(county -> county.townships().stream())
        .flatMap(township -> township.villages().stream())
        .toList();
  }
}
