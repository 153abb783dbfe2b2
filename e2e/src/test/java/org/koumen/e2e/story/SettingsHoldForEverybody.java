package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Rules of the place are set in typed forms, by who may, and each change is audited. */
@Story
class SettingsHoldForEverybody {

  @Test
  void aSizeRuleIsCheckedSavedAuditedAndTakenBack(Stage stage) {
    var page = stage.desk("admin", "/settings");
    var card = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("网格规模"));
    assertThat(card).containsText("现在用的是默认值");
    stage.accessible(page);
    stage.look(page, "page");

    var most = card.getByLabel("城镇网格最多户数");
    most.fill("200");
    most.blur();
    card.getByRole(AriaRole.BUTTON, named("保存")).click();
    assertThat(card).containsText("城镇网格的最多户数不能小于最少户数");
    stage.accessible(page);
    stage.look(page, "wrong");

    most.fill("520");
    most.blur();
    card.getByRole(AriaRole.BUTTON, named("保存")).click();
    assertThat(card).containsText("设定");
    var entry =
        Api.of(page)
            .get("/api/audit?action=setting.changed")
            .getAsJsonArray("rows")
            .get(0)
            .getAsJsonObject();
    assertThat(entry.get("subject").getAsString()).isEqualTo("area.grid-sizes");
    assertThat(entry.get("detail").toString()).contains("500", "520");

    card.getByRole(AriaRole.BUTTON, named("恢复默认")).click();
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, named("恢复默认")).click();
    assertThat(card).containsText("现在用的是默认值");
    assertThat(most).hasValue("500");
  }

  @Test
  void whoServesACommunityHasNoSettings(Stage stage) {
    var page = stage.desk("community", "/settings");
    assertThat(page.getByText("您没有这项权限")).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("设置")))
        .hasCount(0);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
