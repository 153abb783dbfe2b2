package org.koumen.appointment;

import org.koumen.area.AreaFollower;
import org.koumen.area.AreaMove;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of cards keep leading to their cards when these go to another county. */
@Component
class AppointmentFollower implements AreaFollower {
  private final JdbcClient jdbc;

  AppointmentFollower(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void after(AreaMove move) {
    if (move.isWithinCounty()) {
      return;
    }
    jdbc.sql(
            """
            update contact_card_number n
            set county = :to
            from contact_card c
            where c.county = :to and c.area_code >= :from and c.area_code < :end
              and n.number = c.number and n.card_id = c.id and n.county <> :to
            """)
        .param("to", move.to().county())
        .param("from", move.to().range().from())
        .param("end", move.to().range().to())
        .update();
  }
}
