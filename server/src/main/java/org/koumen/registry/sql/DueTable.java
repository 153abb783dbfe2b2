package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.registry.CareColour;
import org.koumen.registry.DueCheck;
import org.koumen.registry.DueKind;
import org.koumen.registry.HouseholdState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists what falls due: care marks to review, plans to check, steps and goals to reach. */
@Component
public class DueTable {
  /** Callers give a scope that is somewhere. */
  private static final String DUE =
      """
      from (
        select 'mark' as kind, m.id, m.county, m.area_code, m.household_id, m.reason as what,
               m.set_by_name as owner, m.review_on as due_on
        from care_mark m
        where m.ended_on is null and m.review_on <= :until
        union all
        select 'plan', p.id, p.county, p.area_code, p.household_id, p.goal, p.owner_name,
               p.next_check_on
        from household_plan p
        where p.state = 'open' and p.next_check_on <= :until
        union all
        select 'goal', p.id, p.county, p.area_code, p.household_id, p.goal, p.owner_name, p.due_on
        from household_plan p
        where p.state = 'open' and p.due_on <= :until
        union all
        select 'step', s.id, p.county, p.area_code, p.household_id, s.what, p.owner_name, s.due_on
        from household_plan p
        join plan_step s on s.county = p.county and s.plan_id = p.id
        where p.state = 'open' and s.done_on is null and s.due_on <= :until
      ) d
      join household h on h.county = d.county and h.id = d.household_id
      where d.county >= :firstCounty and d.county <= :lastCounty
        and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                    where d.area_code >= s.f and d.area_code < s.t)
        and h.state = any(:belonging)
        and (cast(:kind as text) is null or d.kind = :kind)
      """;

  private static final String PAGE =
      """
      select f.*, coalesce(g.name, v.name, '') as grid_name
      from (
        select d.kind, d.id, d.county, d.household_id, h.area_code, h.address, h.head_name,
               h.care_mark, d.what, d.owner, d.due_on
      """
          + DUE
          + """
            and (cast(:afterId as uuid) is null
                 or (d.due_on, d.id, d.kind) > (:afterDay, :afterId, :afterKind))
            order by d.due_on, d.id, d.kind
            limit :limit
          ) f
          left join area g on g.code = left(f.area_code, 15) and length(f.area_code) >= 15
          left join area v on v.code = left(f.area_code, 12)
          order by f.due_on, f.id, f.kind
          """;

  private static final String COUNT =
      "select count(*) from (select 1 "
          + DUE
          + " limit "
          + (HouseholdTable.MOST_COUNTED + 1)
          + ") as counted";

  private final JdbcClient jdbc;

  DueTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last row of the page before. */
  public record After(LocalDate day, UUID id, String kind) {}

  /** What falls due until a day, inclusive, the longest overdue first. */
  public List<DueCheck> page(
      Scope scope, LocalDate until, @Nullable DueKind kind, @Nullable After after, int limit) {
    return bind(jdbc.sql(PAGE), scope, until, kind)
        .param("afterDay", after == null ? until : after.day())
        .param("afterId", after == null ? null : after.id(), Types.OTHER)
        .param("afterKind", after == null ? "" : after.kind())
        .param("limit", limit)
        .query(DueTable::row)
        .list();
  }

  /** How much falls due until a day, counted up to one more than the most that lists count. */
  public long count(Scope scope, LocalDate until, @Nullable DueKind kind) {
    return bind(jdbc.sql(COUNT), scope, until, kind).query(Long.class).single();
  }

  private static StatementSpec bind(
      StatementSpec statement, Scope scope, LocalDate until, @Nullable DueKind kind) {
    return statement
        .param("until", until)
        .param("belonging", HouseholdState.belonging())
        .param("kind", kind == null ? null : kind.code(), Types.VARCHAR)
        .param("firstCounty", scope.firstCounty())
        .param("lastCounty", scope.lastCounty())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to());
  }

  private static DueCheck row(ResultSet row, int number) throws SQLException {
    String mark = row.getString("care_mark");
    return new DueCheck(
        DueKind.of(row.getString("kind")),
        row.getObject("id", UUID.class),
        row.getString("county"),
        row.getObject("household_id", UUID.class),
        row.getString("area_code"),
        row.getString("grid_name"),
        row.getString("address"),
        row.getString("head_name"),
        mark == null ? null : CareColour.of(mark),
        row.getString("what"),
        row.getString("owner"),
        row.getObject("due_on", LocalDate.class));
  }
}
