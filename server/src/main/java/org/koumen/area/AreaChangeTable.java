package org.koumen.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to areas; rows are only ever added. */
@Repository
class AreaChangeTable {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AreaChangeTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(AreaChange change) {
    jdbc.sql(
            """
            insert into area_change (id, kind, from_code, to_code, from_name, to_name,
                                     effective_on, reason, changed_by, changed_at, moved)
            values (:id, :kind, :fromCode, :toCode, :fromName, :toName,
                    :effectiveOn, :reason, :changedBy, :changedAt, cast(:moved as jsonb))
            """)
        .param("id", change.id())
        .param("kind", change.kind().code())
        .param("fromCode", change.from().map(AreaCode::value).orElse(null))
        .param("toCode", change.to().map(AreaCode::value).orElse(null))
        .param("fromName", change.fromName().orElse(null))
        .param("toName", change.toName().orElse(null))
        .param("effectiveOn", change.effectiveOn())
        .param("reason", change.reason())
        .param("changedBy", change.changedBy().orElse(null))
        .param("changedAt", change.changedAt().atOffset(ZoneOffset.UTC))
        .param("moved", json.writeValueAsString(change.moved()))
        .update();
  }

  /** What happened to an area or to one above it, and what it came out of; newest first. */
  List<AreaChange> of(AreaCode code) {
    return jdbc.sql(
            """
            select * from area_change
            where from_code = :code or to_code = :code
               or (kind = 'recoded' and (from_code = any(:path) or to_code = any(:path)))
            order by changed_at desc, id desc
            """)
        .param("code", code.value())
        .param("path", AreaTable.values(code.path()))
        .query((row, n) -> change(row))
        .list();
  }

  /** The change by which a code lost its meaning for the last time. */
  Optional<AreaChange> lastEndOf(AreaCode code) {
    return jdbc.sql(
            """
            select * from area_change
            where (kind = 'recoded' and from_code = any(:path))
               or (kind in ('merged', 'closed') and from_code = :code)
            order by id desc
            limit 1
            """)
        .param("code", code.value())
        .param("path", AreaTable.values(code.path()))
        .query((row, n) -> change(row))
        .optional();
  }

  /** The next change by which a code lost its meaning. */
  Optional<AreaChange> endOf(
      AreaCode code, Optional<AreaChange> after, Optional<LocalDate> afterDay) {
    return jdbc.sql(
            """
            select * from area_change
            where ((kind = 'recoded' and from_code = any(:path))
                   or (kind in ('merged', 'closed') and from_code = :code))
              and id > :after
              and (cast(:day as date) is null or effective_on > :day)
            order by id
            limit 1
            """)
        .param("code", code.value())
        .param("path", AreaTable.values(code.path()))
        .param("after", after.map(AreaChange::id).orElse(BEFORE_ALL))
        .param("day", afterDay.orElse(null))
        .query((row, n) -> change(row))
        .optional();
  }

  /**
   * The change before another by which a code came to be, by itself or with one above it.
   *
   * @param upTo looks at nothing entered later
   * @param day looks at nothing that held already at the end of this day
   */
  Optional<AreaChange> lastMoveTo(
      AreaCode code, Instant upTo, Optional<AreaChange> before, LocalDate day) {
    return jdbc.sql(
            """
            select * from area_change
            where kind = 'recoded' and to_code = any(:path)
              and effective_on > :day and changed_at <= :upTo
              and (cast(:before as uuid) is null or id < :before)
            order by id desc
            limit 1
            """)
        .param("path", AreaTable.values(code.path()))
        .param("day", day)
        .param("upTo", upTo.atOffset(ZoneOffset.UTC))
        .param("before", before.map(AreaChange::id).orElse(null), Types.OTHER)
        .query((row, n) -> change(row))
        .optional();
  }

  /** The next change by which a code lost its meaning that was entered at a moment or later. */
  Optional<AreaChange> endSince(AreaCode code, Instant moment, Optional<AreaChange> after) {
    return jdbc.sql(
            """
            select * from area_change
            where ((kind = 'recoded' and from_code = any(:path))
                   or (kind in ('merged', 'closed') and from_code = :code))
              and id > :after and changed_at >= :moment
            order by id
            limit 1
            """)
        .param("code", code.value())
        .param("path", AreaTable.values(code.path()))
        .param("after", after.map(AreaChange::id).orElse(BEFORE_ALL))
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .query((row, n) -> change(row))
        .optional();
  }

  /** The next change after a day of an area's own name or code, or of a code above it. */
  Optional<AreaChange> nextAbout(AreaCode code, Optional<AreaChange> after, LocalDate day) {
    return jdbc.sql(
            """
            select * from area_change
            where ((kind = 'recoded' and from_code = any(:path))
                   or (kind in ('renamed', 'merged', 'closed') and from_code = :code))
              and id > :after and effective_on > :day
            order by id
            limit 1
            """)
        .param("code", code.value())
        .param("path", AreaTable.values(code.path()))
        .param("after", after.map(AreaChange::id).orElse(BEFORE_ALL))
        .param("day", day)
        .query((row, n) -> change(row))
        .optional();
  }

  /**
   * The highest number that a child of this area has or ever had; zero when there never was one.
   */
  int highestChildNumber(AreaCode parent) {
    int width = parent.level().below().map(AreaLevel::digits).orElse(0) - parent.value().length();
    return jdbc.sql(
            """
            select coalesce(max(substr(code, :start, :width)::int), 0)
            from (
              select code from area where parent = :parent
              union all
              select from_code from area_change
              where from_code > :parent and from_code < :end and length(from_code) = :length
              union all
              select to_code from area_change
              where to_code > :parent and to_code < :end and length(to_code) = :length
            ) as had (code)
            """)
        .param("start", parent.value().length() + 1)
        .param("width", width)
        .param("parent", parent.value())
        .param("end", parent.range().to())
        .param("length", parent.value().length() + width)
        .query(Integer.class)
        .single();
  }

  private AreaChange change(ResultSet row) throws SQLException {
    Map<String, Long> moved =
        json.readValue(row.getString("moved"), new TypeReference<LinkedHashMap<String, Long>>() {});
    return new AreaChange(
        row.getObject("id", UUID.class),
        AreaChange.Kind.of(row.getString("kind")),
        Optional.ofNullable(row.getString("from_code")).map(AreaCode::of),
        Optional.ofNullable(row.getString("to_code")).map(AreaCode::of),
        Optional.ofNullable(row.getString("from_name")),
        Optional.ofNullable(row.getString("to_name")),
        row.getObject("effective_on", LocalDate.class),
        row.getString("reason"),
        Optional.ofNullable(row.getObject("changed_by", UUID.class)),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        moved);
  }
}
