package org.koumen.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
  /** Digits of area codes. */
  private static final int[] LEVELS = {2, 4, 6, 9, 12, 15, 18};

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
    ROWS,
    /** A file was taken along on a worker's phone. */
    CARRY
  }

  /**
   * One look, or all looks of one export as one.
   *
   * @param areaCode where the household lies; of many, the area around them all
   * @param fields what was uncovered or taken out, by field name
   * @param looks how many they are; 1 for a single look
   * @param exported by which export, where it was one
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
      Instant lookedAt,
      long looks,
      @Nullable UUID exported) {}

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

  /** Writes down whose files left in one export. */
  public void addExported(
      Actor actor, UUID export, List<Seen> seen, List<String> fields, @Nullable String reason) {
    add(actor, Kind.EXPORT, seen, fields, reason, export);
  }

  /** Writes down whose files went along on a phone, together: one line that opens its rows. */
  public void addCarried(Actor actor, List<Seen> seen) {
    add(actor, Kind.CARRY, seen, List.of(), null, Ids.next());
  }

  private void add(
      Actor actor,
      Kind kind,
      List<Seen> seen,
      List<String> fields,
      @Nullable String reason,
      @Nullable UUID export) {
    if (seen.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into look
              (county, id, area_code, household_id, resident_id, kind, fields, reason,
               account_id, account_name, looked_at, export_id)
            select left(s.area, 6), s.id, s.area, s.household, s.resident, :kind, :fields, :reason,
                   :account, :name, :at, cast(:export as uuid)
            from unnest(:ids::uuid[], :areas::text[], :households::uuid[], :residents::uuid[])
              as s (id, area, household, resident)
            """)
        .param("ids", seen.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("areas", seen.stream().map(Seen::areaCode).toArray(String[]::new))
        .param("households", seen.stream().map(Seen::householdId).toArray(UUID[]::new))
        .param("residents", seen.stream().map(Seen::residentId).toArray(UUID[]::new))
        .param("export", export, Types.OTHER)
        .param("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
        .param("fields", fields.toArray(String[]::new))
        .param("reason", reason, Types.VARCHAR)
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
            select id, area_code, household_id, resident_id, kind, fields, reason, account_name,
                   looked_at, 1 as looks, export_id, area_code as last_area
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
   * A look as those are told whose file it was.
   *
   * @param staffId who looked, where the account belongs to somebody of the staff
   */
  public record Told(
      String kind,
      List<String> fields,
      @Nullable String reason,
      String accountName,
      @Nullable UUID staffId,
      Instant lookedAt) {}

  /** Who looked at one household, for the household itself, newest first. */
  public List<Told> toldToHousehold(String county, UUID household, int limit) {
    return jdbc.sql(
            """
            select l.kind, l.fields, l.reason, l.account_name, a.staff_id, l.looked_at
            from look l
            left join account a on a.id = l.account_id
            where l.county = :county and l.household_id = :household
            order by l.looked_at desc, l.id desc
            limit :limit
            """)
        .param("county", county)
        .param("household", household)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Told(
                    row.getString("kind"),
                    List.of((String[]) row.getArray("fields").getArray()),
                    row.getString("reason"),
                    row.getString("account_name"),
                    row.getObject("staff_id", UUID.class),
                    row.getTimestamp("looked_at").toInstant()))
        .list();
  }

  /**
   * Looks at files of an area, newest first; what left in one export is one line.
   *
   * @param after id of the last row of the page before
   */
  public Rows<Look> inArea(Scope scope, LogFilter filter, @Nullable UUID after, int limit) {
    List<Look> found =
        filtered(
            """
            select coalesce(export_id, id) as id, min(area_code) as area_code, max(area_code) as last_area,
                   (array_agg(household_id) filter (where export_id is null))[1] as household_id,
                   (array_agg(resident_id) filter (where export_id is null))[1] as resident_id,
                   min(kind) as kind, min(fields) as fields, min(reason) as reason,
                   min(account_name) as account_name, max(looked_at) as looked_at,
                   count(*) as looks, (array_agg(export_id))[1] as export_id
            from look
            where exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
              and (cast(:after as uuid) is null or coalesce(export_id, id) < :after)
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:who as text) is null or position(:who in account_name) > 0)
              and (cast(:since as timestamptz) is null or looked_at >= :since)
              and (cast(:before as timestamptz) is null or looked_at < :before)
            group by coalesce(export_id, id)
            order by coalesce(export_id, id) desc
            limit :limit
            """,
            scope,
            filter,
            after,
            limit,
            Optional.empty());
    return Rows.page(found, limit, look -> look.id().toString());
  }

  /**
   * Whose files of an area left in one export.
   *
   * @param after id of the last row of the page before
   */
  public Rows<Look> ofExport(
      Scope scope, LogFilter filter, UUID export, @Nullable UUID after, int limit) {
    List<Look> found =
        filtered(
            """
            select id, area_code, household_id, resident_id, kind, fields, reason, account_name,
                   looked_at, 1 as looks, export_id, area_code as last_area
            from look
            where coalesce(export_id, id) = :export and export_id is not null
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
              and (cast(:after as uuid) is null or id < :after)
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:who as text) is null or position(:who in account_name) > 0)
              and (cast(:since as timestamptz) is null or looked_at >= :since)
              and (cast(:before as timestamptz) is null or looked_at < :before)
            order by id desc
            limit :limit
            """,
            scope,
            filter,
            after,
            limit,
            Optional.of(export));
    return Rows.page(found, limit, look -> look.id().toString());
  }

  private List<Look> filtered(
      String sql,
      Scope scope,
      LogFilter filter,
      @Nullable UUID after,
      int limit,
      Optional<UUID> export) {
    Scope within = scope.within(filter.area());
    ZoneId zone = jurisdiction.zone();
    return jdbc.sql(sql)
        .param("export", export.orElse(null), Types.OTHER)
        .param("scopeFrom", within.from())
        .param("scopeTo", within.to())
        .param("after", after, Types.OTHER)
        .param("kind", filter.kindOrNull(), Types.VARCHAR)
        .param("who", filter.whoOrNull(), Types.VARCHAR)
        .param("since", filter.since(zone), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("before", filter.before(zone), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("limit", limit + 1)
        .query(LookLog::look)
        .list();
  }

  private static Look look(ResultSet row, int number) throws SQLException {
    return new Look(
        row.getObject("id", UUID.class),
        around(row.getString("area_code"), row.getString("last_area")),
        row.getObject("household_id", UUID.class),
        row.getObject("resident_id", UUID.class),
        row.getString("kind"),
        List.of((String[]) row.getArray("fields").getArray()),
        row.getString("reason"),
        row.getString("account_name"),
        row.getTimestamp("looked_at").toInstant(),
        row.getLong("looks"),
        row.getObject("export_id", UUID.class));
  }

  /** The smallest area that holds both. */
  private static String around(String one, String other) {
    if (one.equals(other)) {
      return one;
    }
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int digits = 0;
    for (int level : LEVELS) {
      digits = level <= same ? level : digits;
    }
    return one.substring(0, digits);
  }
}
