package org.koumen.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What phones sent, and what of it waits for somebody to look at. */
@Repository
class OperationTable {
  private final JdbcClient jdbc;

  OperationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An operation that came earlier. */
  @SuppressWarnings("ArrayRecordComponent")
  record Known(UUID accountId, byte[] contentIndex, String answer) {
    boolean isOf(byte[] index) {
      return Arrays.equals(contentIndex, index);
    }
  }

  Optional<Known> find(String county, UUID id) {
    return jdbc.sql(
            """
            select account_id, content_index, answer::text as answer
            from phone_operation
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .query(
            (row, n) ->
                new Known(
                    row.getObject("account_id", UUID.class),
                    row.getBytes("content_index"),
                    row.getString("answer")))
        .optional();
  }

  /** Keeps an operation; false when its id is known, by then committed. */
  boolean insert(
      Operation operation,
      String area,
      byte[] index,
      String answer,
      byte @Nullable [] body,
      String state,
      Actor actor,
      Instant now) {
    return jdbc.sql(
                """
                insert into phone_operation (
                  county, id, area_code, phone_id, account_id, account_name, household_id, kind,
                  content_index, made_at, received_at, state, answer, body_sealed)
                values (
                  :county, :id, :area, :phone, :account, :name, :household, :kind,
                  :index, :made, :now, :state, cast(:answer as jsonb), :body)
                on conflict (county, id) do nothing
                """)
            .param("county", operation.county())
            .param("id", operation.id())
            .param("area", area)
            .param("phone", operation.phone())
            .param("account", actor.accountId())
            .param("name", actor.name())
            .param("household", operation.household())
            .param("kind", operation.kind().code())
            .param("index", index)
            .param("made", operation.madeAt().atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("state", state)
            .param("answer", answer)
            .param("body", body, java.sql.Types.BINARY)
            .update()
        == 1;
  }

  void answered(String county, UUID id, String answer) {
    jdbc.sql(
            """
            update phone_operation set answer = cast(:answer as jsonb)
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("answer", answer)
        .update();
  }

  /** How much of an account waits for somebody to look at it. */
  int waitingOf(UUID account) {
    return jdbc.sql(
            """
            select count(*) from phone_operation where account_id = :account and state = 'waiting'
            """)
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /** Something that waits, with its sealed words. */
  @SuppressWarnings("ArrayRecordComponent")
  record Waiting(Stray stray, byte[] bodySealed) {}

  /** What waits within a scope, the oldest first. */
  List<Waiting> waiting(String county, Scope scope, int most) {
    return jdbc.sql(
            """
            select o.county, o.id, o.area_code, o.household_id, c.address, c.area_code as lives_in, o.kind,
                   o.account_id, o.account_name, o.made_at, o.received_at, o.body_sealed
            from phone_operation o
            left join household_card c on c.county = o.county and c.id = o.household_id
            where o.county = :county and o.state = 'waiting'
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where o.area_code >= s.f and o.area_code < s.t)
            order by o.received_at, o.id
            limit :most
            """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("most", most)
        .query(OperationTable::waiting)
        .list();
  }

  /** One thing that waits, held until the transaction ends. */
  Optional<Waiting> holdWaiting(String county, UUID id, Scope scope) {
    return jdbc.sql(
            """
            select o.county, o.id, o.area_code, o.household_id, null as address, null as lives_in, o.kind,
                   o.account_id, o.account_name, o.made_at, o.received_at, o.body_sealed
            from phone_operation o
            where o.county = :county and o.id = :id and o.state = 'waiting'
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where o.area_code >= s.f and o.area_code < s.t)
            for update of o
            """)
        .param("county", county)
        .param("id", id)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(OperationTable::waiting)
        .optional();
  }

  /** Somebody looked at it; its words are gone from here. */
  void decide(String county, UUID id, String state, String reason, Actor actor, Instant now) {
    jdbc.sql(
            """
            update phone_operation
            set state = :state, reason = :reason, body_sealed = null,
                decided_by = :by, decided_by_name = :byName, decided_at = :now
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", state)
        .param("reason", reason)
        .param("by", actor.accountId())
        .param("byName", actor.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Waiting waiting(ResultSet row, int n) throws SQLException {
    return new Waiting(
        new Stray(
            row.getString("county"),
            row.getObject("id", UUID.class),
            row.getString("kind"),
            row.getObject("household_id", UUID.class),
            row.getString("address"),
            row.getString("account_name"),
            row.getObject("made_at", OffsetDateTime.class).toInstant(),
            row.getObject("received_at", OffsetDateTime.class).toInstant(),
            null),
        row.getBytes("body_sealed"));
  }
}
