package org.koumen.registry.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.registry.AgeBands;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.ResidentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts people, households and premises as they were at the end of a day, and opens the rows
 * behind each count.
 *
 * <p>A past day is today's rows with later changes taken back: of each column the oldest value that
 * a change after the day replaced, and no row that a change after the day added. Counts and rows
 * read the same common table expressions, so that they cannot disagree.
 */
@Component
public class StatisticsTable {
  /** What later changes replaced, one row for each row of a file that they touched. */
  private static final String LATER =
      """
      with later as (
        select fc.county, c.value ->> 'table' as tab, (c.value ->> 'id')::uuid as id,
               case when n.code is null then c.value -> 'before'
                    else c.value -> 'before' || jsonb_build_object('area_code', n.code) end as before,
               fc.happened_on, fc.recorded_at, fc.id as change_id
        from file_change fc
        cross join lateral jsonb_array_elements(fc.changes) as c (value)
        left join unnest(:recodedIn::uuid[], :recodedFrom::text[], :recodedTo::text[]) as n (change_id, was, code)
          on n.change_id = fc.id and n.was = c.value -> 'before' ->> 'area_code'
        where fc.county = any(:counties) and fc.happened_on > :day
      ),
      touched as (
        select l.county, l.tab, l.id,
               bool_or(jsonb_typeof(l.before) = 'null') as added_later,
               coalesce(
                 jsonb_object_agg(e.key, e.value order by l.happened_on desc, l.recorded_at desc, l.change_id desc)
                   filter (where e.key is not null),
                 '{}') as was
        from later l
        left join lateral jsonb_each(case when jsonb_typeof(l.before) = 'object' then l.before else '{}' end) e on true
        group by l.county, l.tab, l.id
      ),
      """;

  private static final String PEOPLE =
      LATER
          + """
          person as (
            select r.county, r.id,
                   coalesce((t.was ->> 'household_id')::uuid, r.household_id) as household_id,
                   coalesce(t.was ->> 'area_code', r.area_code) collate "C" as area_code,
                   case when jsonb_exists(t.was, 'sex') then t.was ->> 'sex' else r.sex end as sex,
                   case when jsonb_exists(t.was, 'born_on') then (t.was ->> 'born_on')::date else r.born_on end as born_on,
                   coalesce(t.was ->> 'state', r.state) as state,
                   case when jsonb_exists(t.was, 'languages')
                        then array(select jsonb_array_elements_text(t.was -> 'languages'))
                        else r.languages end as languages,
                   r.name, r.pinyin
            from resident r
            left join touched t on t.county = r.county and t.id = r.id and t.tab = 'resident'
            where r.county = any(:counties)
              and (r.area_code >= :from and r.area_code < :to
                   or r.id = any(array(select id from touched where tab = 'resident')))
              and r.since <= :day and not coalesce(t.added_later, false)
          ),
          counted as (
            select county, id, household_id, area_code, sex, born_on, state, languages, name, pinyin,
                   case when born_on is not null then width_bucket(born_on, :thresholds::date[]) end as band
            from person
            where state = any(:living)
              and area_code >= :from and area_code < :to
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
          )
          """;

