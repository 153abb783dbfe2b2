package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many households belong where, with how many people: differences as they come in, and the sums
 * they are folded into.
 */
@Component
public class CountTable {
  private final JdbcClient jdbc;

  CountTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What one or more households count for in the area they are in. */
  public record Share(String areaCode, long households, long people) {
    /** The share of one household; none when it does not belong to the area any more. */
    public static Share of(String areaCode, HouseholdState state, int people) {
      return state.belongs() ? new Share(areaCode, 1, people) : new Share(areaCode, 0, 0);
    }
  }

  /** A sum of an area, or differences of an area that wait to be added to it and those above. */
  public record Sum(String areaCode, long households, long people, boolean waiting) {}

  /** What some households count for as they stand. */
  public List<Share> sharesOf(String county, Collection<UUID> households) {
    return jdbc.sql(
            """
            select area_code, state, people
            from household
            where county = :county and id = any(:ids)
            """)
        .param("county", county)
        .param("ids", households.toArray(UUID[]::new))
        .query(CountTable::share)
        .list();
  }

  /**
   * What some households, and all those at some premises, count for as they stand; locked until the
   * transaction ends.
   */
  public List<Share> sharesForUpdate(
      Collection<String> counties, Collection<UUID> households, Collection<UUID> premises) {
    return jdbc.sql(
            """
            select area_code, state, people
            from household
            where county = any(:counties) and (id = any(:ids) or premises_id = any(:premises))
            order by id
            for update
            """)
        .param("counties", counties.toArray(String[]::new))
        .param("ids", households.toArray(UUID[]::new))
        .param("premises", premises.toArray(UUID[]::new))
        .query(CountTable::share)
        .list();
  }

  /** Writes down what changed from some shares to others; nothing where all areas stay the same. */
  public void change(Collection<Share> before, Collection<Share> after) {
    Map<String, long[]> areas = new TreeMap<>();
    add(areas, before, -1);
    add(areas, after, 1);
    areas.values().removeIf(change -> change[0] == 0 && change[1] == 0);
    if (areas.isEmpty()) {
      return;
    }
    List<UUID> ids = new ArrayList<>();
    areas.forEach((area, change) -> ids.add(Ids.next()));
    jdbc.sql(
            """
            insert into household_count_open (county, id, area_code, households, people)
            select left(area, 6), id, area, households, people
            from unnest(:ids::uuid[], :areas::text[], :households::bigint[], :people::bigint[])
              as u (id, area, households, people)
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .param("areas", areas.keySet().toArray(String[]::new))
        .param("households", areas.values().stream().map(change -> change[0]).toArray(Long[]::new))
        .param("people", areas.values().stream().map(change -> change[1]).toArray(Long[]::new))
        .update();
  }

  private static void add(Map<String, long[]> areas, Collection<Share> shares, int sign) {
    for (Share share : shares) {
      long[] sum = areas.computeIfAbsent(share.areaCode(), area -> new long[2]);
      sum[0] += sign * share.households();
      sum[1] += sign * share.people();
    }
  }

  private static Share share(ResultSet row, int number) throws SQLException {
    return Share.of(
        row.getString("area_code"),
        HouseholdState.of(row.getString("state")),
        row.getInt("people"));
  }

  /**
   * The folded sums of some areas, and all differences that wait in some counties, read at one
   * moment.
   *
   * @param counties of the differences; empty for all counties
   */
  public List<Sum> sums(Collection<String> areas, Collection<String> counties) {
    return jdbc.sql(
            """
            select area_code, households, people, false as waiting
            from household_count
            where county = any(:owners) and area_code = any(:areas)
            union all
            select area_code, sum(households), sum(people), true
            from household_count_open
            where county = any(:counties) or :all
            group by area_code
            """)
        .param(
            "owners",
            areas.stream()
                .map(area -> area.substring(0, Math.min(6, area.length())))
                .distinct()
                .toArray(String[]::new))
        .param("areas", areas.toArray(String[]::new))
        .param("counties", counties.toArray(String[]::new))
        .param("all", counties.isEmpty())
        .query(
            (row, n) ->
                new Sum(
                    row.getString("area_code"),
                    row.getLong("households"),
                    row.getLong("people"),
                    row.getBoolean("waiting")))
        .list();
  }

  /** Counties in which something waits to be folded. */
  public List<String> waiting() {
    return jdbc.sql("select distinct county from household_count_open order by county")
        .query(String.class)
        .list();
  }

  /**
   * Takes up to {@code limit} differences of a county off the waiting list and adds them to the
   * sums of their area and of every area above it up to the nation. One statement: a reader sees a
   * difference either waiting or summed. Two nodes that fold at once take different differences,
   * and touch sums in one order.
   *
   * @return how many were taken
   */
  public int fold(String county, int limit) {
    return jdbc.sql(
            """
            with picked as (
              select county, id from household_count_open
              where county = :county
              order by id
              limit :limit
              for update skip locked
            ), taken as (
              delete from household_count_open o
              using picked p
              where o.county = p.county and o.id = p.id
              returning o.area_code, o.households, o.people
            ), upward as (
              select left(t.area_code, least(l.digits, 6)) as county,
                     left(t.area_code, l.digits) as area_code,
                     sum(t.households) as households, sum(t.people) as people
              from taken t
              cross join (values (0), (2), (4), (6), (9), (12), (15), (18)) as l (digits)
              where length(t.area_code) >= l.digits
              group by 1, 2
              order by 1, 2
            ), summed as (
              insert into household_count as total (county, area_code, households, people)
              select county, area_code, households, people from upward
              on conflict (county, area_code) do update
                set households = total.households + excluded.households,
                    people = total.people + excluded.people
            )
            select count(*) from taken
            """)
        .param("county", county)
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }
}
