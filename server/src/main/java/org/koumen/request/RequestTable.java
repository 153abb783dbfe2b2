package org.koumen.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes requests and their moves, and holds one while it is moved. */
@Repository
class RequestTable {
  private final JdbcClient jdbc;

  RequestTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next numbers of a county's year, as many as asked for; answers the last of them. */
  long takeNumbers(String county, int year, int count) {
    return jdbc.sql(
            """
            insert into request_counter (county, year, n)
            values (:county, :year, :count)
            on conflict (county, year) do update set n = request_counter.n + excluded.n
            returning n
            """)
        .param("county", county)
        .param("year", year)
        .param("count", count)
        .query(Long.class)
        .single();
  }

  /** What tells a replay from another request under the same id. */
  record Known(String number, String title, String body, @Nullable UUID receivedBy) {}

  Optional<Known> known(String county, UUID id) {
    return jdbc.sql(
            """
            select r.number, r.title, t.body, r.first_helper_id as received_by
            from request r
            join request_text t on t.county = r.county and t.id = r.id
            where r.county = :county and r.id = :id
            """)
        .param("county", county)
        .param("id", id)
        .query(Known.class)
        .optional();
  }

  /** Writes a request, its text and its number. */
  boolean insert(
      NewRequest request,
      String number,
      byte[] codeIndex,
      byte @Nullable [] phone,
      Doer by,
      Instant dueAt,
      Instant now) {
    return jdbc.sql(
                """
                with fresh as (
                  insert into request (
                    county, id, area_code, number, household_id, visit_id, channel, kind, category, title,
                    reporter_name, reporter_phone_sealed, state, first_helper_id, first_helper_name,
                    due_at, happened_at, received_at, recorded_at)
                  values (
                    :county, :id, :area, :number, :household, :visit, :channel, :kind, :category, :title,
                    :reporter, :phone, 'received', :helper, :helperName,
                    :due, :happened, :now, :now)
                  on conflict (county, id) do nothing
                  returning county, id, area_code, number
                ), said as (
                  insert into request_text (county, id, area_code, body, search)
                  select county, id, area_code, :body, cast(:search as text[]) from fresh
                )
                insert into request_number (number, county, request_id, code_index)
                select number, county, id, :code from fresh
                """)
            .param("county", request.county())
            .param("id", request.id())
            .param("area", request.areaCode())
            .param("number", number)
            .param("household", request.household().orElse(null))
            .param("visit", request.visit().orElse(null))
            .param("channel", request.channel().code())
            .param("kind", request.kind().code())
            .param("category", request.category().orElse(null))
            .param("title", request.title())
            .param("reporter", request.reporterName().orElse(null))
            .param("phone", phone)
            .param("helper", by.accountId().orElse(null))
            .param("helperName", by.name())
            .param("due", utc(dueAt))
            .param("happened", utc(request.happenedAt()))
            .param("now", utc(now))
            .param("body", request.body())
            .param("search", SearchKeys.of(request.title(), request.body()).toArray(String[]::new))
            .param("code", codeIndex)
            .update()
        == 1;
  }

  /** One request, locked until the transaction ends. */
  Optional<Held> hold(String county, UUID id) {
    return jdbc.sql(
            """
            select county, id, area_code, number, state, first_helper_name, lead_unit_id, lead_unit_name,
                   due_at, recorded_at, first_answer_at, settled_at, result, rated_at, solved, stars,
                   rating_reason, version
            from request
            where county = :county and id = :id
            for update
            """)
        .param("county", county)
        .param("id", id)
        .query(RequestTable::held)
        .optional();
  }

  /** Whether this move was made before, on this request. */
  boolean madeBefore(String county, UUID request, UUID move) {
    return jdbc.sql(
            """
            select exists (
              select 1 from request_move
              where county = :county and id = :move and request_id = :request)
            """)
        .param("county", county)
        .param("request", request)
        .param("move", move)
        .query(Boolean.class)
        .single();
  }

