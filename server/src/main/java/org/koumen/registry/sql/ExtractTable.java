package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.HouseholdExtract;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a file that leaves the program says of households beyond what lists show. The caller has
 * found the households within its scope.
 */
@Component
public class ExtractTable {
  private final JdbcClient jdbc;

  ExtractTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where households are, and since when. */
  public List<HouseholdExtract.Door> doors(Collection<String> counties, Collection<UUID> ids) {
    return jdbc.sql(
            """
            select h.id as household, p.address_key, p.compound, p.building, p.entrance, p.floor, p.room, h.since
            from household h
            join premises p on p.county = h.county and p.id = h.premises_id
            where h.county = any(:counties) and h.id = any(:ids)
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("ids", ids.toArray(UUID[]::new))
        .query(HouseholdExtract.Door.class)
        .list();
  }

  /** A resident with sealed numbers. */
  @SuppressWarnings("ArrayRecordComponent") // sealed bytes, never compared
  public record SealedPerson(
      UUID household,
      UUID id,
      String areaCode,
      String name,
      @Nullable String sex,
      @Nullable LocalDate bornOn,
      String relation,
      byte @Nullable [] identity,
      byte @Nullable [] phone,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      String state,
      LocalDate since) {}

  /** Those who belong to households, each family's head first, then by age. */
  public List<SealedPerson> people(Collection<String> counties, Collection<UUID> households) {
    return jdbc.sql(
            """
            select household_id, id, area_code, name, sex, born_on, relation, identity_sealed, phone_sealed,
                   school, work, languages, state, since
            from resident
            where county = any(:counties) and household_id = any(:ids) and state in ('present', 'away')
            order by household_id, relation <> 'head', born_on nulls last, id
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("ids", households.toArray(UUID[]::new))
        .query(ExtractTable::person)
        .list();
  }

  private static SealedPerson person(ResultSet row, int number) throws SQLException {
    return new SealedPerson(
        row.getObject("household_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getString("name"),
        row.getString("sex"),
        row.getObject("born_on", LocalDate.class),
        row.getString("relation"),
        row.getBytes("identity_sealed"),
        row.getBytes("phone_sealed"),
        row.getString("school"),
        row.getString("work"),
        List.of((String[]) row.getArray("languages").getArray()),
        row.getString("state"),
        row.getObject("since", LocalDate.class));
  }

  /** A care mark that holds. */
  public record OpenMark(UUID household, String colour, String reason, LocalDate reviewOn) {}

  /** The care marks of households. */
  public List<OpenMark> marks(Collection<String> counties, Collection<UUID> households) {
    return jdbc.sql(
            """
            select household_id as household, colour, reason, review_on
            from care_mark
            where county = any(:counties) and household_id = any(:ids) and ended_on is null
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("ids", households.toArray(UUID[]::new))
        .query(OpenMark.class)
        .list();
  }

  /**
   * Somebody, or a household, under care.
   *
   * @param resident null for the household as a whole
   */
  public record OpenListing(UUID household, @Nullable UUID resident, String category) {}

  /** Who of households is under care, and why. */
  public List<OpenListing> listings(Collection<String> counties, Collection<UUID> households) {
    return jdbc.sql(
            """
            select household_id as household, resident_id as resident, category
            from care_listing
            where county = any(:counties) and household_id = any(:ids) and until is null
            order by household_id, category
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("ids", households.toArray(UUID[]::new))
        .query(OpenListing.class)
        .list();
  }
}
