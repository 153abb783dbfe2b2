package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.registry.CareColour;
import org.koumen.registry.HouseholdFilter;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdRow;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists and searches households. */
@Component
public class HouseholdTable {

  /** Totals are counted up to here. */
  public static final int MOST_COUNTED = 10_000;

  private static final String IN_SCOPE =
      """
      exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
              where h.area_code >= s.f and h.area_code < s.t)
      """
          .strip();

  /** Callers narrow the scope to the area first; first and end are its outermost codes. */
  private static final String FOUND =
      """
      from household h
      where h.county >= :firstCounty and h.county <= :lastCounty
        and h.area_code >= :first and h.area_code < :end
        and %s
        and h.state = any(:states)
        and (cast(:query as tsquery) is null or h.search @@ cast(:query as tsquery))
        and (cast(:only as uuid[]) is null or h.id = any(cast(:only as uuid[])))
        and (cast(:use as text) is null or h.use = :use)
        and (cast(:kind as text) is null or h.kind = :kind)
        and (cast(:mark as text) is null or coalesce(h.care_mark, 'none') = :mark)
        and (cast(:underCare as boolean) is null or h.under_care = :underCare)
        and (cast(:livingAlone as boolean) is null or h.living_alone = :livingAlone)
        and (cast(:language as text) is null or h.languages @> array[:language::text])
        and (cast(:minPeople as int) is null or h.people >= :minPeople)
        and (cast(:maxPeople as int) is null or h.people <= :maxPeople)
        and (cast(:reviewDue as boolean) is null
             or coalesce(h.care_review_on <= :day, false) = :reviewDue)
        and (cast(:hasElder as boolean) is null
             or coalesce(h.eldest_born_on <= :elderBornUntil, false) = :hasElder)
        and (cast(:hasChild as boolean) is null
             or coalesce(h.youngest_born_on > :childBornAfter, false) = :hasChild)
        and (cast(:bornAfter as date) is null and cast(:sex as text) is null
             or exists (select 1 from resident r
                        where r.county = h.county and r.household_id = h.id
                          and r.state = any(:living)
                          and (cast(:sex as text) is null or r.sex = :sex)
                          and (cast(:bornAfter as date) is null
                               or r.born_on > :bornAfter and r.born_on <= :bornUntil)))
        and (cast(:category as text) is null
             or exists (select 1 from care_listing l
                        where l.county = h.county and l.household_id = h.id
                          and l.category = :category and l.until is null))
      """;

  private static final String PAGE_BEGINS =
      """
      select f.*, coalesce(g.name, v.name, '') as grid_name
      from (
        select h.county, h.id, h.area_code, h.address, h.number, h.kind, h.state, h.use,
               h.head_name, h.people, h.living_alone, h.care_mark, h.care_review_on,
               h.under_care, h.languages, h.last_visit_on
      """;

  private static final String PAGE_ENDS =
      """
        and (cast(:afterId as uuid) is null
             or (h.county, h.area_code, h.id) > (:afterCounty, :afterArea, :afterId))
        order by h.county, h.area_code, h.id
        limit :limit
      ) f
      left join area g on g.code = left(f.area_code, 15) and length(f.area_code) >= 15
      left join area v on v.code = left(f.area_code, 12)
      order by f.county, f.area_code, f.id
      """;

  /**
   * What is counted needs no ranges where the scope is one area: its outermost codes say it all.
   * The planner takes the ranges for leaving a ninth of the households, so it would collect a
   * hundred thousand that begin with a letter before it counts the first ten thousand. A page keeps
   * them: what is rare must not be looked for in the order of areas.
   */
  private static final String COUNTED = FOUND.formatted("(:oneArea or " + IN_SCOPE + ")");

  private static final String PAGE = PAGE_BEGINS + FOUND.formatted(IN_SCOPE) + PAGE_ENDS;

  /** What is met everywhere is at hand in the order of areas; no need to collect and sort it. */
  private static final String PAGE_OF_FREQUENT = PAGE_BEGINS + COUNTED + PAGE_ENDS;

  private static final String COUNT =
      "select count(*) from (select 1 " + COUNTED + " limit " + (MOST_COUNTED + 1) + ") as counted";

  private static final String COUNT_ALL = "select count(*) " + COUNTED;

  private final JdbcClient jdbc;

  HouseholdTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for besides the filter.
   *
   * @param query over the search keys; null for all
   * @param only these households, found by a number; null for all
   * @param isFrequent whether the query is one letter or digit, which thousands have
   */
  public record Sought(@Nullable String query, @Nullable List<UUID> only, boolean isFrequent) {
    /** Something that is not known to be frequent. */
    public Sought(@Nullable String query, @Nullable List<UUID> only) {
      this(query, only, false);
    }
  }

  /** The last row of the page before. */
  public record After(String county, String areaCode, UUID id) {}

  /** A page of households within a scope, by area. */
  public List<HouseholdRow> page(
      Scope scope, HouseholdFilter filter, Sought sought, @Nullable After after, int limit) {
    planForTheseValues();
    return bind(jdbc.sql(sought.isFrequent() ? PAGE_OF_FREQUENT : PAGE), scope, filter, sought)
        .param("afterCounty", after == null ? "" : after.county())
        .param("afterArea", after == null ? "" : after.areaCode())
        .param("afterId", after == null ? null : after.id(), Types.OTHER)
        .param("limit", limit)
        .query(HouseholdTable::row)
        .list();
  }

  /** How many households there are, counted up to one more than {@link #MOST_COUNTED}. */
  public long count(Scope scope, HouseholdFilter filter, Sought sought) {
    planForTheseValues();
    return bind(jdbc.sql(COUNT), scope, filter, sought).query(Long.class).single();
  }

