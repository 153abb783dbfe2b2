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
            set county = r.county
            from request r
            where r.county = :to and r.area_code >= :from and r.area_code < :end and n.number = r.number
              and n.county <> r.county
            """)
        .param("to", move.to().county())
        .param("from", move.to().range().from())
        .param("end", move.to().range().to())
        .update();
  }
}
