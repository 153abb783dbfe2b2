package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A province that tests may turn upside down: 63 areas down to the grid. */
final class SmallNation {
  private SmallNation() {}

  /** Two prefectures of two counties of two townships of two villages of two grids. */
  static List<AreaEntry> register(String province) {
    List<AreaEntry> register = new ArrayList<>();
    List<AreaCode> level = List.of(AreaCode.of(province));
    while (!level.isEmpty()) {
      for (AreaCode area : level) {
        String name =
            area.level() == AreaLevel.VILLAGE
                ? "第" + area.number() + "村"
                : area.level().labelZh() + area.number();
        Optional<AreaSetting> setting =
            area.level() == AreaLevel.GRID ? Optional.of(AreaSetting.RURAL) : Optional.empty();
        register.add(new AreaEntry(area, name, setting));
      }
      level =
          level.getFirst().level() == AreaLevel.GRID
              ? List.of()
              : level.stream().flatMap(area -> Stream.of(area.child(1), area.child(2))).toList();
    }
    return register;
  }

  /** Each tally of the province equals what a recount of the areas finds. */
  static void talliesAreRight(JdbcClient jdbc, String province) {
    List<Map<String, Object>> wrong =
        jdbc.sql(
                """
                with node as (
                  select code from area where code like :province || '%'
                ), counted as (
                  select n.code,
                         count(*) filter (where a.level = 'prefecture') as prefectures,
                         count(*) filter (where a.level = 'county') as counties,
                         count(*) filter (where a.level = 'township') as townships,
                         count(*) filter (where a.level = 'village') as villages,
                         count(*) filter (where a.level = 'grid') as grids,
                         count(*) filter (where a.level = 'building') as buildings
                  from node n
                  left join area a on a.code like n.code || '%' and a.code <> n.code
                  group by n.code
                )
                select c.code, t.* from counted c
                full join (select * from area_tally where code like :province || '%') t on t.code = c.code
                where coalesce(t.prefectures, 0) <> c.prefectures or coalesce(t.counties, 0) <> c.counties
                   or coalesce(t.townships, 0) <> c.townships or coalesce(t.villages, 0) <> c.villages
                   or coalesce(t.grids, 0) <> c.grids or coalesce(t.buildings, 0) <> c.buildings
                   or c.code is null
                """)
            .param("province", province)
            .query()
            .listOfRows();
    assertThat(wrong).isEmpty();
  }
}