  /** How many households there are, however many. */
  public long countAll(Scope scope, HouseholdFilter filter, Sought sought) {
    planForTheseValues();
    return bind(jdbc.sql(COUNT_ALL), scope, filter, sought).query(Long.class).single();
  }

  /** A plan for any values would never use the index of search keys. */
  private void planForTheseValues() {
    jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
  }

  private static StatementSpec bind(
      StatementSpec statement, Scope scope, HouseholdFilter filter, Sought sought) {
    String[] from = scope.from();
    String[] to = scope.to();
    return statement
        .param("first", from[0])
        .param("end", to[to.length - 1])
        .param("firstCounty", scope.firstCounty())
        .param("lastCounty", scope.lastCounty())
        .param("oneArea", from.length == 1)
        .param("scopeFrom", from)
        .param("scopeTo", to)
        .param(
            "states",
            filter.state() == null
                ? HouseholdState.belonging()
                : new String[] {filter.state().code()})
        .param("living", ResidentState.belonging())
        .param("query", sought.query(), Types.VARCHAR)
        .param(
            "only", sought.only() == null ? null : sought.only().toArray(UUID[]::new), Types.ARRAY)
        .param("use", code(filter.use()), Types.VARCHAR)
        .param("kind", code(filter.kind()), Types.VARCHAR)
        .param("mark", filter.mark(), Types.VARCHAR)
        .param("underCare", filter.underCare(), Types.BOOLEAN)
        .param("livingAlone", filter.livingAlone(), Types.BOOLEAN)
        .param("language", filter.language(), Types.VARCHAR)
        .param("minPeople", filter.minPeople(), Types.INTEGER)
        .param("maxPeople", filter.maxPeople(), Types.INTEGER)
        .param("reviewDue", filter.reviewDue(), Types.BOOLEAN)
        .param("day", filter.day())
        .param("hasElder", filter.hasElder(), Types.BOOLEAN)
        .param("elderBornUntil", filter.elderBornUntil())
        .param("hasChild", filter.hasChild(), Types.BOOLEAN)
        .param("childBornAfter", filter.childBornAfter())
        .param("sex", code(filter.sex()), Types.VARCHAR)
        .param(
            "bornAfter",
            filter.ageBand() == null ? null : filter.ageBand().bornAfter(filter.day()),
            Types.DATE)
        .param(
            "bornUntil",
            filter.ageBand() == null ? null : filter.ageBand().bornUntil(filter.day()),
            Types.DATE)
        .param("category", filter.category(), Types.VARCHAR);
  }

  private static @Nullable String code(@Nullable Word word) {
    return word == null ? null : word.code();
  }

  private static HouseholdRow row(ResultSet row, int number) throws SQLException {
    String mark = row.getString("care_mark");
    return new HouseholdRow(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getString("grid_name"),
        row.getString("address"),
        row.getString("number"),
        HouseholdKind.of(row.getString("kind")),
        HouseholdState.of(row.getString("state")),
        PremisesUse.of(row.getString("use")),
        row.getString("head_name"),
        row.getInt("people"),
        row.getBoolean("living_alone"),
        mark == null ? null : CareColour.of(mark),
        row.getObject("care_review_on", LocalDate.class),
        row.getBoolean("under_care"),
        List.of((String[]) row.getArray("languages").getArray()),
        row.getObject("last_visit_on", LocalDate.class),
        null);
  }

  /** A resident as a search sees one. */
  public record Known(
      String county, UUID household, UUID resident, String name, String pinyin, String initials) {}

  /** Those who live in some households. */
  public List<Known> peopleOf(Collection<String> counties, Collection<UUID> households) {
    return jdbc.sql(
            """
            select county, household_id, id, name, pinyin, initials
            from resident
            where county = any(:counties) and household_id = any(:ids)
              and state = any(:living)
            """)
        .param("living", ResidentState.belonging())
        .param("counties", counties.toArray(String[]::new))
        .param("ids", households.toArray(UUID[]::new))
        .query(HouseholdTable::known)
        .list();
  }

  /**
   * Everybody with an identity number: who claims it, those who wait as duplicates, and in one
   * county also those who moved away.
   */
  public List<Known> byIdentity(byte[] index, @Nullable String county) {
    return jdbc.sql(
            """
            with holder as (
              select county, resident_id from identity_claim where identity_index = :index
            ), known as (
              select county, resident_id from holder
              union
              select p.county, p.resident_b
              from duplicate_pair p
              join holder h on h.county = p.county_a and h.resident_id = p.resident_a
              where p.why = 'same_identity'
              union
              select r.county, r.id from resident r
              where r.county = :county and r.identity_index = :index
            )
            select r.county, r.household_id, r.id, r.name, r.pinyin, r.initials
            from known k
            join resident r on r.county = k.county and r.id = k.resident_id
            """)
        .param("index", index)
        .param("county", county)
        .query(HouseholdTable::known)
        .list();
  }

  /** Everybody with a phone number within a range of counties. */
  public List<Known> byPhone(byte[] index, Scope scope) {
    return jdbc.sql(
            """
            select county, household_id, id, name, pinyin, initials
            from resident
            where county >= :firstCounty and county <= :lastCounty and phone_index = :index
            """)
        .param("firstCounty", scope.firstCounty())
        .param("lastCounty", scope.lastCounty())
        .param("index", index)
        .query(HouseholdTable::known)
        .list();
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    return new Known(
        row.getString("county"),
        row.getObject("household_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("pinyin"),
        row.getString("initials"));
  }
}
