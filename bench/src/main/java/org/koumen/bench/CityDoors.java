package org.koumen.bench;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.demo.BareCity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The invented city's 280,000 households in the register, without the people in them. */
final class CityDoors {
  private final JdbcClient jdbc;

  private CityDoors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lays them down and answers the county's code. */
  static String lay(Stage stage) {
    JdbcClient jdbc = stage.the(JdbcClient.class);
    CityDoors doors = new CityDoors(jdbc);
    String county = stage.the(BareCity.class).found(doors::write);
    jdbc.sql("vacuum analyze").update();
    return county;
  }

  private void write(List<BareCity.Door> doors) {
    jdbc.sql(
            """
            with door as (
              select *
              from unnest(:ids::uuid[], :areas::text[], :addresses::text[], :compounds::text[], :buildings::text[],
                          :entrances::text[], :floors::text[], :rooms::text[], :east::float8[], :north::float8[],
                          :languages::text[])
                as d (id, area, address, compound, building, entrance, floor, room, east, north, languages)
            ), home as (
              insert into premises (county, id, area_code, address, address_key, use, compound, building, entrance,
                                    floor, room, longitude, latitude, source, since, recorded_at)
              select left(area, 6), id, area, address, id::text, 'residential', compound, building, entrance, floor,
                     room, east, north, 'bench', date '2026-01-01', timestamptz '2026-01-01'
              from door
            )
            insert into household (county, id, area_code, premises_id, kind, state, address, use, people, languages,
                                   source, since, recorded_at)
            select left(area, 6), id, area, id, 'family', 'present', address, 'residential', 3,
                   string_to_array(languages, ','), 'bench', date '2026-01-01', timestamptz '2026-01-01'
            from door
            """)
        .param("ids", doors.stream().map(BareCity.Door::id).toArray(java.util.UUID[]::new))
        .param("areas", texts(doors, BareCity.Door::areaCode))
        .param("addresses", texts(doors, BareCity.Door::address))
        .param("compounds", texts(doors, BareCity.Door::compound))
        .param("buildings", texts(doors, BareCity.Door::building))
        .param("entrances", texts(doors, BareCity.Door::entrance))
        .param("floors", texts(doors, BareCity.Door::floor))
        .param("rooms", texts(doors, BareCity.Door::room))
        .param("east", doors.stream().map(BareCity.Door::longitude).toArray(Double[]::new))
        .param("north", doors.stream().map(BareCity.Door::latitude).toArray(Double[]::new))
        .param("languages", texts(doors, door -> String.join(",", door.languages())))
        .update();
  }

  private static @Nullable String[] texts(
      List<BareCity.Door> doors, Function<BareCity.Door, @Nullable String> part) {
    @Nullable String[] texts = new @Nullable String[doors.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = part.apply(doors.get(i));
    }
    return texts;
  }
}
