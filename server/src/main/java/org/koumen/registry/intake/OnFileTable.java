package org.koumen.registry.intake;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.CareColour;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what is on file by the natural keys of a batch of lines: a handful of statements, whatever
 * its size.
 */
@Component
class OnFileTable {
  private final JdbcClient jdbc;

  OnFileTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether an area has any premises at all. */
  boolean hasPremises(String county, String from, String to) {
    return jdbc.sql(
            """
            select exists (select 1 from premises
                           where county = :county and area_code >= :from and area_code < :to)
            """)
        .param("county", county)
        .param("from", from)
        .param("to", to)
        .query(Boolean.class)
        .single();
  }

  /** Whether any identity number is on file anywhere. */
  boolean hasIdentities() {
    return jdbc.sql("select exists (select 1 from identity_claim)").query(Boolean.class).single();
  }

  /** Premises by village and folded address, two arrays of equal length. */
  List<OnFile.Premises> premises(String[] villages, String[] keys) {
    return jdbc.sql(
            """
            select p.id, p.area_code, p.address, p.address_key, p.use, p.compound, p.building,
                   p.entrance, p.floor, p.room, p.version
            from unnest(:villages::text[], :keys::text[]) as k (village, key)
            join premises p on p.county = left(k.village, 6)
              and left(p.area_code, 12) = k.village collate "C" and p.address_key = k.key
            """)
        .param("villages", villages)
        .param("keys", keys)
        .query(
            (row, n) ->
                new OnFile.Premises(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    PremisesUse.of(row.getString(5)),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getInt(11)))
        .list();
  }

  /** Households that live in one of the premises. */
  List<OnFile.Household> householdsAt(String[] counties, UUID[] premises) {
    return jdbc.sql(
            """
            select h.id, h.area_code, h.premises_id, h.address, h.number, h.kind, h.head_name,
                   m.colour, m.reason, m.review_on, h.version
            from unnest(:counties::text[], :premises::uuid[]) as k (county, premises)
            join household h on h.county = k.county and h.premises_id = k.premises
              and h.state = any(:belonging)
            left join care_mark m on m.county = h.county and m.household_id = h.id
              and m.ended_on is null
            order by h.since, h.id
            """)
        .param("belonging", HouseholdState.belonging())
        .param("counties", counties)
        .param("premises", premises)
        .query((row, n) -> household(row))
        .list();
  }

  /** Households by village and number. */
  List<OnFile.Household> householdsNumbered(String[] villages, String[] numbers) {
    return jdbc.sql(
            """
            select h.id, h.area_code, h.premises_id, h.address, h.number, h.kind, h.head_name,
                   m.colour, m.reason, m.review_on, h.version
            from unnest(:villages::text[], :numbers::text[]) as k (village, number)
            join household h on h.county = left(k.village, 6) and h.number = k.number
              and left(h.area_code, 12) = k.village collate "C" and h.state = any(:belonging)
            left join care_mark m on m.county = h.county and m.household_id = h.id
              and m.ended_on is null
            order by h.since, h.id
            """)
        .param("belonging", HouseholdState.belonging())
        .param("villages", villages)
        .param("numbers", numbers)
        .query((row, n) -> household(row))
        .list();
  }

  /** Everybody of some households. */
  List<OnFile.Resident> residentsOf(String[] counties, UUID[] households) {
    return jdbc.sql(
            """
            select r.id, r.household_id, r.county, r.name, r.sex, r.born_on, r.relation,
                   r.identity_sealed, r.identity_index, r.phone_sealed, r.phone_index,
                   r.phone_tail_index, r.school, r.work, r.languages, r.state, r.version
            from unnest(:counties::text[], :households::uuid[]) as k (county, household)
            join resident r on r.county = k.county and r.household_id = k.household
              and r.state <> 'merged'
            order by r.since, r.id
            """)
        .param("counties", counties)
        .param("households", households)
        .query((row, n) -> resident(row))
        .list();
  }

  /**
   * Who holds identity numbers; the claims first, then their residents, since the two lie apart on
   * a cluster.
   */
  List<OnFile.Holder> holders(byte[][] indexes) {
    record Claim(byte[] index, String county, UUID resident) {}
    List<Claim> claims =
        jdbc.sql(
                """
                select identity_index, county, resident_id
                from identity_claim
                where identity_index = any(:indexes::bytea[])
                """)
            .param("indexes", indexes)
            .query(
                (row, n) ->
                    new Claim(row.getBytes(1), row.getString(2), row.getObject(3, UUID.class)))
            .list();
    if (claims.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select r.identity_index, r.id, r.household_id, h.area_code, h.address
            from unnest(:counties::text[], :residents::uuid[]) as k (county, resident)
            join resident r on r.county = k.county and r.id = k.resident
            join household h on h.county = r.county and h.id = r.household_id
            where r.identity_index is not null
            """)
        .param("counties", claims.stream().map(Claim::county).toArray(String[]::new))
        .param("residents", claims.stream().map(Claim::resident).toArray(UUID[]::new))
        .query(
            (row, n) ->
                new OnFile.Holder(
                    row.getBytes(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  /** What the digest of some households is made of. */
  record DigestPart(
      UUID household,
      String county,
      String key,
      @Nullable String number,
      String kind,
      String state) {}

  List<DigestPart> digestParts(String[] counties, UUID[] households) {
    return jdbc.sql(
            """
            select h.id, h.county, p.address_key, h.number, h.kind, h.state
            from unnest(:counties::text[], :households::uuid[]) as k (county, household)
            join household h on h.county = k.county and h.id = k.household
            join premises p on p.county = h.county and p.id = h.premises_id
            """)
        .param("counties", counties)
        .param("households", households)
        .query(
            (row, n) ->
                new DigestPart(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .list();
  }

  private static OnFile.Household household(ResultSet row) throws SQLException {
    String colour = row.getString(8);
    return new OnFile.Household(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        HouseholdKind.of(row.getString(6)),
        row.getString(7),
        colour == null
            ? null
            : new IntakeLine.Mark(
                CareColour.of(colour), row.getString(9), row.getObject(10, LocalDate.class)),
        row.getInt(11));
  }

  private static OnFile.Resident resident(ResultSet row) throws SQLException {
    String sex = row.getString(5);
    return new OnFile.Resident(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        sex == null ? null : Sex.of(sex),
        day(row.getDate(6)),
        Relation.of(row.getString(7)),
        row.getBytes(8),
        row.getBytes(9),
        row.getBytes(10),
        row.getBytes(11),
        row.getBytes(12),
        row.getString(13),
        row.getString(14),
        texts(row.getArray(15)),
        ResidentState.of(row.getString(16)),
        row.getInt(17));
  }

  private static @Nullable LocalDate day(@Nullable Date date) {
    return date == null ? null : date.toLocalDate();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /** Column of a table of records. */
  static <T> String[] texts(Collection<T> rows, java.util.function.Function<T, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }
}
