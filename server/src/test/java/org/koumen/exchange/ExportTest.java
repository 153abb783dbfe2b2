package org.koumen.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.registry.IdentityNumber;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What leaves the program: only one's own area, masked unless there is a reason, and written down.
 */
@KoumenTest
class ExportTest {
  private static final String HOMES =
      """
      社区,网格,小区,楼栋,单元,门牌,详细地址,户编号,户类型,姓名,与户主关系,性别,出生日期,身份证号,联系电话,语言,房屋用途,是否在户,入住日期,三色标记,标记原因,标记复查日期
      东兴社区,第1网格,祥和小区,3,2,501,,DX-1,家庭户,张三,户主,男,1960-05-01,{identity},13812345678,普通话、藏语,住宅,是,2010-01-01,黄,独居老人,2027-02-01
      东兴社区,第1网格,祥和小区,3,2,501,,DX-1,家庭户,李四,配偶,女,1962-05-01,,0971-6123456,,住宅,否,2010-01-01,黄,独居老人,2027-02-01
      东兴社区,第2网格,,,,,建设路12号,,租户,王五,户主,,,,,,商住,是,2020-05-06,,,
      东兴社区,,,,,,和平路3号,,家庭户,赵六,户主,男,2001-02-03,,,,住宅,是,2020-05-06,,,
      东兴社区,,,,,,和平路3号,,家庭户,赵小六,子女,男,2024-02-03,,,,住宅,是,2020-05-06,,,
      """;

  /** Each test's man of the house has a number of his own. */
  private static final AtomicInteger SERIALS = new AtomicInteger(401);

  private final Town town;
  private final JdbcClient jdbc;
  private final Retention retention;
  private final TestClock clock;
  private Town.Place place;
  private Town.Person person;
  private Browser desk;
  private String identity = "";

  ExportTest(
      @Autowired JdbcClient jdbc,
      @Autowired AccountDesk accounts,
      @Autowired Retention retention,
      @Autowired TestClock clock,
      @LocalServerPort int port) {
    this.jdbc = jdbc;
    this.retention = retention;
    this.clock = clock;
    this.town = new Town(jdbc, accounts, port);
    this.place = town.found();
    this.person = town.person("community_desk", place.village());
    this.desk = person.browser();
  }

  @BeforeEach
  void aCommunityWithPeople() {
    place = town.found();
    person = town.person("community_desk", place.village());
    desk = person.browser();
    String digits = "990101" + "19600501" + "%03d".formatted(SERIALS.getAndAdd(2));
    identity = digits + IdentityNumber.checkDigit(digits);
    byte[] homes = HOMES.replace("{identity}", identity).getBytes(StandardCharsets.UTF_8);
    JsonNode tally = Exports.imported(desk, place.village(), "住户.csv", homes);
    assertThat(tally.path("added").asInt()).as(tally.toString()).isEqualTo(5);
  }

  private static Map<String, Object> asking(String kind, String area) {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", kind);
    body.put("format", "xlsx");
    body.put("area", area);
    return body;
  }

  private static Map<String, Object> asking(String kind, String area, String name, Object value) {
    Map<String, Object> body = asking(kind, area);
    body.put(name, value);
    return body;
  }

  private static Map<String, Object> unmasked(String kind, String area, String format) {
    Map<String, Object> body = asking(kind, area);
    body.put("format", format);
    body.put("unmasked", true);
    body.put("reason", "上门核对信息");
    return body;
  }

  @Test
  void what_leaves_unmasked_comes_back_and_changes_nothing() {
    for (String format : List.of("xlsx", "csv")) {
      String run = Exports.done(desk, unmasked("households", place.village(), format));
      byte[] file = desk.download("/api/exports/" + run + "/file");
      JsonNode tally = Exports.imported(desk, place.village(), "回来." + format, file);
      assertThat(tally.path("read").asInt()).as(format).isEqualTo(5);
      assertThat(tally.path("same").asInt()).as(format + " " + tally).isEqualTo(5);
    }
  }

