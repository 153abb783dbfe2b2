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
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes requests and their moves, and holds one while it is moved. */
@Repository
class RequestTable {
  private static final String HELD =
      """
      r.county, r.id, r.area_code, r.number, r.title, r.time_class, r.procedure, r.procedure_version,
      r.stage::text as stage, r.household_id, r.first_helper_name, r.first_helper_id, r.received_at,
      r.recorded_at, r.answer_due_at, r.first_answer_at, r.due_rung, r.answer_rung, r.merged_into,
      r.settled_at, r.result, r.rated_at, r.solved, r.stars, r.rating_reason, r.version
      """;

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

  /** Writes a request, its text, its number and its first move. */
  boolean insert(
      NewRequest request,
      Held begun,
      MadeMove made,
      byte[] codeIndex,
      byte @Nullable [] phone,
      Optional<Instant> alarm) {
    Stage stage = begun.stage();
    return jdbc.sql(
                """
                with fresh as (
                  insert into request (
                    county, id, area_code, number, household_id, visit_id, channel, kind, category, time_class,
                    title, reporter_name, reporter_phone_sealed, contact_wish, longitude, latitude, place,
                    procedure, procedure_version, state, step, owner, level, stage, first_helper_id,
                    first_helper_name, due_at, answer_due_at, alarm_at, happened_at, received_at, recorded_at,
                    first_answer_at, settled_at, result)
                  values (
                    :county, :id, :area, :number, :household, :visit, :channel, :kind, :category, :timeClass,
                    :title, :reporter, :phone, :contactWish, :longitude, :latitude, :place,
                    :procedure, :procedureVersion, :state, :step, :owner, :level, cast(:stage as jsonb), :helper,
                    :helperName, :due, :answerDue, :alarm, :happened, :now, :now,
                    :answered, :settled, :result)
                  on conflict (county, id) do nothing
                  returning county, id, area_code, number
                ), said as (
                  insert into request_text (county, id, area_code, body, search)
                  select county, id, area_code, :body, cast(:search as text[]) from fresh
                ), moved as (
                  insert into request_move (
                    county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
                    moved_by, moved_by_name, for_reporter, detail)
                  select county, :move, area_code, id, 1, :moveKind, null, :state, :step, :now,
                    :helper, :helperName, true, cast(:detail as jsonb)
                  from fresh
                )
                insert into request_number (number, county, request_id, code_index)
                select number, county, id, :code from fresh
                """)
            .param("county", request.county())
            .param("id", request.id())
            .param("area", request.areaCode())
            .param("number", begun.number())
            .param("household", request.household().orElse(null))
            .param("visit", request.visit().orElse(null))
            .param("channel", request.channel().code())
            .param("kind", request.kind().code())
            .param("category", request.category().orElse(null))
            .param("timeClass", begun.timeClass().code())
            .param("title", request.title())
            .param("reporter", request.reporterName().orElse(null))
            .param("phone", phone)
            .param("contactWish", request.contactWish().code())
            .param("longitude", request.pin().map(Pin::longitude).orElse(null))
            .param("latitude", request.pin().map(Pin::latitude).orElse(null))
            .param("place", request.place().orElse(null))
            .param("procedure", begun.procedure().code())
            .param("procedureVersion", begun.procedure().version())
            .param("state", stage.phase().code())
            .param("step", stage.step())
            .param("owner", stage.owner().code())
            .param("level", stage.level().code())
            .param("stage", MoveJson.write(stage))
            .param("helper", begun.firstHelperId())
            .param("helperName", begun.firstHelperName())
            .param("due", utc(stage.dueAt()))
            .param("answerDue", utc(begun.answerDueAt()))
            .param("alarm", utc(alarm.orElse(null)))
            .param("happened", utc(request.happenedAt()))
            .param("now", utc(begun.receivedAt()))
            .param("answered", utc(begun.firstAnswerAt()))
            .param("settled", utc(begun.settledAt()))
            .param("result", begun.result())
            .param("body", request.body())
            .param("search", SearchKeys.of(request.title(), request.body()).toArray(String[]::new))
            .param("move", made.id())
            .param("moveKind", made.move().kind().code())
            .param("detail", MoveJson.write(made.move()))
            .param("code", codeIndex)
            .update()
        == 1;
  }

  /**
   * A request that this transaction holds.
   *
   * @param madeBefore whether the move was made before, on this request
   */
  record Holding(Held held, boolean madeBefore) {}

