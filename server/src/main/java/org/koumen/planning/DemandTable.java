package org.koumen.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.registry.HouseholdState;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what a plan looks at: homes, people, places and what villages need. */
@Repository
class DemandTable {
  private final JdbcClient jdbc;

  DemandTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which homes.
   *
   * @param plan whose rows are looked at
   * @param before the plan that tells the visitors so far; null for none
   * @param part which of them
   * @param of whose, for {@link Part#OF_ONE}
   */
  record Which(AreaCode area, UUID plan, @Nullable UUID before, Part part, @Nullable UUID of) {}

  /** Part of the homes of an area. */
  enum Part {
    /** All but those that somebody locked. */
    UNLOCKED,
    /** Those that nobody has yet. */
    MISSING,
    /** Those that one person has. */
    OF_ONE
  }

  /** The homes of an area that belong to it today, neighbours one after the other. */
  Demand homes(Which which, String common) {
    Demand demand = new Demand();
    jdbc.sql(
            """
            select h.id, h.area_code, h.languages, h.longitude, h.latitude, b.staff_id as last,
                   case when length(h.area_code) = 18 then h.area_code
                        when h.building is not null
                          then left(h.area_code, 12) || coalesce(h.compound, '') || '|' || h.building
                        else h.premises_id::text end as place
            from household_place h
            left join assignment a on a.county = h.county and a.plan_id = :plan and a.household_id = h.id
            left join assignment b on b.county = h.county and b.plan_id = :before and b.household_id = h.id
            where h.county = :county and h.area_code >= :from and h.area_code < :end
              and h.state = any(:belonging)
              and case :part when 'UNLOCKED' then a.id is null or not a.locked
                             when 'MISSING' then a.id is null
                             else a.staff_id = :of end
            order by h.area_code, h.compound, h.building, length(h.entrance), h.entrance, length(h.floor), h.floor,
                     length(h.room), h.room, h.address, h.id
            """)
        .param("plan", which.plan())
        .param("before", which.before())
        .param("county", which.area().county())
        .param("from", which.area().range().from())
        .param("end", which.area().range().to())
        .param("belonging", HouseholdState.belonging())
        .param("part", which.part().name())
        .param("of", which.of())
        .query(
            (RowCallbackHandler)
                row -> {
                  String place = row.getString("place");
                  demand.add(
                      new Demand.Home(
                          row.getObject("id", UUID.class),
                          row.getString("area_code"),
                          place,
                          row.getObject("longitude", Double.class),
                          row.getObject("latitude", Double.class),
                          needed(texts(row, "languages"), common),
                          row.getObject("last", UUID.class)));
                });
    return demand;
  }

  /** The language without which nobody is understood there: none where the common one is spoken. */
  private static @Nullable String needed(List<String> spoken, String common) {
    if (spoken.isEmpty() || spoken.contains(common)) {
      return null;
    }
    return spoken.getFirst();
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    java.sql.Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /**
   * Those who can visit: holders of some kinds of post in the area, and cadres of some units.
   *
   * @param share where neither the person nor the unit has one of its own
   */
  List<Person> people(AreaCode area, PlanWishes wishes, int share, java.time.LocalDate today) {
    return jdbc.sql(
            """
            with held as (
              select staff_id, min(area_code) as area_code
              from serving_post
              where kind = any(:posts) and area_code >= :from and area_code < :end
                and active_from <= :today and (active_to is null or active_to >= :today)
              group by staff_id
            )
            select s.id, s.name, s.unit_id, s.skills, s.languages,
                   coalesce(p.area_code, case when s.area_code > :from and s.area_code < :end then s.area_code end)
                     as place,
                   coalesce(own.share, of_unit.share, :share) as share
            from serving_staff s
            left join held p on p.staff_id = s.id
            left join visiting_share own on own.holder_id = s.id
            left join visiting_share of_unit on of_unit.holder_id = s.unit_id
            where s.active_from <= :today and (s.active_to is null or s.active_to >= :today)
              and (p.staff_id is not null or (s.kind = 'cadre' and s.unit_id = any(:units)))
            order by s.id
            """)
        .param("posts", wishes.posts().toArray(String[]::new))
        .param("units", wishes.units().toArray(UUID[]::new))
        .param("from", area.range().from())
        .param("end", area.range().to())
        .param("share", share)
        .param("today", today)
        .query((row, n) -> person(row))
        .list();
  }

  static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("unit_id", UUID.class),
        row.getString("place"),
        texts(row, "skills"),
        texts(row, "languages"),
        row.getInt("share"));
  }

  /** Where the areas are whose middle is known. */
  Map<String, double[]> centres(AreaCode area) {
    Map<String, double[]> centres = new HashMap<>();
    jdbc.sql(
            """
            select code, longitude, latitude
            from area
            where longitude is not null and latitude is not null
              and (code >= :from and code < :end or :from like code || '%')
            """)
        .param("from", area.range().from())
        .param("end", area.range().to())
        .query(
            (RowCallbackHandler)
                row ->
                    centres.put(
                        row.getString("code"),
                        new double[] {row.getDouble("longitude"), row.getDouble("latitude")}));
    return centres;
  }

  /** What villages ask for. */
  Map<String, Set<String>> needs(AreaCode area) {
    Map<String, Set<String>> needs = new HashMap<>();
    jdbc.sql(
            "select area_code, need from village_need where area_code >= :from and area_code <"
                + " :end")
        .param("from", area.range().from())
        .param("end", area.range().to())
        .query(
            (RowCallbackHandler)
                row ->
                    needs
                        .computeIfAbsent(row.getString("area_code"), code -> new HashSet<>())
                        .add(row.getString("need")));
    return needs;
  }

  /** Sets what a village asks for. */
  void needs(AreaCode village, List<String> needs) {
    jdbc.sql("delete from village_need where area_code = :area")
        .param("area", village.value())
        .update();
    jdbc.sql(
            "insert into village_need (area_code, need) select :area, n from unnest(:needs::text[])"
                + " n")
        .param("area", village.value())
        .param("needs", needs.toArray(String[]::new))
        .update();
  }

  /** Somebody of the county, whatever their post, for each language that is needed. */
  Optional<UUID> speaker(String county, String language, java.time.LocalDate today) {
    return jdbc.sql(
            """
            select id from serving_staff
            where :language = any(languages) and left(area_code, 6) = :county
              and active_from <= :today and (active_to is null or active_to >= :today)
            order by kind, id
            limit 1
            """)
        .param("language", language)
        .param("county", county)
        .param("today", today)
        .query(UUID.class)
        .optional();
  }
}
