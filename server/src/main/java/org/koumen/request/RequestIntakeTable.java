package org.koumen.request;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.koumen.request.RequestIntake.Written;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes many requests with a statement a table. */
@Repository
class RequestIntakeTable {
  /** Between search keys, which are letters and digits only. */
  private static final String BETWEEN = " ";

  private final JdbcClient jdbc;

  RequestIntakeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which of these numbers of an origin are known. */
  List<String> known(String county, String origin, List<String> numbers) {
    return jdbc.sql(
            """
            select origin_number from request
            where county = :county and origin = :origin and origin_number = any(:numbers)
            """)
        .param("county", county)
        .param("origin", origin)
        .param("numbers", numbers.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  void insert(String origin, List<Written> written) {
    insertRequests(origin, written);
    insertTexts(written);
    insertNumbers(written);
    insertMoves(written);
  }

  private void insertRequests(String origin, List<Written> written) {
    jdbc.sql(
            """
            insert into request (
              county, id, area_code, number, household_id, channel, kind, category, time_class, title,
              reporter_name, reporter_phone_sealed, origin_number, procedure, procedure_version, state, step,
              owner, level, stage, first_helper_name, lead_unit_id, lead_unit_name, due_at, answer_due_at,
              reopenings, alarm_at, happened_at, received_at, recorded_at, first_answer_at, settled_at, result,
              rated_at, solved, stars, rating_reason, version, origin)
            select
              county, id, area_code, number, household_id, channel, kind, category, time_class, title,
              reporter_name, decode(phone, 'hex'), origin_number, procedure, procedure_version, state, step,
              owner, level, stage, first_helper_name, lead_unit_id, lead_unit_name, due_at, answer_due_at,
              reopenings, alarm_at, happened_at, received_at, recorded_at, first_answer_at, settled_at, result,
              rated_at, solved, stars, rating_reason, version, :origin
            from unnest(
              cast(:county as text[]), cast(:id as uuid[]), cast(:areaCode as text[]), cast(:number as text[]),
              cast(:householdId as uuid[]), cast(:channel as text[]), cast(:kind as text[]),
              cast(:category as text[]), cast(:timeClass as text[]), cast(:title as text[]),
              cast(:reporterName as text[]), cast(:phone as text[]), cast(:originNumber as text[]),
              cast(:procedure as text[]), cast(:procedureVersion as int[]), cast(:state as text[]),
              cast(:step as text[]), cast(:owner as text[]), cast(:level as text[]), cast(:stage as jsonb[]),
              cast(:firstHelperName as text[]), cast(:leadUnitId as uuid[]), cast(:leadUnitName as text[]),
              cast(:dueAt as timestamptz[]), cast(:answerDueAt as timestamptz[]), cast(:reopenings as int[]),
              cast(:alarmAt as timestamptz[]), cast(:happenedAt as timestamptz[]),
              cast(:receivedAt as timestamptz[]), cast(:recordedAt as timestamptz[]),
              cast(:firstAnswerAt as timestamptz[]), cast(:settledAt as timestamptz[]),
              cast(:result as text[]), cast(:ratedAt as timestamptz[]), cast(:solved as boolean[]),
              cast(:stars as int[]), cast(:ratingReason as text[]), cast(:version as int[]))
            as r (
              county, id, area_code, number, household_id, channel, kind, category, time_class, title,
              reporter_name, phone, origin_number, procedure, procedure_version, state, step, owner, level,
              stage, first_helper_name, lead_unit_id, lead_unit_name, due_at, answer_due_at, reopenings,
              alarm_at, happened_at, received_at, recorded_at, first_answer_at, settled_at, result, rated_at,
              solved, stars, rating_reason, version)
            """)
        .param("origin", origin)
        .param("county", texts(written, one -> one.held().county()))
        .param("id", texts(written, one -> one.held().id()))
        .param("areaCode", texts(written, one -> one.held().areaCode()))
        .param("number", texts(written, one -> one.held().number()))
        .param("householdId", texts(written, one -> one.request().household().orElse(null)))
        .param("channel", texts(written, one -> one.request().channel().code()))
        .param("kind", texts(written, one -> one.request().kind().code()))
        .param("category", texts(written, one -> one.request().category().orElse(null)))
        .param("timeClass", texts(written, one -> one.held().timeClass().code()))
        .param("title", texts(written, one -> one.request().title()))
        .param("reporterName", texts(written, one -> one.request().reporterName().orElse(null)))
        .param("phone", texts(written, one -> hex(one.phone())))
        .param("originNumber", texts(written, one -> one.request().originNumber()))
        .param("procedure", texts(written, one -> one.held().procedure().code()))
        .param("procedureVersion", texts(written, one -> one.held().procedure().version()))
        .param("state", texts(written, one -> stage(one).phase().code()))
        .param("step", texts(written, one -> stage(one).step()))
        .param("owner", texts(written, one -> stage(one).owner().code()))
        .param("level", texts(written, one -> stage(one).level().code()))
        .param("stage", texts(written, one -> MoveJson.write(stage(one))))
        .param("firstHelperName", texts(written, one -> one.held().firstHelperName()))
        .param("leadUnitId", texts(written, one -> leadId(one)))
        .param("leadUnitName", texts(written, one -> leadName(one)))
        .param("dueAt", texts(written, one -> stage(one).dueAt()))
        .param("answerDueAt", texts(written, one -> one.held().answerDueAt()))
        .param("reopenings", texts(written, one -> stage(one).reopenings()))
        .param("alarmAt", texts(written, one -> one.alarm().orElse(null)))
        .param("happenedAt", texts(written, one -> one.request().happenedAt()))
        .param("receivedAt", texts(written, one -> one.request().receivedAt()))
        .param("recordedAt", texts(written, one -> one.held().recordedAt()))
        .param("firstAnswerAt", texts(written, one -> one.held().firstAnswerAt()))
        .param("settledAt", texts(written, one -> one.held().settledAt()))
        .param("result", texts(written, one -> one.held().result()))
        .param("ratedAt", texts(written, one -> one.held().ratedAt()))
        .param("solved", texts(written, one -> one.held().solved()))
        .param("stars", texts(written, one -> one.held().stars()))
        .param("ratingReason", texts(written, one -> one.held().ratingReason()))
        .param("version", texts(written, one -> one.held().version()))
        .update();
  }

  private static Stage stage(Written one) {
    return one.held().stage();
  }

  private static @Nullable UUID leadId(Written one) {
    UnitRef lead = stage(one).lead();
    return lead == null ? null : lead.id();
  }

  private static @Nullable String leadName(Written one) {
    UnitRef lead = stage(one).lead();
    return lead == null ? null : lead.name();
  }

  private void insertTexts(List<Written> written) {
    jdbc.sql(
            """
            insert into request_text (county, id, area_code, body, search)
            select county, id, area_code, body, string_to_array(keys, :between)
            from unnest(
              cast(:county as text[]), cast(:id as uuid[]), cast(:area as text[]), cast(:body as text[]),
              cast(:keys as text[]))
              as t (county, id, area_code, body, keys)
            """)
        .param("between", BETWEEN)
        .param("county", texts(written, one -> one.held().county()))
        .param("id", texts(written, one -> one.held().id()))
        .param("area", texts(written, one -> one.held().areaCode()))
        .param("body", texts(written, one -> one.request().body()))
        .param(
            "keys",
            texts(
                written,
                one ->
                    String.join(
                        BETWEEN, SearchKeys.of(one.request().title(), one.request().body()))))
        .update();
  }

  private void insertNumbers(List<Written> written) {
    jdbc.sql(
            """
            insert into request_number (number, county, request_id, code_index)
            select number, county, id, decode(code, 'hex')
            from unnest(
              cast(:number as text[]), cast(:county as text[]), cast(:id as uuid[]), cast(:code as text[]))
              as n (number, county, id, code)
            """)
        .param("number", texts(written, one -> one.held().number()))
        .param("county", texts(written, one -> one.held().county()))
        .param("id", texts(written, one -> one.held().id()))
        .param("code", texts(written, one -> hex(one.codeIndex())))
        .update();
  }

  /** A move with the request it belongs to. */
  private record Line(Held held, MadeMove made, @Nullable String from, String to, String step) {
    @Nullable UUID unit() {
      return made.move() instanceof Move.Dispatch dispatch ? dispatch.lead().id() : null;
    }
  }

  private void insertMoves(List<Written> written) {
    List<Line> lines =
        written.stream()
            .flatMap(
                one ->
                    IntStream.range(0, one.moves().size())
                        .mapToObj(
                            n ->
                                new Line(
                                    one.held(),
                                    one.moves().get(n),
                                    n == 0 ? null : one.phases().get(n - 1).code(),
                                    one.phases().get(n).code(),
                                    one.steps().get(n))))
            .toList();
    jdbc.sql(
            """
            insert into request_move (
              county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
              moved_by_name, unit_id, for_reporter, detail)
            select
              county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
              moved_by_name, unit_id, for_reporter, detail
            from unnest(
              cast(:county as text[]), cast(:id as uuid[]), cast(:area as text[]), cast(:request as uuid[]),
              cast(:position as int[]), cast(:kind as text[]), cast(:from as text[]), cast(:to as text[]),
              cast(:step as text[]), cast(:at as timestamptz[]), cast(:by as text[]), cast(:unit as uuid[]),
              cast(:forReporter as boolean[]), cast(:detail as jsonb[]))
              as m (
                county, id, area_code, request_id, position, kind, from_state, to_state, step, moved_at,
                moved_by_name, unit_id, for_reporter, detail)
            """)
        .param("county", texts(lines, line -> line.held().county()))
        .param("id", texts(lines, line -> line.made().id()))
        .param("area", texts(lines, line -> line.held().areaCode()))
        .param("request", texts(lines, line -> line.held().id()))
        .param("position", texts(lines, line -> line.made().position()))
        .param("kind", texts(lines, line -> line.made().move().kind().code()))
        .param("from", texts(lines, Line::from))
        .param("to", texts(lines, Line::to))
        .param("step", texts(lines, Line::step))
        .param("at", texts(lines, line -> line.made().at()))
        .param("by", texts(lines, line -> line.made().by().name()))
        .param("unit", texts(lines, Line::unit))
        .param("forReporter", texts(lines, line -> line.made().move().tellsReporter()))
        .param("detail", texts(lines, line -> MoveJson.write(line.made().move())))
        .update();
  }

  /** A column of values as PostgreSQL writes them; each statement casts it to its own type. */
  private static <T> @Nullable String[] texts(
      List<T> rows, Function<T, ? extends @Nullable Object> part) {
    @Nullable String[] column = new @Nullable String[rows.size()];
    for (int n = 0; n < column.length; n++) {
      Object value = part.apply(rows.get(n));
      column[n] = value == null ? null : value.toString();
    }
    return column;
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }
}
