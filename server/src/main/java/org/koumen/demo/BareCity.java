package org.koumen.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.area.AreaSetting;
import org.koumen.platform.Jurisdiction;
import org.koumen.workforce.WorkforceIntake;
import org.springframework.stereotype.Component;

/**
 * The invented city for measurements: its areas and those who serve, and its doors for the asking.
 */
@Component
public class BareCity {
  private final AreaIntake areas;
  private final WorkforceIntake workforce;
  private final Jurisdiction jurisdiction;

  BareCity(AreaIntake areas, WorkforceIntake workforce, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.workforce = workforce;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A household's door.
   *
   * @param languages of all who live there
   */
  public record Door(
      UUID id,
      String areaCode,
      String address,
      @Nullable String compound,
      @Nullable String building,
      @Nullable String entrance,
      @Nullable String floor,
      @Nullable String room,
      double longitude,
      double latitude,
      List<String> languages) {}

  /**
   * Puts areas, units and staff in, and hands all doors over, village by village.
   *
   * @return code of the city's county
   */
  public String found(Consumer<List<Door>> taker) {
    DemoWorld world = new DemoWorld(Places.city(), DemoLoader.SEED, jurisdiction.today());
    Stream.Builder<AreaEntry> entries = Stream.builder();
    world.areas(
        area ->
            entries.add(
                new AreaEntry(
                    AreaCode.of(area.code()), area.name(), area.setting().map(AreaSetting::of))));
    areas.load(entries.build(), jurisdiction.today(), Optional.empty(), read -> {});
    workforce.takeUnits(world.crew().units());
    workforce.takeStaff(world.crew().staff(), null, "bench", "bench");
    world.villages(
        homes -> {
          List<Door> doors = new ArrayList<>(homes.size());
          homes.forEach(home -> doors.add(door(home)));
          taker.accept(doors);
        });
    return world.place().counties().getFirst().code();
  }

  private static Door door(MadeHousehold made) {
    Home home = made.home();
    TreeSet<String> languages = new TreeSet<>();
    made.people().forEach(one -> languages.addAll(one.languages()));
    return new Door(
        made.id(),
        home.areaCode(),
        home.address(),
        home.compound(),
        home.building(),
        home.entrance(),
        home.floor(),
        home.room(),
        home.longitude(),
        home.latitude(),
        List.copyOf(languages));
  }
}
