package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/**
 * What a list shows leaves in a file, masked unless there is a reason, and comes back unchanged.
 */
@Story
class AListLeavesInAFile {
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

  @Test
  void householdsLeaveWithAReasonAndComeBackWithoutAChange(Stage stage) throws IOException {
    var page = stage.desk("community", "/households?mark=red");
    var village =
        Api.of(page)
            .get("/api/session")
            .getAsJsonArray("areas")
            .get(0)
            .getAsJsonObject()
            .get("code")
            .getAsString();
    button(page, "导出").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("1 个条件");
    stage.accessible(page);
    stage.look(page, "masked");
    dialog.getByText("包含完整的身份证号和电话").click();
    assertThat(button(dialog, "导出")).isDisabled();
    dialog.getByLabel("导出原因").fill("下户核对信息");
    stage.look(page, "whole");
    button(dialog, "导出").click();
    assertThat(dialog.getByText("文件已备好")).isVisible(PATIENTLY);
    var download = page.waitForDownload(() -> button(dialog, "下载").click());
    var file = Path.of("target", "screens", "households.xlsx");
    download.saveAs(file);
    assertThat(download.suggestedFilename()).startsWith("住户-").endsWith(".xlsx");
    var rows = rows(file);
    var people = rows.size() - 1;
    assertThat(people).isPositive();
    var phones = column(rows, "手机");
    assertThat(phones)
        .anyMatch(phone -> phone.matches("1[0-9]{10}"))
        .noneMatch(one -> one.contains("*"));

    page.navigate("/desk/exchange?area=" + village);
    var mine =
        page.getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText("下户核对信息"))
            .first();
    assertThat(mine).containsText("完整");
    assertThat(mine).containsText("保存到");
    page.locator("input[type=file]").setInputFiles(file);
    button(page, "正式导入").click();
    assertThat(page.getByText("导入完成")).isVisible(PATIENTLY);
    assertThat(
            page.locator(".result dl div")
                .filter(new Locator.FilterOptions().setHasText("没有变化"))
                .locator("dd"))
        .hasText(String.valueOf(people));
    stage.accessible(page);
    stage.look(page, "back");

    // The auditor sees one line for the whole export, which opens the files that left.
    var audit = stage.desk("admin", "/audit");
    var line =
        audit.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("下户核对信息"));
    assertThat(line).hasCount(1);
    assertThat(line).containsText("条");
    line.click();
    var files = audit.getByRole(AriaRole.COMPLEMENTARY, named("导出了哪些档案"));
    assertThat(files.getByRole(AriaRole.HEADING)).containsText("导出");
    assertThat(files.getByRole(AriaRole.ROW).nth(2)).isVisible();
    stage.accessible(audit);
    stage.look(audit, "one-line");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static List<List<String>> rows(Path workbook) throws IOException {
    try (var book = new ReadableWorkbook(Files.newInputStream(workbook))) {
      return book.getFirstSheet().read().stream()
          .map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
          .toList();
    }
  }

  private static List<String> column(List<List<String>> rows, String name) {
    var at = rows.getFirst().indexOf(name);
    return rows.stream().skip(1).map(row -> at < row.size() ? row.get(at) : "").toList();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
