package org.koumen.demo;

import java.util.ArrayList;
import java.util.List;
import org.koumen.demo.Place.County;
import org.koumen.demo.Place.Township;
import org.koumen.demo.Place.Village;
import org.koumen.workforce.UnitKind;
import org.koumen.workforce.WorkforceIntake.UnitRow;

/** The units of an invented place. */
final class DemoUnits {

  /** Code and name after the county's; the code is the one {@code voices.txt} uses. */
  private static final List<String[]> DEPARTMENTS =
      List.of(
          of("water", "水务局", "department"),
          of("housing", "住房和城乡建设局", "department"),
          of("city", "城市管理局", "department"),
          of("civil", "民政局", "department"),
          of("police", "公安局", "department"),
          of("traffic", "公安局交通警察大队", "department"),
          of("justice", "司法局", "department"),
          of("health", "卫生健康局", "department"),
          of("insurance", "医疗保障局", "department"),
          of("market", "市场监督管理局", "department"),
          of("education", "教育局", "department"),
          of("labour", "人力资源和社会保障局", "department"),
          of("environment", "生态环境局", "department"),
          of("fire", "消防救援大队", "department"),
          of("heat", "供热有限公司", "utility"),
          of("power", "供电公司", "utility"),
          of("gas", "燃气有限公司", "utility"),
          of("disabled", "残疾人联合会", "organisation"),
          of("centre", "社会治理中心", "department"),
          of("leaders", "人民政府办公室", "department"));

  private static final List<String> MORE =
      List.of(
          "财政局",
          "审计局",
          "统计局",
          "农业农村局",
          "林业和草原局",
          "文化和旅游局",
          "应急管理局",
          "自然资源局",
          "交通运输局",
          "商务局",
          "退役军人事务局",
          "信访局",
          "发展和改革局",
          "工业和信息化局",
          "气象局",
          "税务局",
          "组织部",
          "宣传部",
          "统战部",
          "政法委员会",
          "总工会",
          "共青团委员会",
          "妇女联合会",
          "科学技术协会",
          "工商业联合会",
          "融媒体中心",
          "档案馆",
          "图书馆",
          "博物馆",
          "红十字会",
          "机关事务服务中心",
          "政务服务中心",
          "乡村振兴局",
          "水产服务中心",
          "公路管理段",
          "邮政公司",
          "电信公司",
          "人民法院",
          "人民检察院",
          "党校");

  private final Place place;

  DemoUnits(Place place) {
    this.place = place;
  }

  private static String[] of(String code, String name, String kind) {
    return new String[] {code, name, kind};
  }

  static String code(String county, String department) {
    return county + "-" + department;
  }

  static String office(Township township) {
    return township.code() + "-office";
  }

  static String committee(Village village) {
    return village.code() + "-committee";
  }

  /** Offices first, then what stands beneath them. */
  List<UnitRow> rows() {
    List<UnitRow> rows = new ArrayList<>();
    for (County county : place.counties()) {
      String leaders = code(county.code(), "leaders");
      for (String[] department : DEPARTMENTS) {
        String name = department[1];
        rows.add(
            new UnitRow(
                code(county.code(), department[0]),
                county.name() + name,
                UnitKind.of(department[2]),
                county.code(),
                department[0].equals("leaders") ? null : leaders,
                phone(rows.size())));
      }
      for (Township township : county.townships()) {
        boolean street = township.name().endsWith("街道");
        rows.add(
            new UnitRow(
                office(township),
                township.name() + (street ? "办事处" : "人民政府"),
                UnitKind.TOWNSHIP,
                township.code(),
                leaders,
                phone(rows.size())));
        if (place.stories()) {
          villageUnits(rows, township);
        }
      }
      for (int i = 0; rows.size() < place.crew().units(); i++) {
        rows.add(
            new UnitRow(
                code(county.code(), "more" + (i + 1)),
                county.name() + more(i),
                i < MORE.size() ? UnitKind.DEPARTMENT : UnitKind.SERVICE,
                county.code(),
                leaders,
                phone(rows.size())));
      }
    }
    return rows;
  }

  private void villageUnits(List<UnitRow> rows, Township township) {
    for (Village village : township.villages()) {
      rows.add(
          new UnitRow(
              committee(village),
              village.name() + (village.urban() ? "居民委员会" : "村民委员会").substring(0, 5),
              UnitKind.VILLAGE,
              village.code(),
              office(township),
              phone(rows.size())));
      if (village.code().equals(Places.DONGXING)) {
        rows.add(
            new UnitRow(
                village.code() + "-clinic",
                "东兴社区卫生服务中心",
                UnitKind.SERVICE,
                village.code(),
                code(village.code().substring(0, 6), "health"),
                phone(rows.size())));
        village
            .compounds()
            .forEach(
                compound ->
                    rows.add(
                        new UnitRow(
                            village.code() + "-estate" + village.compounds().indexOf(compound),
                            compound.name() + "物业服务中心",
                            UnitKind.COMPANY,
                            village.code(),
                            null,
                            phone(rows.size()))));
      }
    }
  }

  private static String more(int i) {
    if (i < MORE.size()) {
      return MORE.get(i);
    }
    int school = i - MORE.size();
    return school < 20
        ? "第" + VillagePlan.chinese(school + 1) + "中学"
        : "第" + VillagePlan.chinese(school - 19) + "医院";
  }

  /** Area code 0900 does not exist. */
  private static String phone(int order) {
    return "0900-2" + String.format("%06d", 100_003 + order * 37);
  }
}
