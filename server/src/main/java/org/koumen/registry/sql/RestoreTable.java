package org.koumen.registry.sql;

import java.time.LocalDate;
import java.util.UUID;
import org.koumen.registry.FileRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Gives rows of open files columns of other rows, or of their own past. */
@Component
public class RestoreTable {
  private final JdbcClient jdbc;

  RestoreTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sets the columns that are named; the others stay.
   *
   * @throws IllegalArgumentException when rows of this table are never set like this
   */
  public void set(String county, FileRow row, ObjectNode columns) {
    String sql =
        switch (row.table()) {
          case RESIDENT ->
              """
              update resident r
              set (area_code, household_id, name, pinyin, initials, sex, born_on, relation,
                   identity_sealed, identity_index, phone_sealed, phone_index, phone_tail_index,
                   school, work, languages, state, continued_county, continued_as, since)
                = (select p.area_code, p.household_id, p.name, p.pinyin, p.initials, p.sex,
                          p.born_on, p.relation, p.identity_sealed, p.identity_index,
                          p.phone_sealed, p.phone_index, p.phone_tail_index, p.school, p.work,
                          p.languages, p.state, p.continued_county, p.continued_as, p.since
                   from jsonb_populate_record(r, cast(:columns as jsonb)) p)
              where r.county = :county and r.id = :id
              """;
          case HOUSEHOLD ->
              """
              update household r
              set (area_code, premises_id, number, kind, state, merged_into, since)
                = (select p.area_code, p.premises_id, p.number, p.kind, p.state, p.merged_into,
                          p.since
                   from jsonb_populate_record(r, cast(:columns as jsonb)) p)
              where r.county = :county and r.id = :id
              """;
          case NEED ->
              """
              update need r
              set (area_code, household_id, resident_id, met_on, met_note)
                = (select p.area_code, p.household_id, p.resident_id, p.met_on, p.met_note
                   from jsonb_populate_record(r, cast(:columns as jsonb)) p)
              where r.county = :county and r.id = :id
              """;
          case CARE_LISTING ->
              """
              update care_listing r
              set (area_code, household_id, resident_id, until, ended_reason)
                = (select p.area_code, p.household_id, p.resident_id, p.until, p.ended_reason
                   from jsonb_populate_record(r, cast(:columns as jsonb)) p)
              where r.county = :county and r.id = :id
              """;
          default -> throw new IllegalArgumentException("never restored: " + row.table());
        };
    jdbc.sql(sql)
        .param("county", county)
        .param("id", row.id())
        .param("columns", columns.toString())
        .update();
  }

  /**
   * Brings what somebody needs and is listed for to another resident of the county; a listing that
   * the other has already ends.
   */
  public void handOverCare(
      String county, UUID from, UUID to, UUID household, String area, LocalDate day) {
    jdbc.sql(
            """
            update care_listing l
            set until = greatest(l.since, cast(:day as date)), ended_reason = '与另一份档案合并'
            where l.county = :county and l.resident_id = :from and l.until is null
              and exists (select 1 from care_listing o
                          where o.county = l.county and o.resident_id = :to
                            and o.category = l.category and o.until is null)
            """)
        .param("county", county)
        .param("from", from)
        .param("to", to)
        .param("day", day)
        .update();
    jdbc.sql(
            """
            update care_listing set resident_id = :to, household_id = :household, area_code = :area
            where county = :county and resident_id = :from and until is null
            """)
        .param("county", county)
        .param("from", from)
        .param("to", to)
        .param("household", household)
        .param("area", area)
        .update();
    jdbc.sql(
            """
            update need set resident_id = :to, household_id = :household, area_code = :area
            where county = :county and resident_id = :from and met_on is null
            """)
        .param("county", county)
        .param("from", from)
        .param("to", to)
        .param("household", household)
        .param("area", area)
        .update();
  }
}
