package org.koumen.truth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Samples and of whom they are drawn. */
@Repository
class SampleTable {
  private static final HexFormat HEX = HexFormat.of();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SampleTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** An area within one county, and a time. */
  record Where(String county, String from, String to, Instant begin, Instant end) {}

  /** What visits of an area say, and how many of them say enough. */
  record Count(String part, int visits, int claimed, int counted) {}

  /**
   * Visits, those that reached somebody, and those of them with substance, by the area beneath.
   *
   * @param digits of the codes of the areas beneath
   */
  List<Count> counts(Where where, Scope scope, int digits, int letters) {
    return jdbc.sql(
            """
            select left(area_code, :digits) as part, count(*) as visits,
                   count(*) filter (where reached) as claimed,
                   count(*) filter (where reached and (letters >= :letters or raised)) as counted
            from visit_told
            where county = :county and area_code >= :from and area_code < :to
              and visited_at >= :begin and visited_at < :end
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            group by 1
            order by 1
            """)
        .param("digits", digits)
        .param("letters", letters)
        .param("county", where.county())
        .param("from", where.from())
        .param("to", where.to())
        .param("begin", where.begin().atOffset(ZoneOffset.UTC))
        .param("end", where.end().atOffset(ZoneOffset.UTC))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(Count.class)
        .list();
  }

  /** Visits with substance that say somebody was reached, in the order of their ids. */
  List<UUID> visits(Where where, int letters) {
    return jdbc.sql(
            """
            select id from visit_told
            where county = :county and area_code >= :from and area_code < :to
              and visited_at >= :begin and visited_at < :end
              and reached and (letters >= :letters or raised)
            order by id
            """)
        .param("letters", letters)
        .param("county", where.county())
        .param("from", where.from())
        .param("to", where.to())
        .param("begin", where.begin().atOffset(ZoneOffset.UTC))
        .param("end", where.end().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  /** Households that are there, in the order of their ids; all, or those that were reached. */
  List<UUID> households(Where where, boolean reached) {
    return jdbc.sql(
            """
            select h.id from visited_home h
            where h.county = :county and h.area_code >= :from and h.area_code < :to
              and h.state in ('present', 'away')
              and (not :reached or exists (
                select 1 from visit_told v
                where v.county = h.county and v.household_id = h.id and v.reached
                  and v.visited_at >= :begin and v.visited_at < :end))
            order by h.id
            """)
        .param("reached", reached)
        .param("county", where.county())
        .param("from", where.from())
        .param("to", where.to())
        .param("begin", where.begin().atOffset(ZoneOffset.UTC))
        .param("end", where.end().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  void insert(Sample sample, byte[] secret, List<UUID> population, Actor by) {
    jdbc.sql(
            """
            insert into truth_sample (
              county, id, area_code, kind, title, from_on, to_on, claimed, population, population_digest,
              margin, confidence, size, tries, questions, commitment, secret, after_seal, state, made_at,
              made_by, made_by_name)
            values (
              :county, :id, :area, :kind, :title, :from, :to, :claimed, :population, decode(:digest, 'hex'),
              :margin, :confidence, :size, :tries, cast(:questions as jsonb), decode(:commitment, 'hex'),
              :secret, :after, 'waiting', :at, :by, :byName)
            """)
        .param("county", sample.county())
        .param("id", sample.id())
        .param("area", sample.areaCode())
        .param("kind", sample.kind().code())
        .param("title", sample.title())
        .param("from", sample.fromOn())
        .param("to", sample.toOn())
        .param("claimed", sample.claimed())
        .param("population", sample.population())
        .param("digest", sample.populationDigest())
        .param("margin", sample.margin())
        .param("confidence", sample.confidence())
        .param("size", sample.size())
        .param("tries", sample.tries())
        .param("questions", json.writeValueAsString(sample.questions()))
        .param("commitment", sample.commitment())
        .param("secret", secret)
        .param("after", sample.afterSeal())
        .param("at", sample.madeAt().atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", sample.madeByName())
        .update();
    jdbc.sql(
            """
            insert into truth_population (county, id, members) values (:county, :id, :members)
            """)
        .param("county", sample.county())
        .param("id", sample.id())
        .param("members", Lot.pack(population))
        .update();
  }

  private static final String COLUMNS =
      """
      county, id, area_code, kind, title, from_on, to_on, claimed, population, population_digest, margin,
      confidence, size, tries, questions::text as questions, commitment, after_seal, seal_number,
      seal_digest, state, made_at, made_by_name, drawn_at, closed_at
      """;

  /** Samples within an area, the latest first. */
  List<Sample> list(Collection<String> counties, Scope scope) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from truth_sample
                where county = any(:counties)
                  and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                order by made_at desc, id desc
                limit 200
                """)
        .param("counties", counties.toArray(String[]::new))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(this::sample)
        .list();
  }

  Optional<Sample> find(String county, UUID id) {
    return jdbc.sql("select " + COLUMNS + " from truth_sample where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .query(this::sample)
        .optional();
  }

  /** The sample, held until this transaction ends. */
  Optional<Sample> hold(String county, UUID id) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from truth_sample where county = :county and id = :id for update")
        .param("county", county)
        .param("id", id)
        .query(this::sample)
        .optional();
  }

  /** Where a sample is. */
  record Place(String county, UUID id) {}

  List<Place> waiting() {
    return jdbc.sql("select county, id from truth_sample where state = 'waiting'")
        .query(Place.class)
        .list();
  }

  byte[] secret(String county, UUID id) {
    return jdbc.sql("select secret from truth_sample where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .query((row, n) -> row.getBytes("secret"))
        .single();
  }

  List<UUID> population(String county, UUID id) {
    return Lot.unpack(
        jdbc.sql("select members from truth_population where county = :county and id = :id")
            .param("county", county)
            .param("id", id)
            .query((row, n) -> row.getBytes("members"))
            .single());
  }

  void drawn(Sample sample, int seal, String digest, Instant at) {
    jdbc.sql(
            """
            update truth_sample
            set state = 'drawn', seal_number = :seal, seal_digest = decode(:digest, 'hex'), drawn_at = :at
            where county = :county and id = :id
            """)
        .param("county", sample.county())
        .param("id", sample.id())
        .param("seal", seal)
        .param("digest", digest)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void close(Sample sample, Instant at, String by) {
    jdbc.sql(
            """
            update truth_sample set state = 'closed', closed_at = :at, closed_by_name = :by
            where county = :county and id = :id
            """)
        .param("county", sample.county())
        .param("id", sample.id())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  private Sample sample(ResultSet row, int n) throws SQLException {
    byte[] seal = row.getBytes("seal_digest");
    return new Sample(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        null,
        Sample.Kind.of(row.getString("kind")),
        row.getString("title"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("to_on", LocalDate.class),
        row.getInt("claimed"),
        row.getInt("population"),
        HEX.formatHex(row.getBytes("population_digest")),
        row.getInt("margin"),
        row.getInt("confidence"),
        row.getInt("size"),
        row.getInt("tries"),
        json.readValue(row.getString("questions"), TEXTS),
        HEX.formatHex(row.getBytes("commitment")),
        row.getInt("after_seal"),
        row.getObject("seal_number", Integer.class),
        seal == null ? null : HEX.formatHex(seal),
        Sample.State.of(row.getString("state")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("made_by_name"),
        instant(row, "drawn_at"),
        instant(row, "closed_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
