package org.koumen.exchange.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.KoumenTest;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.exchange.ImportDesk;
import org.koumen.exchange.ImportKind;
import org.koumen.exchange.ImportOrder;
import org.koumen.exchange.ImportRun;
import org.koumen.exchange.Tally;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.SheetReader;
import org.koumen.exchange.sheet.SheetRow;
import org.koumen.platform.Jobs;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.IdentityNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A household file gets in as its author meant it, and says of each row that does not what is
 * wrong.
 */
@KoumenTest
class HouseholdImportTest {
  /** Counties of these tests; each test gets its own. */
  private static final AtomicInteger COUNTIES = new AtomicInteger(10);

  private static final String HEADER =
      "网格,小区,楼栋,单元,门牌,户主姓名,姓名,与户主关系,性别,出生日期,身份证号,联系电话,房屋用途,三色标记,标记原因\n";

  private static final Jobs.Progress SILENT =
      new Jobs.Progress() {
        @Override
        public void total(long total) {}

        @Override
        public void done(long done) {}
      };

  private final Path folder;
  private final String county = "9891" + COUNTIES.incrementAndGet();
  private final String village = county + "001001";
  private final ImportDesk desk;
  private final AreaIntake areas;
  private final JdbcClient jdbc;

  HouseholdImportTest(
      @TempDir Path folder,
      @Autowired ImportDesk desk,
      @Autowired AreaIntake areas,
      @Autowired JdbcClient jdbc) {
    this.folder = folder;
    this.desk = desk;
    this.areas = areas;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void aCountyWithTwoCommunities() {
    areas.load(
        Stream.of(
            area("98", "测试省"),
            area("9891", "测试市"),
            area(county, "测试县"),
            area(county + "001", "东关街道"),
            area(village, "东兴社区居委会"),
            area(village + "001", "第一网格"),
            area(village + "002", "第二网格"),
            area(county + "001002", "西兴社区居委会")),
        LocalDate.of(2026, 1, 1),
        Optional.empty(),
        read -> {});
  }

  private static AreaEntry area(String code, String name) {
    return new AreaEntry(AreaCode.of(code), name);
  }

  private Path csv(String content) throws IOException {
    return Files.writeString(folder.resolve("住户.csv"), content);
  }

  private ImportDesk.Summary run(String area, Path file, boolean dryRun, boolean allOrNothing)
      throws IOException {
    return desk.runHere(
        new ImportOrder(
            ImportKind.HOUSEHOLDS,
            file.getFileName().toString(),
            AreaCode.of(area),
            Scope.of(area),
            dryRun,
            allOrNothing,
            Optional.empty(),
            "测试员"),
        file,
        SILENT);
  }

  private Tally take(String content) throws IOException {
    return run(village, csv(content), false, false).tally();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table + " where county = :county")
        .param("county", county)
        .query(Long.class)
        .single();
  }

  private List<String> issues(ImportDesk.Summary summary) {
    return jdbc.sql(
            """
            select row_number || ':' || string_agg(i ->> 'code', ',' order by n)
            from import_finding, jsonb_array_elements(issues) with ordinality as e (i, n)
            where run_id = :run
            group by row_number
            order by row_number
            """)
        .param("run", summary.runId())
        .query(String.class)
        .list();
  }

  /** A valid number that no other test uses. */
  private String identity(String born, int serial) {
    String digits = county + born + "%03d".formatted(serial);
    return digits + IdentityNumber.checkDigit(digits);
  }

  private static final Tally tally(long read, long added, long changed, long same, long wrong) {
    return new Tally(read, added, changed, same, wrong);
  }

  private String family() {
    return HEADER
        + "第一网格,祥和小区,3,2,501,,马秀兰,户主,女,1940-05-01,%s,13812345678,住宅,红,独居老人\n"
            .formatted(identity("19400501", 2))
        + "第一网格,祥和小区,3,2,501,,马小军,儿子,男,1970/3/2,%s,13912345678,住宅,,\n"
            .formatted(identity("19700302", 1))
        + "第一网格,祥和小区,3,2,502,,王芳,户主,女,1985年6月7日,,,住宅,,\n"
        + "第二网格,祥和小区,5,,101,,,,,,,,空置,,\n";
  }