  /** One request, locked until the transaction ends. */
  Optional<Holding> hold(String county, UUID id, UUID move) {
    return jdbc.sql(
            "select "
                + HELD
                + """
                , exists (
                    select 1 from request_move m
                    where m.county = r.county and m.id = :move and m.request_id = r.id) as made_before
                from request r
                where r.county = :county and r.id = :id
                for update
                """)
        .param("county", county)
        .param("id", id)
        .param("move", move)
        .query((row, n) -> new Holding(held(row, n), row.getBoolean("made_before")))
        .optional();
  }

  /** One request as it stands, not locked. */
  Optional<Held> find(String county, UUID id) {
    return jdbc.sql("select " + HELD + " from request r where r.county = :county and r.id = :id")
        .param("county", county)
        .param("id", id)
        .query(RequestTable::held)
        .optional();
  }

  /** Whether something was done since a version that changes what one may do. */
  boolean changedSince(String county, UUID request, int version) {
    return jdbc.sql(
            """
            select exists (
              select 1 from request_move
              where county = :county and request_id = :request and position > :version
                and kind not in ('comment', 'escalate', 'join', 'call_back'))
              or (select version from request where county = :county and id = :request) < :version
            """)
        .param("county", county)
        .param("request", request)
        .param("version", version)
        .query(Boolean.class)
        .single();
  }

