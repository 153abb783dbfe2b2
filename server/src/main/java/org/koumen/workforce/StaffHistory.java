package org.koumen.workforce;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What changed about those who serve; rows are only added. */
@Component
class StaffHistory {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Jurisdiction jurisdiction;

  StaffHistory(JdbcClient jdbc, JsonMapper json, Jurisdiction jurisdiction) {
    this.jdbc = jdbc;
    this.json = json;
    this.jurisdiction = jurisdiction;
  }

  void add(
      UUID staff,
      String kind,
      Actor by,
      @Nullable String reason,
      @Nullable Object before,
      @Nullable Object after) {
    jdbc.sql(
            """
            insert into staff_change (id, staff_id, kind, changed_at, changed_by, changed_by_name, reason, before, after)
            values (:id, :staff, :kind, :at, :by, :name, :reason, cast(:before as jsonb), cast(:after as jsonb))
            """)
        .param("id", Ids.next())
        .param("staff", staff)
        .param("kind", kind)
        .param("at", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("name", by.name())
        .param("reason", reason)
        .param("before", before == null ? null : json.writeValueAsString(before))
        .param("after", after == null ? null : json.writeValueAsString(after))
        .update();
  }

  /** The newest first. */
  List<StaffChange> of(UUID staff) {
    return jdbc.sql(
            """
            select id, kind, changed_at, changed_by_name, reason, before::text as before, after::text as after
            from staff_change
            where staff_id = :staff
            order by id desc
            limit 200
            """)
        .param("staff", staff)
        .query(
            (row, number) -> {
              String before = row.getString("before");
              String after = row.getString("after");
              return new StaffChange(
                  row.getObject("id", UUID.class),
                  row.getString("kind"),
                  row.getTimestamp("changed_at").toInstant(),
                  row.getString("changed_by_name"),
                  row.getString("reason"),
                  before == null ? null : json.readTree(before),
                  after == null ? null : json.readTree(after));
            })
        .list();
  }
}
