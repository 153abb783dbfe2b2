package org.koumen.workforce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement on posts. */
@Component
class PostTable {
  private final JdbcClient jdbc;

  PostTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Post> find(UUID id) {
    return jdbc.sql(
            """
            select id, staff_id, kind, area_code, active_from, active_to, note
            from post
            where id = :id
            """)
        .param("id", id)
        .query(PostTable::post)
        .optional();
  }

  List<Post> of(UUID staff) {
    return jdbc.sql(
            """
            select id, staff_id, kind, area_code, active_from, active_to, note
            from post
            where staff_id = :staff
            order by active_to desc nulls first, active_from desc, area_code
            """)
        .param("staff", staff)
        .query(PostTable::post)
        .list();
  }

  /** Posts some people hold on a day. */
  List<Post> held(Collection<UUID> staff, LocalDate day) {
    return jdbc.sql(
            """
            select id, staff_id, kind, area_code, active_from, active_to, note
            from post
            where staff_id = any(:staff)
              and active_from <= :day and (active_to is null or active_to >= :day)
            order by area_code, kind
            """)
        .param("staff", staff.toArray(UUID[]::new))
        .param("day", day)
        .query(PostTable::post)
        .list();
  }

  /**
   * Who has a post in a grid, one of its buildings, or for the whole village, by the weight of the
   * post. The caller has made sure that the grid lies in scope.
   */
  List<Team.Member> team(String grid, LocalDate day) {
    return jdbc.sql(
            """
            select p.id, p.kind, p.staff_id, st.name, u.name as unit_name, st.work_phone, st.skills, st.languages,
                   p.area_code, p.active_from, p.active_to, p.note
            from post p
            join staff st on st.id = p.staff_id
            left join unit u on u.id = st.unit_id
            where (starts_with(p.area_code, :grid) or p.area_code = left(:grid, 12))
              and p.active_from <= :day and (p.active_to is null or p.active_to >= :day)
            order by array_position(:order, p.kind), p.area_code, st.pinyin, p.id
            """)
        .param("grid", grid)
        .param("day", day)
        .param("order", codes(EnumSet.allOf(PostKind.class)))
        .query(
            (row, number) ->
                new Team.Member(
                    row.getObject("id", UUID.class),
                    PostKind.of(row.getString("kind")),
                    row.getObject("staff_id", UUID.class),
                    row.getString("name"),
                    row.getString("unit_name"),
                    row.getString("work_phone"),
                    StaffTable.texts(row, "skills"),
                    StaffTable.texts(row, "languages"),
                    row.getString("area_code"),
                    null,
                    row.getObject("active_from", LocalDate.class),
                    row.getObject("active_to", LocalDate.class),
                    row.getString("note")))
        .list();
  }

  /**
   * Grids of today with what they lack on a day, by code; reads the areas, which every module may.
   */
  Map<String, Set<PostKind>> gaps(Scope scope, Set<PostKind> wanted, LocalDate day, int limit) {
    Map<String, Set<PostKind>> gaps = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.code, array_agg(w.kind order by w.position) as missing
            from area a
            cross join unnest(:wanted::text[]) with ordinality as w (kind, position)
            where a.level = 'grid'
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where a.code >= s.f and a.code < s.t)
              and not exists (select 1 from post p
                              where p.kind = w.kind
                                and (p.area_code >= a.code and p.area_code < a.code || ':' or p.area_code = left(a.code, 12))
                                and p.active_from <= :day and (p.active_to is null or p.active_to >= :day))
            group by a.code
            order by a.code
            limit :limit
            """)
        .param("wanted", codes(wanted))
        .param("day", day)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(
            row -> {
              Set<PostKind> missing = EnumSet.noneOf(PostKind.class);
              StaffTable.texts(row, "missing").forEach(kind -> missing.add(PostKind.of(kind)));
              gaps.put(row.getString("code"), missing);
            });
    return gaps;
  }

  /**
   * The name of who stands in the way of a post in its time: the same person in the same post, or
   * of a grid's one lead somebody else. The area's row is locked, so that two leads are not named
   * at once.
   */
  Optional<String> holder(UUID staff, WorkforceDesk.NewPost wanted) {
    jdbc.sql("select code from area where code = :area for no key update")
        .param("area", wanted.areaCode())
        .query(String.class)
        .optional();
    return jdbc.sql(
            """
            select st.name
            from post p
            join staff st on st.id = p.staff_id
            where p.area_code = :area and p.kind = :kind
              and (p.staff_id = :staff or :single)
              and (p.active_to is null or p.active_to >= :from)
              and (cast(:to as date) is null or p.active_from <= :to)
            order by p.staff_id = :staff desc, p.active_from
            limit 1
            """)
        .param("area", wanted.areaCode())
        .param("kind", wanted.kind().code())
        .param("staff", staff)
        .param("single", wanted.kind() == PostKind.GRID_LEAD)
        .param("from", wanted.activeFrom())
        .param("to", wanted.activeTo(), Types.DATE)
        .query(String.class)
        .optional();
  }

  void add(UUID id, UUID staff, WorkforceDesk.NewPost post) {
    jdbc.sql(
            """
            insert into post (id, staff_id, area_code, kind, active_from, active_to, note)
            values (:id, :staff, :area, :kind, :from, :to, :note)
            """)
        .param("id", id)
        .param("staff", staff)
        .param("area", post.areaCode())
        .param("kind", post.kind().code())
        .param("from", post.activeFrom())
        .param("to", post.activeTo(), Types.DATE)
        .param("note", post.note(), Types.VARCHAR)
        .update();
  }

  void end(UUID id, LocalDate on) {
    jdbc.sql("update post set active_to = :on where id = :id")
        .param("id", id)
        .param("on", on)
        .update();
  }

  /** Posts that would begin later never do: they end before they begin. */
  void endAllOf(UUID staff, LocalDate on) {
    jdbc.sql(
            """
            update post
            set active_to = case when active_from > :on then active_from - 1 else :on end
            where staff_id = :staff and (active_to is null or active_to > :on)
            """)
        .param("staff", staff)
        .param("on", on)
        .update();
  }

  private static String[] codes(Set<PostKind> kinds) {
    return kinds.stream().map(PostKind::code).toArray(String[]::new);
  }

  private static Post post(ResultSet row, int number) throws SQLException {
    return new Post(
        row.getObject("id", UUID.class),
        row.getObject("staff_id", UUID.class),
        PostKind.of(row.getString("kind")),
        row.getString("area_code"),
        null,
        row.getObject("active_from", LocalDate.class),
        row.getObject("active_to", LocalDate.class),
        row.getString("note"));
  }
}
