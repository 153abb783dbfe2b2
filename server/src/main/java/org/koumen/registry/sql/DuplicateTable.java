package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.registry.PairState;
import org.koumen.registry.PairWhy;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of residents who may be one person. */
@Component
public class DuplicateTable {
  private final JdbcClient jdbc;

  DuplicateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A pair as it is kept.
   *
   * @param areaCode of resident b, the one that came later
   */
  public record Pair(
      String county,
      UUID id,
      String areaCode,
      String countyA,
      UUID residentA,
      UUID residentB,
      PairWhy why,
      PairState state,
      Instant foundAt,
      @Nullable String decidedByName,
      @Nullable Instant decidedAt,
      @Nullable String reason,
      @Nullable UUID eventId) {}

  /** Two residents of one county who look alike. */
  public record Likeness(UUID first, UUID later, String areaCode, PairWhy why) {}

  /** Residents of an area who have the identity number of somebody else of the area. */
  public List<Likeness> sameNumber(Scope scope, String county) {
    return likenesses(
        """
        with living as (
          select id, area_code, identity_index, recorded_at
          from resident
          where county = :county and state = any(:living) and identity_index is not null
            and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                        where area_code >= s.f and area_code < s.t)
        ), same as (
          select first_value(id) over (partition by identity_index order by recorded_at, id)
                   as first, id, area_code
          from living
        )
        select first, id, area_code, 'same_identity' as why from same where id <> first
        """,
        scope,
        county);
  }

  /** Residents of an area who share name and birth date with somebody else of their village. */
  public List<Likeness> sameBirth(Scope scope, String county) {
    return likenesses(
        """
        with living as (
          select id, area_code, name, born_on, recorded_at
          from resident
          where county = :county and state = any(:living) and born_on is not null
            and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                        where area_code >= s.f and area_code < s.t)
        ), same as (
          select first_value(id) over (partition by left(area_code, 12), name, born_on
                                       order by recorded_at, id) as first, id, area_code
          from living
        )
        select first, id, area_code, 'same_name_birth_near' as why from same where id <> first
        """,
        scope,
        county);
  }

  private List<Likeness> likenesses(String statement, Scope scope, String county) {
    return jdbc.sql(statement)
        .param("living", ResidentState.belonging())
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(DuplicateTable::likeness)
        .list();
  }

  /** Others of the same village who have the same name and birth date as some residents. */
  public List<Likeness> likenessesOf(String county, Collection<UUID> residents) {
    return jdbc.sql(
            """
            select o.id as first, r.id, r.area_code, 'same_name_birth_near' as why
            from resident r
            join resident o on o.county = r.county and o.name = r.name and o.born_on = r.born_on
              and left(o.area_code, 12) = left(r.area_code, 12)
            where r.county = :county and r.id = any(:ids) and o.id <> all(:ids)
              and r.state = any(:living) and o.state = any(:living)
              and not exists (select 1 from duplicate_pair p
                              where p.county = r.county
                                and (p.resident_a, p.resident_b) in ((o.id, r.id), (r.id, o.id)))
            """)
        .param("living", ResidentState.belonging())
        .param("county", county)
        .param("ids", residents.toArray(UUID[]::new))
        .query(DuplicateTable::likeness)
        .list();
  }

