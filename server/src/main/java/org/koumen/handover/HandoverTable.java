package org.koumen.handover;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.HandoverPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was handed over, and who is behind an account. */
@Repository
class HandoverTable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  HandoverTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody with an account that is not closed, held until the transaction ends. */
  Optional<HandoverPart.Who> hold(UUID account) {
    return jdbc.sql(
            """
            select id as account_id, staff_id, name from account
            where id = :id and state <> 'closed'
            for update
            """)
        .param("id", account)
        .query(HandoverPart.Who.class)
        .optional();
  }

  Optional<HandoverPart.Who> find(UUID account) {
    return jdbc.sql(
            "select id as account_id, staff_id, name from account where id = :id and state <>"
                + " 'closed'")
        .param("id", account)
        .query(HandoverPart.Who.class)
        .optional();
  }

  void add(HandoverDesk.Event event, UUID by) {
    jdbc.sql(
            """
            insert into handover (id, from_account_id, from_name, to_account_id, to_name, leaves, reason, moved,
                                  handed_at, handed_by, handed_by_name)
            values (:id, :from, :fromName, :to, :toName, :leaves, :reason, cast(:moved as jsonb),
                    :at, :by, :byName)
            """)
        .param("id", event.id())
        .param("from", event.fromId())
        .param("fromName", event.fromName())
        .param("to", event.toId())
        .param("toName", event.toName())
        .param("leaves", event.leaves())
        .param("reason", event.reason())
        .param("moved", JSON.writeValueAsString(event.moved()))
        .param("at", event.handedAt().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("byName", event.handedByName())
        .update();
  }

  /** Handovers from or to an account, the latest first. */
  List<HandoverDesk.Event> of(UUID account) {
    return jdbc.sql(
            """
            select id, from_account_id, from_name, to_account_id, to_name, leaves, reason, moved::text as moved,
                   handed_at, handed_by_name
            from handover
            where :account in (from_account_id, to_account_id)
            order by handed_at desc, id desc
            limit 50
            """)
        .param("account", account)
        .query(
            (row, n) ->
                new HandoverDesk.Event(
                    row.getObject("id", UUID.class),
                    row.getObject("from_account_id", UUID.class),
                    row.getString("from_name"),
                    row.getObject("to_account_id", UUID.class),
                    row.getString("to_name"),
                    row.getBoolean("leaves"),
                    row.getString("reason"),
                    JSON.readValue(
                        row.getString("moved"), new TypeReference<List<HandoverPart.Portion>>() {}),
                    moment(row.getObject("handed_at", OffsetDateTime.class)),
                    row.getString("handed_by_name")))
        .list();
  }

  private static Instant moment(OffsetDateTime at) {
    return at.toInstant();
  }
}
