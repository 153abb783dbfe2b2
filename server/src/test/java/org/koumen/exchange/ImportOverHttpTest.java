package org.koumen.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Jobs;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A desk brings files in from the browser, for its own area only, and finds the run again. */
@KoumenTest
class ImportOverHttpTest {
  private final Town town;
  private final JdbcClient jdbc;
  private final Jobs jobs;
  private Town.Place place;
  private Browser desk;

  ImportOverHttpTest(
      @Autowired JdbcClient jdbc,
      @Autowired AccountDesk accounts,
      @Autowired Jobs jobs,
      @LocalServerPort int port) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.town = new Town(jdbc, accounts, port);
    this.place = town.found();
    this.desk = town.person("community_desk", place.village()).browser();
  }

  @BeforeEach
  void anotherPlace() {
    place = town.found();
    desk = town.person("community_desk", place.village()).browser();
  }

  private static byte[] csv(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode ended(Browser browser, JsonNode started) {
    return Exports.ended(browser, new Browser.Answer(202, started.toString()));
  }

  @Test
  void a_file_goes_in_with_its_errors_told() {
    Browser.Answer started =
        desk.upload(
            "/api/imports?kind=households&area=" + place.village(),
            "住户.csv",
            csv("网格,详细地址,姓名,与户主关系\n第1网格,和平路1号,张三,户主\n第1网格,和平路2号,李四3,户主\n"));
    assertThat(started.status()).isEqualTo(202);
    JsonNode job = ended(desk, started.json());
    assertThat(job.path("state").asString()).isEqualTo("done");
    String run = started.json().path("runId").asString();
    JsonNode found = desk.get("/api/imports/" + run).json();
    assertThat(found.path("tally").path("added").asInt()).isEqualTo(1);
    assertThat(found.path("tally").path("wrong").asInt()).isEqualTo(1);
    assertThat(found.path("fileKept").asBoolean()).isTrue();
    assertThat(desk.get("/api/imports/" + run + "/errors.xlsx").status()).isEqualTo(200);
    JsonNode problems = desk.get("/api/imports/" + run + "/problems").json();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).path("rows").asInt()).isEqualTo(1);
    assertThat(problems.get(0).path("firstRow").asInt()).isEqualTo(3);
    assertThat(problems.get(0).path("column").asString()).isEqualTo("姓名");
    assertThat(desk.get("/api/imports").json().path("rows")).hasSize(1);
    assertThat(desk.get("/api/templates/households.xlsx").status()).isEqualTo(200);
  }

  @Test
  void a_hostile_file_fails_with_its_reason() {
    Browser.Answer started =
        desk.upload(
            "/api/imports?kind=households&area=" + place.village(),
            "x.xlsx",
            new byte[] {'P', 'K', 1});
    JsonNode job = ended(desk, started.json());
    assertThat(job.path("state").asString()).isEqualTo("failed");
    assertThat(job.path("problem").path("zh").path("code").asString())
        .isEqualTo("workbook-damaged");
  }

  @Test
  void nobody_brings_files_in_for_another_area_or_sees_their_runs() {
    Town.Place other = town.found();
    Browser stranger = town.person("community_desk", other.village()).browser();
    byte[] file = csv("详细地址,姓名,与户主关系\n和平路1号,张三,户主\n");
    Browser.Answer refused =
        stranger.upload("/api/imports?kind=households&area=" + place.village(), "a.csv", file);
    assertThat(refused.status()).isEqualTo(404);
    Browser.Answer own =
        desk.upload("/api/imports?kind=households&area=" + place.village(), "a.csv", file);
    ended(desk, own.json());
    String run = own.json().path("runId").asString();
    assertThat(stranger.get("/api/imports/" + run).status()).isEqualTo(404);
    assertThat(stranger.get("/api/imports/" + run + "/errors.xlsx").status()).isEqualTo(404);
    assertThat(stranger.get("/api/imports/" + run + "/problems").status()).isEqualTo(404);
    assertThat(stranger.get("/api/imports").json().path("rows")).isEmpty();

    Browser worker = town.person("grid_worker", place.village()).browser();
    assertThat(
            worker
                .upload("/api/imports?kind=households&area=" + place.village(), "a.csv", file)
                .status())
        .isEqualTo(403);
  }

  @Test
  void areas_come_in_once_and_only_beneath_ones_own() {
    Browser county = town.person("county_desk", place.county()).browser();
    byte[] areas =
        csv(
            "代码,名称,城乡\n"
                + place.village()
                + "009,第9网格,城镇\n"
                + place.village()
                + "009001,9号楼,\n"
                + "110101001001,别处,\n");
    for (int time = 0; time < 2; time++) {
      JsonNode tally = Exports.imported(county, "areas", place.county(), "区划.csv", areas);
      assertThat(tally.path(time == 0 ? "added" : "same").asInt())
          .as(tally.toString())
          .isEqualTo(2);
      assertThat(tally.path("wrong").asInt()).isEqualTo(1);
    }
    assertThat(county.get("/api/areas/" + place.village() + "009").json().path("name").asString())
        .isEqualTo("第9网格");
    assertThat(
            desk.upload("/api/imports?kind=areas&area=" + place.county(), "区划.csv", areas).status())
        .as("a community's desk writes no areas of the county")
        .isEqualTo(404);
  }

  @Test
  void what_broke_off_is_shown_as_such_and_goes_on() {
    String run =
        desk.upload(
                "/api/imports?kind=households&area=" + place.village(),
                "住户.csv",
                csv("网格,详细地址,姓名,与户主关系\n第1网格,和平路1号,张三,户主\n"))
            .json()
            .path("runId")
            .asString();
    Exports.ended(desk, new Browser.Answer(202, desk.get("/api/imports/" + run).body()));
    // As a node leaves it that dies in the middle of a file.
    jdbc.sql("update import_run set state = 'running', done_row = 0, rows_read = 0 where id = :id")
        .param("id", UUID.fromString(run))
        .update();
    jdbc.sql(
            """
            update job set state = 'running', ended_at = null, heartbeat_at = heartbeat_at - interval '2 minutes'
            where id = (select job_id from import_run where id = :id)
            """)
        .param("id", UUID.fromString(run))
        .update();
    jobs.sweep();
    JsonNode broken = desk.get("/api/imports/" + run).json();
    assertThat(broken.path("state").asString()).isEqualTo("failed");
    assertThat(broken.path("problem").path("zh").path("code").asString()).isEqualTo("broken-off");
    Exports.ended(desk, desk.post("/api/imports/" + run + "/resumption", null));
    assertThat(desk.get("/api/imports/" + run).json().path("state").asString()).isEqualTo("done");
  }

  @Test
  void the_planner_learns_of_what_came_in() {
    StringBuilder file = new StringBuilder("网格,详细地址,姓名,与户主关系\n");
    for (int house = 1; house <= 4_000; house++) {
      file.append("第1网格,统计路").append(house).append("号,张三,户主\n");
    }
    Exports.imported(desk, place.village(), "住户.csv", csv(file.toString()));
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from pg_stat_user_tables
                    where relname in ('premises', 'household', 'resident')
                      and n_mod_since_analyze > 1000 and n_mod_since_analyze > 0.1 * n_live_tup
                    """)
                .query(Long.class)
                .single())
        .as("tables that were written into and not looked at")
        .isZero();
  }

  @Test
  void requests_units_and_staff_come_in_once() {
    Browser county = town.person("county_desk", place.county()).browser();
    String area = "&area=" + place.county();
    byte[] requests =
        csv(
            "留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\n"
                + "188006,A000102948,路灯不亮,2019/2/28 11:25:05,楼前的路灯坏了,0,0\n"
                + "188007,A00074795,道路命名,2019-02-28,道路何时命名,0,1\n"
                + "188007,A00074795,道路命名,2019-02-28,道路何时命名,0,1\n"
                + "188008,A00074796,没有时间,明天,什么,0,1\n");
    for (int time = 0; time < 2; time++) {
      Browser.Answer started =
          county.upload("/api/imports?kind=requests" + area, "r.csv", requests);
      ended(county, started.json());
      JsonNode tally =
          county
              .get("/api/imports/" + started.json().path("runId").asString())
              .json()
              .path("tally");
      assertThat(tally.path(time == 0 ? "added" : "same").asInt()).isEqualTo(2);
      assertThat(tally.path("wrong").asInt()).isEqualTo(2);
    }
    Browser.Answer units =
        county.upload(
            "/api/imports?kind=units" + area,
            "u.csv",
            csv(
                "单位编码,单位名称,单位类型\nU-"
                    + place.county()
                    + ",水务局,部门\nU2-"
                    + place.county()
                    + ",某某,星球\n"));
    ended(county, units.json());
    Browser.Answer staff =
        county.upload(
            "/api/imports?kind=staff" + area,
            "s.csv",
            csv(
                "人员编码,姓名,人员类别,单位编码,区划,岗位,网格\nS-"
                    + place.county()
                    + ",李四,网格员,U-"
                    + place.county()
                    + ","
                    + place.village()
                    + ",网格长,第1网格\nS2-"
                    + place.county()
                    + ",王五,网格员,没有,,,\n"));
    ended(county, staff.json());
    for (Browser.Answer started : new Browser.Answer[] {units, staff}) {
      JsonNode tally =
          county
              .get("/api/imports/" + started.json().path("runId").asString())
              .json()
              .path("tally");
      assertThat(tally.path("added").asInt()).isEqualTo(1);
      assertThat(tally.path("wrong").asInt()).isEqualTo(1);
    }
  }
}
