package org.koumen.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of accounts and roles for whoever manages access. */
@Component
class AccountDirectory {
  private final JdbcClient jdbc;

  AccountDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A role as administrators see it. */
  record Role(
      String code, String nameZh, String nameEn, Set<Permission> permissions, boolean builtIn) {}

  /** A grant of an account. */
  record Granted(
      UUID id,
      String roleCode,
      String roleNameZh,
      String roleNameEn,
      String areaCode,
      @Nullable UUID unitId,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  /** An account with what it may do. */
  record Listed(
      UUID id,
      String login,
      String name,
      String state,
      boolean totp,
      @Nullable String oidcSubject,
      @Nullable Instant lockedUntil,
      Instant createdAt,
      List<Granted> grants) {}

  /** The name of an account, as long as there is one. */
  Optional<String> nameOf(UUID account) {
    return jdbc.sql("select name from account where id = :id")
        .param("id", account)
        .query(String.class)
        .optional();
  }

  List<Role> roles() {
    return jdbc.sql(
            "select code, name_zh, name_en, permissions, built_in from role order by built_in desc,"
                + " code")
        .query(
            (row, number) ->
                new Role(
                    row.getString("code"),
                    row.getString("name_zh"),
                    row.getString("name_en"),
                    AccountTable.permissions(row),
                    row.getBoolean("built_in")))
        .list();
  }

  void put(Role role) {
    jdbc.sql(
            """
            insert into role (code, name_zh, name_en, permissions, built_in)
            values (:code, :zh, :en, :permissions, :builtIn)
            on conflict (code) do update
              set name_zh = excluded.name_zh, name_en = excluded.name_en, permissions = excluded.permissions
              where role.built_in = excluded.built_in
            """)
        .param("code", role.code())
        .param("zh", role.nameZh())
        .param("en", role.nameEn())
        .param(
            "permissions",
            role.permissions().stream().map(Enum::name).sorted().toArray(String[]::new))
        .param("builtIn", role.builtIn())
        .update();
  }

  /**
   * Accounts that hold a role somewhere in scope, or none at all yet, by login.
   *
   * @param query part of login or name
   * @param after login of the last row of the page before
   */
  Rows<Listed> accounts(Scope scope, @Nullable String query, @Nullable String after, int limit) {
    List<Listed> found =
        jdbc.sql(
                """
                select a.id, a.login, a.name, a.state, a.totp_secret is not null as totp, a.oidc_subject,
                       a.locked_until, a.created_at
                from account a
                where (cast(:query as text) is null or position(lower(:query) in lower(a.login || ' ' || a.name)) > 0)
                  and (cast(:after as text) is null or a.login > :after)
                  and (not exists (select 1 from role_grant g where g.account_id = a.id)
                       or exists (select 1
                                  from role_grant g, unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                                  where g.account_id = a.id and g.area_code >= s.f and g.area_code < s.t))
                order by a.login
                limit :limit
                """)
            .param("query", query, java.sql.Types.VARCHAR)
            .param("after", after, java.sql.Types.VARCHAR)
            .param("scopeFrom", scope.from())
            .param("scopeTo", scope.to())
            .param("limit", limit + 1)
            .query(
                (row, number) -> {
                  java.sql.Timestamp locked = row.getTimestamp("locked_until");
                  return new Listed(
                      row.getObject("id", UUID.class),
                      row.getString("login"),
                      row.getString("name"),
                      row.getString("state"),
                      row.getBoolean("totp"),
                      row.getString("oidc_subject"),
                      locked == null ? null : locked.toInstant(),
                      row.getTimestamp("created_at").toInstant(),
                      List.of());
                })
            .list();
    Map<UUID, List<Granted>> grants = grants(found.stream().map(Listed::id).toArray(UUID[]::new));
    return Rows.page(
        found.stream()
            .map(
                one ->
                    new Listed(
                        one.id(),
                        one.login(),
                        one.name(),
                        one.state(),
                        one.totp(),
                        one.oidcSubject(),
                        one.lockedUntil(),
                        one.createdAt(),
                        grants.getOrDefault(one.id(), List.of())))
            .toList(),
        limit,
        Listed::login);
  }

  /** Where an account holds roles that have not ended: what a manager must cover to touch it. */
  List<String> areasOf(UUID account, LocalDate today) {
    return jdbc.sql(
            """
            select area_code from role_grant
            where account_id = :account and (valid_to is null or valid_to >= :today)
            """)
        .param("account", account)
        .param("today", today)
        .query(String.class)
        .list();
  }

  private Map<UUID, List<Granted>> grants(UUID[] accounts) {
    record Row(UUID account, Granted granted) {}
    return jdbc
        .sql(
            """
            select g.account_id, g.id, g.role_code, r.name_zh, r.name_en, g.area_code, g.unit_id,
                   g.valid_from, g.valid_to
            from role_grant g
            join role r on r.code = g.role_code
            where g.account_id = any(:accounts)
            order by g.valid_from desc, g.id
            """)
        .param("accounts", accounts)
        .query(
            (row, number) ->
                new Row(
                    row.getObject("account_id", UUID.class),
                    new Granted(
                        row.getObject("id", UUID.class),
                        row.getString("role_code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getString("area_code"),
                        row.getObject("unit_id", UUID.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::account, Collectors.mapping(Row::granted, Collectors.toList())));
  }
}