  private static Likeness likeness(ResultSet row, int number) throws SQLException {
    return new Likeness(
        row.getObject("first", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        PairWhy.of(row.getString("why")));
  }

  /**
   * Keeps pairs for somebody to decide; those that are known, in either order, stay as they are.
   *
   * @return how many are new
   */
  public int add(String county, List<Likeness> pairs, Instant now) {
    return jdbc.sql(
            """
            insert into duplicate_pair
              (county, id, area_code, county_a, resident_a, resident_b, why, state, found_at)
            select :county, u.id, u.area, :county, u.a, u.b, u.why, 'open', :now
            from unnest(:ids::uuid[], :areas::text[], :first::uuid[], :later::uuid[], :why::text[])
              as u (id, area, a, b, why)
            where not exists (select 1 from duplicate_pair p
                              where p.county = :county and p.resident_a = u.b and p.resident_b = u.a)
            on conflict (county, resident_a, resident_b) do nothing
            """)
        .param("county", county)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ids", pairs.stream().map(pair -> Ids.next()).toArray(UUID[]::new))
        .param("areas", pairs.stream().map(Likeness::areaCode).toArray(String[]::new))
        .param("first", pairs.stream().map(Likeness::first).toArray(UUID[]::new))
        .param("later", pairs.stream().map(Likeness::later).toArray(UUID[]::new))
        .param("why", pairs.stream().map(pair -> pair.why().code()).toArray(String[]::new))
        .update();
  }

  /** Open pairs that some residents are part of. */
  public List<UUID> openPairsOf(String county, Collection<UUID> residents) {
    return jdbc.sql(
            """
            select id from duplicate_pair
            where county = :county and state = 'open'
              and (resident_b = any(:ids) or (county_a = :county and resident_a = any(:ids)))
            order by id
            """)
        .param("county", county)
        .param("ids", residents.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  /** Pairs of a scope in a state, the newest first. */
  public List<Pair> list(Scope scope, PairState state, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            select county, id, area_code, county_a, resident_a, resident_b, why, state, found_at,
                   decided_by_name, decided_at, reason, event_id
            from duplicate_pair
            where state = :state
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
              and (cast(:after as uuid) is null or id < :after)
            order by id desc
            limit :limit
            """)
        .param("state", state.code())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("after", after, java.sql.Types.OTHER)
        .param("limit", limit)
        .query(DuplicateTable::pair)
        .list();
  }

  /** How many pairs of a scope are in a state. */
  public long count(Scope scope, PairState state) {
    return jdbc.sql(
            """
            select count(*) from duplicate_pair
            where state = :state
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            """)
        .param("state", state.code())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(Long.class)
        .single();
  }

  private static final String ONE =
      """
      select county, id, area_code, county_a, resident_a, resident_b, why, state, found_at,
             decided_by_name, decided_at, reason, event_id
      from duplicate_pair
      where county = :county and id = :id
        and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                    where area_code >= s.f and area_code < s.t)
      """;

  /** One pair of a scope. */
  public Optional<Pair> find(Scope scope, String county, UUID id) {
    return one(ONE, scope, county, id);
  }

  /** One pair of a scope, locked until the transaction ends. */
  public Optional<Pair> lock(Scope scope, String county, UUID id) {
    return one(ONE + "for update", scope, county, id);
  }

  private Optional<Pair> one(String statement, Scope scope, String county, UUID id) {
    return jdbc.sql(statement)
        .param("county", county)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(DuplicateTable::pair)
        .optional();
  }

  /** Writes down what a person decided. */
  public void decide(
      Pair pair,
      PairState state,
      UUID by,
      String byName,
      Instant now,
      @Nullable String reason,
      @Nullable UUID event) {
    jdbc.sql(
            """
            update duplicate_pair
            set state = :state, decided_by = :by, decided_by_name = :byName, decided_at = :now,
                reason = :reason, event_id = :event
            where county = :county and id = :id
            """)
        .param("county", pair.county())
        .param("id", pair.id())
        .param("state", state.code())
        .param("by", by)
        .param("byName", byName)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .param("event", event)
        .update();
  }

  /** One of two, with the sealed numbers. */
  public record Side(
      String county,
      UUID id,
      UUID household,
      String areaCode,
      String address,
      String name,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      Optional<byte[]> identitySealed,
      Optional<byte[]> phoneSealed,
      ResidentState state) {}

  /** Both residents of some pairs; the caller shows only those in scope. */
  public List<Side> sides(Collection<Pair> pairs) {
    List<String> counties = new ArrayList<>();
    List<UUID> residents = new ArrayList<>();
    for (Pair pair : pairs) {
      counties.add(pair.countyA());
      residents.add(pair.residentA());
      counties.add(pair.county());
      residents.add(pair.residentB());
    }
    return jdbc.sql(
            """
            select r.county, r.id, r.household_id, r.area_code, h.address, r.name, r.sex,
                   r.born_on, r.identity_sealed, r.phone_sealed, r.state
            from unnest(:counties::text[], :residents::uuid[]) as u (county, id)
            join resident r on r.county = u.county and r.id = u.id
            join household h on h.county = r.county and h.id = r.household_id
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("residents", residents.toArray(UUID[]::new))
        .query(DuplicateTable::side)
        .list();
  }

  /** What a resident's identity number is found by. */
  public Optional<byte[]> identityIndex(String county, UUID resident) {
    return jdbc.sql(
            """
            select identity_index from resident
            where county = :county and id = :id and identity_index is not null
            """)
        .param("county", county)
        .param("id", resident)
        .query(byte[].class)
        .optional();
  }

  private static Side side(ResultSet row, int number) throws SQLException {
    String sex = row.getString("sex");
    return new Side(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getObject("household_id", UUID.class),
        row.getString("area_code"),
        row.getString("address"),
        row.getString("name"),
        sex == null ? null : Sex.of(sex),
        row.getObject("born_on", LocalDate.class),
        Optional.ofNullable(row.getBytes("identity_sealed")),
        Optional.ofNullable(row.getBytes("phone_sealed")),
        ResidentState.of(row.getString("state")));
  }

  private static Pair pair(ResultSet row, int number) throws SQLException {
    java.sql.Timestamp decidedAt = row.getTimestamp("decided_at");
    return new Pair(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getString("county_a"),
        row.getObject("resident_a", UUID.class),
        row.getObject("resident_b", UUID.class),
        PairWhy.of(row.getString("why")),
        PairState.of(row.getString("state")),
        row.getTimestamp("found_at").toInstant(),
        row.getString("decided_by_name"),
        decidedAt == null ? null : decidedAt.toInstant(),
        row.getString("reason"),
        row.getObject("event_id", UUID.class));
  }
}
