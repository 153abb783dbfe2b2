package org.koumen.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.demo.Place.Compound;
import org.koumen.demo.Place.Village;

/**
 * The built side of a village: its grids and buildings, and in each grid as many homes and shops as
 * it has households, with some homes standing empty.
 */
final class VillagePlan {

  /** Of the households of a grid: shops and offices; in a town more than in a village. */
  private static final double SHOPS_URBAN = 0.034;

  private static final double SHOPS_RURAL = 0.02;

  /** Of all flats: nobody registered. */
  private static final double EMPTY = 0.045;

  /** A grid with who can live there; {@code homes} without the shops. */
  record Grid(String code, String name, List<Home> homes, List<Home> shops, List<Home> empty) {}

  private final Village village;
  private final String higher;
  private final String township;
  private final Draw draw;
  private final List<MadeArea> areas = new ArrayList<>();
  private final List<Grid> grids = new ArrayList<>();

  /**
   * @param ground of the whole village
   * @param higher names of the areas above the township, for a full address
   * @param township its name
   */
  VillagePlan(
      Village village, Rect ground, String higher, String township, double step, Draw draw) {
    this.village = village;
    this.higher = higher;
    this.township = township;
    this.draw = draw;
    List<Rect> pieces = ground.bricks(village.grids().size(), step, draw);
    int compound = 0;
    int inCompound = 0;
    int building = 0;
    for (int i = 0; i < pieces.size(); i++) {
      String code = village.code() + String.format("%03d", i + 1);
      String name = village.urban() ? "第" + chinese(i + 1) + "网格" : chinese(i + 1) + "组网格";
      areas.add(area(code, "grid", name, pieces.get(i)));
      Grid grid = new Grid(code, name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      if (village.urban()) {
        if (inCompound == village.compounds().get(compound).grids()) {
          compound++;
          inCompound = 0;
          building = 0;
        }
        inCompound++;
        building =
            flats(
                grid,
                village.compounds().get(compound),
                pieces.get(i),
                village.grids().get(i),
                building);
      } else {
        courtyards(grid, pieces.get(i), village.grids().get(i), i + 1);
      }
      grids.add(grid);
    }
  }

  List<MadeArea> areas() {
    return areas;
  }

  List<Grid> grids() {
    return grids;
  }

  private MadeArea area(String code, String level, String name, Rect ground) {
    double[] middle =
        Terrain.place((ground.west() + ground.east()) / 2, (ground.south() + ground.north()) / 2);
    return new MadeArea(
        code,
        level,
        name,
        Optional.of(village.urban() ? "urban" : "rural"),
        middle[0],
        middle[1],
        Optional.of(ground));
  }

  /** Blocks of flats with a row of shops along the street; answers the last building's number. */
  private int flats(Grid grid, Compound compound, Rect ground, int households, int before) {
    int shops = (int) Math.round(households * SHOPS_URBAN);
    int homes = households - shops;
    int inBuilding = compound.floors() * compound.entrances() * compound.doors();
    int flats = (int) Math.ceil(homes / (1 - EMPTY));
    int buildings = Math.ceilDiv(flats, inBuilding);
    int columns = (int) Math.ceil(Math.sqrt(buildings * ground.width() / ground.height()));
    int rows = Math.ceilDiv(buildings, columns);
    int needed = homes;
    int open = flats;
    for (int b = 0; b < buildings; b++) {
      String name = (before + b + 1) + "号楼";
      String code = grid.code() + String.format("%03d", b + 1);
      double[] corner = ground.inside((b % columns + 0.5) / columns, (b / columns + 0.5) / rows);
      double[] at = Terrain.place(corner[0], corner[1]);
      areas.add(
          new MadeArea(
              code,
              "building",
              compound.name() + name,
              Optional.empty(),
              at[0],
              at[1],
              Optional.empty()));
      for (int flat = 0; flat < inBuilding && open > 0; flat++, open--) {
        int entrance = flat / (compound.floors() * compound.doors()) + 1;
        int floor = flat / compound.doors() % compound.floors() + 1;
        int room = floor * 100 + flat % compound.doors() + 1;
        String door = compound.street() + compound.name() + name + entrance + "单元" + room + "室";
        // The flat's chance to be lived in: as many as needed among those still open.
        boolean lived = draw.chance((double) needed / open);
        Home home =
            new Home(
                code,
                draw.chance(0.04) ? higher + township + village.name() + door : door,
                lived && floor == 1 && draw.chance(0.06) ? "mixed" : "residential",
                compound.name(),
                name,
                entrance + "单元",
                floor + "层",
                room + "室",
                at[0],
                at[1]);
        (lived ? grid.homes() : grid.empty()).add(home);
        needed -= lived ? 1 : 0;
      }
    }
    for (int shop = 0; shop < shops; shop++) {
      double[] corner = ground.inside((shop + 0.5) / shops, 0);
      double[] at = Terrain.place(corner[0], corner[1]);
      int order = before * 7 + shop + 1;
      grid.shops()
          .add(
              new Home(
                  grid.code(),
                  compound.street() + compound.name() + "临街附" + order + "号",
                  "commercial",
                  compound.name(),
                  null,
                  null,
                  null,
                  "附" + order + "号",
                  at[0],
                  at[1]));
    }
    return before + buildings;
  }

  private void courtyards(Grid grid, Rect ground, int households, int group) {
    int shops = (int) Math.round(households * SHOPS_RURAL);
    int yards = households - shops + Math.round(households * 0.04f);
    int columns = (int) Math.ceil(Math.sqrt(yards * ground.width() / ground.height()));
    int rows = Math.ceilDiv(yards, columns);
    int needed = households - shops;
    for (int yard = 0; yard < yards; yard++) {
      double[] corner =
          ground.inside((yard % columns + 0.5) / columns, (yard / columns + 0.5) / rows);
      boolean lived = draw.chance((double) needed / (yards - yard));
      Home home = yard(grid, group, (yard + 1) + "号", corner, "residential");
      (lived ? grid.homes() : grid.empty()).add(home);
      needed -= lived ? 1 : 0;
    }
    for (int shop = 0; shop < shops; shop++) {
      double[] corner = ground.inside((shop + 0.5) / shops, 0);
      grid.shops().add(yard(grid, group, "临街" + (shop + 1) + "号", corner, "commercial"));
    }
  }

  private Home yard(Grid grid, int group, String number, double[] corner, String use) {
    double[] at = Terrain.place(corner[0], corner[1]);
    String door = village.name() + chinese(group) + "组" + number;
    String address = township + door;
    @Nullable String none = null;
    return new Home(grid.code(), address, use, none, none, none, none, number, at[0], at[1]);
  }

  /** A number up to 99 in Chinese. */
  static String chinese(int number) {
    String digits = "零一二三四五六七八九";
    String tens = number < 10 ? "" : (number < 20 ? "" : "" + digits.charAt(number / 10)) + "十";
    return tens + (number % 10 == 0 && number >= 10 ? "" : "" + digits.charAt(number % 10));
  }
}
