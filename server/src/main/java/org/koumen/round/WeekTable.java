package org.koumen.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what a week's plan looks at: homes, what was agreed with them, and the team. */
@Repository
class WeekTable {
  private final JdbcClient jdbc;

  WeekTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A household as the plan sees it.
   *
   * @param state of the household; only those that are present are called on
   * @param way knock or call, where the household said
   * @param times when its people are home, where the household said
   * @param agreedFrom of the appointment within the week; null without one
   * @param visitor who the appointment is with
   * @param pair why two go; null when one does
   */
  record Home(
      UUID id,
      String areaCode,
      String state,
      @Nullable Double longitude,
      @Nullable Double latitude,
      List<String> languages,
      @Nullable String way,
      @Nullable String times,
      @Nullable LocalDate awayUntil,
      @Nullable OffsetDateTime agreedFrom,
      @Nullable OffsetDateTime agreedTo,
      @Nullable String agreedWay,
      @Nullable UUID visitor,
      @Nullable String pair) {}

  /** These households, in the order of their addresses. */
  List<Home> homes(String county, Collection<UUID> ids, OffsetDateTime from, OffsetDateTime to) {
    return jdbc.sql(
            """
            select h.id, h.area_code, h.state, h.longitude, h.latitude, h.languages, w.way, w.times, w.away_until,
                   a.from_at, a.to_at, a.way as agreed_way, a.visitor_id, p.reason as pair
            from household_place h
            left join door_wish w on w.county = h.county and w.household_id = h.id
            left join visit_in_pairs p on p.county = h.county and p.household_id = h.id
            left join appointment a on a.county = h.county and a.household_id = h.id
              and a.state in ('proposed', 'booked') and a.from_at >= :from and a.from_at < :to
            where h.county = :county and h.id = any(:ids)
            order by h.area_code, h.compound, h.building, length(h.entrance), h.entrance, length(h.floor), h.floor,
                     length(h.room), h.room, h.address, h.id
            """)
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .param("from", from)
        .param("to", to)
        .query((row, n) -> home(row))
        .list();
  }

  private static Home home(ResultSet row) throws SQLException {
    return new Home(
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getString("state"),
        row.getObject("longitude", Double.class),
        row.getObject("latitude", Double.class),
        texts(row, "languages"),
        row.getString("way"),
        row.getString("times"),
        row.getObject("away_until", LocalDate.class),
        row.getObject("from_at", OffsetDateTime.class),
        row.getObject("to_at", OffsetDateTime.class),
        row.getString("agreed_way"),
        row.getObject("visitor_id", UUID.class),
        row.getString("pair"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    java.sql.Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** Households of an area with an appointment at the door between two moments. */
  List<UUID> agreed(AreaCode area, OffsetDateTime from, OffsetDateTime to) {
    return jdbc.sql(
            """
            select distinct household_id from appointment
            where county = :county and area_code >= :low and area_code < :high
              and state in ('proposed', 'booked') and way = 'door' and from_at >= :from and from_at < :to
            """)
        .param("county", area.county())
        .param("low", area.range().from())
        .param("high", area.range().to())
        .param("from", from)
        .param("to", to)
        .query(UUID.class)
        .list();
  }

  /**
   * Somebody of the team.
   *
   * @param places areas of the posts held
   */
  record Worker(UUID id, String name, List<String> languages, List<String> places) {}

  /** Holders of some kinds of post in an area on a day. */
  List<Worker> workers(AreaCode area, List<String> kinds, LocalDate day) {
    return jdbc.sql(
            """
            select s.id, s.name, s.languages, array_agg(distinct p.area_code) as places
            from serving_post p
            join serving_staff s on s.id = p.staff_id
            where p.kind = any(:kinds) and p.area_code >= :from and p.area_code < :end
              and p.active_from <= :day and (p.active_to is null or p.active_to >= :day)
              and s.active_from <= :day and (s.active_to is null or s.active_to >= :day)
            group by s.id, s.name, s.languages, s.pinyin
            order by s.pinyin, s.id
            """)
        .param("kinds", kinds.toArray(String[]::new))
        .param("from", area.range().from())
        .param("end", area.range().to())
        .param("day", day)
        .query((row, n) -> worker(row))
        .list();
  }

  /** These people, by name; who holds no post any more has no places. */
  List<Worker> workers(Collection<UUID> ids, LocalDate day) {
    return jdbc.sql(
            """
            select s.id, s.name, s.languages,
                   array(select distinct p.area_code from serving_post p
                         where p.staff_id = s.id and p.active_from <= :day
                           and (p.active_to is null or p.active_to >= :day)) as places
            from serving_staff s
            where s.id = any(:ids)
            order by s.pinyin, s.id
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .param("day", day)
        .query((row, n) -> worker(row))
        .list();
  }

  private static Worker worker(ResultSet row) throws SQLException {
    return new Worker(
        row.getObject("id", UUID.class),
        row.getString("name"),
        texts(row, "languages"),
        texts(row, "places"));
  }

  /** Where the areas are whose middle is known: longitude and latitude. */
  Map<String, double[]> centres(AreaCode area) {
    Map<String, double[]> centres = new HashMap<>();
    jdbc.sql(
            """
            select code, longitude, latitude from area
            where longitude is not null and latitude is not null
              and (code >= :from and code < :end or starts_with(:from, code))
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
}
