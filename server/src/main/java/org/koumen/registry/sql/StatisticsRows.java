package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.sql.StatisticsTable.Question;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the rows behind each count of {@link StatisticsTable}. */
@Component
public class StatisticsRows {
  private final JdbcClient jdbc;

  StatisticsRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The people behind a figure, by id; a condition that is null does not restrict. */
  public List<StatisticsRow> peopleRows(
      Question question,
      @Nullable Integer band,
      @Nullable String sex,
      @Nullable String language,
      @Nullable UUID after,
      int limit) {
    return CountedSets.people(
            jdbc,
            question,
            """
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
            """)
        .param("band", band)
        .param("sex", sex)
        .param("language", language)
        .param("after", after)
        .param("limit", limit)
        .query(StatisticsRows::row)
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
  public List<StatisticsRow> householdRows(
      Question question, HouseholdFilter filter, @Nullable UUID after, int limit) {
    return CountedSets.households(
            jdbc,
            question,
            """
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
            """)
        .param("use", filter.use())
        .param("kind", filter.kind())
        .param("size", filter.size())
        .param("mark", filter.mark())
        .param("livingAlone", filter.livingAlone())
        .param("underCare", filter.underCare())
        .param("after", after)
        .param("limit", limit)
        .query(StatisticsRows::row)
        .list();
  }

  /** The premises behind a figure, by id, each with a household that belongs there today. */
  public List<StatisticsRow> premisesRows(
      Question question, @Nullable String use, @Nullable UUID after, int limit) {
    return CountedSets.premises(
            jdbc,
            question,
            """
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
            """)
        .param("use", use)
        .param("after", after)
        .param("limit", limit)
        .query(StatisticsRows::row)
        .list();
  }

  private static StatisticsRow row(ResultSet row, int number) throws SQLException {
    return new StatisticsRow(
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
