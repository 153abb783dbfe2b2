package org.koumen.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, their roles and grants. */
@Component
class AccountTable {
  private final JdbcClient jdbc;

  AccountTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An account as sign-in needs it. */
  record Credentials(
      UUID id,
      String login,
      String name,
      String state,
      @Nullable String passwordHash,
      byte @Nullable [] totpSecret,
      long totpLastStep,
      int failedAttempts,
      @Nullable Instant lockedUntil) {}

  Optional<Credentials> credentials(String login) {
    return jdbc.sql(
            """
            select id, login, name, state, password_hash, totp_secret, coalesce(totp_last_step, 0) as last_step,
                   failed_attempts, locked_until
            from account
            where login = :login
            """)
        .param("login", login)
        .query(AccountTable::credentials)
        .optional();
  }

  Optional<Credentials> credentials(UUID id) {
    return jdbc.sql(
            """
            select id, login, name, state, password_hash, totp_secret, coalesce(totp_last_step, 0) as last_step,
                   failed_attempts, locked_until
            from account
            where id = :id
            """)
        .param("id", id)
        .query(AccountTable::credentials)
        .optional();
  }

  private static Credentials credentials(ResultSet row, int number) throws SQLException {
    OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
    return new Credentials(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("name"),
        row.getString("state"),
        row.getString("password_hash"),
        row.getBytes("totp_secret"),
        row.getLong("last_step"),
        row.getInt("failed_attempts"),
        locked == null ? null : locked.toInstant());
  }

  /** Finds the account of an identity that an OpenID provider vouches for. */
  Optional<UUID> byOidc(String subject) {
    return jdbc.sql("select id from account where oidc_subject = :subject and state = 'active'")
        .param("subject", subject)
        .query(UUID.class)
        .optional();
  }

  void linkOidc(UUID id, @Nullable String subject) {
    jdbc.sql("update account set oidc_subject = :subject where id = :id")
        .param("subject", subject)
        .param("id", id)
        .update();
  }

  void failed(UUID id, int attempts, @Nullable Instant lockedUntil) {
    jdbc.sql("update account set failed_attempts = :n, locked_until = :until where id = :id")
        .param("n", attempts)
        .param("until", lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** Counts a code as used; false when another sign-in used it first. */
  boolean useTotpStep(UUID id, long step) {
    return jdbc.sql(
                """
                update account
                set totp_last_step = :step
                where id = :id and coalesce(totp_last_step, 0) < :step
                """)
            .param("step", step)
            .param("id", id)
            .update()
        == 1;
  }

  void setTotp(UUID id, byte @Nullable [] secret, long lastStep) {
    jdbc.sql("update account set totp_secret = :secret, totp_last_step = :step where id = :id")
        .param("secret", secret, java.sql.Types.BINARY)
        .param("step", lastStep)
        .param("id", id)
        .update();
  }

  void setPassword(UUID id, String hash) {
    jdbc.sql(
            """
            update account
            set password_hash = :hash, state = 'active', failed_attempts = 0, locked_until = null
            where id = :id
            """)
        .param("hash", hash)
        .param("id", id)
        .update();
  }

  void setLocale(UUID id, String locale) {
    jdbc.sql("update account set locale = :locale where id = :id")
        .param("locale", locale)
        .param("id", id)
        .update();
  }

  void setState(UUID id, String state) {
    jdbc.sql("update account set state = :state where id = :id")
        .param("state", state)
        .param("id", id)
        .update();
  }

  /** Opens a closed account; false when it was not closed. */
  boolean reopen(UUID id) {
    return jdbc.sql(
                """
                update account
                set state = case when password_hash is null then 'invited' else 'active' end,
                    failed_attempts = 0, locked_until = null
                where id = :id and state = 'closed'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  void rename(UUID id, String login, String name) {
    jdbc.sql("update account set login = :login, name = :name where id = :id")
        .param("login", login)
        .param("name", name)
        .param("id", id)
        .update();
  }

  /** Adds an account; false when the login is taken. */
  boolean add(
      UUID id, String login, String name, @Nullable UUID staff, Instant at, @Nullable UUID by) {
    return jdbc.sql(
                """
                insert into account (id, login, name, staff_id, state, created_at, created_by)
                values (:id, :login, :name, :staff, 'invited', :at, :by)
                on conflict (login) do nothing
                """)
            .param("id", id)
            .param("login", login)
            .param("name", name)
            .param("staff", staff)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update()
        == 1;
  }

  /** Whoever holds a role today that lets them manage access. */
  List<UUID> administrators(LocalDate today) {
    return jdbc.sql(
            """
            select distinct g.account_id
            from role_grant g
            join role r on r.code = g.role_code
            join account a on a.id = g.account_id
            where 'ACCESS_ADMIN' = any(r.permissions)
              and g.area_code = ''
              and a.state in ('active', 'invited')
              and g.valid_from <= :today and (g.valid_to is null or g.valid_to >= :today)
            """)
        .param("today", today)
        .query(UUID.class)
        .list();
  }

  static Actor.Grant grant(ResultSet row) throws SQLException {
    return new Actor.Grant(
        row.getString("role_code"),
        permissions(row),
        row.getString("area_code"),
        Optional.ofNullable(row.getObject("unit_id", UUID.class)));
  }

  static Set<Permission> permissions(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("permissions").getArray())
        .map(Permission::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  void grant(
      UUID id,
      UUID account,
      String role,
      String area,
      @Nullable UUID unit,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable UUID by,
      Instant at) {
    jdbc.sql(
            """
            insert into role_grant
              (id, account_id, role_code, area_code, unit_id, valid_from, valid_to, granted_by, granted_at)
            values (:id, :account, :role, :area, :unit, :from, :to, :by, :at)
            """)
        .param("id", id)
        .param("account", account)
        .param("role", role)
        .param("area", area)
        .param("unit", unit)
        .param("from", from)
        .param("to", to)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Ends a grant yesterday, so that it no longer holds today; the row stays as history. */
  boolean endGrant(UUID account, UUID grant, LocalDate lastDay) {
    return jdbc.sql(
                """
                update role_grant
                set valid_to = :last
                where id = :grant and account_id = :account and (valid_to is null or valid_to > :last)
                """)
            .param("last", lastDay)
            .param("grant", grant)
            .param("account", account)
            .update()
        == 1;
  }
}
