package org.koumen.registry;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.area.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells where households live to the building, not to the door. */
@Repository
public class HouseholdSpots {
  private final JdbcClient jdbc;

  HouseholdSpots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The middle of each household's building, in WGS-84; those of which none is known are left out.
   * Whoever asks has made sure that the reader may know that the household is concerned.
   */
  @Transactional(readOnly = true)
  public Map<UUID, Position> buildings(String county, Collection<UUID> households) {
    record Row(UUID household, Position place) {}
    return jdbc
        .sql(
            """
            with mine as (
              select h.id, p.area_code, p.compound, p.building
              from household h
              join premises p on p.county = h.county and p.id = h.premises_id
              where h.county = :county and h.id = any(:households) and p.building is not null
            ), middle as (
              select area_code, compound, building, avg(longitude) as longitude, avg(latitude) as latitude
              from premises
              where county = :county and area_code = any(array(select distinct area_code from mine))
                and building is not null and longitude is not null and latitude is not null
              group by area_code, compound, building
            )
            select m.id, b.longitude, b.latitude
            from mine m
            join middle b on b.area_code = m.area_code and b.building = m.building
              and b.compound is not distinct from m.compound
            """)
        .param("county", county)
        .param("households", households.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Row(
                    row.getObject("id", UUID.class),
                    new Position(row.getDouble("longitude"), row.getDouble("latitude"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::household, Row::place));
  }
}