  private static final String HOUSEHOLDS =
      LATER
          + """
          member as (
            select r.county, coalesce((t.was ->> 'household_id')::uuid, r.household_id) as household_id,
                   coalesce(t.was ->> 'state', r.state) as state
            from resident r
            left join touched t on t.county = r.county and t.id = r.id and t.tab = 'resident'
            where r.county = any(:counties)
              and (r.area_code >= :from and r.area_code < :to
                   or r.id = any(array(select id from touched where tab = 'resident')))
              and r.since <= :day and not coalesce(t.added_later, false)
          ),
          members as (
            select county, household_id, count(*) as people, count(*) filter (where state = 'present') as present
            from member
            where state = any(:living)
            group by county, household_id
          ),
          place as (
            select p.county, p.id, coalesce(t.was ->> 'use', p.use) as use
            from premises p
            left join touched t on t.county = p.county and t.id = p.id and t.tab = 'premises'
            where p.county = any(:counties)
          ),
          listed as (
            select l.county, coalesce((t.was ->> 'household_id')::uuid, l.household_id) as household_id,
                   l.since,
                   case when jsonb_exists(t.was, 'until') then (t.was ->> 'until')::date else l.until end as until
            from care_listing l
            left join touched t on t.county = l.county and t.id = l.id and t.tab = 'care_listing'
            where l.county = any(:counties) and not coalesce(t.added_later, false)
          ),
          home as (
            select h.county, h.id,
                   coalesce((t.was ->> 'premises_id')::uuid, h.premises_id) as premises_id,
                   coalesce(t.was ->> 'area_code', h.area_code) collate "C" as area_code,
                   coalesce(t.was ->> 'kind', h.kind) as kind,
                   coalesce(t.was ->> 'state', h.state) as state,
                   h.address, h.head_name
            from household h
            left join touched t on t.county = h.county and t.id = h.id and t.tab = 'household'
            where h.county = any(:counties)
              and (h.area_code >= :from and h.area_code < :to
                   or h.id = any(array(select id from touched where tab = 'household')))
              and h.since <= :day and not coalesce(t.added_later, false)
          ),
          counted as (
            select h.county, h.id, h.area_code, h.kind, p.use, h.address, h.head_name,
                   coalesce(m.people, 0) as people,
                   m.present = 1 and h.state = 'present' and h.kind in ('family', 'tenant') as living_alone,
                   c.colour,
                   u.household_id is not null as under_care
            from home h
            join place p on p.county = h.county and p.id = h.premises_id
            left join (select distinct county, household_id
                       from listed
                       where since <= :day and (until is null or until > :day)) u
              on u.county = h.county and u.household_id = h.id
            left join members m on m.county = h.county and m.household_id = h.id
            left join (select distinct on (county, household_id) county, household_id, colour
                       from care_mark
                       where county = any(:counties) and set_on <= :day and (ended_on is null or ended_on > :day)
                       order by county, household_id, set_on desc, id desc) c
              on c.county = h.county and c.household_id = h.id
            where h.state = any(:belonging)
              and h.area_code >= :from and h.area_code < :to
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where h.area_code >= s.f and h.area_code < s.t)
          )
          """;

  private static final String PREMISES =
      LATER
          + """
          stood as (
            select p.county, p.id, coalesce(t.was ->> 'address', p.address) as address,
                   coalesce(t.was ->> 'use', p.use) as use,
                   coalesce(t.was ->> 'area_code', p.area_code) collate "C" as area_code
            from premises p
            left join touched t on t.county = p.county and t.id = p.id and t.tab = 'premises'
            where p.county = any(:counties)
              and (p.area_code >= :from and p.area_code < :to
                   or p.id = any(array(select id from touched where tab = 'premises')))
              and p.since <= :day and not coalesce(t.added_later, false)
          ),
          counted as (
            select county, id, address, use, area_code
            from stood
            where area_code >= :from and area_code < :to
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
          )
          """;

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
   */
  public record Question(
      List<String> counties,
      String area,
      LocalDate day,
      AgeBands bands,
      Scope scope,
      List<Recoded> recoded) {

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
    return ask(
            PEOPLE
                + """
                select left(area_code, :digits) as child, band, sex, count(*) as people
                from counted
                group by 1, 2, 3
                """,
            question)
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
    return ask(
            PEOPLE
                + """
                select l.language, count(*) as people
                from counted
                cross join lateral unnest(languages) as l (language)
                group by l.language
                order by people desc, l.language
                limit 50
                """,
            question)
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
    return ask(
            HOUSEHOLDS
                + """
                select left(area_code, :digits) as child, use, kind, least(people, 6) as size,
                       coalesce(living_alone, false) as living_alone, colour, under_care, count(*) as households
                from counted
                group by 1, 2, 3, 4, 5, 6, 7
                """,
            question)
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
    return ask(PREMISES + "select use, count(*) as premises from counted group by use", question)
        .query((row, number) -> new PremisesCount(row.getString("use"), row.getLong("premises")))
        .list();
  }

  /**
   * One row behind a figure.
   *
   * @param householdId null for premises without a household
   * @param age completed years on the day; null for households and premises, or without a date of
   *     birth
   */
  public record Row(
      UUID id,
      String county,
      String areaCode,
      @Nullable UUID householdId,
      @Nullable String name,
      @Nullable String sex,
      @Nullable Integer age,
      String address,
      @Nullable Integer people) {}

  /** The people behind a figure, by id; a condition that is null does not restrict. */
  public List<Row> peopleRows(
      Question question,
      @Nullable Integer band,
      @Nullable String sex,
      @Nullable String language,
      @Nullable UUID after,
      int limit) {
    return ask(
            PEOPLE
                + """
                select c.id, c.county, c.area_code, c.household_id, c.name, c.sex,
                       extract(year from age(:day::date, c.born_on))::int as age, h.address, null::int as people
                from counted c
                join household h on h.county = c.county and h.id = c.household_id
                where (:band::int is null or (c.band = :band or (:band = -1 and c.band is null)))
                  and (:sex::text is null or c.sex = :sex or (:sex = 'unknown' and c.sex is null))
                  and (:language::text is null or :language = any(c.languages))
                  and (:after::uuid is null or c.id > :after::uuid)
                order by c.id
                limit :limit
                """,
            question)
        .param("band", band)
        .param("sex", sex)
        .param("language", language)
        .param("after", after)
        .param("limit", limit)
        .query(StatisticsTable::row)
        .list();
  }