  /** Writes where a request now stands. */
  void update(Held now) {
    jdbc.sql(
            """
            update request
            set state = :state, lead_unit_id = :unit, lead_unit_name = :unitName, due_at = :due,
                first_answer_at = :answered, settled_at = :settled, result = :result, rated_at = :rated,
                solved = :solved, stars = :stars, rating_reason = :reason, version = :version
            where county = :county and id = :id
            """)
        .param("state", now.state())
        .param("unit", now.leadUnitId())
        .param("unitName", now.leadUnitName())
        .param("due", utc(now.dueAt()))
        .param("answered", utc(now.firstAnswerAt()))
        .param("settled", utc(now.settledAt()))
        .param("result", now.result())
        .param("rated", utc(now.ratedAt()))
        .param("solved", now.solved())
        .param("stars", now.stars())
        .param("reason", now.ratingReason())
        .param("version", now.version())
        .param("county", now.county())
        .param("id", now.id())
        .update();
  }

  /** Writes the row of a move. */
  void insert(
      MadeMove made, String county, UUID request, String area, @Nullable String from, String to) {
    MoveColumns columns = MoveColumns.of(made.move());
    jdbc.sql(
            """
            insert into request_move (
              county, id, area_code, request_id, position, kind, from_state, to_state, moved_at, moved_by,
              moved_by_name, unit_id, unit_name, due_at, note, for_reporter, solved, stars)
            values (
              :county, :id, :area, :request, :position, :kind, :from, :to, :at, :by,
              :byName, :unit, :unitName, :due, :note, :forReporter, :solved, :stars)
            """)
        .param("county", county)
        .param("id", made.id())
        .param("area", area)
        .param("request", request)
        .param("position", made.position())
        .param("kind", made.move().kind().code())
        .param("from", from)
        .param("to", to)
        .param("at", utc(made.at()))
        .param("by", made.by().accountId().orElse(null))
        .param("byName", made.by().name())
        .param("unit", columns.unitId())
        .param("unitName", columns.unitName())
        .param("due", utc(columns.dueAt()))
        .param("note", columns.note())
        .param("forReporter", columns.forReporter())
        .param("solved", columns.solved())
        .param("stars", columns.stars())
        .update();
  }

  /** The moves of a request, first to last. */
  List<MadeMove> moves(String county, UUID request) {
    return jdbc.sql(
            """
            select id, position, kind, moved_at, moved_by, moved_by_name, unit_id, unit_name, due_at, note,
                   for_reporter, solved, stars
            from request_move
            where county = :county and request_id = :request
            order by position
            """)
        .param("county", county)
        .param("request", request)
        .query(MoveColumns::made)
        .list();
  }

  /**
   * What a public number leads to.
   *
   * @param codeRound how often its code was replaced
   */
  record Numbered(String county, UUID requestId, byte[] codeIndex, int codeRound) {}

  Optional<Numbered> numbered(String number) {
    return jdbc.sql(
            """
            select county, request_id, code_index, code_round
            from request_number
            where number = :number
            """)
        .param("number", number)
        .query(
            (row, n) ->
                new Numbered(
                    row.getString("county"),
                    row.getObject("request_id", UUID.class),
                    row.getBytes("code_index"),
                    row.getInt("code_round")))
        .optional();
  }

  /** Puts another code in the place of a number's last one. */
  void replaceCode(String number, byte[] codeIndex, int round) {
    jdbc.sql(
            """
            update request_number set code_index = :code, code_round = :round
            where number = :number
            """)
        .param("number", number)
        .param("code", codeIndex)
        .param("round", round)
        .update();
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static Held held(ResultSet row, int n) throws SQLException {
    return new Held(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getString("number"),
        row.getString("state"),
        row.getString("first_helper_name"),
        row.getObject("lead_unit_id", UUID.class),
        row.getString("lead_unit_name"),
        instant(row, "due_at"),
        instant(row, "recorded_at"),
        moment(row, "first_answer_at"),
        moment(row, "settled_at"),
        row.getString("result"),
        moment(row, "rated_at"),
        row.getObject("solved", Boolean.class),
        row.getObject("stars", Integer.class),
        row.getString("rating_reason"),
        row.getInt("version"));
  }
}
