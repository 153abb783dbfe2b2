package org.koumen.registry.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.registry.AgeBands;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts people, households and premises as they were at the end of a day. */
@Component
public class StatisticsTable {
  private final JdbcClient jdbc;

  StatisticsTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is counted.
   *
   * @param counties those that the area reaches over
   * @param area prefix of area codes
   * @param day end of which day
   * @param recoded codes that changes after the day replaced and that areas have no longer
   * @param asItStands whether the day is today and nothing on the register happened after it
   */
  public record Question(
      List<String> counties,
      String area,
      LocalDate day,
      AgeBands bands,
      Scope scope,
      List<Recoded> recoded,
      boolean asItStands) {

    /**
     * First birthday of each band but the oldest, ascending, as {@code width_bucket} wants them.
     */
    String[] thresholds() {
      return bands.bands().reversed().stream()
          .limit(bands.bands().size() - 1L)
          .map(band -> band.bornUntil(day).plusDays(1).toString())
          .toArray(String[]::new);
    }
  }

  /**
   * A code that a change replaced, and by which its area is known now.
   *
   * @param change id of the change
   */
  public record Recoded(UUID change, String was, String now) {}

  /** Whether anything on the register happened after a day. */
  public boolean isChangedAfter(List<String> counties, LocalDate day) {
    return jdbc.sql(
            """
            select exists (select 1 from file_change
                           where county = any(:counties) and happened_on > :day)
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("day", day)
        .query(Boolean.class)
        .single();
  }

  /** A code that a change replaced, and when that was written down. */
  public record Outdated(UUID change, Instant recordedAt, String code) {}

  /**
   * Codes that changes after a day replaced, as far as an area lost its code since. Figures of past
   * days are drawn on the map of today.
   */
  public List<Outdated> outdatedCodes(List<String> counties, LocalDate day) {
    return jdbc.sql(
            """
            select distinct fc.id as change, fc.recorded_at, c.value -> 'before' ->> 'area_code' as code
            from file_change fc
            cross join lateral jsonb_array_elements(fc.changes) as c (value)
            join area_change a
              on a.kind in ('recoded', 'merged') and a.changed_at >= fc.recorded_at
                and starts_with(c.value -> 'before' ->> 'area_code', a.from_code)
            where fc.county = any(:counties) and fc.happened_on > :day
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("day", day)
        .query(
            (row, number) ->
                new Outdated(
                    row.getObject("change", UUID.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getString("code")))
        .list();
  }

  /**
   * A group of people.
   *
   * @param child area beneath the one asked for, or that one itself
   * @param band from the oldest, 0, on; null without a date of birth
   */
  public record PeopleCount(
      String child, @Nullable Integer band, @Nullable String sex, long people) {}

  /** People by child area, age band and sex. */
  public List<PeopleCount> people(Question question, int childDigits) {
    return CountedSets.people(
            jdbc,
            question,
            """
            select left(area_code, :digits) as child, band, sex, count(*) as people
            from counted
            group by 1, 2, 3
            """)
        .param("digits", childDigits)
        .query(
            (row, number) ->
                new PeopleCount(
                    row.getString("child"),
                    row.getObject("band", Integer.class),
                    row.getString("sex"),
                    row.getLong("people")))
        .list();
  }

  /** How many people speak which language; one person may speak several. */
  public List<LanguageCount> languages(Question question) {
    return CountedSets.people(
            jdbc,
            question,
            """
            select l.language, count(*) as people
            from counted
            cross join lateral unnest(languages) as l (language)
            where languages <> '{}'
            group by l.language
            order by people desc, l.language
            limit 50
            """)
        .query((row, number) -> new LanguageCount(row.getString("language"), row.getLong("people")))
        .list();
  }

  public record LanguageCount(String language, long people) {}

  /** A group of households that are alike in everything counted. */
  public record HouseholdCount(
      String child,
      String use,
      String kind,
      int size,
      boolean livingAlone,
      @Nullable String mark,
      boolean underCare,
      long households) {}

  /**
   * Households by child area, use, kind, size (6 is six and more), care mark and whether under
   * care.
   */
  public List<HouseholdCount> households(Question question, int childDigits) {
    return CountedSets.households(
            jdbc,
            question,
            """
            select left(area_code, :digits) as child, use, kind, least(people, 6) as size,
                   coalesce(living_alone, false) as living_alone, colour, under_care, count(*) as households
            from counted
            group by 1, 2, 3, 4, 5, 6, 7
            """)
        .param("digits", childDigits)
        .query(
            (row, number) ->
                new HouseholdCount(
                    row.getString("child"),
                    row.getString("use"),
                    row.getString("kind"),
                    row.getInt("size"),
                    row.getBoolean("living_alone"),
                    row.getString("colour"),
                    row.getBoolean("under_care"),
                    row.getLong("households")))
        .list();
  }

  public record PremisesCount(String use, long premises) {}

  /** Premises by use. */
  public List<PremisesCount> premises(Question question) {
    return CountedSets.premises(
            jdbc, question, "select use, count(*) as premises from counted group by use")
        .query((row, number) -> new PremisesCount(row.getString("use"), row.getLong("premises")))
        .list();
  }

  /**
   * To be called first in the transaction of a question about a past day. The planner cannot see
   * how many rows a past day leaves and takes it for one; joining by loops then takes minutes for
   * one community.
   */
  public void joinByHash() {
    jdbc.sql("set local enable_nestloop = off").update();
  }
}
