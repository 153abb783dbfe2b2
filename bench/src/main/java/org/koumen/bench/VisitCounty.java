package org.koumen.bench;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.koumen.platform.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A county of invented households with three people each: one grid that a phone carries, with three
 * past visits to every home, and others that are visited.
 */
final class VisitCounty {
  static final String CODE = "990302";
  static final String CARRIED = CODE + "001001001";
  static final int CARRIED_HOUSEHOLDS = 640;
  private static final int GRIDS = 20;
  private static final int IN_GRID = 400;
  private static final String[] NOTES = {
    "老人血压偏高，已联系社区医生周三上门，女儿在外地。", "孩子明年上小学，问学区怎么划，已说明材料。", "暖气不热，室温十七度，已登记诉求。", "新搬来的租户，核对了人口，留了联系卡。"
  };

  private final JdbcClient sql;
  private List<UUID> visited = List.of();

  private VisitCounty(JdbcClient sql) {
    this.sql = sql;
  }

  static VisitCounty found(JdbcClient sql, Seal seal) {
    VisitCounty county = new VisitCounty(sql);
    county.area("99", "", "province");
    county.area("9903", "99", "prefecture");
    county.area(CODE, "9903", "county");
    county.area(CODE + "001", CODE, "township");
    county.area(CODE + "001001", CODE + "001", "village");
    for (int grid = 1; grid <= GRIDS + 1; grid++) {
      county.area(CODE + "001001%03d".formatted(grid), CODE + "001001", "grid");
    }
    byte[] phone = seal.seal("13900000000");
    county.households(CARRIED, CARRIED_HOUSEHOLDS, phone);
    for (int grid = 2; grid <= GRIDS + 1; grid++) {
      county.households(CODE + "001001%03d".formatted(grid), IN_GRID, phone);
    }
    county.pastVisits();
    county.visited =
        sql.sql("select id from household where county = :county and area_code <> :carried")
            .param("county", CODE)
            .param("carried", CARRIED)
            .query(UUID.class)
            .list();
    sql.sql("analyze").update();
    return county;
  }

  private void area(String code, String parent, String level) {
    sql.sql(
            """
            insert into area (code, parent, level, name, valid_from)
            values (:code, :parent, :level, :name, date '2020-01-01')
            on conflict do nothing
            """)
        .param("code", code)
        .param("parent", parent)
        .param("level", level)
        .param("name", "测" + code)
        .update();
  }

  private void households(String grid, int many, byte[] phone) {
    sql.sql(
            """
            with one as (
              select uuidv7() as id, i, '河湟路' || substr(:grid, 13) || '号院' || (1 + i / 60) || '号楼'
                || (1 + i % 4) || '单元' || i as address
              from generate_series(1, :many) as i
            ), home as (
              insert into premises (county, id, area_code, address, address_key, use, compound, building, entrance,
                                    room, source, since, recorded_at)
              select :county, id, :grid, address, :grid || i, 'residential', '河湟路' || substr(:grid, 13) || '号院',
                     (1 + i / 60)::text, (1 + i % 4)::text, i::text, 'bench', date '2026-01-01', now()
              from one
            ), lived as (
              insert into household (county, id, area_code, premises_id, kind, state, address, use, head_name, people,
                                     source, since, recorded_at)
              select :county, id, :grid, id, 'family', 'present', address, 'residential', '李青' || i, 3, 'bench',
                     date '2026-01-01', now()
              from one
            )
            insert into resident (county, id, area_code, household_id, name, pinyin, initials, sex, born_on, relation,
                                  phone_sealed, work, state, source, since, recorded_at)
            select :county, uuidv7(), :grid, one.id, '李青' || one.i || p, 'liqing', 'lq', 'male',
                   date '1960-01-01' + p * 8000, case p when 1 then 'head' when 2 then 'spouse' else 'child' end,
                   :phone, '河湟区第' || p || '中学', 'present', 'bench', date '2026-01-01', now()
            from one cross join generate_series(1, 3) as p
            """)
        .param("county", CODE)
        .param("grid", grid)
        .param("many", many)
        .param("phone", phone)
        .update();
  }

  private void pastVisits() {
    sql.sql(
            """
            insert into visit (county, id, area_code, household_id, outcome, form, note, visited_at, received_at,
                               visitor_id, visitor_name)
            select h.county, uuidv7(), h.area_code, h.id, 'met', 'door', (:notes::text[])[1 + n % 4],
                   now() - n * interval '40 days', now() - n * interval '40 days', gen_random_uuid(), '王芳'
            from household h cross join generate_series(1, 3) as n
            where h.county = :county and h.area_code = :carried
            """)
        .param("county", CODE)
        .param("carried", CARRIED)
        .param("notes", NOTES)
        .update();
  }

  UUID household(Random random) {
    return visited.get(random.nextInt(visited.size()));
  }

  String note(Random random) {
    return "第%d户：%s".formatted(random.nextInt(1_000_000), NOTES[random.nextInt(NOTES.length)]);
  }
}
