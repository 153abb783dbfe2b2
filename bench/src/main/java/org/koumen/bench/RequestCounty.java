package org.koumen.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A county of invented places in which requests are made, and the many that lie there already. */
final class RequestCounty {
  static final String CODE = "990301";
  private static final int GRIDS = 400;
  private static final int STORED_AT_ONCE = 20_000;

  /** Two characters each: a place and a matter together are rare, as in life. */
  private static final String PLACES =
      "东关西苑南桥北辰中和上河下坝前营后街左堡右屯新安古塔长宁永兴福田禄口寿山康庄宁远平川顺城泰来祥云瑞林嘉禾盛园华庭丽水秀湖锦江绣春文汇武定孝友悌和忠孝信义礼贤智园仁德";

  private static final String MATTERS = "路灯井盖暖气水管电梯垃圾停车噪声油烟积水围墙树枝门锁楼道消防燃气供电网络公厕绿化";

  private final JdbcClient sql;
  private final List<UUID> units = new ArrayList<>();

  private RequestCounty(JdbcClient sql) {
    this.sql = sql;
  }

  /** Founds it with a community of grids and ten departments. */
  static RequestCounty found(JdbcClient sql) {
    RequestCounty county = new RequestCounty(sql);
    county.area("99", "", "province");
    county.area("9903", "99", "prefecture");
    county.area(CODE, "9903", "county");
    for (int township = 1; township <= 4; township++) {
      String above = CODE + "%03d".formatted(township);
      county.area(above, CODE, "township");
      county.area(above + "001", above, "village");
      for (int grid = 1; grid <= GRIDS / 4; grid++) {
        county.area(above + "001%03d".formatted(grid), above + "001", "grid");
      }
    }
    for (int n = 1; n <= 10; n++) {
      UUID unit = Ids.next();
      county.units.add(unit);
      sql.sql(
              """
              insert into unit (id, code, name, kind, area_code)
              values (:id, :code, :name, 'department', :area)
              """)
          .param("id", unit)
          .param("code", "bench-" + n)
          .param("name", "第%d部门".formatted(n))
          .param("area", CODE)
          .update();
    }
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

  String grid(Random random) {
    return CODE + "%03d001%03d".formatted(1 + random.nextInt(4), 1 + random.nextInt(GRIDS / 4));
  }

  UUID unit(Random random) {
    return units.get(random.nextInt(units.size()));
  }

  /** What somebody says: the first seven characters are shared by few. */
  String words(Random random) {
    int place = 2 * random.nextInt(PLACES.length() / 2);
    int matter = 2 * random.nextInt(MATTERS.length() / 2);
    return "%s%d%s坏了好几天，晚上出行不便，请尽快派人来看看。"
        .formatted(
            PLACES.substring(place, place + 2),
            100 + random.nextInt(900),
            MATTERS.substring(matter, matter + 2));
  }

  /**
   * Lets so many more rated requests lie there, copies of those made through the program with other
   * words, of the last three years.
   */
  void store(int more) {
    for (int done = 0; done < more; done += STORED_AT_ONCE) {
      storeSome(Math.min(STORED_AT_ONCE, more - done));
    }
    sql.sql("vacuum (analyze) request, request_text, request_move, request_number").update();
  }

  private void storeSome(int more) {
    sql.sql(
            """
            create temp table fresh as
            select row_number() over () as n, r.id as old,
                   cast(lpad(to_hex(cast(extract(epoch from now()) * 1000 as bigint)), 12, '0')
                        || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15)
                        as uuid) as id,
                   :county || '-2025-' || nextval('bench_number') || '-x' as number,
                   substr(:places, 1 + 2 * floor(random() * :placeCount)::int, 2)
                     || (100 + floor(random() * 900)::int)
                     || substr(:matters, 1 + 2 * floor(random() * :matterCount)::int, 2)
                     || '坏了好几天，晚上出行不便，请尽快派人来看看。' as words,
                   now() - random() * interval '1000 days' - interval '20 days' as at
            from generate_series(1, :more) as g
            join lateral (
              select id from request
              where county = :county and state = 'rated' and number not like '%-x'
              order by id limit 1) as r on true
            """)
        .param("county", CODE)
        .param("places", PLACES)
        .param("placeCount", PLACES.length() / 2)
        .param("matters", MATTERS)
        .param("matterCount", MATTERS.length() / 2)
        .param("more", more)
        .update();
    copy(
        "request",
        "r.id = f.old",
        "id",
        "f.id",
        "number",
        "f.number",
        "title",
        "f.words",
        "received_at",
        "f.at",
        "recorded_at",
        "f.at",
        "happened_at",
        "f.at",
        "due_at",
        "f.at + interval '5 days'",
        "settled_at",
        "f.at + interval '3 days'",
        "rated_at",
        "f.at + interval '4 days'");
    copy(
        "request_text",
        "r.id = f.old",
        "id",
        "f.id",
        "body",
        "f.words",
        "search",
        "(select array_agg(distinct substr(f.words, i, 2)) from generate_series(1, length(f.words)"
            + " - 1) i)");
    copy(
        "request_move",
        "r.request_id = f.old",
        "id",
        "cast(md5(f.id::text || r.position) as uuid)",
        "request_id",
        "f.id",
        "moved_at",
        "f.at + r.position * interval '1 day'");
    copy("request_number", "r.request_id = f.old", "number", "f.number", "request_id", "f.id");
    sql.sql("drop table fresh").update();
  }

  /** Copies the rows of a template, with some columns otherwise. */
  private void copy(String table, String where, String... otherwise) {
    List<String> columns =
        sql.sql(
                """
                select column_name from information_schema.columns
                where table_name = :table and table_schema = current_schema() order by ordinal_position
                """)
            .param("table", table)
            .query(String.class)
            .list();
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      String value = "r." + column;
      for (int n = 0; n < otherwise.length; n += 2) {
        value = otherwise[n].equals(column) ? otherwise[n + 1] : value;
      }
      values.add(value);
    }
    sql.sql(
            "insert into %s (%s) select %s from fresh f join %s r on %s"
                .formatted(
                    table, String.join(", ", columns), String.join(", ", values), table, where))
        .update();
  }
}
