package org.koumen.area;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells where areas lie, for what has no better place than its area. */
@Repository
public class AreaPlaces {
  private final JdbcClient jdbc;

  AreaPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A place inside each of these areas, in WGS-84; of one whose own is not known, inside the
   * nearest area around it, within its county. Areas without any are left out.
   */
  @Transactional(readOnly = true)
  public Map<String, Position> of(Collection<String> codes) {
    record Row(String code, Position place) {}
    return jdbc
        .sql(
            """
            select distinct on (c.code) c.code, a.longitude, a.latitude
            from unnest(cast(:codes as text[])) as c (code)
            join area a on a.code = any(array[
              c.code, left(c.code, 15), left(c.code, 12), left(c.code, 9), left(c.code, 6)])
            where a.longitude is not null and a.latitude is not null
            order by c.code, length(a.code) desc
            """)
        .param("codes", codes.stream().distinct().toArray(String[]::new))
        .query(
            (row, n) ->
                new Row(
                    row.getString("code"),
                    new Position(row.getDouble("longitude"), row.getDouble("latitude"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::code, Row::place));
  }
}
