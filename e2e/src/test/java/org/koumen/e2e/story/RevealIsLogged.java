package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A hidden telephone number is shown for a reason, and who saw it stays known. */
@Story
class RevealIsLogged {

  @Test
  void theReasonStandsInTheLog(Stage stage) {
    var page = stage.worker("grid3", "/");
    var household = withPhone(Api.of(page));
    page.navigate("/worker" + household);
    var masked = page.getByText(Pattern.compile("^1\\d{2} \\*{4} \\d{4}$")).first();
    assertThat(masked).isVisible();

    page.getByRole(AriaRole.BUTTON, named("打电话")).first().click();
    var sheet = page.getByRole(AriaRole.DIALOG);
    assertThat(sheet).containsText("会留下记录");
    page.getByRole(AriaRole.BUTTON, named("查看电话")).click();
    assertThat(sheet).containsText("请选择或写明原因");
    page.getByRole(AriaRole.RADIO, named("其他原因")).check();
    page.getByPlaceholder("写清楚为什么要看").fill("约周六上门装扶手");
    stage.accessible(page);
    stage.look(page, "why");
    page.getByRole(AriaRole.BUTTON, named("查看电话")).click();
    var call = page.getByRole(AriaRole.LINK, named("拨打"));
    assertThat(call).hasAttribute("href", Pattern.compile("^tel:1\\d{10}$"));

    var desk = stage.desk("admin", "/audit");
    var row =
        desk.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("约周六上门装扶手"));
    assertThat(row).hasCount(1);
    assertThat(row).containsText("查看隐去的内容");
    stage.accessible(desk);
    stage.look(desk, "log");
  }

  private static String withPhone(Api api) {
    for (int n = 0; n < 30; n++) {
      var household = Places.onTheRound(api, n);
      var file = api.get(Places.file(household));
      for (var resident : file.getAsJsonArray("residents")) {
        var phone = resident.getAsJsonObject().get("phone");
        if (phone != null && !phone.isJsonNull()) {
          return Places.onThePhone(household);
        }
      }
    }
    throw new AssertionError("nobody on the round has a telephone");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
