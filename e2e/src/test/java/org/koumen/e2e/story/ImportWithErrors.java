package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Good rows never wait for bad ones, and each bad one is told what is wrong with it. */
@Story
class ImportWithErrors {

  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Test
  void theBadRowsComeBackWithTheirReasonsAndASecondTimeChangesNothing(Stage stage)
      throws IOException {
    var page = stage.desk("community", "/exchange");
    page.locator("input[type=file]").setInputFiles(workbook(Api.of(page)));
    stage.accessible(page);

    button(page, "试一遍").click();
    assertThat(figure(page, "不对的")).hasText("2");
    assertThat(page.getByText("试完了，什么都没有写入")).isVisible();
    stage.accessible(page);
    stage.look(page, "tried");

    button(page, "正式导入").click();
    assertThat(page.getByText("导入完成")).isVisible();
    assertThat(figure(page, "新增")).hasText("2");
    stage.look(page, "imported");
    var download =
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("下载错误表")).click());
    var errors = Path.of("target", "screens", "import-errors.xlsx");
    download.saveAs(errors);
    assertThat(texts(errors)).anyMatch(row -> row.contains("错误甲") && row.contains("身份证"));
    assertThat(texts(errors)).anyMatch(row -> row.contains("错误乙") && row.contains("日期"));
    assertThat(texts(errors))
        .as("the same file: good rows stand in it too, with nothing said against them")
        .anyMatch(row -> row.contains("测试户主甲") && !row.contains("【"));

    button(page, "正式导入").click();
    assertThat(figure(page, "没有变化")).hasText("2");
    assertThat(figure(page, "新增")).hasText("0");

    page.navigate("/desk/households");
    page.getByRole(AriaRole.SEARCHBOX, named("姓名、拼音")).fill("测试户主甲");
    assertThat(page.getByRole(AriaRole.ROW, named("测试户主甲"))).isVisible();
  }

  private static FilePayload workbook(Api api) throws IOException {
    var village = api.get("/api/session").getAsJsonArray("areas").get(0).getAsJsonObject();
    var grid =
        api.get("/api/areas/" + village.get("code").getAsString() + "/children")
            .getAsJsonArray("rows")
            .get(0)
            .getAsJsonObject();
    var place = List.of(village.get("name").getAsString(), grid.get("name").getAsString());
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Koumen", "1.0")) {
      var sheet = book.newWorksheet("住户");
      var lines =
          List.of(
              List.of("社区", "网格", "地址", "户主", "姓名", "与户主关系", "性别", "出生日期", "身份证号", "手机"),
              line(place, "导入测试路1号院1号楼1单元101室", "测试户主甲", "测试户主甲", "户主", "男", "1961-03-05", ""),
              line(place, "导入测试路1号院1号楼1单元101室", "测试户主甲", "测试配偶乙", "配偶", "女", "1963-07-09", ""),
              line(
                  place,
                  "导入测试路1号院1号楼1单元102室",
                  "错误甲",
                  "错误甲",
                  "户主",
                  "男",
                  "1970-01-01",
                  "990101197001010000"),
              line(place, "导入测试路1号院1号楼1单元103室", "错误乙", "错误乙", "户主", "女", "1970-02-30", ""));
      for (int row = 0; row < lines.size(); row++) {
        for (int column = 0; column < lines.get(row).size(); column++) {
          sheet.value(row, column, lines.get(row).get(column));
        }
      }
    }
    return new FilePayload("住户.xlsx", TYPE, bytes.toByteArray());
  }

  private static List<String> line(
      List<String> place,
      String address,
      String head,
      String name,
      String relation,
      String sex,
      String bornOn,
      String identity) {
    return List.of(
        place.get(0), place.get(1), address, head, name, relation, sex, bornOn, identity, "");
  }

  private static List<String> texts(Path workbook) throws IOException {
    try (var book = new ReadableWorkbook(Files.newInputStream(workbook))) {
      return book.getFirstSheet().read().stream()
          .map(
              row ->
                  String.join(
                      " ", row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()))
          .toList();
    }
  }

  private static Locator figure(Page page, String label) {
    return page.locator(".result dl div")
        .filter(new Locator.FilterOptions().setHasText(label))
        .locator("dd");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
