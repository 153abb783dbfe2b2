package org.koumen.truth;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Findings and what people said about them. */
@Repository
class FindingTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FindingTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Writes a finding, or what has come to one that nobody has looked at; whether it is new. */
  boolean insert(String county, PatternSearch.NewFinding found, Instant now) {
    return jdbc.sql(
            """
            insert into truth_finding as f (
              county, id, area_code, kind, key, visitor_id, visitor_name, day, visits, facts, state, found_at)
            values (:county, :id, :area, :kind, :key, :visitor, :name, :day, :visits, cast(:facts as jsonb), 'open', :now)
            on conflict (county, kind, key) do update
              set visits = case when f.state = 'open' then excluded.visits else f.visits end,
                  facts = case when f.state = 'open' then excluded.facts else f.facts end
            returning (xmax = 0)
            """)
        .param("county", county)
        .param("id", Ids.next())
        .param("area", found.areaCode())
        .param("kind", found.kind().code())
        .param("key", found.key())
        .param("visitor", found.visitorId())
        .param("name", found.visitorName())
        .param("day", found.day())
        .param("visits", found.visits().toArray(UUID[]::new))
        .param("facts", json.writeValueAsString(found.facts()))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /**
   * A finding.
   *
   * @param visits how many it is about
   * @param minutes within which they lie; null where it is about something else
   * @param households how many got the same text; null where it is about something else
   * @param answer of the visitor; null while there is none
   */
  record Row(
      String county,
      UUID id,
      String areaCode,
      Pattern kind,
      UUID visitorId,
      String visitorName,
      LocalDate day,
      List<UUID> visits,
      @Nullable Integer minutes,
      @Nullable Integer households,
      String state,
      Instant foundAt,
      @Nullable String answer,
      @Nullable Instant answeredAt) {}

  private static final String COLUMNS =
      """
      county, id, area_code, kind, visitor_id, visitor_name, day, visits, (facts ->> 'minutes')::int as minutes,
      (facts ->> 'households')::int as households, state, found_at, answer, answered_at
      """;

  /** Findings of an area, the latest first. */
  List<Row> list(Collection<String> counties, Scope scope, @Nullable String state, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from truth_finding
                where county = any(:counties)
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                  and (cast(:state as text) is null or state = :state)
                order by day desc, id desc
                limit :limit
                """)
        .param("counties", counties.toArray(String[]::new))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("state", state)
        .param("limit", limit)
        .query(FindingTable::row)
        .list();
  }

  /** Findings about one's own visits, whichever of one's ids they stand under. */
  List<Row> mine(List<UUID> self) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from truth_finding
                where visitor_id = any(:self)
                order by day desc, id desc
                limit 50
                """)
        .param("self", self.toArray(UUID[]::new))
        .query(FindingTable::row)
        .list();
  }

  Optional<Row> hold(String county, UUID id) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from truth_finding where county = :county and id = :id for update")
        .param("county", county)
        .param("id", id)
        .query(FindingTable::row)
        .optional();
  }

  void answer(Row finding, String words, Instant now) {
    jdbc.sql(
            """
            update truth_finding set answer = :words, answered_at = :now where county = :county and id = :id
            """)
        .param("county", finding.county())
        .param("id", finding.id())
        .param("words", words)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void decide(Row finding, String state) {
    jdbc.sql("update truth_finding set state = :state where county = :county and id = :id")
        .param("county", finding.county())
        .param("id", finding.id())
        .param("state", state)
        .update();
  }

  void say(Row finding, String state, String words, Actor by, Instant now) {
    jdbc.sql(
            """
            insert into truth_finding_word
              (county, id, area_code, finding_id, state, words, said_at, said_by, said_by_name)
            values (:county, :id, :area, :finding, :state, :words, :now, :by, :name)
            """)
        .param("county", finding.county())
        .param("id", Ids.next())
        .param("area", finding.areaCode())
        .param("finding", finding.id())
        .param("state", state)
        .param("words", words)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .update();
  }

  /** What somebody said. */
  record Word(UUID findingId, String state, String words, Instant saidAt, String saidByName) {}

  List<Word> words(String county, Collection<UUID> findings) {
    return jdbc.sql(
            """
            select finding_id, state, words, said_at, said_by_name
            from truth_finding_word
            where county = :county and finding_id = any(:ids)
            order by id
            """)
        .param("county", county)
        .param("ids", findings.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Word(
                    row.getObject("finding_id", UUID.class),
                    row.getString("state"),
                    row.getString("words"),
                    row.getObject("said_at", OffsetDateTime.class).toInstant(),
                    row.getString("said_by_name")))
        .list();
  }

  /** A visit of a finding, as whoever looks at it reads it. */
  record Told(
      UUID id,
      UUID householdId,
      String address,
      String outcome,
      @Nullable String note,
      Instant visitedAt,
      Instant receivedAt) {}

  List<Told> visits(Row finding) {
    return jdbc.sql(
            """
            select v.id, v.household_id, h.address, v.outcome, v.note, v.visited_at, v.received_at
            from visit_told v
            join visited_home h on h.county = v.county and h.id = v.household_id
            where v.county = :county and v.id = any(:visits)
            order by v.visited_at, v.id
            limit 100
            """)
        .param("county", finding.county())
        .param("visits", finding.visits().toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Told(
                    row.getObject("id", UUID.class),
                    row.getObject("household_id", UUID.class),
                    row.getString("address"),
                    row.getString("outcome"),
                    row.getString("note"),
                    row.getObject("visited_at", OffsetDateTime.class).toInstant(),
                    row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    Array visits = row.getArray("visits");
    OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
    return new Row(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        Pattern.of(row.getString("kind")),
        row.getObject("visitor_id", UUID.class),
        row.getString("visitor_name"),
        row.getObject("day", LocalDate.class),
        Arrays.asList((UUID[]) visits.getArray()),
        row.getObject("minutes", Integer.class),
        row.getObject("households", Integer.class),
        row.getString("state"),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        row.getString("answer"),
        answered == null ? null : answered.toInstant());
  }
}
