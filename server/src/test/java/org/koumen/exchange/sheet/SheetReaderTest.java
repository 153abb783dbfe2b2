package org.koumen.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real files hold comes out as its author saw it. */
class SheetReaderTest {
  private final Path folder;

  SheetReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static List<SheetRow> rows(Path file) throws IOException {
    List<SheetRow> rows = new ArrayList<>();
    try (SheetFile sheets = SheetFile.open(file);
        SheetReader reader = sheets.read(0)) {
      for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private Path workbook(String rows, String... shared) throws IOException {
    return WorkbookFiles.withRows(rows).sharedStrings(shared).writeTo(folder.resolve("f.xlsx"));
  }

  private Path text(String content, Charset charset) throws IOException {
    return Files.write(folder.resolve("f.csv"), content.getBytes(charset));
  }

  @Test
  void texts_numbers_and_dates_read_as_shown() throws IOException {
    Path file =
        workbook(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>1.3800138E10</v></c><c"
                + " r=\"D2\" s=\"1\"><v>46348</v></c><c r=\"E2\" s=\"2\"><v>46348.5</v></c><c"
                + " r=\"F2\""
                + " t=\"inlineStr\"><is><r><t>东</t></r><r><t>兴</t></r><rPh><t>dong</t></rPh></is></c><c"
                + " r=\"G2\" t=\"b\"><v>1</v></c><c r=\"H2\"><v>110101199003078811</v></c><c"
                + " r=\"I2\"><v>0.10</v></c></row>",
            "<si><r><t>王</t></r><rPh><t>wang</t></rPh><r><t>_x0041_芳</t></r></si>");
    SheetRow row = rows(file).getFirst();
    assertThat(row.number()).isEqualTo(2);
    assertThat(row.cells())
        .containsExactly(
            "王A芳",
            "",
            "13800138000",
            "2026-11-22",
            "2026-11-22 12:00",
            "东兴",
            "TRUE",
            "1.10101199003079E+17",
            "0.1");
  }

  @Test
  void a_formula_gives_its_last_value_or_a_flaw_and_is_never_computed() throws IOException {
    Path file =
        workbook(
            "<row><c><f>1+1</f><v>2</v></c><c><f>HYPERLINK(\"http://x\")</f></c>"
                + "<c t=\"e\"><f>A9</f><v>#REF!</v></c><c t=\"str\"><f>A1</f><v>张三</v></c></row>");
    SheetRow row = rows(file).getFirst();
    assertThat(row.cells()).containsExactly("2", "", "", "张三");
    assertThat(row.flaws())
        .containsExactly(
            new CellFlaw(1, CellFlaw.Kind.FORMULA, "=…"),
            new CellFlaw(2, CellFlaw.Kind.EXCEL_ERROR, "#REF!"));
  }

  @Test
  void a_cell_longer_than_excel_allows_is_a_flaw_of_that_cell() throws IOException {
    Path file = workbook("<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>", "长".repeat(40_000));
    SheetRow row = rows(file).getFirst();
    assertThat(row.flaws()).extracting(CellFlaw::kind).containsExactly(CellFlaw.Kind.TOO_LONG);
    assertThat(row.cell(1)).isEqualTo("1");
  }

  @Test
  void styled_but_empty_cells_out_to_the_last_column_do_no_harm() throws IOException {
    SheetRow row =
        rows(workbook("<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"XFD9\" s=\"1\"/></row>"))
            .getFirst();
    assertThat(row.cells()).containsExactly("1");
  }

  @Test
  void text_tables_are_read_in_the_encodings_people_have() throws IOException {
    String content = "姓名,身份证号,住址\r\n张三,11010119900307881X,\"东兴社区,3号楼\"\r\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, Charset.forName("GBK"), Charset.forName("GB18030"))) {
      List<SheetRow> rows = rows(text(content, charset));
      assertThat(rows).as(charset.name()).hasSize(2);
      assertThat(rows.get(1).cells()).containsExactly("张三", "11010119900307881X", "东兴社区,3号楼");
    }
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      List<SheetRow> rows = rows(text("\uFEFF" + content, charset));
      assertThat(rows.getFirst().cell(0)).as("%s with mark", charset.name()).isEqualTo("姓名");
    }
  }

  @Test
  void rare_characters_of_gb18030_survive() throws IOException {
    List<SheetRow> rows = rows(text("姓名,x\n𬀩㛃䶮,y\n", Charset.forName("GB18030")));
    assertThat(rows.get(1).cell(0)).isEqualTo("𬀩㛃䶮");
  }

  @Test
  void short_gbk_files_are_not_taken_for_something_else() throws IOException {
    for (String content :
        List.of("联通,1\n", "姓名,电话\n李四,139\n", "网格,楼栋,单元,门牌,户主\n一,二,三,四,五\n", "小区\n")) {
      assertThat(rows(text(content, Charset.forName("GBK"))).getFirst().cell(0))
          .isEqualTo(content.split("[,\n]")[0]);
    }
  }

  @Test
  void separators_and_blank_rows() throws IOException {
    assertThat(rows(text("a;b\n\n1;2\n", StandardCharsets.UTF_8)))
        .extracting(SheetRow::number)
        .containsExactly(1, 3);
    assertThat(rows(text("a\tb,c\td\n", StandardCharsets.UTF_8)).getFirst().cells())
        .containsExactly("a", "b,c", "d");
    assertThat(rows(text("a,\"x\ny\",c\n", StandardCharsets.UTF_8)).getFirst().cell(1))
        .isEqualTo("x\ny");
  }
}
