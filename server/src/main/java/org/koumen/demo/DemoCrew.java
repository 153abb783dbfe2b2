package org.koumen.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.demo.Place.County;
import org.koumen.demo.Place.Township;
import org.koumen.demo.Place.Village;
import org.koumen.workforce.PostKind;
import org.koumen.workforce.StaffKind;
import org.koumen.workforce.StaffRank;
import org.koumen.workforce.WorkforceIntake.PostRow;
import org.koumen.workforce.WorkforceIntake.StaffRow;
import org.koumen.workforce.WorkforceIntake.UnitRow;

/** Who serves in an invented place. */
final class DemoCrew {

  /** Those who knock on doors in Dongxing: staff of the community and cadres of units. */
  static final int DONGXING_VISITORS = 26;

  private static final List<String> SKILLS =
      List.of("调解", "法律咨询", "心理疏导", "养老服务", "水电维修", "医疗护理", "政策宣讲", "就业指导", "应急救援", "电脑手机");
  private static final List<String> VISITING_UNITS =
      List.of(
          "civil", "housing", "health", "education", "labour", "market", "insurance", "justice");

  private final DemoWorld world;
  private final Place place;
  private final Draw draw;
  private final Names names = new Names();
  private final PhoneNumbers phones;
  private final LocalDate today;
  private final List<UnitRow> units;
  private final List<StaffRow> staff = new ArrayList<>();
  private final Map<String, String> workers = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  DemoCrew(DemoWorld world, Draw draw) {
    this.world = world;
    this.place = world.place();
    this.draw = draw;
    this.phones = new PhoneNumbers(draw.branch("phones"));
    this.today = world.today();
    this.units = new DemoUnits(place).rows();
    for (County county : place.counties()) {
      for (Township township : county.townships()) {
        for (Village village : township.villages()) {
          villageStaff(village);
        }
      }
      if (place.stories()) {
        officials(county);
      }
    }
    if (place.crew().cadres() > 0) {
      visitors();
    }
  }

  List<UnitRow> units() {
    return units;
  }

  List<StaffRow> staff() {
    return staff;
  }

  /** The name of who works in a grid. */
  String workerOf(String grid) {
    return workers.getOrDefault(grid, "网格员");
  }

  /** The staff number of somebody with a post in an area. */
  String codeOf(PostKind kind, String area) {
    return staff.stream()
        .filter(
            one ->
                one.posts().stream()
                    .anyMatch(post -> post.kind() == kind && post.areaCode().equals(area)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + kind + " in " + area))
        .code();
  }

  /** Somebody by their staff number. */
  StaffRow byCode(String code) {
    return staff.stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody is " + code));
  }

