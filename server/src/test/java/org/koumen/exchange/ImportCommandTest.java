package org.koumen.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody at a terminal is told. */
@KoumenTest
@ExtendWith(OutputCaptureExtension.class)
class ImportCommandTest {
  private static final String HOMES =
      """
      社区,网格,详细地址,姓名,与户主关系,出生日期
      东兴社区,第1网格,建设路1号,张三,户主,1960-05-01
      东兴社区,第1网格,建设路1号,李四,配偶,1962-02-30
      东兴社区,第1网格,建设路2号,王五,户主,1970-05-01
      """;

  private final ImportCommand command;
  private final JdbcClient jdbc;
  private final Town.Place place;
  private final Path file;

  ImportCommandTest(
      @TempDir Path folder,
      @Autowired ImportCommand command,
      @Autowired JdbcClient jdbc,
      @Autowired AccountDesk accounts,
      @LocalServerPort int port)
      throws IOException {
    this.command = command;
    this.jdbc = jdbc;
    this.place = new Town(jdbc, accounts, port).found();
    this.file = Files.writeString(folder.resolve("住户.csv"), HOMES);
  }

  @Test
  void all_or_nothing_writes_nothing_says_so_and_fails(CapturedOutput output) {
    assertThat(run("--all-or-nothing")).isEqualTo(1);
    assertThat(households()).isZero();
    assertThat(output.getOut())
        .contains("什么都没有写入：读到的 3 行里有 1 行不对")
        .contains("Nothing was written: of 3 rows read 1 are wrong")
        .doesNotContain("新增");
    assertThat(file.resolveSibling("住户.错误.xlsx")).exists();
  }

  @Test
  void good_rows_do_not_wait_and_a_dry_run_writes_nothing(CapturedOutput output) {
    assertThat(run("--dry-run")).isZero();
    assertThat(households()).isZero();
    assertThat(output.getOut()).contains("只检查，没有写入").contains("dry run, nothing was written");
    assertThat(run("--area", place.village())).isZero();
    assertThat(households()).isEqualTo(2);
    assertThat(output.getErr()).as("no bar where nobody looks").doesNotContain("█", "\r");
  }

  private int run(String... more) {
    return command.run(
        java.util.stream.Stream.concat(
                List.of("households", "--in", file.toString(), "--area", place.village()).stream(),
                List.of(more).stream())
            .toList());
  }

  private long households() {
    return jdbc.sql("select count(*) from household where county = :county")
        .param("county", place.county())
        .query(Long.class)
        .single();
  }
}
