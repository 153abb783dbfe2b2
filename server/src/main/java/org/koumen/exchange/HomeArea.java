package org.koumen.exchange;

import java.util.List;
import java.util.Optional;
import org.koumen.area.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The county that a program without further word means: the only one that has households. */
@Component
class HomeArea {
  private final JdbcClient jdbc;

  HomeArea(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty when no county has households, or several have. */
  Optional<AreaCode> county() {
    List<String> counties =
        jdbc.sql(
                """
                with recursive seen (county) as (
                  (select county from premises order by county limit 1)
                  union all
                  select (select p.county from premises p where p.county > s.county
                          order by p.county limit 1)
                  from seen s
                  where s.county is not null
                )
                select county from seen where county is not null limit 2
                """)
            .query(String.class)
            .list();
    return counties.size() == 1 ? Optional.of(AreaCode.of(counties.getFirst())) : Optional.empty();
  }
}
