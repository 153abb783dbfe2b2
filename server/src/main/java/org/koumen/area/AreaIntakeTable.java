package org.koumen.area;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The set-based statements by which a register of areas becomes the tree. The tree must be locked.
 */
@Repository
class AreaIntakeTable {
  static final String COPY = "copy area_intake (code, parent, level, name, setting) from stdin";

  private static final int SHOWN = 20;

  private final JdbcClient jdbc;

  AreaIntakeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes room for the register until the transaction ends. */
  void stage() {
    jdbc.sql(
            """
            create temp table area_intake (
              code text collate "C" not null,
              parent text collate "C" not null,
              level text not null,
              name text not null,
              setting text
            ) on commit drop
            """)
        .update();
    // Sorting and hashing the nation stays in memory; ends with the transaction.
    jdbc.sql("set local work_mem = '96MB'").update();
  }

  /** Rows without an area above, neither in force nor in the register. */
  List<AreaCode> orphans() {
    return codes(
        """
        select i.parent
        from (select distinct parent from area_intake where parent <> '') i
        where not exists (select 1 from area a where a.code = i.parent)
          and not exists (select 1 from area_intake r where r.code = i.parent)
        order by i.parent
        limit :limit
        """);
  }

  List<AreaCode> twice() {
    return codes(
        """
        select code from area_intake group by code having count(*) > 1 order by code limit :limit
        """);
  }

  private List<AreaCode> codes(String sql) {
    return jdbc.sql(sql)
        .param("limit", SHOWN)
        .query((row, n) -> AreaCode.of(row.getString(1)))
        .list();
  }

  /** Renames what has another name by now, with its history. */
  long rename(LocalDate on, Optional<UUID> by, Instant at) {
    return jdbc.sql(
            """
            with renamed as (
              select a.code, a.name as from_name, i.name as to_name
              from area_intake i
              join area a on a.code = i.code and a.name <> i.name
            ), written as (
              insert into area_change (id, kind, from_code, to_code, from_name, to_name,
                                       effective_on, reason, changed_by, changed_at)
              select gen_random_uuid(), 'renamed', code, code, from_name, to_name,
                     :on, 'register', :by, :at
              from renamed
            )
            update area a set name = r.to_name
            from renamed r
            where a.code = r.code
            """)
        .param("on", on)
        .param("by", by.orElse(null))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Adds what is new, in order of codes, so that indexes grow at their end. */
  long add(LocalDate on) {
    return jdbc.sql(
            """
            insert into area (code, parent, level, name, setting, valid_from)
            select i.code, i.parent, i.level, i.name, i.setting, :on
            from area_intake i
            where not exists (select 1 from area a where a.code = i.code)
            order by i.code
            """)
        .param("on", on)
        .update();
  }

  /** Counts the whole tree anew: from the bottom, each level out of the one beneath it. */
  void retally() {
    jdbc.sql("delete from area_tally").update();
    for (AreaLevel level :
        List.of(
            AreaLevel.BUILDING,
            AreaLevel.GRID,
            AreaLevel.VILLAGE,
            AreaLevel.TOWNSHIP,
            AreaLevel.COUNTY,
            AreaLevel.PREFECTURE,
            AreaLevel.PROVINCE)) {
      jdbc.sql(
              """
              insert into area_tally (code, prefectures, counties, townships, villages, grids, buildings)
              select a.parent,
                     coalesce(sum(t.prefectures), 0) + count(*) filter (where :level = 'prefecture'),
                     coalesce(sum(t.counties), 0) + count(*) filter (where :level = 'county'),
                     coalesce(sum(t.townships), 0) + count(*) filter (where :level = 'township'),
                     coalesce(sum(t.villages), 0) + count(*) filter (where :level = 'village'),
                     coalesce(sum(t.grids), 0) + count(*) filter (where :level = 'grid'),
                     coalesce(sum(t.buildings), 0) + count(*) filter (where :level = 'building')
              from area a
              left join area_tally t on t.code = a.code
              where a.level = :level
              group by a.parent
              """)
          .param("level", level.code())
          .update();
    }
    jdbc.sql("insert into area_tally (code) values ('') on conflict (code) do nothing").update();
  }
}
