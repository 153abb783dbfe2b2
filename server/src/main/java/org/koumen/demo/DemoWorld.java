package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.koumen.demo.Place.County;
import org.koumen.demo.Place.Township;
import org.koumen.demo.Place.Village;
import org.koumen.registry.NewCare;

/**
 * A place and everybody in it, made from a seed: the same seed and day give the same world. Records
 * are handed out village by village and not kept, so that a city needs little memory.
 */
final class DemoWorld {

  private static final double KM2_OF_A_VILLAGE = 3.2e6;

  private final Place place;
  private final long seed;
  private final LocalDate today;
  private final Terrain terrain;
  private final Map<String, Rect> grounds = new HashMap<>();
  private final DemoCrew crew;

  /**
   * @param today the day the world is made for; ages and histories run up to it
   */
  DemoWorld(Place place, long seed, LocalDate today) {
    this.place = place;
    this.seed = seed;
    this.today = today;
    this.terrain = new Terrain(place.step());
    layOut();
    this.crew = new DemoCrew(this, new Draw(seed).branch("crew"));
  }

  /** From when on histories are told: the first day of the same month a year ago. */
  static LocalDate begin(LocalDate today) {
    return today.minusYears(1).withDayOfMonth(1);
  }

  Place place() {
    return place;
  }

  LocalDate today() {
    return today;
  }

  DemoCrew crew() {
    return crew;
  }

  Terrain terrain() {
    return terrain;
  }

  Draw draw(String name) {
    return new Draw(seed).branch(name);
  }

  private void layOut() {
    double west = 0;
    for (County county : place.counties()) {
      int villages = county.townships().stream().mapToInt(one -> one.villages().size()).sum();
      double size = villages * KM2_OF_A_VILLAGE * (place.stories() ? 1 : 2.5);
      double step = place.step();
      double width = Math.round(Math.sqrt(size * 1.45) / step) * step;
      double height = Math.round(size / width / step) * step;
      Rect ground = new Rect(west, 0, west + width, height);
      grounds.put(county.code(), ground);
      west = ground.east();
      Draw draw = draw("ground " + county.code());
      List<Rect> townships = ground.bricks(county.townships().size(), step, draw);
      for (int t = 0; t < townships.size(); t++) {
        Township township = county.townships().get(t);
        grounds.put(township.code(), townships.get(t));
        List<Rect> pieces = townships.get(t).bricks(township.villages().size(), step, draw);
        for (int v = 0; v < pieces.size(); v++) {
          grounds.put(township.villages().get(v).code(), pieces.get(v));
        }
      }
    }
  }

  private Rect ground(String code) {
    Rect ground = grounds.get(code);
    if (ground == null) {
      throw new IllegalArgumentException("no ground for " + code);
    }
    return ground;
  }

  /** All areas from the province down to the buildings, each after the one above. */
  void areas(Consumer<MadeArea> consumer) {
    consumer.accept(simple(Place.PROVINCE, "province", place.provinceName(), Optional.empty()));
    consumer.accept(
        simple(Place.PREFECTURE, "prefecture", place.prefectureName(), Optional.empty()));
    for (County county : place.counties()) {
      consumer.accept(simple(county.code(), "county", county.name(), Optional.empty()));
      for (Township township : county.townships()) {
        consumer.accept(simple(township.code(), "township", township.name(), Optional.empty()));
        for (Village village : township.villages()) {
          String setting = village.urban() ? "urban" : "rural";
          consumer.accept(simple(village.code(), "village", village.name(), Optional.of(setting)));
          plan(county, township, village).areas().forEach(consumer);
        }
      }
    }
  }

  private MadeArea simple(String code, String level, String name, Optional<String> setting) {
    Optional<Rect> own = Optional.ofNullable(grounds.get(code));
    Rect ground = own.orElseGet(() -> ground(place.counties().getFirst().code()));
    double[] middle =
        Terrain.place((ground.west() + ground.east()) / 2, (ground.south() + ground.north()) / 2);
    return new MadeArea(code, level, name, setting, middle[0], middle[1], own);
  }

  private VillagePlan plan(County county, Township township, Village village) {
    return new VillagePlan(
        village,
        ground(village.code()),
        place.provinceName() + place.prefectureName() + county.name(),
        township.name(),
        place.step(),
        draw("plan " + village.code()));
  }

  /** The grids and buildings of a village. */
  List<MadeArea> builtAreas(Village village) {
    for (County county : place.counties()) {
      for (Township township : county.townships()) {
        if (township.villages().contains(village)) {
          return plan(county, township, village).areas();
        }
      }
    }
    throw new IllegalArgumentException("no such village: " + village.code());
  }

  /** All homes that stand empty, village by village. */
  void emptyHomes(Consumer<List<Home>> consumer) {
    for (County county : place.counties()) {
      for (Township township : county.townships()) {
        for (Village village : township.villages()) {
          consumer.accept(
              plan(county, township, village).grids().stream()
                  .flatMap(grid -> grid.empty().stream())
                  .toList());
        }
      }
    }
  }

  /** All households, village by village. */
  void villages(Consumer<List<MadeHousehold>> consumer) {
    Names names = new Names();
    IdentityNumbers identities = new IdentityNumbers();
    PhoneNumbers phones = new PhoneNumbers(draw("phones"));
    Lives lives = new Lives();
    for (County county : place.counties()) {
      for (Township township : county.townships()) {
        for (Village village : township.villages()) {
          VillagePlan plan = plan(county, township, village);
          Draw draw = draw("people " + village.code());
          List<MadeHousehold> homes =
              new Villagers(village, plan, names, identities, phones, draw, today).households();
          CareGiver giver = new CareGiver(lives, draw.branch("care"), today, crew::workerOf);
          Map<UUID, NewCare> care =
              giver.care(homes, village.listedPeople(), village.listedHouseholds());
          Stories stories =
              new Stories(lives, names, identities, phones, draw.branch("stories"), today);
          List<MadeHousehold> whole = new ArrayList<>();
          for (MadeHousehold home : homes) {
            whole.add(stories.told(home.with(care.getOrDefault(home.id(), NewCare.NONE))));
          }
          FamilyTies ties = new FamilyTies(lives, draw.branch("ties"), today);
          consumer.accept(ties.tied(stories.doubled(whole)));
        }
      }
    }
  }
}
