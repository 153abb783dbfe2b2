package org.koumen.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions of signed-in accounts and the one-time links that let somebody set a password. */
@Component
class SessionTable {
  private final JdbcClient jdbc;

  SessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A session that holds, with its account and what that may do. */
  record Live(Actor actor, Instant seenAt) {}

  void open(byte[] tokenHash, UUID account, Instant at, Instant expires, @Nullable String agent) {
    jdbc.sql(
            """
            insert into signed_session (token_hash, account_id, created_at, seen_at, expires_at, agent)
            values (:hash, :account, :at, :at, :expires, :agent)
            """)
        .param("hash", tokenHash)
        .param("account", account)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .param("agent", agent)
        .update();
  }

  /**
   * The session behind a token, and everything that a request needs to know about who calls, in one
   * statement: every request begins with it.
   */
  Optional<Live> find(byte[] tokenHash, Instant now, LocalDate today) {
    return jdbc.sql(
            """
            select a.id, a.login, a.name, a.locale, a.staff_id, s.seen_at,
                   g.role_code, r.permissions, g.area_code, g.unit_id
            from signed_session s
            join account a on a.id = s.account_id
            left join role_grant g on g.account_id = a.id
              and g.valid_from <= :today and (g.valid_to is null or g.valid_to >= :today)
            left join role r on r.code = g.role_code
            where s.token_hash = :hash and s.expires_at > :now and a.state = 'active'
            order by g.area_code, g.role_code
            """)
        .param("hash", tokenHash)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", today)
        .query(SessionTable::live);
  }

  private static Optional<Live> live(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    UUID account = rows.getObject("id", UUID.class);
    String login = rows.getString("login");
    String name = rows.getString("name");
    String locale = rows.getString("locale");
    Optional<UUID> staff = Optional.ofNullable(rows.getObject("staff_id", UUID.class));
    Instant seenAt = rows.getTimestamp("seen_at").toInstant();
    List<Actor.Grant> grants = new ArrayList<>();
    do {
      if (rows.getString("role_code") != null) {
        grants.add(AccountTable.grant(rows));
      }
    } while (rows.next());
    return Optional.of(
        new Live(new Actor(account, login, name, locale, staff, List.copyOf(grants)), seenAt));
  }

  /** Keeps a session that is in use alive. */
  void seen(byte[] tokenHash, Instant at, Instant expires) {
    jdbc.sql(
            """
            update signed_session
            set seen_at = :at, expires_at = least(created_at + interval '7 days', :expires)
            where token_hash = :hash
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .param("hash", tokenHash)
        .update();
  }

  void close(byte[] tokenHash) {
    jdbc.sql("delete from signed_session where token_hash = :hash")
        .param("hash", tokenHash)
        .update();
  }

  /** Ends every session of an account, but for one that may stay. */
  void closeAll(UUID account, byte @Nullable [] except) {
    jdbc.sql(
            """
            delete from signed_session
            where account_id = :account and (cast(:except as bytea) is null or token_hash <> :except)
            """)
        .param("account", account)
        .param("except", except, java.sql.Types.BINARY)
        .update();
  }

  void forgetExpired(Instant now) {
    jdbc.sql("delete from signed_session where expires_at < :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Replaces any earlier link of the account. */
  void putSetupLink(byte[] tokenHash, UUID account, Instant at, Instant expires) {
    jdbc.sql("delete from setup_link where account_id = :account and used_at is null")
        .param("account", account)
        .update();
    jdbc.sql(
            """
            insert into setup_link (token_hash, account_id, created_at, expires_at)
            values (:hash, :account, :at, :expires)
            """)
        .param("hash", tokenHash)
        .param("account", account)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<UUID> setupLink(byte[] tokenHash, Instant now) {
    return jdbc.sql(
            """
            select account_id
            from setup_link
            where token_hash = :hash and used_at is null and expires_at > :now
            """)
        .param("hash", tokenHash)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  /** Uses a link up; false when somebody did before. */
  boolean useSetupLink(byte[] tokenHash, Instant now) {
    return jdbc.sql(
                """
                update setup_link
                set used_at = :now
                where token_hash = :hash and used_at is null and expires_at > :now
                """)
            .param("hash", tokenHash)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