  @Test
  void a_file_gets_in_and_twice_changes_nothing() throws IOException {
    assertThat(take(family())).isEqualTo(tally(4, 4, 0, 0, 0));
    assertThat(count("premises")).isEqualTo(3);
    assertThat(count("household")).isEqualTo(2);
    assertThat(count("resident")).isEqualTo(3);
    assertThat(count("care_mark")).isEqualTo(1);
    assertThat(
            jdbc.sql(
                    "select head_name || people || address || area_code from household where county"
                        + " = :c order by 1")
                .param("c", county)
                .query(String.class)
                .list())
        .containsExactly(
            "王芳1祥和小区3号楼2单元502室" + village + "001", "马秀兰2祥和小区3号楼2单元501室" + village + "001");

    assertThat(take(family())).isEqualTo(tally(4, 0, 0, 4, 0));
    assertThat(count("resident")).isEqualTo(3);
    assertThat(count("file_change")).isZero();
    assertThat(count("care_mark")).isEqualTo(1);
  }

  @Test
  void other_spellings_of_one_place_and_person_are_the_same() throws IOException {
    take(family());
    String again =
        "某某社区住户登记表\n"
            + "区划代码,楼号,单元号,房号,小区名称,成员姓名,关系,公民身份号码 （必填）,手机号\n"
            + village
            + ",３栋,2单元,501,祥和小区,马 小军,子,"
            + identity("19700302", 1).toLowerCase(java.util.Locale.ROOT)
            + ",139-1234-5678\n";
    assertThat(take(again)).isEqualTo(tally(1, 0, 0, 1, 0));
  }

  @Test
  void a_changed_cell_updates_and_stays_in_the_history() throws IOException {
    take(family());
    String changed =
        family()
            .replace("13912345678", "13700000000")
            .replace("502,,王芳,户主,女,1985年6月7日,,,住宅", "502,,王芳,户主,女,1985年6月7日,,,商住")
            .replace("住宅,红,独居老人", "住宅,黄,子女已搬回");
    assertThat(take(changed)).isEqualTo(tally(4, 0, 3, 1, 0));
    assertThat(count("file_change")).isEqualTo(2);
    assertThat(
            jdbc.sql(
                    """
                    select distinct c ->> 'table' || ' ' || k
                    from file_change, jsonb_array_elements(changes) c, jsonb_object_keys(c -> 'after') k
                    where county = :c
                    order by 1
                    """)
                .param("c", county)
                .query(String.class)
                .list())
        .contains(
            "premises use", "resident phone_index", "resident phone_sealed", "care_mark colour");
    assertThat(
            jdbc.sql("select use from household where county = :c and head_name = '王芳'")
                .param("c", county)
                .query(String.class)
                .single())
        .isEqualTo("mixed");
    assertThat(take(changed)).isEqualTo(tally(4, 0, 0, 4, 0));
  }

  @Test
  void somebody_new_joins_a_known_household() throws IOException {
    take(family());
    assertThat(take(HEADER + "第一网格,祥和小区,3,2,501,马秀兰,马小花,孙女,女,2019-01-02,,,,,\n"))
        .isEqualTo(tally(1, 1, 0, 0, 0));
    assertThat(
            jdbc.sql(
                    """
                    select people || '/' || youngest_born_on from household
                    where county = :c and head_name = '马秀兰' and search @@ '''maxiaohua'''
                    """)
                .param("c", county)
                .query(String.class)
                .single())
        .isEqualTo("3/2019-01-02");
  }

