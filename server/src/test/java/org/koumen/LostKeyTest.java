package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** After a rotation the old key can go: files, their past, requests and kept workbooks open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostKeyTest {
  private static final String COUNTY = "229901";
  private static final String GRID = "229901001001001";

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private Path root = Path.of("target");
  private Path data = root;

  @BeforeAll
  void place() throws IOException {
    var tests = Files.createDirectories(Path.of("target/lost-key-test").toAbsolutePath());
    root = Files.createTempDirectory(tests, "run");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    data = root.resolve("data");
  }

  @AfterAll
  void clear() throws IOException {
    try (var all = Files.walk(root)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void whatWasSealedOpensWithoutTheOldKey() throws Exception {
    String file;
    String run;
    var request = UUID.randomUUID();
    try (var server = ServerProcess.serve(data)) {
      Founding.found(server, GRID);
      var desk = Founding.signIn(server, "desk");
      file = household(desk);
      run = importedWithAFault(desk);
      assertThat(
              desk.post(
                      "/api/requests",
                      Map.of(
                          "id", request.toString(),
                          "areaCode", GRID,
                          "channel", "walk_in",
                          "kind", "help",
                          "body", "楼道灯不亮。",
                          "reporterName", "李青",
                          "reporterPhone", "13700001111"))
                  .status())
          .isEqualTo(201);
    }
    var rotated = ServerProcess.java("rotate-keys", "--data", data.toString()).start();
    var said = new String(rotated.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(rotated.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(rotated.exitValue()).as(said).isZero();
    var keys = data.resolve("keys");
    var kept =
        Files.readAllLines(keys).stream().filter(line -> !line.startsWith("seal 1 ")).toList();
    assertThat(kept).anyMatch(line -> line.startsWith("seal 2 "));
    Files.write(keys, kept);

    try (var server = ServerProcess.serve(data)) {
      var desk = Founding.signIn(server, "desk");
      assertThat(desk.get(file).json().path("residents").get(0).path("phone").asString())
          .isEqualTo("139****2222");
      assertThat(
              desk.get(file + "?asOf=" + today.minusDays(5))
                  .json()
                  .path("residents")
                  .get(0)
                  .path("phone")
                  .asString())
          .as("the number of that day")
          .isEqualTo("138****1111");
      assertThat(desk.get(file + "/timeline").body()).contains("138****1111", "139****2222");
      var resident = desk.get(file).json().path("residents").get(0).path("id").asString();
      assertThat(
              desk.post(
                      file + "/residents/" + resident + "/reveal",
                      Map.of("fields", List.of("phone"), "reason", "核对联系方式"))
                  .json()
                  .path("phone")
                  .asString())
          .isEqualTo("13900002222");
      assertThat(desk.get("/api/households?q=13900002222").json().path("total").asInt()).isOne();
      assertThat(desk.get("/api/requests/%s/%s".formatted(COUNTY, request)).body())
          .contains("137****1111");
      assertThat(desk.get("/api/imports/" + run + "/errors.xlsx").status()).isEqualTo(200);
    }
  }

  private String household(Browser desk) {
    var added =
        desk.post(
            "/api/households",
            Map.of(
                "premises",
                Map.of("areaCode", GRID, "address", "东关街1号"),
                "happenedOn",
                today.minusDays(10).toString(),
                "residents",
                List.of(Map.of("name", "叩门人", "relation", "head", "phone", "13800001111"))));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    var file = "/api/households/" + COUNTY + "/" + added.json().path("id").asString();
    JsonNode head = desk.get(file).json().path("residents").get(0);
    var edited =
        desk.put(
            file + "/residents/" + head.path("id").asString(),
            Map.of(
                "version",
                head.path("version").asInt(),
                "happenedOn",
                today.minusDays(3).toString(),
                "resident",
                Map.of("name", "叩门人", "relation", "head", "phone", "13900002222")));
    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    return file;
  }

  private static String importedWithAFault(Browser desk) throws InterruptedException {
    var started =
        desk.upload(
            "/api/imports?kind=households&area=" + GRID.substring(0, 12),
            "住户.csv",
            "详细地址,姓名,与户主关系,手机\n和平路1号,张三,户主,123\n".getBytes(StandardCharsets.UTF_8));
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    var job = "/api/jobs/" + started.json().path("jobId").asString();
    for (var waited = 0;
        waited < 300 && desk.get(job).json().path("state").asString().matches("waiting|running");
        waited++) {
      Thread.sleep(100);
    }
    return started.json().path("runId").asString();
  }
}
