package org.koumen.home;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes that open a household's own file, and who has it open. */
@Repository
class HomeTable {
  private final JdbcClient jdbc;

  HomeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A household as its file is kept. */
  record Home(String county, UUID householdId) {}

  /** Puts a code in the place of those that were not used. */
  void issue(
      byte[] code, Home home, String reason, Instant at, UUID by, String byName, Instant expires) {
    jdbc.sql(
            """
            delete from home_slip
            where county = :county and household_id = :household and used_at is null
            """)
        .param("county", home.county())
        .param("household", home.householdId())
        .update();
    jdbc.sql(
            """
            insert into home_slip (
              code_index, county, household_id, reason, issued_at, issued_by, issued_by_name, expires_at)
            values (:code, :county, :household, :reason, :at, :by, :byName, :expires)
            """)
        .param("code", code)
        .param("county", home.county())
        .param("household", home.householdId())
        .param("reason", reason)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("byName", byName)
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Uses a code up; of two at once, one gets in. */
  Optional<Home> use(byte[] code, Instant now) {
    return jdbc.sql(
            """
            update home_slip set used_at = :now
            where code_index = :code and used_at is null and expires_at > :now
            returning county, household_id
            """)
        .param("code", code)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Home.class)
        .optional();
  }

  void open(byte[] token, Home home, Instant now, Instant expires) {
    jdbc.sql("delete from home_session where expires_at < :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into home_session (token_hash, county, household_id, opened_at, expires_at)
            values (:token, :county, :household, :now, :expires)
            """)
        .param("token", token)
        .param("county", home.county())
        .param("household", home.householdId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Home> of(byte[] token, Instant now) {
    return jdbc.sql(
            """
            select county, household_id from home_session
            where token_hash = :token and expires_at > :now
            """)
        .param("token", token)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Home.class)
        .optional();
  }

  void close(byte[] token) {
    jdbc.sql("delete from home_session where token_hash = :token").param("token", token).update();
  }

  /** Puts a code in the place of the one before. */
  void putCode(byte[] number, Home home, byte[] code, Instant now, Instant expires) {
    jdbc.sql("delete from home_code where expires_at < :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into home_code (number_index, county, household_id, code_index, sent_at, expires_at)
            values (:number, :county, :household, :code, :now, :expires)
            on conflict (number_index) do update
              set county = excluded.county, household_id = excluded.household_id,
                  code_index = excluded.code_index, tries = 0, sent_at = excluded.sent_at,
                  expires_at = excluded.expires_at
            """)
        .param("number", number)
        .param("county", home.county())
        .param("household", home.householdId())
        .param("code", code)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Uses a code up; each try counts, and after so many none opens. */
  Optional<Home> useCode(byte[] number, byte[] code, int mostTries, Instant now) {
    record Held(String county, UUID householdId, byte[] codeIndex) {}
    Optional<Held> held =
        jdbc.sql(
                """
                update home_code set tries = tries + 1
                where number_index = :number and tries < :most and expires_at > :now
                returning county, household_id, code_index
                """)
            .param("number", number)
            .param("most", mostTries)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(
                (row, n) ->
                    new Held(
                        row.getString("county"),
                        row.getObject("household_id", UUID.class),
                        row.getBytes("code_index")))
            .optional();
    return held.filter(one -> MessageDigest.isEqual(one.codeIndex(), code))
        .map(
            one -> {
              jdbc.sql("delete from home_code where number_index = :number")
                  .param("number", number)
                  .update();
              return new Home(one.county(), one.householdId());
            });
  }
}