  @Test
  void every_fault_of_a_row_is_told_and_good_rows_do_not_wait() throws IOException {
    ImportDesk.Summary summary =
        run(
            village,
            csv(
                HEADER
                    + "第一网格,祥和小区,3,2,501,,马秀兰,户主,男,2026-02-30,%s,1381234,住宅,,\n"
                        .formatted(identity("19400501", 4))
                    + "第一网格,祥和小区,3,2,501,,马小军,儿子,男,,,,住宅,,\n"
                    + "第九网格,祥和小区,3,2,503,,李雷,户主,男,2030-01-01,,,别墅,紫,\n"
                    + "第一网格,祥和小区,3,2,504,,韩梅,户主,,,11010119900307881X,,,,\n"
                    + "第一网格,,,,,,赵四,户主,,,,,,,\n"
                    + "第一网格,祥和小区,3,2,505,,孙五,,,,,,,,\n"
                    + "第一网格,祥和小区,3,2,506,,=cmd(),户主,,,,,,红,\n"),
            false,
            false);
    assertThat(summary.tally()).isEqualTo(tally(7, 2, 0, 0, 5));
    assertThat(issues(summary))
        .containsExactly(
            "2:phone-form,date-impossible,sex-disagrees",
            "4:area-unknown,unknown-word,date-out-of-range,unknown-word",
            "5:identity-check-digit",
            "6:missing",
            "8:name-character,missing");
    assertThat(count("household")).isEqualTo(2);
    assertThat(
            jdbc.sql("select head_name from household where county = :c order by 1")
                .param("c", county)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("孙五", "马小军");
  }

  @Test
  void a_head_whose_row_was_faulty_comes_to_the_others_later() throws IOException {
    String right = family();
    String faulty = right.replace("13812345678", "1381234");
    assertThat(take(faulty)).isEqualTo(tally(4, 3, 0, 0, 1));
    assertThat(take(right)).isEqualTo(tally(4, 1, 0, 3, 0));
    assertThat(count("household")).isEqualTo(2);
    assertThat(take(right)).isEqualTo(tally(4, 0, 0, 4, 0));
  }

  @Test
  void duplicates_within_a_file_are_told_with_the_row_they_repeat() throws IOException {
    String one = identity("19400501", 6);
    ImportDesk.Summary summary =
        run(
            village,
            csv(
                HEADER
                    + "第一网格,祥和小区,3,2,601,,马秀兰,户主,,,%s,,,,\n".formatted(one)
                    + "第一网格,祥和小区,3,2,601,,马秀兰,户主,,,%s,,,,\n".formatted(one)
                    + "第一网格,祥和小区,3,2,602,,马秀兰,户主,,,%s,,,,\n".formatted(one)
                    + "第一网格,祥和小区,3,2,603,,王五,户主,,1990-01-01,,,,,\n"
                    + "第一网格,祥和小区,3,2,603,,王五,,,1990-01-01,,,,,\n"
                    + "第一网格,祥和小区,3,2,603,,王六,户主,,,,,,,\n"),
            false,
            false);
    assertThat(issues(summary))
        .containsExactly("3:same-person-again", "4:same-identity-in-file", "6:same-person-again");
  }

  @Test
  void who_is_on_file_elsewhere_is_not_moved_silently() throws IOException {
    take(family());
    ImportDesk.Summary summary =
        run(
            village,
            csv(
                HEADER
                    + "第一网格,祥和小区,9,1,101,,马小军,户主,,,%s,,,,\n".formatted(identity("19700302", 1))
                    + "第一网格,祥和小区,3,2,501,马秀兰,马小军,儿子,,,%s,,,,\n".formatted(identity("19700302", 3))),
            false,
            false);
    assertThat(issues(summary)).containsExactly("2:identity-elsewhere", "3:identity-differs");
  }

  @Test
  void a_dry_run_tells_the_same_and_writes_nothing() throws IOException {
    ImportDesk.Summary looked = run(village, csv(family()), true, false);
    assertThat(looked.tally()).isEqualTo(tally(4, 4, 0, 0, 0));
    assertThat(looked.written()).isFalse();
    assertThat(count("premises") + count("household") + count("resident")).isZero();
  }

  @Test
  void all_or_nothing_writes_all_or_nothing() throws IOException {
    String faulty = family().replace("1985年6月7日", "1985年6月31日");
    ImportDesk.Summary refused = run(village, csv(faulty), false, true);
    assertThat(refused.written()).isFalse();
    assertThat(refused.tally().wrong()).isEqualTo(1);
    assertThat(count("premises")).isZero();
    ImportRun run = desk.find(refused.runId(), Scope.of(county)).orElseThrow();
    assertThat(run.state()).isEqualTo("refused");

    assertThat(run(village, csv(family()), false, true).written()).isTrue();
    assertThat(count("resident")).isEqualTo(3);
  }

  @Test
  void nobody_writes_into_another_community() throws IOException {
    String other = county + "001002";
    ImportDesk.Summary summary =
        run(
            village,
            csv(
                "村（社区）,详细地址,姓名,与户主关系\n"
                    + "西兴社区,和平路1号,张三,户主\n"
                    + other
                    + ",和平路2号,李四,户主\n"
                    + "东兴社区,和平路3号,王五,户主\n"),
            false,
            false);
    assertThat(issues(summary)).containsExactly("2:area-unknown", "3:area-unknown");
    assertThat(
            jdbc.sql("select count(*) from premises where area_code like :other || '%'")
                .param("other", other)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(count("household")).isEqualTo(1);
  }

  @Test
  void national_encodings_are_read() throws IOException {
    Path file = folder.resolve("国标.csv");
    Files.write(file, family().getBytes(Charset.forName("GBK")));
    assertThat(run(village, file, false, false).tally().added()).isEqualTo(4);
    Files.write(file, ("\uFEFF" + family()).getBytes(StandardCharsets.UTF_8));
    assertThat(run(village, file, false, false).tally().same()).isEqualTo(4);
  }

  @Test
  void a_damaged_file_writes_nothing_and_says_so() throws IOException {
    Path file = folder.resolve("坏.xlsx");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> run(village, file, false, false))
        .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.WORKBOOK_DAMAGED));
    assertThat(count("premises")).isZero();
    Path columns = csv("编号,备注\n1,x\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> run(village, columns, false, false))
        .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.HEADER_NOT_FOUND));
  }

  @Test
  void columns_that_are_not_taken_are_named() throws IOException {
    ImportDesk.Summary summary =
        run(village, csv("详细地址,姓名,民族,政治面貌,关系\n和平路1号,张三,回,群众,户主\n"), false, false);
    assertThat(summary.unread()).containsExactly("民族", "政治面貌");
    assertThat(Map.of("added", summary.tally().added())).containsEntry("added", 1L);
  }

  @Test
  void the_error_workbook_is_the_same_file_plus_a_column_and_can_be_mended_and_come_again()
      throws IOException {
    String faulty = "登记表\n\n" + family().replace("1985年6月7日", "1985年6月31日");
    Path file = csv(faulty);
    ImportDesk.Summary summary = run(village, file, false, false);
    Path errors = folder.resolve("住户.错误.xlsx");
    try (var out = Files.newOutputStream(errors)) {
      desk.writeErrorsHere(ImportKind.HOUSEHOLDS, summary.runId(), file, out);
    }
    List<SheetRow> rows = new ArrayList<>();
    try (SheetFile sheets = SheetFile.open(errors);
        SheetReader reader = sheets.read(0)) {
      assertThat(sheets.sheets()).hasSize(2);
      for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    assertThat(rows).extracting(SheetRow::number).containsExactly(1, 3, 4, 5, 6, 7);
    assertThat(rows.get(1).cell(15)).isEqualTo("问题（由叩门填写）");
    assertThat(rows.get(2).cell(15)).isEmpty();
    assertThat(rows.get(4).cell(9)).isEqualTo("1985年6月31日");
    assertThat(rows.get(4).cell(15)).contains("【出生日期】", "1985年6月31日");
    assertThat(run(village, errors, false, false).tally()).isEqualTo(tally(4, 0, 0, 3, 1));
  }

  @Test
  void the_template_can_be_filled_in_and_read() throws IOException {
    Path template = folder.resolve("模板.xlsx");
    try (var out = Files.newOutputStream(template)) {
      desk.writeTemplate(ImportKind.HOUSEHOLDS, true, out);
    }
    assertThat(run(village, template, true, false).tally().read()).isZero();
  }

  @Test
  void a_run_that_broke_off_goes_on_behind_its_last_row() throws IOException {
    ImportDesk.Summary summary = run(village, csv(family()), false, false);
    assertThat(desk.find(summary.runId(), Scope.of(village)).orElseThrow().state())
        .isEqualTo("done");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                desk.resume(
                    summary.runId(), Scope.of(village), org.koumen.platform.Ids.next(), "x"))
        .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.IMPORT_NOT_BROKEN));
    assertThat(desk.find(summary.runId(), Scope.of(county + "001002"))).isEmpty();
  }
}
