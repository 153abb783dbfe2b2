package org.koumen.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What administrators and the system did: sign-ins, grants, settings, imports. Rows are only added.
 */
@Component
public class AuditLog {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;

  AuditLog(JdbcClient jdbc, JsonMapper json, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.json = json;
    this.jurisdiction = jurisdiction;
  }

  /**
   * One entry.
   *
   * @param action stable name, such as {@code account.granted}
   * @param detail what else belongs to it; never personal data of residents
   */
  public record Entry(
      UUID id,
      Instant at,
      @Nullable String accountName,
      String action,
      @Nullable String areaCode,
      @Nullable String subject,
      JsonNode detail) {}

  /** Adds an entry of an account, or of the system when there is none. */
  public void add(
      @Nullable UUID account,
      @Nullable String accountName,
      String action,
      @Nullable String areaCode,
      @Nullable String subject,
      Map<String, ?> detail) {
    jdbc.sql(
            """
            insert into audit_entry (id, at, account_id, account_name, action, area_code, subject, detail)
            values (:id, :at, :account, :name, :action, :area, :subject, cast(:detail as jsonb))
            """)
        .param("id", Ids.next())
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("account", account)
        .param("name", accountName)
        .param("action", action)
        .param("area", areaCode)
        .param("subject", subject)
        .param("detail", json.writeValueAsString(detail))
        .update();
  }

  public void add(
      Actor actor,
      String action,
      @Nullable String areaCode,
      String subject,
      Map<String, ?> detail) {
    add(actor.accountId(), actor.name(), action, areaCode, subject, detail);
  }

  /**
   * Entries, newest first: those of areas within the scope and the filter, and whatever the filter
   * those of no area (sign-ins, locks, settings) for whom the nation is in scope. What was done to
   * an account names it by its login.
   *
   * @param after id of the last row of the page before
   */
  public Rows<Entry> newest(Scope scope, LogFilter filter, @Nullable UUID after, int limit) {
    Scope within = filter.area().isEmpty() ? scope : scope.within(filter.area());
    List<Entry> found =
        jdbc.sql(
                """
                select e.id, e.at, e.account_name, e.action, e.area_code,
                       coalesce(a.login || ' ' || a.name, e.subject) as subject, e.detail::text as detail
                from audit_entry e
                left join account a on e.action like 'account.%' and a.id::text = e.subject
                where (e.area_code is null and :everywhere
                       or exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                                  where e.area_code >= s.f and e.area_code < s.t))
                  and (cast(:after as uuid) is null or e.id < :after)
                  and (cast(:action as text) is null or e.action = :action)
                  and (cast(:who as text) is null or position(:who in e.account_name) > 0)
                  and (cast(:since as timestamptz) is null or e.at >= :since)
                  and (cast(:before as timestamptz) is null or e.at < :before)
                order by e.id desc
                limit :limit
                """)
            .param("everywhere", scope.covers(""))
            .param("scopeFrom", within.from())
            .param("scopeTo", within.to())
            .param("after", after, java.sql.Types.OTHER)
            .param("action", filter.kindOrNull(), java.sql.Types.VARCHAR)
            .param("who", filter.whoOrNull(), java.sql.Types.VARCHAR)
            .param(
                "since", filter.since(jurisdiction.zone()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param(
                "before",
                filter.before(jurisdiction.zone()),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("limit", limit + 1)
            .query(
                (row, number) ->
                    new Entry(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("account_name"),
                        row.getString("action"),
                        row.getString("area_code"),
                        row.getString("subject"),
                        json.readTree(row.getString("detail"))))
            .list();
    return Rows.page(found, limit, entry -> entry.id().toString());
  }
}
