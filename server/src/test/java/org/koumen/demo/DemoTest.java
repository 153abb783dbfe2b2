package org.koumen.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.koumen.Browser;
import org.koumen.ServerProcess;
import org.koumen.platform.postgres.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The demo as people start it, on a database of its own: what it promises is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
  private static final String AREA = Places.DONGXING;

  private Path root = Path.of("target");
  private Path data = root;
  private ServerProcess demo;
  private Browser desk;
  private JdbcClient jdbc;

  @BeforeAll
  void start() throws IOException {
    Path tests = Files.createDirectories(Path.of("target/demo-test").toAbsolutePath());
    root = Files.createTempDirectory(tests, "run");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    data = root.resolve("data");
    demo = ServerProcess.demo(data);
    meet();
  }

  private void meet() {
    var address = EmbeddedPostgres.running(data).orElseThrow();
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));
    desk = new Browser(demo.port());
    assertThat(desk.signIn("county", DemoAccounts.PASSWORD).status()).isEqualTo(200);
  }

  @AfterAll
  void stop() throws IOException {
    demo.close();
    try (var all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void dongxingHasItsHouseholdsHoweverTheyAreCounted() {
    assertThat(total("")).isEqualTo(4_470);
    JsonNode node = desk.get("/api/areas/" + AREA).json();
    assertThat(node.path("households").asInt()).isEqualTo(4_470);
    assertThat(node.path("tally").path("grids").asInt()).isEqualTo(7);
    JsonNode grids = desk.get("/api/areas/" + AREA + "/children").json().path("rows");
    assertThat(grids).hasSize(7);
    assertThat(grids.valueStream().mapToInt(grid -> grid.path("households").asInt()).sum())
        .isEqualTo(4_470);
    for (JsonNode grid : grids) {
      String code = grid.path("code").asString();
      assertThat(desk.get("/api/households?area=" + code).json().path("total").asInt())
          .as(code)
          .isEqualTo(grid.path("households").asInt());
    }
    JsonNode sheet = sheet(null);
    assertThat(sheet.path("households").asInt()).isEqualTo(4_470);
    assertThat(sheet.path("people").asInt()).isEqualTo(node.path("residents").asInt());
    List<String> compounds = List.of("东兴家园", "泰和花园", "河畔新城");
    assertThat(compounds.stream().mapToInt(name -> total("&q=" + encoded(name))).sum())
        .isEqualTo(4_470);
    assertThat(
            strings(
                """
                select distinct compound from premises
                where county = left(:area, 6) and left(area_code, 12) = :area
                """))
        .hasSize(3);
  }

  @Test
  void asManyAreUnderCareAndServeAsThePlaceSays() {
    assertThat(
            number(
                """
                select count(*) from care_listing
                where county = left(:area, 6) and left(area_code, 12) = :area
                  and until is null and resident_id is not null
                """))
        .isEqualTo(254);
    assertThat(
            number(
                """
                select count(*) from care_listing
                where county = left(:area, 6) and left(area_code, 12) = :area
                  and until is null and resident_id is null
                """))
        .isEqualTo(134);
    assertThat(
            number(
                """
                select count(distinct p.staff_id) from post p
                where left(p.area_code, 12) = :area
                  and p.kind in ('grid_lead', 'grid_worker', 'visitor')
                """))
        .isEqualTo(26);
    assertThat(total("&underCare=true"))
        .isEqualTo(
            number(
                """
                select count(distinct household_id) from care_listing
                where county = left(:area, 6) and left(area_code, 12) = :area and until is null
                """));
  }

  @Test
  void thereIsSomethingToLookAfter() {
    assertThat(total("&dueReview=true")).as("marks past their review").isBetween(5, 100);
    assertThat(
            number(
                """
                select count(*) from household_plan
                where county = left(:area, 6) and left(area_code, 12) = :area
                  and state = 'open' and next_check_on <= :today
                """))
        .as("plans to be looked at")
        .isBetween(5, 200);
    assertThat(
            desk.get("/api/duplicates?area=" + AREA + "&state=open").json().path("total").asInt())
        .as("people who may be one")
        .isBetween(100, 200);
    assertThat(
            figure(sheet(null), "premises.use.vacant")
                - number(
                    """
                    select count(*) from household
                    where county = left(:area, 6) and left(area_code, 12) = :area and use = 'vacant'
                    """))
        .as("flats that stand empty")
        .isBetween(100, 300);
  }

  @Test
  void thePastYearHappened() {
    Map<String, Integer> kinds = new HashMap<>();
    jdbc.sql(
            """
            select kind, count(*)::int as times from file_change
            where county = left(:area, 6) and left(area_code, 12) = :area
            group by kind
            """)
        .param("area", AREA)
        .query(
            row -> {
              kinds.put(row.getString("kind"), row.getInt("times"));
            });
    assertThat(kinds).containsKeys("birth", "death", "moved_out", "job", "school", "health");
    assertThat(kinds)
        .containsKeys("marriage", "moved_within", "household_split", "mark_set")
        .satisfies(all -> assertThat(all.get("moved_within")).isBetween(4, 40))
        .satisfies(all -> assertThat(all.get("household_split")).isBetween(2, 20));
    String household =
        strings(
                """
                select household_id::text from file_change
                where county = left(:area, 6) and left(area_code, 12) = :area and kind = 'job'
                order by happened_on limit 1
                """)
            .getFirst();
    String path = "/api/households/" + AREA.substring(0, 6) + "/" + household;
    List<JsonNode> jobs = new ArrayList<>();
    for (JsonNode entry : desk.get(path + "/timeline").json().path("rows")) {
      if (entry.path("kind").asString().equals("job")) {
        jobs.add(entry);
      }
    }
    JsonNode job = jobs.getLast();
    LocalDate on = LocalDate.parse(job.path("happenedOn").asString());
    assertThat(on).isBefore(LocalDate.now(java.time.ZoneOffset.UTC));
    JsonNode work = job.path("items").get(0).path("fields").get(0);
    assertThat(desk.get(path + "?asOf=" + on.minusDays(1)).json().path("residents").toString())
        .contains(work.path("before").asString());
  }

  @Test
  void everyDeskHasSomethingToDo() {
    Browser dispatch = new Browser(demo.port());
    assertThat(dispatch.signIn("dispatch", DemoAccounts.PASSWORD).status()).isEqualTo(200);
    JsonNode counts = dispatch.get("/api/requests/counts?area=990101").json();
    for (String queue : counts.propertyNames()) {
      assertThat(counts.path(queue).asInt()).as(queue).isPositive();
    }
    assertThat(
            strings(
                """
                select category from request
                where length(:area) > 0 and category not in (select name from request_category)
                """))
        .as("categories that are in no list")
        .isEmpty();
    assertThat(
            strings(
                """
                select distinct kind from request_move
                where county = left(:area, 6)
                """))
        .contains(
            "whistle",
            "attend",
            "end_whistle",
            "ask",
            "hold",
            "resume",
            "ask_extension",
            "decide_extension",
            "ask_return",
            "decide_return",
            "tie",
            "merge",
            "join",
            "rate",
            "reopen",
            "appeal",
            "withdraw",
            "refuse",
            "hand",
            "supervise",
            "call_back");
    assertThat(
            number(
                """
                select count(*) from request
                where county = left(:area, 6) and title like '%煤气%' and time_class = 'emergency'
                """))
        .as("a smell of gas is urgent")
        .isPositive();
    assertThat(
            new Browser(demo.port()).get("/api/open/cases?area=" + AREA).json().path("rows").size())
        .as("settled cases that neighbours read")
        .isBetween(4, 30);
  }

  /** Whatever day one asks for: the figures fit each other and open exactly their rows. */
  @Test
  void pastDaysCanBeCountedAndOpened() {
    LocalDate today = LocalDate.parse(sheet(null).path("day").asString());
    for (int daysAgo : List.of(1, 40, 200, 360)) {
      LocalDate day = today.minusDays(daysAgo);
      JsonNode sheet = sheet(day);
      assertThat(sheet.path("people").asInt()).isPositive();
      for (JsonNode group : sheet.path("groups")) {
        String key = group.path("key").asString();
        int sum =
            group.path("figures").valueStream().mapToInt(one -> one.path("value").asInt()).sum();
        if (key.equals("band")) {
          assertThat(sum).as("%s on %s", key, day).isEqualTo(sheet.path("people").asInt());
        } else if (List.of("use", "kind", "size").contains(key)) {
          assertThat(sum).as("%s on %s", key, day).isEqualTo(sheet.path("households").asInt());
        }
      }
      for (String code :
          List.of("households.livingAlone", "households.mark.red", "households.size.6")) {
        assertThat(rows(day, code)).as("%s on %s", code, day).isEqualTo(figure(sheet, code));
      }
    }
    LocalDate begin = DemoWorld.begin(today);
    long died =
        number(
            """
            select count(*) from file_change
            where county = left(:area, 6) and left(area_code, 12) = :area and kind = 'death'
            """);
    assertThat(died).isPositive();
    assertThat(figure(sheet(begin), "households.size.0")).as("nobody's household").isZero();
  }

  @Test
  void theSecondStartFindsEverythingThere() throws Exception {
    demo.close();
    long began = System.nanoTime();
    demo = ServerProcess.demo(data);
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    meet();
    assertThat(total("")).isEqualTo(4_470);
    assertThat(Files.readString(root.resolve("data.log")).split("Inventing a community", -1))
        .as("begun once, and the second start took %d s", seconds)
        .hasSize(2);
  }

  private JsonNode sheet(@Nullable LocalDate day) {
    return desk.get("/api/statistics?area=" + AREA + (day == null ? "" : "&day=" + day)).json();
  }

  private static int figure(JsonNode sheet, String code) {
    for (JsonNode group : sheet.path("groups")) {
      for (JsonNode figure : group.path("figures")) {
        if (figure.path("code").asString().equals(code)) {
          return figure.path("value").asInt();
        }
      }
    }
    throw new AssertionError("no figure " + code);
  }

  private int rows(@Nullable LocalDate day, String figure) {
    int rows = 0;
    String after = "";
    do {
      JsonNode page =
          desk.get(
                  "/api/statistics/rows?area=%s&day=%s&figure=%s&limit=200%s"
                      .formatted(AREA, day, figure, after.isEmpty() ? "" : "&after=" + after))
              .json();
      rows += page.path("rows").size();
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return rows;
  }

  private int total(String filter) {
    return desk.get("/api/households?limit=1&area=" + AREA + filter).json().path("total").asInt();
  }

  private int number(String sql) {
    var statement = jdbc.sql(sql).param("area", AREA);
    return (sql.contains(":today")
            ? statement.param("today", LocalDate.parse(sheet(null).path("day").asString()))
            : statement)
        .query(Integer.class)
        .single();
  }

  private List<String> strings(String sql) {
    return jdbc.sql(sql).param("area", AREA).query(String.class).list();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
