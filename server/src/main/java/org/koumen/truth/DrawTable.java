package org.koumen.truth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who was drawn, and what they said. */
@Repository
class DrawTable {
  private static final TypeReference<List<Boolean>> ANSWERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DrawTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Somebody drawn, as the draw is written. */
  record Drawn(UUID id, int position, UUID subject) {
    static Drawn at(int position, UUID subject) {
      return new Drawn(Ids.next(), position, subject);
    }
  }

  /** Writes who was drawn out of visits. */
  void insertVisits(String county, UUID sample, List<Drawn> drawn) {
    jdbc.sql(
            """
            insert into truth_draw (county, id, area_code, sample_id, position, subject_id, household_id, visitor_id,
                                    visited_at, state)
            select v.county, d.id, v.area_code, :sample, d.position, v.id, v.household_id, v.visitor_id, v.visited_at,
                   'open'
            from unnest(cast(:ids as uuid[]), cast(:positions as int[]), cast(:subjects as uuid[]))
                   as d (id, position, subject)
            join visit_told v on v.county = :county and v.id = d.subject
            """)
        .param("county", county)
        .param("sample", sample)
        .param("ids", drawn.stream().map(Drawn::id).toArray(UUID[]::new))
        .param("positions", drawn.stream().map(Drawn::position).toArray(Integer[]::new))
        .param("subjects", drawn.stream().map(Drawn::subject).toArray(UUID[]::new))
        .update();
  }

  /** Writes who was drawn out of households. */
  void insertHouseholds(String county, UUID sample, List<Drawn> drawn) {
    jdbc.sql(
            """
            insert into truth_draw (county, id, area_code, sample_id, position, subject_id, household_id, state)
            select h.county, d.id, h.area_code, :sample, d.position, h.id, h.id, 'open'
            from unnest(cast(:ids as uuid[]), cast(:positions as int[]), cast(:subjects as uuid[]))
                   as d (id, position, subject)
            join visited_home h on h.county = :county and h.id = d.subject
            """)
        .param("county", county)
        .param("sample", sample)
        .param("ids", drawn.stream().map(Drawn::id).toArray(UUID[]::new))
        .param("positions", drawn.stream().map(Drawn::position).toArray(Integer[]::new))
        .param("subjects", drawn.stream().map(Drawn::subject).toArray(UUID[]::new))
        .update();
  }

  /**
   * Somebody to ask.
   *
   * @param state how it stands
   * @param own whether the asker made the visit and so may not ask
   */
  record Call(
      String county,
      UUID id,
      String areaCode,
      int position,
      UUID householdId,
      String address,
      @Nullable String headName,
      @Nullable Instant visitedAt,
      @Nullable String outcome,
      @Nullable String visitorName,
      String state,
      int tries,
      @Nullable LocalDate lastTryOn,
      boolean own) {}

  /** Those drawn, in the order of the draw. */
  List<Call> calls(String county, UUID sample, Scope scope, List<UUID> self) {
    return jdbc.sql(
            """
            select d.county, d.id, d.area_code, d.position, d.household_id, h.address, h.head_name, d.visited_at,
                   v.outcome, v.visitor_name, d.state, d.tries, d.last_try_on,
                   coalesce(d.visitor_id = any(:self), false) as own
            from truth_draw d
            join visited_home h on h.county = d.county and h.id = d.household_id
            left join visit_told v on v.county = d.county and v.id = d.subject_id and d.visitor_id is not null
            where d.county = :county and d.sample_id = :sample
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where d.area_code >= s.f and d.area_code < s.t)
            order by d.position
            """)
        .param("county", county)
        .param("sample", sample)
        .param("self", self.toArray(UUID[]::new))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(DrawTable::call)
        .list();
  }

  private static Call call(ResultSet row, int n) throws SQLException {
    OffsetDateTime visited = row.getObject("visited_at", OffsetDateTime.class);
    return new Call(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getInt("position"),
        row.getObject("household_id", UUID.class),
        row.getString("address"),
        row.getString("head_name"),
        visited == null ? null : visited.toInstant(),
        row.getString("outcome"),
        row.getString("visitor_name"),
        row.getString("state"),
        row.getInt("tries"),
        row.getObject("last_try_on", LocalDate.class),
        row.getBoolean("own"));
  }

  /** Somebody drawn, held until this transaction ends. */
  record Held(
      UUID id,
      String areaCode,
      UUID sampleId,
      @Nullable UUID visitorId,
      String state,
      int tries,
      @Nullable LocalDate lastTryOn) {}