  /** The first of a unit. */
  StaffRow firstOf(String unitCode) {
    return staff.stream()
        .filter(one -> unitCode.equals(one.unitCode()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody in " + unitCode));
  }

  private void villageStaff(Village village) {
    boolean dongxing = village.code().equals(Places.DONGXING);
    String unit = place.stories() ? DemoUnits.committee(village) : null;
    List<String> grids = new ArrayList<>();
    for (int i = 1; i <= village.grids().size(); i++) {
      grids.add(village.code() + String.format("%03d", i));
    }
    int leads = dongxing ? 3 : place.stories() ? 1 : 0;
    for (int lead = 0; lead < leads; lead++) {
      List<PostRow> posts = new ArrayList<>();
      for (int grid = lead; grid < grids.size(); grid += leads) {
        // Dongxing's seventh grid lost its lead last month: a gap to be seen and filled.
        boolean gone = dongxing && grid == 6;
        posts.add(
            post(
                PostKind.GRID_LEAD,
                grids.get(grid),
                today.minusYears(2),
                gone ? today.minusDays(24) : null));
      }
      add(village.code(), unit, StaffKind.CADRE, StaffRank.VILLAGE, posts, 34, 58);
    }
    for (String grid : grids) {
      StaffRow worker =
          add(
              village.code(),
              unit,
              StaffKind.GRID_WORKER,
              StaffRank.VILLAGE,
              List.of(
                  post(PostKind.GRID_WORKER, grid, today.minusMonths(draw.between(5, 50)), null)),
              24,
              52);
      workers.put(grid, worker.name());
    }
    if (dongxing) {
      dongxing(village, grids);
    }
  }

  private void dongxing(Village village, List<String> grids) {
    for (int i = 0; i < DONGXING_VISITORS - 3 - grids.size(); i++) {
      String unit = VISITING_UNITS.get(i % VISITING_UNITS.size());
      String grid = grids.get(i % grids.size());
      List<PostRow> posts = new ArrayList<>();
      posts.add(post(PostKind.VISITOR, grid, today.minusMonths(6), null));
      if (unit.equals("health") || unit.equals("insurance")) {
        posts.add(post(PostKind.HEALTH, grid, today.minusMonths(6), null));
      }
      add(
          "990101",
          DemoUnits.code("990101", unit),
          StaffKind.CADRE,
          StaffRank.COUNTY,
          posts,
          26,
          56);
    }
    // Serve the whole community.
    String code = village.code();
    add(
        code,
        DemoUnits.code("990101", "justice"),
        StaffKind.MEDIATOR,
        null,
        List.of(post(PostKind.MEDIATOR, code, today.minusYears(1), null)),
        40,
        66);
    for (int i = 0; i < 3; i++) {
      add(
          code,
          DemoUnits.code("990101", "police"),
          StaffKind.CADRE,
          StaffRank.COUNTY,
          security(grids, i),
          26,
          50);
      add(code, code + "-estate" + i, StaffKind.EXPERT, null, utilities(village, grids, i), 28, 58);
    }
    for (var area : world.builtAreas(village)) {
      if (area.level().equals("building") && draw.chance(0.78)) {
        add(
            code,
            null,
            StaffKind.VOLUNTEER,
            null,
            List.of(
                post(
                    PostKind.BUILDING_LEAD,
                    area.code(),
                    today.minusMonths(draw.between(3, 40)),
                    null)),
            48,
            73);
      }
    }
    for (String grid : grids) {
      for (int i = 0; i < 2; i++) {
        add(
            code,
            null,
            StaffKind.LOOKOUT,
            null,
            List.of(post(PostKind.LOOKOUT, grid, today.minusMonths(draw.between(2, 20)), null)),
            45,
            72);
        add(
            code,
            null,
            StaffKind.VOLUNTEER,
            null,
            List.of(post(PostKind.VOLUNTEER, grid, today.minusMonths(draw.between(2, 20)), null)),
            19,
            64);
      }
    }
  }

  private List<PostRow> security(List<String> grids, int officer) {
    List<PostRow> posts = new ArrayList<>();
    for (int grid = officer; grid < grids.size(); grid += 3) {
      posts.add(post(PostKind.SECURITY, grids.get(grid), today.minusYears(1), null));
    }
    return posts;
  }

  private List<PostRow> utilities(Village village, List<String> grids, int compound) {
    int from = 0;
    for (int i = 0; i < compound; i++) {
      from += village.compounds().get(i).grids();
    }
    int to = from + village.compounds().get(compound).grids();
    return grids.subList(from, to).stream()
        .map(grid -> post(PostKind.UTILITIES, grid, today.minusMonths(14), null))
        .toList();
  }

  /** A few in every unit of a county: those who handle what comes in. */
  private void officials(County county) {
    for (UnitRow unit : units) {
      boolean here = unit.areaCode().startsWith(county.code());
      int number =
          unit.kind().code().equals("department") ? 3 : unit.areaCode().length() == 9 ? 4 : 1;
      for (int i = 0; here && unit.areaCode().length() < 12 && i < number; i++) {
        StaffRank rank = unit.areaCode().length() == 9 ? StaffRank.TOWNSHIP : StaffRank.COUNTY;
        add(unit.areaCode(), unit.code(), StaffKind.CADRE, rank, List.of(), 26, 58);
      }
    }
  }

  /** Shares all households out over the cadres of all units, near neighbours to one person. */
  private void visitors() {
    int cadres = place.crew().cadres();
    double each = (double) place.households() / cadres;
    double before = 0;
    int given = 0;
    for (Village village : place.villages()) {
      for (int g = 0; g < village.grids().size(); g++) {
        String grid = village.code() + String.format("%03d", g + 1);
        before += village.grids().get(g);
        int upTo = (int) Math.min(cadres, Math.round(before / each));
        for (; given < upTo; given++) {
          UnitRow unit = units.get(given % units.size());
          StaffRank rank = unit.areaCode().length() == 9 ? StaffRank.TOWNSHIP : StaffRank.COUNTY;
          add(
              unit.areaCode(),
              unit.code(),
              StaffKind.CADRE,
              rank,
              List.of(post(PostKind.VISITOR, grid, today.minusMonths(4), null)),
              24,
              58);
        }
      }
    }
  }

  private static PostRow post(PostKind kind, String area, LocalDate from, @Nullable LocalDate to) {
    return new PostRow(kind, area, from, to, null);
  }

  private StaffRow add(
      String area,
      @Nullable String unit,
      StaffKind kind,
      @Nullable StaffRank rank,
      List<PostRow> posts,
      int youngest,
      int oldest) {
    Sex sex = draw.chance(kind == StaffKind.GRID_WORKER ? 0.3 : 0.55) ? Sex.MALE : Sex.FEMALE;
    int bornIn = today.getYear() - draw.between(youngest, oldest);
    LocalDate from =
        posts.stream()
            .map(PostRow::activeFrom)
            .min(LocalDate::compareTo)
            .orElse(today.minusYears(3));
    List<String> skills = new ArrayList<>();
    for (int i = draw.between(0, 2); i > 0; i--) {
      String skill = draw.one(SKILLS);
      if (!skills.contains(skill)) {
        skills.add(skill);
      }
    }
    List<String> languages = new ArrayList<>(List.of("普通话"));
    if (draw.chance(0.6)) {
      languages.add("青海话");
    }
    if (draw.chance(0.08)) {
      languages.add(draw.one(List.of("粤语", "四川话", "手语", "英语")));
    }
    String county = area.substring(0, 6);
    int number = numbers.merge(county, 1, Integer::sum);
    StaffRow row =
        new StaffRow(
            county + "-" + String.format("%04d", number),
            names.name(draw, names.surname(draw), sex, bornIn),
            kind,
            rank,
            unit,
            area,
            phones.next(),
            skills,
            languages,
            from,
            null,
            posts);
    staff.add(row);
    return row;
  }
}
