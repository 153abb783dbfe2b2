package org.koumen.workforce;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.registry.PersonName;
import org.koumen.registry.Pinyin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement on staff. */
@Component
class StaffTable {
  private final JdbcClient jdbc;

  StaffTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the page after a row begins. */
  static String cursor(Staff last) {
    return Pinyin.full(new PersonName(last.name())) + "," + last.id();
  }

  List<Staff> list(Scope scope, StaffFilter filter, @Nullable String after, int limit) {
    String[] start = after == null ? new String[2] : after.split(",", 2);
    return bound(
            """
            with recursive chosen_unit as (
              select id from unit where id = :unit
              union
              select u.id from unit u join chosen_unit c on u.parent_id = c.id
            ),
            in_scope as (
              select st.id from staff st
              where exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                            where st.area_code >= s.f and st.area_code < s.t)
              union
              select p.staff_id from post p
              where exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                            where p.area_code >= s.f and p.area_code < s.t)
                and p.active_from <= :day and (p.active_to is null or p.active_to >= :day)
            )
            select st.id, st.code, st.name, st.kind, st.rank, st.unit_id, u.name as unit_name, st.area_code,
                   st.work_phone, st.skills, st.languages, st.active_from, st.active_to, st.version
            from staff st
            join in_scope on in_scope.id = st.id
            left join unit u on u.id = st.unit_id
            where st.active_from <= :day and (st.active_to is null or st.active_to >= :day)
              and (cast(:query as text) is null
                   or position(:query in lower(st.name)) > 0
                   or starts_with(st.pinyin, :query) or starts_with(st.initials, :query)
                   or lower(st.code) = :query
                   or length(:query) >= 4 and right(st.work_phone, length(:query)) = :query)
              and (cast(:kind as text) is null or st.kind = :kind)
              and (cast(:unit as uuid) is null or st.unit_id in (select id from chosen_unit))
              and (cast(:language as text) is null or :language = any(st.languages))
              and (cast(:skill as text) is null or :skill = any(st.skills))
              and (cast(:post as text) is null
                   or exists (select 1 from post p
                              where p.staff_id = st.id and p.kind = :post and p.active_from <= :day
                                and (p.active_to is null or p.active_to >= :day)))
              and (cast(:afterName as text) is null or (st.pinyin, st.id) > (:afterName, cast(:afterId as uuid)))
            order by st.pinyin, st.id
            limit :limit
            """,
            scope,
            filter)
        .param("afterName", start[0], Types.VARCHAR)
        .param("afterId", start[1], Types.VARCHAR)
        .param("limit", limit)
        .query(StaffTable::staff)
        .list();
  }

