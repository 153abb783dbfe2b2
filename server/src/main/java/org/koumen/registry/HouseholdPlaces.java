package org.koumen.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.area.GridHouseholds;
import org.koumen.area.HouseholdCounts;
import org.koumen.area.Position;
import org.koumen.area.RowMover;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells the tree of areas how many households live where, and moves them between grids. */
@Repository
class HouseholdPlaces implements HouseholdCounts, GridHouseholds {
  private final JdbcClient jdbc;
  private final RowMover rows;

  HouseholdPlaces(JdbcClient jdbc, RowMover rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /**
   * Reads the index of households by area alone; areas of several counties are counted county by
   * county.
   */
  @Override
  public Map<AreaCode, Count> beneath(Collection<AreaCode> areas) {
    record Row(AreaCode code, Count count) {}
    int digits = AreaLevel.COUNTY.digits();
    List<AreaCode> within = areas.stream().filter(code -> code.value().length() >= digits).toList();
    List<AreaCode> above = areas.stream().filter(code -> code.value().length() < digits).toList();
    List<Row> found =
        jdbc.sql(
                """
                select a.code, h.households, h.residents
                from unnest(:codes::text[], :counties::text[], :ends::text[]) as a (code, county, until)
                cross join lateral (
                  select count(*) as households, coalesce(sum(people), 0) as residents
                  from household
                  where county = a.county and area_code >= a.code and area_code < a.until
                    and state = any(:belonging)
                ) h
                """)
            .param("belonging", HouseholdState.belonging())
            .param("codes", strings(within, AreaCode::value))
            .param("counties", strings(within, AreaCode::county))
            .param("ends", strings(within, code -> code.range().to()))
            .query(
                (row, n) ->
                    new Row(
                        AreaCode.of(row.getString("code")),
                        new Count(row.getLong("households"), row.getLong("residents"))))
            .list();
    Map<AreaCode, Count> counts =
        found.stream()
            .collect(Collectors.toMap(Row::code, Row::count, (one, same) -> one, HashMap::new));
    if (!above.isEmpty()) {
      countAbove(above, counts);
    }
    return counts;
  }

  /** Above the counties: every county once, then added up. */
  private void countAbove(List<AreaCode> areas, Map<AreaCode, Count> counts) {
    record Row(String county, Count count) {}
    List<Row> counties =
        jdbc.sql(
                """
                select county, count(*) as households, coalesce(sum(people), 0) as residents
                from household
                where state = any(:belonging)
                  and exists (select 1 from unnest(:codes::text[], :ends::text[]) as a (code, until)
                              where area_code >= a.code and area_code < a.until)
                group by county
                """)
            .param("belonging", HouseholdState.belonging())
            .param("codes", strings(areas, AreaCode::value))
            .param("ends", strings(areas, code -> code.range().to()))
            .query(
                (row, n) ->
                    new Row(
                        row.getString("county"),
                        new Count(row.getLong("households"), row.getLong("residents"))))
            .list();
    for (AreaCode area : areas) {
      long households = 0;
      long residents = 0;
      for (Row county : counties) {
        if (county.county().startsWith(area.value())) {
          households += county.count().households();
          residents += county.count().residents();
        }
      }
      counts.put(area, new Count(households, residents));
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<Cluster> clusters(AreaCode grid) {
    return jdbc.sql(
            """
            with place as (
              select id, area_code, longitude, latitude,
                     case when length(area_code) = 18 then area_code
                          when building is not null then coalesce(compound, '') || '|' || building
                          else id::text end as key,
                     case when building is not null or length(area_code) = 18
                          then concat_ws(' ', compound, building) else address end as label
              from premises
              where county = :county and area_code >= :from and area_code < :end
            ), live as (
              select premises_id, count(*) as households, sum(people) as residents
              from household
              where county = :county and area_code >= :from and area_code < :end
                and state = any(:belonging)
              group by premises_id
            )
            select p.key, min(p.area_code) as area_code, min(p.label) as label,
                   coalesce(sum(l.households), 0) as households,
                   coalesce(sum(l.residents), 0) as residents,
                   avg(p.longitude) as longitude, avg(p.latitude) as latitude,
                   count(p.longitude) > 0 and count(p.latitude) > 0 as placed
            from place p
            left join live l on l.premises_id = p.id
            group by p.key
            order by p.key
            """)
        .param("belonging", HouseholdState.belonging())
        .param("county", grid.county())
        .param("from", grid.range().from())
        .param("end", grid.range().to())
        .query(
            (row, n) ->
                new Cluster(
                    row.getString("key"),
                    AreaCode.of(row.getString("area_code")),
                    row.getString("label"),
                    row.getLong("households"),
                    row.getLong("residents"),
                    row.getBoolean("placed")
                        ? Optional.of(
                            new Position(row.getDouble("longitude"), row.getDouble("latitude")))
                        : Optional.empty()))
        .list();
  }

  @Override
  @Transactional
  public Map<String, Long> carry(AreaCode grid, Collection<String> keys, AreaCode to) {
    List<UUID> premises =
        jdbc.sql(
                """
                select id
                from premises
                where county = :county and area_code = :grid
                  and case when building is not null then coalesce(compound, '') || '|' || building
                           else id::text end = any(:keys)
                """)
            .param("county", grid.county())
            .param("grid", grid.value())
            .param("keys", keys.toArray(String[]::new))
            .query(UUID.class)
            .list();
    return premises.isEmpty() ? Map.of() : rows.carry("premises", premises, grid, to);
  }

  private static String[] strings(List<AreaCode> codes, Function<AreaCode, String> part) {
    return codes.stream().map(part).toArray(String[]::new);
  }
}