  /** Which households a figure counts; a condition that is null does not restrict. */
  public record HouseholdFilter(
      @Nullable String use,
      @Nullable String kind,
      @Nullable Integer size,
      @Nullable String mark,
      @Nullable Boolean livingAlone,
      @Nullable Boolean underCare) {}

  /** The households behind a figure, by id. */
  public List<Row> householdRows(
      Question question, HouseholdFilter filter, @Nullable UUID after, int limit) {
    return ask(
            HOUSEHOLDS
                + """
                select c.id, c.county, c.area_code, c.id as household_id, c.head_name as name, null as sex,
                       null::int as age, c.address, c.people::int as people
                from counted c
                where (:use::text is null or c.use = :use)
                  and (:kind::text is null or c.kind = :kind)
                  and (:size::int is null or least(c.people, 6) = :size)
                  and (:mark::text is null or coalesce(c.colour, 'none') = :mark)
                  and (:livingAlone::boolean is null or coalesce(c.living_alone, false) = :livingAlone)
                  and (:underCare::boolean is null or c.under_care = :underCare)
                  and (:after::uuid is null or c.id > :after::uuid)
                order by c.id
                limit :limit
                """,
            question)
        .param("use", filter.use())
        .param("kind", filter.kind())
        .param("size", filter.size())
        .param("mark", filter.mark())
        .param("livingAlone", filter.livingAlone())
        .param("underCare", filter.underCare())
        .param("after", after)
        .param("limit", limit)
        .query(StatisticsTable::row)
        .list();
  }

  /** The premises behind a figure, by id, each with a household that belongs there today. */
  public List<Row> premisesRows(
      Question question, @Nullable String use, @Nullable UUID after, int limit) {
    return ask(
            PREMISES
                + """
                , page as (
                  select c.id, c.county, c.area_code, c.address
                  from counted c
                  where (:use::text is null or c.use = :use) and (:after::uuid is null or c.id > :after::uuid)
                  order by c.id
                  limit :limit
                )
                select p.id, p.county, p.area_code, h.id as household_id, h.head_name as name, null as sex,
                       null::int as age, p.address, h.people::int as people
                from page p
                left join lateral (
                  select id, head_name, people from household
                  where county = p.county and premises_id = p.id and state = any(:belonging)
                  order by id
                  limit 1
                ) h on true
                order by p.id
                """,
            question)
        .param("use", use)
        .param("after", after)
        .param("limit", limit)
        .query(StatisticsTable::row)
        .list();
  }

  /**
   * To be called first in the transaction of a question. The planner cannot see how many rows a
   * past day leaves and takes it for one; joining by loops then takes minutes for one community.
   */
  public void joinByHash() {
    jdbc.sql("set local enable_nestloop = off").update();
  }

  private JdbcClient.StatementSpec ask(String sql, Question question) {
    Scope within = question.scope().within(question.area());
    JdbcClient.StatementSpec statement =
        jdbc.sql(sql)
            .param("counties", question.counties().toArray(String[]::new))
            .param("day", question.day())
            .param(
                "recodedIn", question.recoded().stream().map(Recoded::change).toArray(UUID[]::new))
            .param("recodedFrom", strings(question, Recoded::was))
            .param("recodedTo", strings(question, Recoded::now))
            .param("living", ResidentState.belonging())
            .param("belonging", HouseholdState.belonging())
            .param("from", question.area())
            .param("to", Scope.after(question.area()))
            .param("scopeFrom", within.from())
            .param("scopeTo", within.to());
    return sql.contains(":thresholds")
        ? statement.param("thresholds", question.thresholds())
        : statement;
  }

  private static String[] strings(Question question, Function<Recoded, String> part) {
    return question.recoded().stream().map(part).toArray(String[]::new);
  }

  private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("county"),
        row.getString("area_code"),
        row.getObject("household_id", UUID.class),
        row.getString("name"),
        row.getString("sex"),
        row.getObject("age", Integer.class),
        row.getString("address"),
        row.getObject("people", Integer.class));
  }
}
