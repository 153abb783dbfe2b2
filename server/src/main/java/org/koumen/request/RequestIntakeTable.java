package org.koumen.request;

import java.util.HexFormat;
import java.util.List;
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
              county, id, area_code, number, household_id, channel, kind, category, title, reporter_name,
              reporter_phone_sealed, origin, origin_number, state, first_helper_name, lead_unit_id,
              lead_unit_name, due_at, happened_at, received_at, recorded_at, first_answer_at, settled_at, result,
              rated_at, solved, stars, rating_reason, version)
            select
              county, id, area_code, number, household_id, channel, kind, category, title, reporter_name,
              decode(phone, 'hex'), :origin, origin_number, state, helper, unit_id,
              unit_name, due_at, happened_at, received_at, recorded_at, answered_at, settled_at, result,
              rated_at, solved, stars, reason, version
            from unnest(
              cast(:county as text[]), cast(:id as uuid[]), cast(:area as text[]), cast(:number as text[]),
              cast(:household as uuid[]), cast(:channel as text[]), cast(:kind as text[]),
              cast(:category as text[]), cast(:title as text[]), cast(:reporter as text[]),
              cast(:phone as text[]), cast(:originNumber as text[]), cast(:state as text[]),
              cast(:helper as text[]), cast(:unit as uuid[]), cast(:unitName as text[]),
              cast(:due as timestamptz[]), cast(:happened as timestamptz[]),
              cast(:received as timestamptz[]), cast(:recorded as timestamptz[]),
              cast(:answered as timestamptz[]), cast(:settled as timestamptz[]), cast(:result as text[]),
              cast(:rated as timestamptz[]), cast(:solved as boolean[]), cast(:stars as int[]),
              cast(:reason as text[]), cast(:version as int[]))
              as r (
                county, id, area_code, number, household_id, channel, kind, category, title, reporter_name, phone,
                origin_number, state, helper, unit_id, unit_name, due_at, happened_at, received_at, recorded_at,
                answered_at, settled_at, result, rated_at, solved, stars, reason, version)
            """)
        .param("origin", origin)
        .param("county", texts(written, one -> one.held().county()))
        .param("id", texts(written, one -> one.held().id()))
        .param("area", texts(written, one -> one.held().areaCode()))
        .param("number", texts(written, one -> one.held().number()))
        .param("household", texts(written, one -> one.request().household().orElse(null)))
        .param("channel", texts(written, one -> one.request().channel().code()))
        .param("kind", texts(written, one -> one.request().kind().code()))
        .param("category", texts(written, one -> one.request().category().orElse(null)))
        .param("title", texts(written, one -> one.request().title()))
        .param("reporter", texts(written, one -> one.request().reporterName().orElse(null)))
        .param("phone", texts(written, one -> hex(one.phone())))
        .param("originNumber", texts(written, one -> one.request().originNumber()))
        .param("state", texts(written, one -> one.held().state()))
        .param("helper", texts(written, one -> one.held().firstHelperName()))
        .param("unit", texts(written, one -> one.held().leadUnitId()))
        .param("unitName", texts(written, one -> one.held().leadUnitName()))
        .param("due", texts(written, one -> one.held().dueAt()))
        .param("happened", texts(written, one -> one.request().happenedAt()))
        .param("received", texts(written, one -> one.request().receivedAt()))
        .param("recorded", texts(written, Written::recordedAt))
        .param("answered", texts(written, one -> one.held().firstAnswerAt()))
        .param("settled", texts(written, one -> one.held().settledAt()))
        .param("result", texts(written, one -> one.held().result()))
        .param("rated", texts(written, one -> one.held().ratedAt()))
        .param("solved", texts(written, one -> one.held().solved()))
        .param("stars", texts(written, one -> one.held().stars()))
        .param("reason", texts(written, one -> one.held().ratingReason()))
        .param("version", texts(written, one -> one.held().version()))
        .update();
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
  private record Line(Held held, MadeMove made, @Nullable String from, String to) {
    MoveColumns columns() {
      return MoveColumns.of(made.move());
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
                                    n == 0 ? null : one.states().get(n - 1),
                                    one.states().get(n))))
            .toList();
    jdbc.sql(
            """
            insert into request_move (
              county, id, area_code, request_id, position, kind, from_state, to_state, moved_at, moved_by_name,
              unit_id, unit_name, due_at, note, for_reporter, solved, stars)
            select
              county, id, area_code, request_id, position, kind, from_state, to_state, moved_at, moved_by_name,
              unit_id, unit_name, due_at, note, for_reporter, solved, stars
            from unnest(
              cast(:county as text[]), cast(:id as uuid[]), cast(:area as text[]), cast(:request as uuid[]),
              cast(:position as int[]), cast(:kind as text[]), cast(:from as text[]), cast(:to as text[]),
              cast(:at as timestamptz[]), cast(:by as text[]), cast(:unit as uuid[]),
              cast(:unitName as text[]), cast(:due as timestamptz[]), cast(:note as text[]),
              cast(:forReporter as boolean[]), cast(:solved as boolean[]), cast(:stars as int[]))
              as m (
                county, id, area_code, request_id, position, kind, from_state, to_state, moved_at, moved_by_name,
                unit_id, unit_name, due_at, note, for_reporter, solved, stars)
            """)
        .param("county", texts(lines, line -> line.held().county()))
        .param("id", texts(lines, line -> line.made().id()))
        .param("area", texts(lines, line -> line.held().areaCode()))
        .param("request", texts(lines, line -> line.held().id()))
        .param("position", texts(lines, line -> line.made().position()))
        .param("kind", texts(lines, line -> line.made().move().kind().code()))
        .param("from", texts(lines, Line::from))
        .param("to", texts(lines, Line::to))
        .param("at", texts(lines, line -> line.made().at()))
        .param("by", texts(lines, line -> line.made().by().name()))
        .param("unit", texts(lines, line -> line.columns().unitId()))
        .param("unitName", texts(lines, line -> line.columns().unitName()))
        .param("due", texts(lines, line -> line.columns().dueAt()))
        .param("note", texts(lines, line -> line.columns().note()))
        .param("forReporter", texts(lines, line -> line.columns().forReporter()))
        .param("solved", texts(lines, line -> line.columns().solved()))
        .param("stars", texts(lines, line -> line.columns().stars()))
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