  /** How many there are, counted up to a number. */
  int count(Scope scope, StaffFilter filter, int upTo) {
    return bound(
            """
            with recursive chosen_unit as (
              select id from unit where id = :unit
              union
              select u.id from unit u join chosen_unit c on u.parent_id = c.id
            ),
            in_scope as (
              select st.id from staff st
              where exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                            where st.area_code >= s.f and st.area_code < s.t)
              union
              select p.staff_id from post p
              where exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                            where p.area_code >= s.f and p.area_code < s.t)
                and p.active_from <= :day and (p.active_to is null or p.active_to >= :day)
            )
            select count(*) from (
              select 1
              from staff st
              join in_scope on in_scope.id = st.id
              where st.active_from <= :day and (st.active_to is null or st.active_to >= :day)
                and (cast(:query as text) is null
                     or position(:query in lower(st.name)) > 0
                     or starts_with(st.pinyin, :query) or starts_with(st.initials, :query)
                     or lower(st.code) = :query
                     or length(:query) >= 4 and right(st.work_phone, length(:query)) = :query)
                and (cast(:kind as text) is null or st.kind = :kind)
                and (cast(:unit as uuid) is null or st.unit_id in (select id from chosen_unit))
                and (cast(:language as text) is null or :language = any(st.languages))
                and (cast(:skill as text) is null or :skill = any(st.skills))
                and (cast(:post as text) is null
                     or exists (select 1 from post p
                                where p.staff_id = st.id and p.kind = :post and p.active_from <= :day
                                  and (p.active_to is null or p.active_to >= :day)))
              limit :upTo
            ) counted
            """,
            scope,
            filter)
        .param("upTo", upTo)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec bound(String sql, Scope scope, StaffFilter filter) {
    StaffKind kind = filter.kind();
    PostKind post = filter.post();
    String query = filter.query();
    return jdbc.sql(sql)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("day", filter.day())
        .param("query", query == null ? null : query.toLowerCase(Locale.ROOT), Types.VARCHAR)
        .param("kind", kind == null ? null : kind.code(), Types.VARCHAR)
        .param("unit", filter.unit(), Types.OTHER)
        .param("language", filter.language(), Types.VARCHAR)
        .param("skill", filter.skill(), Types.VARCHAR)
        .param("post", post == null ? null : post.code(), Types.VARCHAR);
  }

  /** Somebody at home in the scope, or with a post in it today. */
  Optional<Staff> find(UUID id, Scope scope, LocalDate day) {
    return jdbc.sql(
            """
            select st.id, st.code, st.name, st.kind, st.rank, st.unit_id, u.name as unit_name, st.area_code,
                   st.work_phone, st.skills, st.languages, st.active_from, st.active_to, st.version
            from staff st
            left join unit u on u.id = st.unit_id
            where st.id = :id
              and exists (
                select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                where st.area_code >= s.f and st.area_code < s.t
                   or exists (select 1 from post p
                              where p.staff_id = st.id and p.area_code >= s.f and p.area_code < s.t
                                and p.active_from <= :day and (p.active_to is null or p.active_to >= :day)))
            """)
        .param("id", id)
        .param("day", day)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(StaffTable::staff)
        .optional();
  }

  /**
   * The row, kept from others until the transaction ends: posts of one person are given in turn.
   */
  Optional<Staff> lock(UUID id) {
    return jdbc.sql(
            """
            select st.id, st.code, st.name, st.kind, st.rank, st.unit_id, null::text as unit_name, st.area_code,
                   st.work_phone, st.skills, st.languages, st.active_from, st.active_to, st.version
            from staff st
            where st.id = :id
            for update
            """)
        .param("id", id)
        .query(StaffTable::staff)
        .optional();
  }

  Optional<String> nameOf(UUID id) {
    return jdbc.sql("select name from staff where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** The name of each one's unit; who belongs to none is left out. */
  Map<UUID, String> unitNamesOf(Collection<UUID> ids) {
    Map<UUID, String> names = new HashMap<>();
    jdbc.sql(
            """
            select s.id, u.name
            from staff s
            join unit u on u.id = s.unit_id
            where s.id = any(:ids)
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            row -> {
              names.put(row.getObject("id", UUID.class), row.getString("name"));
            });
    return names;
  }

  /** False when the code is taken. */
  boolean add(UUID id, String code, StaffEntry entry) {
    return said(
                """
                insert into staff
                  (id, code, name, pinyin, initials, unit_id, area_code, kind, rank, work_phone,
                   skills, languages, active_from)
                values
                  (:id, :code, :name, :pinyin, :initials, :unit, :area, :kind, :rank, :phone,
                   :skills, :languages, :from)
                on conflict (code) do nothing
                """,
                id,
                code,
                entry)
            .update()
        == 1;
  }

  /** False when somebody changed it since it was read. */
  boolean change(UUID id, int version, String code, StaffEntry entry) {
    return said(
                """
                update staff
                set code = :code, name = :name, pinyin = :pinyin, initials = :initials, unit_id = :unit,
                    area_code = :area, kind = :kind, rank = :rank, work_phone = :phone, skills = :skills,
                    languages = :languages, active_from = :from, version = :version + 1
                where id = :id and version = :version
                """,
                id,
                code,
                entry)
            .param("version", version)
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec said(String sql, UUID id, String code, StaffEntry entry) {
    StaffRank rank = entry.rank();
    Pinyin.Spelling spelling = Pinyin.of(new PersonName(entry.name()));
    return jdbc.sql(sql)
        .param("id", id)
        .param("code", code)
        .param("name", entry.name())
        .param("pinyin", spelling.full())
        .param("initials", spelling.initials())
        .param("unit", entry.unitId(), Types.OTHER)
        .param("area", entry.areaCode())
        .param("kind", entry.kind().code())
        .param("rank", rank == null ? null : rank.code(), Types.VARCHAR)
        .param("phone", entry.workPhone(), Types.VARCHAR)
        .param("skills", entry.skills().toArray(String[]::new))
        .param("languages", entry.languages().toArray(String[]::new))
        .param("from", entry.activeFrom());
  }

  void leave(UUID id, LocalDate on) {
    jdbc.sql("update staff set active_to = :on, version = version + 1 where id = :id")
        .param("id", id)
        .param("on", on)
        .update();
  }

  boolean isCodeOfAnother(String code, UUID own) {
    return jdbc.sql("select exists (select 1 from staff where code = :code and id <> :own)")
        .param("code", code)
        .param("own", own)
        .query(Boolean.class)
        .single();
  }

  private static Staff staff(ResultSet row, int number) throws SQLException {
    String rank = row.getString("rank");
    return new Staff(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        StaffKind.of(row.getString("kind")),
        rank == null ? null : StaffRank.of(rank),
        row.getObject("unit_id", UUID.class),
        row.getString("unit_name"),
        row.getString("area_code"),
        null,
        row.getString("work_phone"),
        texts(row, "skills"),
        texts(row, "languages"),
        row.getObject("active_from", LocalDate.class),
        row.getObject("active_to", LocalDate.class),
        List.of(),
        row.getInt("version"));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
