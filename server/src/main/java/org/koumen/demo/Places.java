package org.koumen.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.koumen.demo.Place.Compound;
import org.koumen.demo.Place.County;
import org.koumen.demo.Place.Crew;
import org.koumen.demo.Place.Township;
import org.koumen.demo.Place.Village;

/** The two places the generator knows: a community with its neighbours, and a whole city. */
final class Places {

  /** The community the demo is about. */
  static final String DONGXING = "990101001001";

  private static final List<String> SYLLABLES =
      Arrays.asList("东 西 南 北 上 下 大 小 前 后 青 白 红 金 银 石 沙 河 山 泉 柳 杨 桃 松 梨 桥 龙 凤 平 安 兴 新".split(" "));
  private static final List<String> GROUNDS =
      Arrays.asList("庄 沟 滩 岭 湾 台 坪 川 堡 塘 店 洼 坡 岗 屯 园".split(" "));

  private static final int TOWNSHIPS = 26;
  private static final int STREETS = 6;
  private static final int VILLAGES = 11;

  private Places() {}

  /** By the name used on the command line. */
  static Place named(String size) {
    return switch (size) {
      case "dongxing" -> dongxing();
      case "city" -> city();
      default -> throw new IllegalArgumentException("no place of size " + size);
    };
  }

  /**
   * Dongxing with 4,470 households in 3 compounds and 7 grids, 254 people and 134 households under
   * care, and smaller communities and villages around it in two counties.
   */
  static Place dongxing() {
    Village dongxing =
        new Village(
            DONGXING,
            "东兴社区",
            true,
            List.of(612, 498, 655, 742, 468, 905, 590),
            11_420,
            254,
            134,
            List.of(
                new Compound("东兴家园", "同仁东路128号", 2, 6, 3, 2),
                new Compound("泰和花园", "七一南路66号", 3, 11, 2, 2),
                new Compound("河畔新城·观澜苑（二期）", "滨河北路399号", 2, 26, 2, 4)));
    County home =
        new County(
            "990101",
            "河湟区",
            List.of(
                new Township(
                    "990101001",
                    "石桥街道",
                    List.of(
                        dongxing,
                        urban("990101001002", "石桥社区", 420, "石桥小区", "石桥街"),
                        urban("990101001003", "文昌社区", 380, "文昌苑", "文昌路"))),
                new Township(
                    "990101002",
                    "河滨街道",
                    List.of(
                        urban("990101002001", "河滨社区", 360, "河滨嘉园", "河滨路"),
                        urban("990101002002", "水磨社区", 300, "水磨新村", "水磨巷"))),
                new Township(
                    "990101100",
                    "柳湾镇",
                    List.of(
                        urban("990101100001", "柳湾社区", 240, "柳湾佳苑", "柳湾大街"),
                        rural("990101100201", "上庄村", 180),
                        rural("990101100202", "下庄村", 150))),
                new Township(
                    "990101200",
                    "康川乡",
                    List.of(
                        rural("990101200201", "大滩村", 160), rural("990101200202", "泉沟村", 120)))));
    County neighbour =
        new County(
            "990102",
            "湖东县",
            List.of(
                new Township(
                    "990102100",
                    "城关镇",
                    List.of(
                        urban("990102100001", "湖滨社区", 260, "湖滨花园", "湖滨路"),
                        rural("990102100201", "北山村", 140)))));
    return new Place("示范省", "示范市", List.of(home, neighbour), 50, true, new Crew(0, 0));
  }

  private static Village urban(
      String code, String name, int households, String compound, String street) {
    int grids = Math.max(1, Math.round(households / 400f));
    return new Village(
        code,
        name,
        true,
        shared(households, grids),
        Math.round(households * 2.55f),
        Math.round(households * 0.05f),
        Math.round(households * 0.03f),
        List.of(new Compound(compound, street + "18号", grids, 6, 3, 2)));
  }

  private static Village rural(String code, String name, int households) {
    return new Village(
        code,
        name,
        false,
        shared(households, Math.max(1, Math.round(households / 50f))),
        Math.round(households * 3.05f),
        Math.round(households * 0.06f),
        Math.round(households * 0.04f),
        List.of());
  }

  /** A number cut into parts that differ by one at most. */
  private static List<Integer> shared(int number, int parts) {
    List<Integer> shares = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      shares.add(number / parts + (i < number % parts ? 1 : 0));
    }
    return shares;
  }

  /**
   * A city of the size of Zhuanghe: 26 townships, 280,000 households, 840,000 residents; 119 units
   * with 5,308 cadres.
   */
  static Place city() {
    Draw draw = new Draw(26);
    List<String> names = villageNames(draw);
    List<Township> townships = new ArrayList<>();
    int households = 280_000;
    int people = 840_000;
    int weightLeft =
        STREETS * VILLAGES * 1_650 + (TOWNSHIPS - STREETS) * (1_140 + (VILLAGES - 1) * 738);
    for (int t = 0; t < TOWNSHIPS; t++) {
      boolean street = t < STREETS;
      boolean town = t < 21;
      String code = "990181" + String.format("%03d", street ? t + 1 : town ? 94 + t : 179 + t);
      List<Village> villages = new ArrayList<>();
      for (int v = 0; v < VILLAGES; v++) {
        boolean urban = street || v == 0;
        int weight = street ? 1_650 : urban ? 1_140 : 738;
        boolean last = weight == weightLeft;
        // The last village takes what is left, so that the sums come out exactly.
        int number = Math.round((float) households * weight / weightLeft);
        number = last ? households : number + draw.between(-60, 60);
        int size = Math.round((float) people * number / households * (urban ? 0.95f : 1.02f));
        size = last ? people : size;
        weightLeft -= weight;
        households -= number;
        people -= size;
        String name = names.get(t * VILLAGES + v);
        villages.add(cityVillage(code, v, name, urban, number, size));
      }
      String name = names.get(names.size() - 1 - t) + (street ? "街道" : town ? "镇" : "乡");
      townships.add(new Township(code, name, villages));
    }
    return new Place(
        "示范省",
        "示范市",
        List.of(new County("990181", "海川市", townships)),
        250,
        false,
        new Crew(5_308, 119));
  }

  private static Village cityVillage(
      String township, int order, String name, boolean urban, int households, int people) {
    String code = township + String.format("%03d", urban ? order + 1 : order + 200);
    int grids = Math.max(1, Math.round(households / (urban ? 400f : 50f)));
    List<Compound> compounds = new ArrayList<>();
    for (int i = 0; urban && i < grids; i++) {
      int floors = List.of(6, 11, 18).get(i % 3);
      compounds.add(
          new Compound(
              name + List.of("家园", "花园", "新村", "雅苑", "名都").get(i % 5),
              name + "路" + (16 + 22 * i) + "号",
              1,
              floors,
              floors == 6 ? 3 : 2,
              floors == 18 ? 4 : 2));
    }
    return new Village(
        code,
        name + (urban ? "社区" : "村"),
        urban,
        shared(households, grids),
        people,
        Math.round(households * 0.05f),
        Math.round(households * 0.03f),
        compounds);
  }

  private static List<String> villageNames(Draw draw) {
    List<String> names = new ArrayList<>();
    while (names.size() < 320) {
      String name = draw.one(SYLLABLES) + draw.one(SYLLABLES) + draw.one(GROUNDS);
      if (!names.contains(name) && name.charAt(0) != name.charAt(1)) {
        names.add(name);
      }
    }
    return names;
  }
}
