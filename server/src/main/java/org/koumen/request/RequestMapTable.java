package org.koumen.request;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where requests are, of one county at a time. */
@Repository
class RequestMapTable {
  private final JdbcClient jdbc;

  RequestMapTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What an area holds of a list. */
  record Heap(String areaCode, long count, long late, long soon) {}

  /** Where somebody pointed, and the household it is about. */
  record Pinned(UUID id, @Nullable Position pin, @Nullable UUID household) {}

  /** The pins of these requests, whoever asks: the caller has found them within its scope. */
  List<Pinned> pins(String county, Collection<UUID> requests) {
    return jdbc.sql(
            """
            select id, longitude, latitude, household_id from request
            where county = :county and id = any(:requests)
            """)
        .param("county", county)
        .param("requests", requests.toArray(UUID[]::new))
        .query(
            (row, n) -> {
              Double longitude = row.getObject("longitude", Double.class);
              Double latitude = row.getObject("latitude", Double.class);
              return new Pinned(
                  row.getObject("id", UUID.class),
                  longitude == null || latitude == null ? null : new Position(longitude, latitude),
                  row.getObject("household_id", UUID.class));
            })
        .list();
  }
}
