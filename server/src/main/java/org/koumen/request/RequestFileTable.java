package org.koumen.request;

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
      select r.county, r.id, r.number, r.area_code, r.channel, r.kind, r.category, r.title, r.state,
             r.first_helper_name, r.lead_unit_id, r.lead_unit_name, r.due_at, r.received_at,
             r.settled_at, r.solved, r.stars, r.version, r.household_id, r.visit_id, r.reporter_name,
             r.reporter_phone_sealed, r.origin, r.origin_number, r.happened_at, r.recorded_at,
             r.first_answer_at, r.result, r.rated_at, r.rating_reason, t.body
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
}
