package org.koumen.workforce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement on units. */
@Component
class UnitTable {
  private final JdbcClient jdbc;

  UnitTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Unit> find(UUID id, LocalDate day) {
    return jdbc.sql(
            """
            select u.id, u.code, u.name, u.kind, u.area_code, u.parent_id, u.phone, u.closed_on, u.version,
                   (select count(*) from staff s
                    where s.unit_id = u.id and s.active_from <= :day and (s.active_to is null or s.active_to >= :day)) as staff
            from unit u
            where u.id = :id
            """)
        .param("id", id)
        .param("day", day)
        .query(UnitTable::unit)
        .optional();
  }

  /** A department above the scope serves what lies in it, so areas above count as within. */
  List<Unit> serving(Scope scope, String area, @Nullable UnitKind kind, LocalDate day) {
    return jdbc.sql(
            """
            select u.id, u.code, u.name, u.kind, u.area_code, u.parent_id, u.phone, u.closed_on, u.version,
                   (select count(*) from staff s
                    where s.unit_id = u.id and s.active_from <= :day and (s.active_to is null or s.active_to >= :day)) as staff
            from unit u
            where starts_with(:area, u.area_code)
              and (u.closed_on is null or u.closed_on >= :day)
              and (cast(:kind as text) is null or u.kind = :kind)
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where u.area_code >= s.f and u.area_code < s.t or starts_with(s.f, u.area_code))
            order by length(u.area_code) desc, u.kind, u.code
            """)
        .param("area", area)
        .param("kind", kind == null ? null : kind.code(), Types.VARCHAR)
        .param("day", day)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(UnitTable::unit)
        .list();
  }

  List<Unit> within(
      Scope scope, String area, @Nullable UnitKind kind, @Nullable String query, LocalDate day) {
    return jdbc.sql(
            """
            select u.id, u.code, u.name, u.kind, u.area_code, u.parent_id, u.phone, u.closed_on, u.version,
                   (select count(*) from staff s
                    where s.unit_id = u.id and s.active_from <= :day and (s.active_to is null or s.active_to >= :day)) as staff
            from unit u
            where (starts_with(u.area_code, :area) or starts_with(:area, u.area_code))
              and (cast(:kind as text) is null or u.kind = :kind)
              and (cast(:query as text) is null or position(lower(:query) in lower(u.name)) > 0
                   or starts_with(lower(u.code), lower(:query)))
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where u.area_code >= s.f and u.area_code < s.t or starts_with(s.f, u.area_code))
            order by u.area_code, u.code
            limit 2000
            """)
        .param("area", area)
        .param("kind", kind == null ? null : kind.code(), Types.VARCHAR)
        .param("query", query, Types.VARCHAR)
        .param("day", day)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(UnitTable::unit)
        .list();
  }

  /** False when the code is taken. */
  boolean add(UUID id, UnitDesk.Entry entry) {
    return jdbc.sql(
                """
                insert into unit (id, code, name, kind, area_code, parent_id, phone)
                values (:id, :code, :name, :kind, :area, :parent, :phone)
                on conflict (code) do nothing
                """)
            .param("id", id)
            .param("code", entry.code())
            .param("name", entry.name())
            .param("kind", entry.kind().code())
            .param("area", entry.areaCode())
            .param("parent", entry.parentId())
            .param("phone", entry.phone())
            .update()
        == 1;
  }

  /** False when somebody changed it since it was read. */
  boolean change(UUID id, int version, UnitDesk.Entry entry) {
    return jdbc.sql(
                """
                update unit
                set code = :code, name = :name, kind = :kind, area_code = :area, parent_id = :parent,
                    phone = :phone, version = :version + 1
                where id = :id and version = :version
                """)
            .param("id", id)
            .param("version", version)
            .param("code", entry.code())
            .param("name", entry.name())
            .param("kind", entry.kind().code())
            .param("area", entry.areaCode())
            .param("parent", entry.parentId())
            .param("phone", entry.phone())
            .update()
        == 1;
  }

  void close(UUID id, LocalDate on) {
    jdbc.sql("update unit set closed_on = :on, version = version + 1 where id = :id")
        .param("id", id)
        .param("on", on)
        .update();
  }

  boolean isCodeOfAnother(String code, UUID own) {
    return jdbc.sql("select exists (select 1 from unit where code = :code and id <> :own)")
        .param("code", code)
        .param("own", own)
        .query(Boolean.class)
        .single();
  }

  /** Whether a unit is another one or stands beneath it. */
  boolean isBeneath(UUID unit, UUID above) {
    return jdbc.sql(
            """
            with recursive up as (
              select id, parent_id from unit where id = :unit
              union
              select u.id, u.parent_id from unit u join up on u.id = up.parent_id
            )
            select exists (select 1 from up where id = :above)
            """)
        .param("unit", unit)
        .param("above", above)
        .query(Boolean.class)
        .single();
  }

  private static Unit unit(ResultSet row, int number) throws SQLException {
    return new Unit(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        UnitKind.of(row.getString("kind")),
        row.getString("area_code"),
        row.getObject("parent_id", UUID.class),
        row.getString("phone"),
        row.getInt("staff"),
        row.getObject("closed_on", LocalDate.class),
        row.getInt("version"));
  }
}
