package org.koumen.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaLevel;

/**
 * The households to be assigned, put together where a plan sees no difference: same building or
 * yard, same language, same visitor so far. In the order of entrances, floors and rooms, so that a
 * building that is too large for one is cut along its stairs.
 */
final class Demand {
  private static final int COUNTY_DIGITS = AreaLevel.COUNTY.digits();

  /**
   * A household as the plan sees it.
   *
   * @param building what it shares with its neighbours: building, or own yard
   * @param longitude degrees; null when unknown
   * @param language that it needs; null for the common one
   * @param last its visitor so far
   */
  record Home(
      UUID id,
      String areaCode,
      String building,
      @Nullable Double longitude,
      @Nullable Double latitude,
      @Nullable String language,
      @Nullable UUID last) {}

  private record Key(String building, @Nullable String language, @Nullable UUID last) {}

  private final Map<Key, Integer> numbers = new LinkedHashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<String> areas = new ArrayList<>();
  private double[] longitude = new double[1024];
  private double[] latitude = new double[1024];
  private int[] size = new int[1024];
  private final List<UUID> ids = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();
  private final Map<String, String> oneOfEach = new HashMap<>();
  private int[] groupOf = new int[1024];

  void add(Home home) {
    Key key = new Key(home.building(), home.language(), home.last());
    Integer known = numbers.get(key);
    int group = known == null ? keys.size() : known;
    if (known == null) {
      numbers.put(key, group);
      keys.add(key);
      areas.add(one(home.areaCode()));
      if (group == size.length) {
        longitude = Arrays.copyOf(longitude, 2 * group);
        latitude = Arrays.copyOf(latitude, 2 * group);
        size = Arrays.copyOf(size, 2 * group);
      }
      Double east = home.longitude();
      Double north = home.latitude();
      longitude[group] = east == null ? Double.NaN : east;
      latitude[group] = north == null ? Double.NaN : north;
    }
    if (ids.size() == groupOf.length) {
      groupOf = Arrays.copyOf(groupOf, 2 * groupOf.length);
    }
    groupOf[ids.size()] = group;
    size[group]++;
    ids.add(home.id());
    codes.add(one(home.areaCode()));
  }

  private String one(String code) {
    return oneOfEach.computeIfAbsent(code, same -> same);
  }

  int households() {
    return ids.size();
  }

  int groups() {
    return keys.size();
  }

  UUID id(int household) {
    return ids.get(household);
  }

  String areaCode(int household) {
    return codes.get(household);
  }

  int groupOf(int household) {
    return groupOf[household];
  }

  String areaOf(int group) {
    return areas.get(group);
  }

  String buildingOf(int group) {
    return keys.get(group).building();
  }

  @Nullable String languageOf(int group) {
    return keys.get(group).language();
  }

  @Nullable UUID lastOf(int group) {
    return keys.get(group).last();
  }

  int[] sizes() {
    return Arrays.copyOf(size, groups());
  }

  /** The middle of the groups whose coordinates are known, for each area above them. */
  Map<String, double[]> middles() {
    Map<String, double[]> sums = new HashMap<>();
    for (int group = 0; group < groups(); group++) {
      if (!Double.isNaN(longitude[group]) && !Double.isNaN(latitude[group])) {
        String area = areas.get(group);
        for (int digits = COUNTY_DIGITS; digits <= area.length(); digits += 3) {
          double[] sum = sums.computeIfAbsent(area.substring(0, digits), code -> new double[3]);
          sum[0] += longitude[group];
          sum[1] += latitude[group];
          sum[2]++;
        }
      }
    }
    sums.replaceAll((code, sum) -> new double[] {sum[0] / sum[2], sum[1] / sum[2]});
    return sums;
  }

  /** Places groups whose coordinates nobody knows. */
  @FunctionalInterface
  interface Surveyor {
    /**
     * @param area of the group
     * @param order how many have been placed in the area before
     * @return longitude and latitude
     */
    double[] place(String area, int order);
  }

  /** Gives every group a place. */
  void survey(Surveyor surveyor) {
    Map<String, Integer> placed = new HashMap<>();
    for (int group = 0; group < groups(); group++) {
      if (Double.isNaN(longitude[group]) || Double.isNaN(latitude[group])) {
        String area = areas.get(group);
        double[] at = surveyor.place(area, placed.merge(area, 1, Integer::sum) - 1);
        longitude[group] = at[0];
        latitude[group] = at[1];
      }
    }
  }

  double longitude(int group) {
    return longitude[group];
  }

  double latitude(int group) {
    return latitude[group];
  }
}
