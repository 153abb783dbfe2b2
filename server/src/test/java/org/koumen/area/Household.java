package org.koumen.area;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A household with what hangs on it, written straight into the tables: moving areas asks nothing of
 * the registry's desks.
 */
record Household(UUID id, UUID premises, UUID resident, byte[] identityIndex) {

  /** One household in a building. */
  static Household write(JdbcClient jdbc, AreaCode place, String building, int number) {
    return write(jdbc, place, List.of(building), List.of(number)).getFirst();
  }

  /** So many households, forty in a building. */
  static List<Household> write(JdbcClient jdbc, AreaCode place, int count) {
    List<Integer> numbers = IntStream.range(0, count).boxed().toList();
    List<String> buildings =
        numbers.stream().map(number -> Integer.toString(number / 40 + 1)).toList();
    return write(jdbc, place, buildings, numbers);
  }

  /** Writes premises, household, resident, claim, plan with a step, and a visit of each. */
  private static List<Household> write(
      JdbcClient jdbc, AreaCode place, List<String> buildings, List<Integer> numbers) {
    List<Household> made =
        numbers.stream()
            .map(number -> new Household(Ids.next(), Ids.next(), Ids.next(), index()))
            .toList();
    for (String table : TABLES) {
      jdbc.sql(
              """
              with made as (
                select *, building || '号楼' || number || '室' as address
                from unnest(:ids::uuid[], :premises::uuid[], :residents::uuid[], :indexes::text[],
                            :buildings::text[], :numbers::int[])
                  as made (id, premises, resident, index, building, number)
              )
              """
                  + table)
          .param("ids", made.stream().map(Household::id).toArray(UUID[]::new))
          .param("premises", made.stream().map(Household::premises).toArray(UUID[]::new))
          .param("residents", made.stream().map(Household::resident).toArray(UUID[]::new))
          .param(
              "indexes",
              made.stream()
                  .map(household -> HexFormat.of().formatHex(household.identityIndex()))
                  .toArray(String[]::new))
          .param("buildings", buildings.toArray(String[]::new))
          .param("numbers", numbers.toArray(Integer[]::new))
          .param("county", place.county())
          .param("area", place.value())
          .param("since", LocalDate.parse("2026-11-01"))
          .param("now", OffsetDateTime.parse("2026-11-01T08:00:00+08:00"))
          .update();
    }
    return made;
  }

  private static final List<String> TABLES =
      List.of(
          """
          insert into premises (county, id, area_code, address, address_key, use, building, source, since, recorded_at)
          select :county, premises, :area, address, building || '-' || number, 'residential', building, 'test', :since, :now
          from made
          """,
          """
          insert into household (county, id, area_code, premises_id, kind, state, address, use, people, source, since, recorded_at)
          select :county, id, :area, premises, 'family', 'present', address, 'residential', 3, 'test', :since, :now
          from made
          """,
          """
          insert into household_count_open (county, id, area_code, households, people)
          select :county, id, :area, 1, 3 from made
          """,
          """
          insert into resident (county, id, area_code, household_id, name, pinyin, initials, relation,
                                identity_index, state, source, since, recorded_at)
          select :county, resident, :area, id, '王一', 'wangyi', 'wy', 'head', decode(index, 'hex'), 'present', 'test', :since, :now
          from made
          """,
          """
          insert into identity_claim (identity_index, county, resident_id)
          select decode(index, 'hex'), :county, resident from made
          """,
          """
          insert into household_plan (county, id, area_code, household_id, goal, owner_name, state, opened_on,
                                      due_on, check_every_days, next_check_on)
          select :county, resident, :area, id, '就业', '李', 'open', :since, :since, 30, :since from made
          """,
          """
          insert into plan_step (county, id, plan_id, position, what)
          select :county, id, resident, 1, '登记' from made
          """,
          """
          insert into visit (county, id, area_code, household_id, outcome, form, visited_at, received_at, visitor_id,
                             visitor_name)
          select :county, resident, :area, id, 'met', 'door', :now, :now, id, '李' from made
          """);

  /** Where every row of the household says it is; one place when nothing is lost or left behind. */
  String place(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select string_agg(distinct place, ' | ') || ' x' || count(*)
            from (
              select county || '/' || area_code as place from premises where id = :premises
              union all select county || '/' || area_code from household where id = :id
              union all select county || '/' || area_code from resident where id = :resident
              union all select county || '/' || area_code from household_plan where id = :resident
              union all select county || '/' || area_code from visit where id = :resident
              union all select s.county || '/' || p.area_code
                        from plan_step s join household_plan p on p.county = s.county and p.id = s.plan_id
                        where s.id = :id
              union all select c.county || '/' || r.area_code
                        from identity_claim c join resident r on r.county = c.county and r.id = c.resident_id
                        where c.identity_index = :index
            ) rows
            """)
        .param("premises", premises)
        .param("id", id)
        .param("resident", resident)
        .param("index", identityIndex)
        .query(String.class)
        .single();
  }

  /** What {@link #place} answers when all seven rows are in one place. */
  static String whole(AreaCode place) {
    return place.county() + "/" + place.value() + " x7";
  }

  private static byte[] index() {
    UUID id = UUID.randomUUID();
    return java.nio.ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
