package org.koumen.appointment;

import java.time.LocalTime;
import java.util.List;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hours of single grids. */
@Repository
class HoursTable {
  private final JdbcClient jdbc;

  HoursTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a grid's team has said of its own; empty when nothing. */
  List<VisitingHours.Offer> of(String grid) {
    return jdbc.sql(
            """
            select kind, opens, closes, at_once from team_hours
            where county = :county and area_code = :grid
            order by kind, opens
            """)
        .param("county", grid.substring(0, 6))
        .param("grid", grid)
        .query(
            (row, n) ->
                new VisitingHours.Offer(
                    SlotKind.of(row.getString("kind")),
                    row.getObject("opens", LocalTime.class),
                    row.getObject("closes", LocalTime.class),
                    row.getInt("at_once")))
        .list();
  }

  /** Puts hours in the place of those before. */
  void replace(String grid, List<VisitingHours.Offer> offers) {
    jdbc.sql("delete from team_hours where county = :county and area_code = :grid")
        .param("county", grid.substring(0, 6))
        .param("grid", grid)
        .update();
    for (VisitingHours.Offer offer : offers) {
      jdbc.sql(
              """
              insert into team_hours (county, id, area_code, kind, opens, closes, at_once)
              values (:county, :id, :grid, :kind, :opens, :closes, :atOnce)
              """)
          .param("county", grid.substring(0, 6))
          .param("id", Ids.next())
          .param("grid", grid)
          .param("kind", offer.kind().code())
          .param("opens", offer.opens())
          .param("closes", offer.closes())
          .param("atOnce", offer.atOnce())
          .update();
    }
  }
}
