package org.koumen.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaLevel;
import org.koumen.area.ChangeNote;
import org.koumen.area.GridHouseholds;
import org.koumen.area.HouseholdCounts;
import org.koumen.area.Position;
import org.koumen.area.RowMover;
import org.koumen.registry.sql.CountTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells the tree of areas how many households live where, and moves them between grids. */
@Repository
class HouseholdPlaces implements HouseholdCounts, GridHouseholds {
  private final JdbcClient jdbc;
  private final RowMover rows;
  private final CountTable counts;
  private final Resettling resettling;

  HouseholdPlaces(JdbcClient jdbc, RowMover rows, CountTable counts, Resettling resettling) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.counts = counts;
    this.resettling = resettling;
  }

  /** The folded sums of the areas, and what waits beneath them, as of one moment. */
  @Override
  public Map<AreaCode, Count> beneath(Collection<AreaCode> areas) {
    Set<String> codes = areas.stream().map(AreaCode::value).collect(Collectors.toSet());
    int digits = AreaLevel.COUNTY.digits();
    boolean reachesFar = codes.stream().anyMatch(code -> code.length() < digits);
    Set<String> counties =
        reachesFar
            ? Set.of()
            : codes.stream().map(code -> code.substring(0, digits)).collect(Collectors.toSet());
    Map<AreaCode, Count> found = new HashMap<>();
    for (CountTable.Sum sum : counts.sums(codes, counties)) {
      Count count = new Count(sum.households(), sum.people());
      if (sum.waiting()) {
        AreaCode area = AreaCode.of(sum.areaCode());
        Stream.concat(Stream.of(AreaCode.NATION), area.path().stream())
            .filter(code -> codes.contains(code.value()))
            .forEach(code -> found.merge(code, count, HouseholdPlaces::plus));
      } else {
        found.merge(AreaCode.of(sum.areaCode()), count, HouseholdPlaces::plus);
      }
    }
    return found;
  }

  private static Count plus(Count one, Count other) {
    return new Count(one.households() + other.households(), one.residents() + other.residents());
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
  public Map<String, Long> carry(
      AreaCode grid, Collection<String> keys, AreaCode to, ChangeNote note) {
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
    if (premises.isEmpty()) {
      return Map.of();
    }
    resettling.write(grid, premises, to, note);
    Set<String> county = Set.of(grid.county());
    List<CountTable.Share> before = counts.sharesForUpdate(county, Set.of(), premises);
    Map<String, Long> moved = rows.carry("premises", premises, grid, to);
    counts.change(before, counts.sharesForUpdate(county, Set.of(), premises));
    return moved;
  }
}
