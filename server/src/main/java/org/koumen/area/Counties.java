package org.koumen.area;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which counties and children an area has, for whoever sums or asks area by area. */
@Component
public class Counties {
  private final JdbcClient jdbc;
  private final AreaTable areas;

  Counties(JdbcClient jdbc, AreaTable areas) {
    this.jdbc = jdbc;
    this.areas = areas;
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

  /** The areas right beneath an area, in order, without anything counted. */
  public List<Area> childrenOf(AreaCode area) {
    return areas.children(area).stream().map(AreaTable.Node::area).toList();
  }
}
