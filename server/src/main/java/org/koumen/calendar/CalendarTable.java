package org.koumen.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CalendarTable {
  private final JdbcClient jdbc;

  CalendarTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CalendarDay> days() {
    return jdbc.sql("select day, working, name, source from calendar_day order by day")
        .query(CalendarDay.class)
        .list();
  }

  void set(CalendarDay day, Instant at, @Nullable UUID by) {
    jdbc.sql(
            """
            insert into calendar_day (day, working, name, source, set_at, set_by)
            values (:day, :working, :name, :source, :at, :by)
            on conflict (day) do update
              set working = excluded.working, name = excluded.name, source = excluded.source,
                  set_at = excluded.set_at, set_by = excluded.set_by
            """)
        .param("day", day.day())
        .param("working", day.working())
        .param("name", day.name())
        .param("source", day.source())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }
}
