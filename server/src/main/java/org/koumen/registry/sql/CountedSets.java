package org.koumen.registry.sql;

import java.util.UUID;
import java.util.function.Function;
import org.koumen.access.Scope;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.ResidentState;
import org.koumen.registry.sql.StatisticsTable.Question;
import org.koumen.registry.sql.StatisticsTable.Recoded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The people, households and premises that belonged to an area at the end of a day, as the common
 * table expression {@code counted}: counts and rows read the same one, so that they cannot
 * disagree.
 *
 * <p>A past day is today's rows with later changes taken back: of each column the oldest value that
 * a change after the day replaced, and no row that a change after the day added. Where no change
 * came after the day the rows are read as they stand, which takes a fraction of the time.
 */
final class CountedSets {
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

  private static final String PEOPLE_THEN =
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

  private static final String HOUSEHOLDS_THEN =
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

  private static final String PREMISES_THEN =
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

  private static final String PEOPLE_NOW =
      """
      with counted as (
        select county, id, household_id, area_code, sex, born_on, state, languages, name, pinyin,
               case when born_on is not null then width_bucket(born_on, :thresholds::date[]) end as band
        from resident
        where county = any(:counties) and area_code >= :from and area_code < :to
          and since <= :day and state = any(:living)
          %s
      )
      """;

  private static final String HOUSEHOLDS_NOW =
      """
      with counted as (
        select county, id, area_code, kind, use, address, head_name, people, living_alone,
               care_mark as colour, under_care
        from household
        where county = any(:counties) and area_code >= :from and area_code < :to
          and since <= :day and state = any(:belonging)
          %s
      )
      """;

  private static final String PREMISES_NOW =
      """
      with counted as (
        select county, id, address, use, area_code
        from premises
        where county = any(:counties) and area_code >= :from and area_code < :to and since <= :day
          %s
      )
      """;

  private static final String IN_SCOPE =
      """
      and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                      where area_code >= s.f and area_code < s.t)
      """;

  private CountedSets() {}

  /** A question about people, who have a {@code band}. */
  static StatementSpec people(JdbcClient jdbc, Question question, String about) {
    return bind(jdbc.sql(text(question, PEOPLE_NOW, PEOPLE_THEN) + about), question)
        .param("thresholds", question.thresholds());
  }

  /** A question about households, each with its people, mark and care. */
  static StatementSpec households(JdbcClient jdbc, Question question, String about) {
    return bind(jdbc.sql(text(question, HOUSEHOLDS_NOW, HOUSEHOLDS_THEN) + about), question);
  }

  /** A question about premises. */
  static StatementSpec premises(JdbcClient jdbc, Question question, String about) {
    return bind(jdbc.sql(text(question, PREMISES_NOW, PREMISES_THEN) + about), question);
  }

  private static String text(Question question, String now, String then) {
    if (!question.asItStands()) {
      return then;
    }
    // the bounds of the area say it all where the scope covers it
    return now.formatted(question.scope().covers(question.area()) ? "" : IN_SCOPE.strip());
  }

  private static StatementSpec bind(StatementSpec statement, Question question) {
    Scope within = question.scope().within(question.area());
    return statement
        .param("counties", question.counties().toArray(String[]::new))
        .param("day", question.day())
        .param("recodedIn", question.recoded().stream().map(Recoded::change).toArray(UUID[]::new))
        .param("recodedFrom", strings(question, Recoded::was))
        .param("recodedTo", strings(question, Recoded::now))
        .param("living", ResidentState.belonging())
        .param("belonging", HouseholdState.belonging())
        .param("from", question.area())
        .param("to", Scope.after(question.area()))
        .param("scopeFrom", within.from())
        .param("scopeTo", within.to());
  }

  private static String[] strings(Question question, Function<Recoded, String> part) {
    return question.recoded().stream().map(part).toArray(String[]::new);
  }
}
