package org.koumen.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.koumen.registry.CareColour;
import org.koumen.workforce.PostKind;
import org.koumen.workforce.WorkforceIntake.StaffRow;

/**
 * Lets those who serve a place knock on doors in the last weeks: in Dongxing each grid at least a
 * hundred households a week.
 */
final class Doorsteps {

  static final int WEEKS = 2;
  private static final int DONGXING_A_WEEK = 100;
  private static final int ELSEWHERE_A_WEEK = 8;

  private final DemoWorld world;
  private final Draw draw;
  private final Lives lives = new Lives();
  private final Draw words;
  private final ZoneId zone;
  private final Instant now;

  /**
   * @param now visits lie before this moment
   */
  Doorsteps(DemoWorld world, ZoneId zone, Instant now) {
    this.world = world;
    this.draw = world.draw("visits");
    this.words = world.draw("notes");
    this.zone = zone;
    this.now = now;
  }

  /** Visits in the order of time. */
  List<MadeVisit> visits(List<MadeHousehold> households) {
    Map<String, List<MadeHousehold>> grids = new TreeMap<>();
    for (MadeHousehold home : households) {
      grids.computeIfAbsent(home.grid(), grid -> new ArrayList<>()).add(home);
    }
    List<MadeVisit> visits = new ArrayList<>();
    grids.forEach((grid, homes) -> grid(visits, grid, homes));
    visits.sort(Comparator.comparing(MadeVisit::at));
    return visits;
  }

  private void grid(List<MadeVisit> visits, String grid, List<MadeHousehold> homes) {
    List<String> visitors =
        world.crew().staff().stream()
            .filter(one -> knocksAt(one, grid))
            .map(StaffRow::code)
            .toList();
    boolean dongxing = grid.startsWith(Places.DONGXING);
    LocalDate monday = world.today().with(DayOfWeek.MONDAY);
    for (int week = 0; week <= WEEKS; week++) {
      LocalDate from = monday.minusWeeks(WEEKS - week);
      int number = dongxing ? DONGXING_A_WEEK + draw.between(0, 9) : ELSEWHERE_A_WEEK;
      List<MadeHousehold> round = round(homes, Math.min(number, homes.size()));
      for (MadeHousehold home : round) {
        Instant at = moment(from);
        if (at.isBefore(now)) {
          visits.add(visit(home, at, draw.one(visitors)));
        }
      }
    }
  }

  private static boolean knocksAt(StaffRow one, String grid) {
    return one.posts().stream()
        .anyMatch(
            post ->
                post.areaCode().equals(grid)
                    && (post.kind() == PostKind.GRID_WORKER || post.kind() == PostKind.VISITOR));
  }

  /** Those marked red every week, yellow likelier than others, each home once. */
  private List<MadeHousehold> round(List<MadeHousehold> homes, int number) {
    Map<MadeHousehold, Double> keys = new java.util.IdentityHashMap<>();
    for (MadeHousehold home : homes) {
      CareColour colour =
          home.care().mark().isEmpty() ? null : home.care().mark().getFirst().colour();
      double weight =
          colour == CareColour.RED ? 50 : colour == CareColour.YELLOW ? 4 : colour == null ? 1 : 2;
      keys.put(home, Math.log(draw.fraction()) / weight);
    }
    return homes.stream()
        .sorted(Comparator.comparingDouble(home -> -keys.getOrDefault(home, 0.0)))
        .limit(number)
        .toList();
  }

  private Instant moment(LocalDate monday) {
    int part = draw.weighted(0.32, 0.32, 0.22, 0.14);
    LocalDate day = monday.plusDays(part == 3 ? 5 : draw.between(0, 4));
    LocalTime time =
        switch (part) {
          case 0 -> LocalTime.of(9, 0).plusMinutes(draw.between(0, 170));
          case 1 -> LocalTime.of(14, 30).plusMinutes(draw.between(0, 175));
          case 2 -> LocalTime.of(18, 40).plusMinutes(draw.between(0, 110));
          default -> LocalTime.of(9, 30).plusMinutes(draw.between(0, 480));
        };
    return day.atTime(time).plusSeconds(draw.between(0, 59)).atZone(zone).toInstant();
  }

  private MadeVisit visit(MadeHousehold home, Instant at, String visitor) {
    String outcome =
        home.state().equals("away")
            ? draw.chance(0.5) ? "by_phone" : "nobody_home"
            : List.of("met", "nobody_home", "by_phone", "refused")
                .get(draw.weighted(0.79, 0.14, 0.05, 0.02));
    return new MadeVisit(
        draw.id(at.toEpochMilli()),
        home.county(),
        home.id(),
        outcome,
        lives.visit(outcome, words),
        at,
        visitor);
  }
}
