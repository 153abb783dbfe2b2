package org.koumen.request;

import org.koumen.area.AreaFollower;
import org.koumen.area.AreaMove;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Public numbers keep leading to their requests when these go to another county. */
@Component
class RequestFollower implements AreaFollower {
  private final JdbcClient jdbc;

  RequestFollower(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void after(AreaMove move) {
    if (move.isWithinCounty()) {
      return;
    }
    jdbc.sql(
            """
            update request_number n
            set county = :to
            from (
              select number, id as request_id from request
              where county = :to and area_code >= :from and area_code < :end
              union all
              select number, request_id from request_reporter
              where county = :to and area_code >= :from and area_code < :end) as r
            where n.number = r.number and n.request_id = r.request_id and n.county <> :to
            """)
        .param("to", move.to().county())
        .param("from", move.to().range().from())
        .param("end", move.to().range().to())
        .update();
  }
}