  /** Writes a move and where the request now stands. */
  void write(MadeMove made, Held before, Held now, Optional<Instant> alarm) {
    Stage stage = now.stage();
    jdbc.sql(
            """
            with moved as (
              insert into request_move (
                county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
                moved_by, moved_by_name, unit_id, for_reporter, detail)
              values (
                :county, :move, :area, :id, :version, :moveKind, :from, :state, :step, :at,
                :by, :byName, :unit, :forReporter, cast(:detail as jsonb))
            )
            update request
            set state = :state, step = :step, owner = :owner, level = :level, pause = :pause, ask = :ask,
                stage = cast(:stage as jsonb), lead_unit_id = :unit, lead_unit_name = :unitName, due_at = :due,
                answer_due_at = :answerDue, supervise_by = :superviseBy, call_at = :callAt, returns = :returns,
                reopenings = :reopenings, cause_id = :cause, merged_into = :mergedInto, alarm_at = :alarm,
                due_rung = :dueRung, answer_rung = :answerRung, first_answer_at = :answered,
                settled_at = :settled, result = :result, rated_at = :rated, solved = :solved, stars = :stars,
                rating_reason = :reason, version = :version
            where county = :county and id = :id
            """)
        .param("county", now.county())
        .param("id", now.id())
        .param("area", now.areaCode())
        .param("move", made.id())
        .param("version", now.version())
        .param("moveKind", made.move().kind().code())
        .param("from", before.stage().phase().code())
        .param("state", stage.phase().code())
        .param("step", stage.step())
        .param("at", utc(made.at()))
        .param("by", made.by().accountId().orElse(null))
        .param("byName", made.by().name())
        .param("forReporter", made.move().tellsReporter())
        .param("detail", MoveJson.write(made.move()))
        .param("owner", stage.owner().code())
        .param("level", stage.level().code())
        .param("pause", stage.pause() == null ? null : lower(stage.pause().kind()))
        .param("ask", stage.ask() == null ? null : lower(stage.ask().kind()))
        .param("stage", MoveJson.write(stage))
        .param("unit", stage.lead() == null ? null : stage.lead().id())
        .param("unitName", stage.lead() == null ? null : stage.lead().name())
        .param("due", utc(stage.dueAt()))
        .param("answerDue", utc(now.answerDueAt()))
        .param("superviseBy", stage.supervision() == null ? null : utc(stage.supervision().by()))
        .param("callAt", stage.calls() == null ? null : utc(stage.calls().next()))
        .param("returns", stage.returns())
        .param("reopenings", stage.reopenings())
        .param("cause", stage.cause())
        .param("mergedInto", now.mergedInto())
        .param("alarm", utc(alarm.orElse(null)))
        .param("dueRung", now.dueRung())
        .param("answerRung", now.answerRung())
        .param("answered", utc(now.firstAnswerAt()))
        .param("settled", utc(now.settledAt()))
        .param("result", now.result())
        .param("rated", utc(now.ratedAt()))
        .param("solved", now.solved())
        .param("stars", now.stars())
        .param("reason", now.ratingReason())
        .update();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Units that help from now on see the request, and keep seeing what they helped with. */
  void addHelpers(Held now) {
    List<UUID> units = now.stage().helpers().stream().map(UnitRef::id).toList();
    jdbc.sql(
            """
            insert into request_unit (county, id, area_code, request_id, unit_id)
            select :county, fresh.id, :area, :id, fresh.unit
            from unnest(:ids, :units) as fresh (id, unit)
            on conflict do nothing
            """)
        .param("county", now.county())
        .param("id", now.id())
        .param("area", now.areaCode())
        .param("ids", units.stream().map(unit -> Ids.next()).toArray(UUID[]::new))
        .param("units", units.toArray(UUID[]::new))
        .update();
  }

  /** The units that help with a request, or once did. */
  List<UUID> helpers(String county, UUID request) {
    return jdbc.sql(
            """
            select unit_id from request_unit where county = :county and request_id = :request
            """)
        .param("county", county)
        .param("request", request)
        .query(UUID.class)
        .list();
  }

  /** Counties in which the clock has something to see to. */
  List<String> countiesWithAlarm(Instant now) {
    return jdbc.sql(
            "select distinct county from request where alarm_at <= :now and alarm_at is not null")
        .param("now", utc(now))
        .query(String.class)
        .list();
  }

  /** Requests whose moment has come, the longest first; what somebody is moving comes next time. */
  List<Held> holdDue(String county, Instant now, int limit) {
    return jdbc.sql(
            "select "
                + HELD
                + """
                from request r
                where r.county = :county and r.alarm_at <= :now
                order by r.alarm_at
                limit :limit
                for update skip locked
                """)
        .param("county", county)
        .param("now", utc(now))
        .param("limit", limit)
        .query(RequestTable::held)
        .list();
  }

  /** Writes which rungs were reached, and when the clock looks next. */
  void setRungs(Held held, Optional<Instant> alarm) {
    jdbc.sql(
            """
            update request set due_rung = :dueRung, answer_rung = :answerRung, alarm_at = :alarm
            where county = :county and id = :id
            """)
        .param("dueRung", held.dueRung())
        .param("answerRung", held.answerRung())
        .param("alarm", utc(alarm.orElse(null)))
        .param("county", held.county())
        .param("id", held.id())
        .update();
  }

  /** The moves of a request, first to last. */
  List<MadeMove> moves(String county, UUID request) {
    return jdbc.sql(
            """
            select id, position, kind, moved_at, moved_by, moved_by_name, detail::text as detail
            from request_move
            where county = :county and request_id = :request
            order by position
            """)
        .param("county", county)
        .param("request", request)
        .query(
            (row, n) ->
                new MadeMove(
                    row.getObject("id", UUID.class),
                    row.getInt("position"),
                    MoveJson.move(row.getString("kind"), row.getString("detail")),
                    instant(row, "moved_at"),
                    new Doer(
                        Optional.ofNullable(row.getObject("moved_by", UUID.class)),
                        row.getString("moved_by_name"))))
        .list();
  }

  /** The requests of a common cause that are still open, the root among them. */
  List<UUID> tied(String county, UUID root) {
    return jdbc.sql(
            """
            select id from request
            where county = :county and cause_id = :root and state in ('received', 'dispatched')
            order by id
            """)
        .param("county", county)
        .param("root", root)
        .query(UUID.class)
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
        row.getString("title"),
        TimeClass.of(row.getString("time_class")),
        new Procedure.Ref(row.getString("procedure"), row.getInt("procedure_version")),
        MoveJson.stage(row.getString("stage")),
        row.getObject("household_id", UUID.class),
        row.getString("first_helper_name"),
        row.getObject("first_helper_id", UUID.class),
        instant(row, "received_at"),
        instant(row, "recorded_at"),
        moment(row, "answer_due_at"),
        moment(row, "first_answer_at"),
        row.getInt("due_rung"),
        row.getInt("answer_rung"),
        row.getObject("merged_into", UUID.class),
        moment(row, "settled_at"),
        row.getString("result"),
        moment(row, "rated_at"),
        row.getObject("solved", Boolean.class),
        row.getObject("stars", Integer.class),
        row.getString("rating_reason"),
        row.getInt("version"));
  }
}