  Optional<Held> hold(String county, UUID sample, UUID id) {
    return jdbc.sql(
            """
            select id, area_code, sample_id, visitor_id, state, tries, last_try_on
            from truth_draw
            where county = :county and id = :id and sample_id = :sample
            for update
            """)
        .param("county", county)
        .param("id", id)
        .param("sample", sample)
        .query(Held.class)
        .optional();
  }

  /** What somebody tried. */
  record Try(
      UUID id,
      Answer outcome,
      Way way,
      @Nullable String words,
      List<Boolean> answers,
      Instant at,
      @Nullable UUID by,
      String byName) {}

  /** Writes a try; false when its id is known. */
  boolean insertTry(String county, Held drawn, Try tried) {
    return jdbc.sql(
                """
                insert into truth_try (county, id, area_code, draw_id, outcome, way, words, answers, tried_at,
                                       tried_by, tried_by_name)
                values (:county, :id, :area, :draw, :outcome, :way, :words, cast(:answers as jsonb), :at, :by, :byName)
                on conflict (county, id) do nothing
                """)
            .param("county", county)
            .param("id", tried.id())
            .param("area", drawn.areaCode())
            .param("draw", drawn.id())
            .param("outcome", tried.outcome().code())
            .param("way", tried.way().code())
            .param("words", tried.words())
            .param("answers", json.writeValueAsString(tried.answers()))
            .param("at", tried.at().atOffset(ZoneOffset.UTC))
            .param("by", tried.by())
            .param("byName", tried.byName())
            .update()
        == 1;
  }

  void move(String county, UUID id, String state, int tries, LocalDate on) {
    jdbc.sql(
            """
            update truth_draw set state = :state, tries = :tries, last_try_on = :on
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", state)
        .param("tries", tries)
        .param("on", on)
        .update();
  }

  int last(String county, UUID sample) {
    return jdbc.sql(
            """
            select coalesce(max(position), 0) from truth_draw where county = :county and sample_id = :sample
            """)
        .param("county", county)
        .param("sample", sample)
        .query(Integer.class)
        .single();
  }

  /** Those drawn, in the order of the draw. */
  List<UUID> subjects(String county, UUID sample) {
    return jdbc.sql(
            """
            select subject_id from truth_draw where county = :county and sample_id = :sample order by position
            """)
        .param("county", county)
        .param("sample", sample)
        .query(UUID.class)
        .list();
  }

  /** How many stand how, by the area beneath. */
  record Standing(String part, String state, int count) {}

  List<Standing> standings(String county, UUID sample, int digits) {
    return jdbc.sql(
            """
            select left(area_code, :digits) as part, state, count(*) as count
            from truth_draw
            where county = :county and sample_id = :sample
            group by 1, 2
            """)
        .param("digits", digits)
        .param("county", county)
        .param("sample", sample)
        .query(Standing.class)
        .list();
  }

  /** The answers of those who answered, question by question. */
  List<List<Boolean>> answers(String county, UUID sample) {
    return jdbc.sql(
            """
            select t.answers::text as answers
            from truth_draw d
            join truth_try t on t.county = d.county and t.draw_id = d.id and t.outcome = 'answered'
            where d.county = :county and d.sample_id = :sample and d.state = 'answered'
            """)
        .param("county", county)
        .param("sample", sample)
        .query((row, n) -> json.readValue(row.getString("answers"), ANSWERS))
        .list();
  }

  /** What was tried with somebody, in order. */
  record TryRow(
      UUID id,
      String outcome,
      String way,
      @Nullable String words,
      Instant triedAt,
      String triedByName) {}

  Map<UUID, List<TryRow>> tries(String county, UUID sample, Scope scope) {
    Map<UUID, List<TryRow>> tries = new java.util.HashMap<>();
    jdbc.sql(
            """
            select d.id as draw_id, t.id, t.outcome, t.way, t.words, t.tried_at, t.tried_by_name
            from truth_draw d
            join truth_try t on t.county = d.county and t.draw_id = d.id
            where d.county = :county and d.sample_id = :sample
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where d.area_code >= s.f and d.area_code < s.t)
            order by t.id
            """)
        .param("county", county)
        .param("sample", sample)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(
            row -> {
              tries
                  .computeIfAbsent(
                      row.getObject("draw_id", UUID.class), id -> new java.util.ArrayList<>())
                  .add(
                      new TryRow(
                          row.getObject("id", UUID.class),
                          row.getString("outcome"),
                          row.getString("way"),
                          row.getString("words"),
                          row.getObject("tried_at", OffsetDateTime.class).toInstant(),
                          row.getString("tried_by_name")));
            });
    return tries;
  }
}
