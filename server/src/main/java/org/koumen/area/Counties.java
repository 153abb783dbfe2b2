package org.koumen.area;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which counties an area reaches over, for whoever asks county by county. */
@Component
public class Counties {
  private final JdbcClient jdbc;

  Counties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The counties within an area, in order; for a county or less, the one that it belongs to. */
  public List<String> within(AreaCode area) {
    if (area.value().length() >= AreaLevel.COUNTY.digits()) {
      return List.of(area.county());
    }
    return jdbc.sql(
            """
            select code from area
            where level = 'county' and code >= :from and code < :to
            order by code
            """)
        .param("from", area.range().from())
        .param("to", area.range().to())
        .query(String.class)
        .list();
  }
}
