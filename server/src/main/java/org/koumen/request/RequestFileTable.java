package org.koumen.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads one request with what was said. */
@Repository
class RequestFileTable {
  private final JdbcClient jdbc;

  RequestFileTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @SuppressWarnings("ArrayRecordComponent") // sealed bytes, never compared
  record Found(
      RequestRow row,
      String body,
      @Nullable UUID householdId,
      @Nullable UUID visitId,
      @Nullable String reporterName,
      byte @Nullable [] reporterPhone,
      ContactWish contactWish,
      @Nullable String place,
      @Nullable Pin pin,
      @Nullable String origin,
      @Nullable String originNumber,
      Instant happenedAt,
      Instant recordedAt,
      @Nullable Instant firstAnswerAt,
      @Nullable String result,
      @Nullable Instant ratedAt,
      @Nullable String ratingReason) {}

  private static final String SELECT =
      """
      select r.county, r.id, r.number, r.area_code, r.channel, r.kind, r.category, r.time_class, r.title,
             r.state, r.step, r.owner, r.level, r.pause, r.ask, r.first_helper_name, r.lead_unit_id,
             r.lead_unit_name, r.due_at, r.answer_due_at, r.supervise_by, r.call_at,
             r.returns, r.reopenings, r.cause_id,
             r.received_at, r.settled_at, r.solved, r.stars, r.version, r.household_id, r.visit_id,
             r.reporter_name, r.reporter_phone_sealed, r.contact_wish, r.place, r.longitude, r.latitude,
             r.origin, r.origin_number, r.happened_at, r.recorded_at, r.first_answer_at, r.result, r.rated_at,
             r.rating_reason, t.body
      from request r
      join request_text t on t.county = r.county and t.id = r.id
      """;

  Optional<Found> find(String county, UUID id) {
    return findAll(county, List.of(id)).stream().findFirst();
  }

  List<Found> findAll(String county, Collection<UUID> ids) {
    return jdbc.sql(SELECT + "where r.county = :county and r.id = any(:ids)")
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Found(
                    RequestQueueTable.row(row, n),
                    row.getString("body"),
                    row.getObject("household_id", UUID.class),
                    row.getObject("visit_id", UUID.class),
                    row.getString("reporter_name"),
                    row.getBytes("reporter_phone_sealed"),
                    ContactWish.of(row.getString("contact_wish")),
                    row.getString("place"),
                    pin(row),
                    row.getString("origin"),
                    row.getString("origin_number"),
                    RequestTable.instant(row, "happened_at"),
                    RequestTable.instant(row, "recorded_at"),
                    RequestTable.moment(row, "first_answer_at"),
                    row.getString("result"),
                    RequestTable.moment(row, "rated_at"),
                    row.getString("rating_reason")))
        .list();
  }

  /** How many others told the same. */
  int coReporters(String county, UUID request) {
    return jdbc.sql(
            """
            select count(*) from request_reporter
            where county = :county and request_id = :request
            """)
        .param("county", county)
        .param("request", request)
        .query(Integer.class)
        .single();
  }

  /** What a co-reporter said, by the co-reporter's number. */
  Optional<String> coReporterWords(String county, UUID request, String number) {
    return jdbc.sql(
            """
            select words from request_reporter
            where county = :county and request_id = :request and number = :number
            """)
        .param("county", county)
        .param("request", request)
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** Another request of the county by name, with how many belong to its common cause. */
  Optional<RequestFile.Related> related(String county, UUID request) {
    return jdbc.sql(
            """
            select id, number, title,
                   (select count(*) from request m where m.county = :county and m.cause_id = :request) as count
            from request where county = :county and id = :request
            """)
        .param("county", county)
        .param("request", request)
        .query(RequestFile.Related.class)
        .optional();
  }

  private static @Nullable Pin pin(ResultSet row) throws SQLException {
    Double longitude = row.getObject("longitude", Double.class);
    Double latitude = row.getObject("latitude", Double.class);
    return longitude == null || latitude == null ? null : new Pin(longitude, latitude);
  }
}
