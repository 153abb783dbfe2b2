package org.koumen.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log of every look at a household file (Personal Information Protection Law, articles 44, 54
 * and 55): who, when, what, why. A row is on the disk before anybody sees what it speaks of: it is
 * added in the transaction of the look itself, or by a transaction of its own before the answer.
 * Rows are never changed.
 */
@Component
public class LookLog {
  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  LookLog(JdbcClient jdbc, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /** What kind of look it was. */
  public enum Kind {
    /** A file was opened. */
    LOOK,
    /** Something masked was uncovered. */
    REVEAL,
    /** Somebody was looked for by identity or full phone number. */
    SEARCH,
    /** Rows left the program in a file. */
    EXPORT,
    /** The rows behind a figure were opened. */
    ROWS
  }

  /**
   * One look.
   *
   * @param fields what was uncovered or taken out, by field name
   */
  public record Look(
      UUID id,
      String areaCode,
      @Nullable UUID householdId,
      @Nullable UUID residentId,
      String kind,
      List<String> fields,
      @Nullable String reason,
      String accountName,
      Instant lookedAt) {}

  /**
   * Writes a look down.
   *
   * @param areaCode where the household lies; at least six digits, its county
   */
  public void add(
      Actor actor,
      Kind kind,
      String areaCode,
      @Nullable UUID householdId,
      @Nullable UUID residentId,
      List<String> fields,
      @Nullable String reason) {
    jdbc.sql(
            """
            insert into look
              (county, id, area_code, household_id, resident_id, kind, fields, reason,
               account_id, account_name, looked_at)
            values
              (:county, :id, :area, :household, :resident, :kind, :fields, :reason, :account, :name, :at)
            """)
        .param("county", areaCode.substring(0, Math.min(6, areaCode.length())))
        .param("id", Ids.next())
        .param("area", areaCode)
        .param("household", householdId)
        .param("resident", residentId)
        .param("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
        .param("fields", fields.toArray(String[]::new))
        .param("reason", reason)
        .param("account", actor.accountId())
        .param("name", actor.name())
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Somebody's file that was seen with many others.
   *
   * @param areaCode where the household lies; at least six digits
   */
  public record Seen(String areaCode, @Nullable UUID householdId, @Nullable UUID residentId) {}

  /** Writes many looks of one kind down at once. */
  public void addAll(
      Actor actor, Kind kind, List<Seen> seen, List<String> fields, @Nullable String reason) {
    if (seen.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into look
              (county, id, area_code, household_id, resident_id, kind, fields, reason,
               account_id, account_name, looked_at)
            select left(s.area, 6), s.id, s.area, s.household, s.resident, :kind, :fields, :reason,
                   :account, :name, :at
            from unnest(:ids::uuid[], :areas::text[], :households::uuid[], :residents::uuid[])
              as s (id, area, household, resident)
            """)
        .param("ids", seen.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("areas", seen.stream().map(Seen::areaCode).toArray(String[]::new))
        .param("households", seen.stream().map(Seen::householdId).toArray(UUID[]::new))
        .param("residents", seen.stream().map(Seen::residentId).toArray(UUID[]::new))
        .param("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
        .param("fields", fields.toArray(String[]::new))
        .param("reason", reason, java.sql.Types.VARCHAR)
        .param("account", actor.accountId())
        .param("name", actor.name())
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Who looked at one household, newest first. The caller has made sure that the household lies in
   * scope.
   */
  public List<Look> ofHousehold(String county, UUID household, int limit) {
    return jdbc.sql(
            """
            select id, area_code, household_id, resident_id, kind, fields, reason, account_name, looked_at
            from look
            where county = :county and household_id = :household
            order by looked_at desc, id desc
            limit :limit
            """)
        .param("county", county)
        .param("household", household)
        .param("limit", limit)
        .query(LookLog::look)
        .list();
  }

  /**
   * Looks at files of an area, newest first.
   *
   * @param after id of the last row of the page before
   */
  public Rows<Look> inArea(Scope scope, LogFilter filter, @Nullable UUID after, int limit) {
    Scope within = scope.within(filter.area());
    List<Look> found =
        jdbc.sql(
                """
                select id, area_code, household_id, resident_id, kind, fields, reason, account_name, looked_at
                from look
                where exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                              where area_code >= s.f and area_code < s.t)
                  and (cast(:after as uuid) is null or id < :after)
                  and (cast(:kind as text) is null or kind = :kind)
                  and (cast(:who as text) is null or position(:who in account_name) > 0)
                  and (cast(:since as timestamptz) is null or looked_at >= :since)
                  and (cast(:before as timestamptz) is null or looked_at < :before)
                order by id desc
                limit :limit
                """)
            .param("scopeFrom", within.from())
            .param("scopeTo", within.to())
            .param("after", after, java.sql.Types.OTHER)
            .param("kind", filter.kindOrNull(), java.sql.Types.VARCHAR)
            .param("who", filter.whoOrNull(), java.sql.Types.VARCHAR)
            .param(
                "since", filter.since(jurisdiction.zone()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param(
                "before",
                filter.before(jurisdiction.zone()),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("limit", limit + 1)
            .query(LookLog::look)
            .list();
    return Rows.page(found, limit, look -> look.id().toString());
  }

  private static Look look(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Look(
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getObject("household_id", UUID.class),
        row.getObject("resident_id", UUID.class),
        row.getString("kind"),
        List.of((String[]) row.getArray("fields").getArray()),
        row.getString("reason"),
        row.getString("account_name"),
        row.getTimestamp("looked_at").toInstant());
  }
}