  @Test
  void a_household_leaves_under_the_columns_of_its_template() {
    List<List<String>> rows =
        Exports.rows(desk, Exports.done(desk, unmasked("households", place.village(), "xlsx")));
    assertThat(rows).hasSize(6);
    assertThat(Exports.column(rows, "姓名")).contains("张三", "李四", "赵小六");
    assertThat(Exports.column(rows, "身份证号")).contains(identity);
    assertThat(Exports.column(rows, "手机")).contains("13812345678", "0971-6123456");
    assertThat(Exports.column(rows, "详细地址")).contains("祥和小区3号楼2单元501室", "建设路12号");
    assertThat(Exports.column(rows, "网格")).contains("第1网格", "");
    assertThat(Exports.column(rows, "三色标记")).contains("黄色", "");
    assertThat(Exports.column(rows, "户主姓名")).containsOnly("张三", "王五", "赵六");
  }

  @Test
  void numbers_are_masked_unless_there_is_a_reason_and_the_right_to_reveal() {
    List<List<String>> rows =
        Exports.rows(desk, Exports.done(desk, asking("households", place.village())));
    assertThat(Exports.column(rows, "身份证号"))
        .contains("990*************" + identity.substring(16))
        .doesNotContain(identity);
    assertThat(Exports.column(rows, "手机")).contains("138****5678");
    assertThat(
            desk.post("/api/exports", asking("households", place.village(), "unmasked", true))
                .problem())
        .isEqualTo("reveal-reason");
    assertThat(desk.post("/api/exports", unmasked("households", place.county(), "xlsx")).status())
        .as("may reveal in the community, not in the whole county")
        .isEqualTo(403);
    String exporter = aRole("exporter", "EXPORT", "HOUSEHOLD_READ");
    Browser another = town.person(exporter, place.village()).browser();
    assertThat(
            another.post("/api/exports", unmasked("households", place.village(), "xlsx")).status())
        .isEqualTo(403);
    assertThat(Exports.done(another, asking("households", place.village()))).isNotEmpty();
  }

  private String aRole(String name, String... permissions) {
    String code = name + place.county();
    jdbc.sql(
            """
            insert into role (code, name_zh, name_en, permissions, built_in)
            values (:code, :code, :code, :permissions, false)
            """)
        .param("code", code)
        .param("permissions", permissions)
        .update();
    return code;
  }

  @Test
  void only_ones_own_area_leaves() {
    Town.Place other = town.found();
    Browser stranger = town.person("community_desk", other.village()).browser();
    assertThat(stranger.post("/api/exports", asking("households", place.village())).status())
        .isEqualTo(404);
    for (String kind : List.of("households", "residents", "requests")) {
      List<List<String>> rows = Exports.rows(stranger, Exports.done(stranger, asking(kind, "")));
      assertThat(rows).as(kind).hasSize(1);
    }
    Browser ofOneGrid = town.person("community_desk", place.grid(2)).browser();
    List<List<String>> rows =
        Exports.rows(ofOneGrid, Exports.done(ofOneGrid, asking("households", place.village())));
    assertThat(Exports.column(rows, "姓名")).containsExactly("王五");
  }

  @Test
  void whoever_only_leads_or_only_sees_takes_nothing_out() {
    for (String role : List.of("leader", "grid_worker", "dispatcher")) {
      Browser browser = town.person(role, place.village()).browser();
      assertThat(browser.post("/api/exports", asking("households", place.village())).status())
          .as(role)
          .isEqualTo(403);
      assertThat(browser.get("/api/exports").status()).as(role).isEqualTo(403);
    }
    Browser blind = town.person(aRole("blind", "EXPORT"), place.village()).browser();
    assertThat(blind.post("/api/exports", asking("households", place.village())).status())
        .as("who may not see households may not export them either")
        .isEqualTo(403);
  }

