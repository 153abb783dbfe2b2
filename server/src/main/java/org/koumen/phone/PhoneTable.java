package org.koumen.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Phones, and what they carry. */
@Repository
class PhoneTable {
  private final JdbcClient jdbc;

  PhoneTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A phone with the account it belongs to; without a key it was cut off. */
  record Owned(UUID account, Optional<byte[]> keySealed) {}

  /** Notes that a phone was here; a new one gets the key. */
  Owned seen(UUID id, UUID account, String name, byte[] freshKey, Instant now) {
    return jdbc.sql(
            """
            insert into phone (id, account_id, name, key_sealed, first_at, last_at)
            values (:id, :account, :name, :key, :now, :now)
            on conflict (id) do update
              set last_at = case when phone.account_id = excluded.account_id
                                 then excluded.last_at else phone.last_at end,
                  name = case when phone.account_id = excluded.account_id
                              then excluded.name else phone.name end
            returning account_id, key_sealed
            """)
        .param("id", id)
        .param("account", account)
        .param("name", name)
        .param("key", freshKey)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(PhoneTable::owned)
        .single();
  }

  Optional<Owned> find(UUID id) {
    return jdbc.sql("select account_id, key_sealed from phone where id = :id")
        .param("id", id)
        .query(PhoneTable::owned)
        .optional();
  }

  /** Whether a phone is this account's and was not cut off. */
  boolean mayCarry(UUID id, UUID account) {
    return find(id)
        .filter(one -> one.account().equals(account))
        .flatMap(Owned::keySealed)
        .isPresent();
  }

  private static Owned owned(ResultSet row, int n) throws SQLException {
    return new Owned(
        row.getObject("account_id", UUID.class), Optional.ofNullable(row.getBytes("key_sealed")));
  }

  /** The phones of an account, the last used first. */
  List<Phone> ofAccount(UUID account) {
    return jdbc.sql(
            """
            select id, name, first_at, last_at, cut_off_at, cut_off_by_name, cut_off_reason
            from phone where account_id = :account
            order by last_at desc, id
            """)
        .param("account", account)
        .query(
            (row, n) ->
                new Phone(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    moment(row, "first_at"),
                    moment(row, "last_at"),
                    momentOrNull(row, "cut_off_at"),
                    row.getString("cut_off_by_name"),
                    row.getString("cut_off_reason")))
        .list();
  }

  /** Takes a phone's key away; false when it had none any more. */
  boolean cutOff(UUID id, String byName, String reason, Instant now) {
    return jdbc.sql(
                """
                update phone
                set key_sealed = null, cut_off_at = :now, cut_off_by_name = :by, cut_off_reason = :reason
                where id = :id and cut_off_at is null
                """)
            .param("id", id)
            .param("by", byName)
            .param("reason", reason)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Households of one county within a scope that a phone may carry, at most so many. */
  List<UUID> households(String county, Scope scope, int most) {
    return jdbc.sql(
            """
            select id from household_card
            where county = :county and state in ('present', 'away')
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            limit :most
            """)
        .param("county", county)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  /** A household and the number that stands for all of its rows as they are. */
  record Stamp(UUID household, long stamp) {}

  /** Stamps of households that the caller found in scope. */
  List<Stamp> stamps(String county, Collection<UUID> households) {
    return jdbc.sql(
            """
            select household_id as household, bit_xor(trace) as stamp
            from (
              select household_id, trace from household_trace
              where county = :county and household_id = any(:ids)
              union all
              select household_id, trace from visit_trace
              where county = :county and household_id = any(:ids)
              union all
              select household_id, trace from household_request
              where county = :county and household_id = any(:ids)
              union all
              select household_id, trace from question_trace
              where county = :county and household_id = any(:ids)
            ) as traces
            group by household_id
            """)
        .param("county", county)
        .param("ids", households.toArray(UUID[]::new))
        .query(Stamp.class)
        .list();
  }

  /** A visit and the household it was paid to. */
  record Paid(UUID household, PhoneFile.Visit visit) {}

  /** The last visits of households that the caller found in scope. */
  List<Paid> visits(String county, Collection<UUID> households, int each) {
    return jdbc.sql(
            """
            select v.household_id, v.id, v.outcome, v.note, v.visited_at, v.visitor_name
            from unnest(:ids) as h (id)
            cross join lateral (
              select household_id, id, outcome, note, visited_at, visitor_name
              from visit
              where county = :county and household_id = h.id
              order by visited_at desc, id desc
              limit :each
            ) as v
            """)
        .param("county", county)
        .param("ids", households.toArray(UUID[]::new))
        .param("each", each)
        .query(
            (row, n) ->
                new Paid(
                    row.getObject("household_id", UUID.class),
                    new PhoneFile.Visit(
                        row.getObject("id", UUID.class),
                        row.getString("outcome"),
                        row.getString("note"),
                        moment(row, "visited_at"),
                        row.getString("visitor_name"))))
        .list();
  }

  /** A request and the household it came from. */
  record Asked(UUID household, PhoneFile.Request request) {}

  /** The latest requests of households that the caller found in scope. */
  List<Asked> requests(String county, Collection<UUID> households, int each) {
    return jdbc.sql(
            """
            select r.household_id, r.id, r.number, r.kind, r.category, r.state, r.due_at, r.received_at
            from unnest(:ids) as h (id)
            cross join lateral (
              select household_id, id, number, kind, category, state, due_at, received_at
              from household_request
              where county = :county and household_id = h.id
              order by received_at desc, id desc
              limit :each
            ) as r
            """)
        .param("county", county)
        .param("ids", households.toArray(UUID[]::new))
        .param("each", each)
        .query(
            (row, n) ->
                new Asked(
                    row.getObject("household_id", UUID.class),
                    new PhoneFile.Request(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("category"),
                        row.getString("state"),
                        momentOrNull(row, "due_at"),
                        moment(row, "received_at"))))
        .list();
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant momentOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
