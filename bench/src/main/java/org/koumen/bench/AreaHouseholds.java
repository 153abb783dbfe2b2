package org.koumen.bench;

import org.koumen.area.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 280,000 households spread over the villages of one county, as lean as the tables allow. */
final class AreaHouseholds {
  private static final int HOUSEHOLDS = 280_000;

  private AreaHouseholds() {}

  /** Writes them into the county with the most villages and answers its code. */
  static AreaCode write(JdbcClient jdbc) {
    String county =
        jdbc.sql(
                """
                select code from area_tally where length(code) = 6 order by villages desc, code limit 1
                """)
            .query(String.class)
            .single();
    jdbc.sql(
            """
            with place as (
              select array_agg(code order by code) as codes, count(*) as n
              from area
              where level = 'village' and code >= :county and code < :end
            ), one as (
              select gen_random_uuid() as id, place.codes[1 + i % place.n] || '001' as area, i
              from generate_series(1, :households) as i
              cross join place
            ), home as (
              insert into premises (county, id, area_code, address, address_key, use, source, since, recorded_at)
              select :county, id, area, i::text, i::text, 'residential', 'bench', date '2026-01-01', timestamptz '2026-01-01'
              from one
            ), counted as (
              insert into household_count_open (county, id, area_code, households, people)
              select :county, gen_random_uuid(), area, count(*), 3 * count(*) from one group by area
            )
            insert into household (county, id, area_code, premises_id, kind, state, address, use, people,
                                   source, since, recorded_at)
            select :county, id, area, id, 'family', 'present', i::text, 'residential', 3,
                   'bench', date '2026-01-01', timestamptz '2026-01-01'
            from one
            """)
        .param("county", county)
        .param("end", AreaCode.of(county).range().to())
        .param("households", HOUSEHOLDS)
        .update();
    jdbc.sql("vacuum analyze household").update();
    jdbc.sql("analyze area").update();
    return AreaCode.of(county);
  }
}