  @Test
  void the_auditor_sees_an_export_as_one_line_that_opens_its_rows() {
    String first = Exports.done(desk, asking("households", place.village()));
    String second = Exports.done(desk, asking("residents", place.village()));
    Browser auditor = town.person("auditor", place.village()).browser();
    JsonNode lines = auditor.get("/api/looks?kind=export").json().path("rows");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).path("exported").asString()).isEqualTo(second);
    JsonNode line = lines.get(1);
    assertThat(line.path("exported").asString()).isEqualTo(first);
    assertThat(line.path("areaCode").asString()).isEqualTo(place.village());
    assertThat(line.path("householdId").isNull()).isTrue();
    JsonNode rows = auditor.get("/api/looks?export=" + first).json().path("rows");
    assertThat(rows).hasSize(line.path("looks").asInt()).hasSizeGreaterThan(1);
    String after = line.path("id").asString();
    assertThat(auditor.get("/api/looks?kind=export&after=" + after).json().path("rows")).isEmpty();

    Browser ofOneGrid = town.person("auditor", place.grid(2)).browser();
    JsonNode theirs = ofOneGrid.get("/api/looks?kind=export").json().path("rows");
    assertThat(theirs.get(1).path("looks").asInt()).isEqualTo(1);
    assertThat(theirs.get(1).path("areaCode").asString()).isEqualTo(place.grid(2));
    assertThat(ofOneGrid.get("/api/looks?export=" + first).json().path("rows")).hasSize(1);
    Browser stranger = town.person("auditor", town.found().village()).browser();
    assertThat(stranger.get("/api/looks?export=" + first).json().path("rows")).isEmpty();
  }

  @Test
  void a_file_belongs_to_whoever_made_it() {
    String run = Exports.done(desk, asking("households", place.village()));
    Browser colleague = town.person("community_desk", place.village()).browser();
    assertThat(colleague.get("/api/exports/" + run).status()).isEqualTo(404);
    assertThat(colleague.get("/api/exports/" + run + "/file").status()).isEqualTo(404);
    assertThat(colleague.get("/api/exports").json().path("rows")).isEmpty();
    JsonNode mine = desk.get("/api/exports").json().path("rows");
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).path("rows").asInt()).isEqualTo(5);
    assertThat(mine.get(0).path("fileName").asString()).isEqualTo("住户-东兴社区-2026-11-22.xlsx");
  }

  @Test
  void the_person_concerned_and_the_auditor_can_see_it() {
    Map<String, Object> body = unmasked("households", place.village(), "xlsx");
    body.put("columns", List.of("name", "phone"));
    body.put("filters", Map.of("q", "13812345678"));
    String run = Exports.done(desk, body);
    assertThat(Exports.rows(desk, run)).as("the household of that telephone").hasSize(3);
    List<Map<String, Object>> looks =
        jdbc.sql(
                """
                select l.fields[1] || '+' || l.fields[2] as fields, l.reason, h.head_name
                from look l join household h on h.county = l.county and h.id = l.household_id
                where l.county = :county and l.kind = 'export'
                """)
            .param("county", place.county())
            .query()
            .listOfRows();
    assertThat(looks)
        .containsExactly(Map.of("fields", "name+phone", "reason", "上门核对信息", "head_name", "张三"));
    Browser auditor = town.person("auditor", place.village()).browser();
    assertThat(auditor.get("/api/looks?kind=export").json().path("rows")).hasSize(1);
    List<String> audit =
        jdbc.sql(
                """
                select action || ' ' || detail::text from audit_entry
                where area_code = :area and action like 'export%' order by id
                """)
            .param("area", place.village())
            .query(String.class)
            .list();
    assertThat(audit).hasSize(3);
    assertThat(audit.get(0)).startsWith("export.started").contains("上门核对信息");
    assertThat(audit.get(1)).startsWith("export.done").contains("\"rows\": 2");
    assertThat(audit.get(2)).startsWith("export.fetched");
    assertThat(String.join("", audit)).doesNotContain("13812345678");
    assertThat(desk.get("/api/exports/" + run).body())
        .as("the record keeps nobody's number")
        .contains("138****5678")
        .doesNotContain("13812345678");
  }

  @Test
  void people_leave_one_a_line_and_only_those_whom_the_list_means() {
    List<List<String>> rows =
        Exports.rows(
            desk,
            Exports.done(
                desk, asking("residents", place.village(), "filters", Map.of("sex", "female"))));
    assertThat(Exports.column(rows, "姓名")).containsExactly("李四");
    assertThat(Exports.column(rows, "年龄")).containsExactly("64");
    assertThat(
            jdbc.sql(
                    "select count(*) from look where county = :county and kind = 'export' and"
                        + " resident_id is not null")
                .param("county", place.county())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_list_leaves_with_its_filters_and_unknown_ones_are_refused() {
    List<List<String>> rows =
        Exports.rows(
            desk,
            Exports.done(
                desk, asking("households", place.village(), "filters", Map.of("mark", "yellow"))));
    assertThat(Exports.column(rows, "姓名")).containsExactly("张三", "李四");
    for (Map<String, String> wrong :
        List.of(Map.of("mark", "blue"), Map.of("colour", "red"), Map.of("underCare", "maybe"))) {
      assertThat(
              desk.post("/api/exports", asking("households", place.village(), "filters", wrong))
                  .status())
          .as(wrong.toString())
          .isEqualTo(400);
    }
    assertThat(
            desk.post(
                    "/api/exports",
                    asking("households", place.village(), "columns", List.of("secret")))
                .status())
        .isEqualTo(400);
  }

  @Test
  void no_cell_is_a_formula() {
    jdbc.sql("update resident set name = '=cmd|1' where county = :county and name = '赵小六'")
        .param("county", place.county())
        .update();
    Map<String, Object> body = asking("residents", place.village());
    body.put("format", "csv");
    String text =
        new String(
            desk.download("/api/exports/" + Exports.done(desk, body) + "/file"),
            StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF姓名,").contains("\r\n'=cmd|1,");
  }

  @Test
  void requests_and_staff_leave_too() {
    Browser county = town.person("county_desk", place.county()).browser();
    assertThat(
            desk.post(
                    "/api/requests",
                    Town.request(
                        org.koumen.platform.Ids.next(), place.grid(1), "楼道灯坏了，电话13912345678"))
                .status())
        .isEqualTo(201);
    Map<String, Object> body = asking("requests", place.village());
    body.put("columns", List.of("number", "body", "phone", "state"));
    List<List<String>> rows = Exports.rows(desk, Exports.done(desk, body));
    assertThat(Exports.column(rows, "内容")).containsExactly("楼道灯坏了，电话139****5678");
    assertThat(Exports.column(rows, "联系电话")).containsExactly("138****5678");
    assertThat(Exports.column(rows, "状态")).containsExactly("待派单");
    body.put("filters", Map.of("state", "unfinished", "mine", "true", "level", "county"));
    assertThat(Exports.column(Exports.rows(desk, Exports.done(desk, body)), "内容")).hasSize(1);
    assertThat(Exports.column(Exports.rows(county, Exports.done(county, body)), "内容"))
        .as("those I took in myself")
        .isEmpty();

    byte[] staff =
        ("人员编码,姓名,人员类别,区划,岗位,网格\nS-"
                + place.county()
                + ",李四,网格员,"
                + place.village()
                + ",网格长,第1网格\n")
            .getBytes(StandardCharsets.UTF_8);
    Exports.imported(county, "staff", place.county(), "s.csv", staff);
    String run = Exports.done(county, asking("staff", place.county()));
    byte[] file = county.download("/api/exports/" + run + "/file");
    assertThat(Exports.column(Exports.rows(file), "姓名")).containsExactly("李四");
    assertThat(
            Exports.imported(county, "staff", place.county(), "s.xlsx", file).path("same").asInt())
        .isEqualTo(1);
  }

  @Test
  void forty_thousand_people_leave_in_small_pieces() {
    String grid = place.grid(3);
    for (String sql :
        List.of(
            """
            insert into premises (county, id, area_code, address, address_key, use, source, since, recorded_at)
            select :county, md5(:grid || n)::uuid, :grid, '长街' || n || '号', '长街' || n, 'residential', 'test',
                   date '2020-01-01', now()
            from generate_series(1, 10000) as n
            """,
            """
            insert into household (county, id, area_code, premises_id, kind, state, address, use, head_name, people,
                                   source, since, recorded_at)
            select county, id, area_code, id, 'family', 'present', address, use, '张一', 4, source, since, recorded_at
            from premises
            where county = :county and area_code = :grid
            """,
            """
            insert into resident (county, id, area_code, household_id, name, pinyin, initials, relation, state,
                                  source, since, recorded_at)
            select county, md5(id::text || n)::uuid, area_code, id, '张' || (array['一', '二', '三', '四'])[n],
                   'zhang', 'z', case n when 1 then 'head' else 'child' end, 'present', source, since, recorded_at
            from household, generate_series(1, 4) as n
            where county = :county and area_code = :grid
            """)) {
      jdbc.sql(sql).param("county", place.county()).param("grid", grid).update();
    }
    Map<String, Object> body = asking("households", grid);
    body.put("format", "csv");
    String run = Exports.done(desk, body);
    // They came without being counted.
    for (String table : List.of("resident", "household", "premises")) {
      jdbc.sql("delete from " + table + " where county = :county and area_code = :grid")
          .param("county", place.county())
          .param("grid", grid)
          .update();
    }
    assertThat(desk.get("/api/exports/" + run).json().path("rows").asInt()).isEqualTo(40_000);
    assertThat(
            jdbc.sql("select max(length(content)) from export_file where run_id = :run")
                .param("run", java.util.UUID.fromString(run))
                .query(Integer.class)
                .single())
        .isBetween(1 << 20, (1 << 20) + 100);
    assertThat(
            jdbc.sql("select count(*) from look where county = :county and area_code = :grid")
                .param("county", place.county())
                .param("grid", grid)
                .query(Long.class)
                .single())
        .as("one entry a household")
        .isEqualTo(10_000);
    assertThat(desk.download("/api/exports/" + run + "/file"))
        .hasSize(desk.get("/api/exports/" + run).json().path("size").asInt());
  }

  @Test
  void a_file_is_cleared_after_its_time() {
    String run = Exports.done(desk, asking("households", place.village()));
    String imported = desk.get("/api/imports").json().path("rows").get(0).path("id").asString();
    assertThat(desk.get("/api/exports/" + run).json().path("keptUntil").asString())
        .startsWith("2026-11-29");
    clock.forward(Duration.ofDays(7).minusMinutes(1));
    retention.clear();
    assertThat(signedInAgain().get("/api/exports/" + run).json().path("fileKept").asBoolean())
        .isTrue();
    clock.forward(Duration.ofMinutes(2));
    retention.clear();
    Browser again = signedInAgain();
    assertThat(again.get("/api/exports/" + run + "/file").problem()).isEqualTo("export-gone");
    assertThat(again.get("/api/exports/" + run).json().path("rows").asInt()).isEqualTo(5);
    assertThat(again.get("/api/imports/" + imported).json().path("fileKept").asBoolean()).isTrue();
    clock.forward(Duration.ofDays(24));
    retention.clear();
    again = signedInAgain();
    assertThat(again.get("/api/imports/" + imported + "/errors.xlsx").problem())
        .isEqualTo("file-gone");
  }

  /** A session does not last as long as a file. */
  private Browser signedInAgain() {
    person.again();
    return desk;
  }
}
