package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/**
 * Takes the pictures in {@code docs/pictures} anew, when asked to with {@code -Dstories.except=none
 * -Dit.test=PicturesOfTheReadme}.
 */
@Story
@Tag("pictures")
class PicturesOfTheReadme {

  @Test
  void aHouseholdFile(Stage stage) {
    var page = stage.desk("community", "/households");
    var marked = Api.of(page).get("/api/households?mark=red&size=4").getAsJsonArray("rows").get(0);
    var row = marked.getAsJsonObject();
    page.navigate(
        "/desk/households/" + row.get("county").getAsString() + "/" + row.get("id").getAsString());
    settled(page);
    take(page, "desk-household");
  }

  @Test
  void theLedger(Stage stage) {
    var page = stage.desk("county", "/ledger");
    assertThat(page.locator("canvas").first()).isVisible();
    settled(page);
    take(page, "desk-ledger");
  }

  @Test
  void statistics(Stage stage) {
    var page = stage.desk("community", "/statistics");
    assertThat(page.locator("canvas").first()).isVisible();
    settled(page);
    take(page, "desk-statistics");
  }

  @Test
  void theMap(Stage stage) {
    var page = stage.desk("community", "/map");
    assertThat(page.locator(".map canvas")).isVisible();
    page.waitForFunction("() => document.querySelectorAll('.map__name').length >= 7");
    settled(page);
    take(page, "desk-map");
  }

  @Test
  void aResident(Stage stage) {
    var phone = new ResidentPhone(stage.resident("/"));
    phone.begin("3 号楼 2 单元楼道的水管爆了，水已经流到一楼。", "爆管漏水");
    phone.photo();
    phone.page().locator("#phone").fill("15412345678");
    phone.page().evaluate("document.activeElement.blur(); window.scrollTo(0, 0)");
    settled(phone.page());
    take(phone.page(), "resident-report");
    var slip = phone.send();
    Staff.of(stage, "community").move(slip.number(), "acceptance", Map.of());
    var dispatcher = Staff.of(stage, "dispatch");
    dispatcher.move(slip.number(), "dispatch", Map.of("unitId", dispatcher.unit("水务局")));
    phone.button("看办理进展").click();
    assertThat(phone.heading()).containsText("水务局");
    settled(phone.page());
    take(phone.page(), "resident-follow");
  }

  private static void settled(Page page) {
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.waitForTimeout(1500);
  }

  private static void take(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of(System.getProperty("koumen.pictures"), name + ".png")));
  }
}
