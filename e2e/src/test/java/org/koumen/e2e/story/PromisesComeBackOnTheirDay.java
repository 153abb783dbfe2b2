package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A household plan is looked at when it was promised, and the next look is promised with it. */
@Story
class PromisesComeBackOnTheirDay {

  private static final String GOAL = "陪老人办下助听器补贴";

  @Test
  void aPlanMadeInTheFileIsDueInTheListAndCheckedFromThere(Stage stage) {
    var page = stage.desk("community", "/households");
    var household =
        Api.of(page)
            .get("/api/households?mark=green&limit=5")
            .getAsJsonArray("rows")
            .get(3)
            .getAsJsonObject();
    page.navigate("/desk" + Places.onThePhone(household));
    button(page, "制定计划").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("要达到什么").fill(GOAL);
    dialog.getByLabel("第 1 步").fill("带去残联测听力");
    dialog.getByLabel("每隔几天检查").fill("2");
    stage.accessible(page);
    dialog.getByRole(AriaRole.BUTTON, named("保存")).click();
    assertThat(dialog).isHidden();
    assertThat(page.locator("article.plan").first()).containsText(GOAL);

    page.navigate("/desk/due?kind=plan");
    var row = page.locator(".rows__row").filter(new Locator.FilterOptions().setHasText(GOAL));
    assertThat(row).containsText("还有 2 天");
    stage.accessible(page);
    stage.look(page, "due");

    row.click();
    var plan =
        page.locator("article.plan").filter(new Locator.FilterOptions().setHasText(GOAL)).first();
    plan.getByRole(AriaRole.BUTTON, exactly("完成")).click();
    assertThat(plan).containsText("✓");
    plan.getByRole(AriaRole.BUTTON, exactly("结束计划")).click();
    dialog.getByLabel("原因").fill("补贴已到账");
    dialog.getByRole(AriaRole.BUTTON, named("结束计划")).click();
    assertThat(dialog).isHidden();
    assertThat(row).hasCount(0);
    stage.look(page, "kept");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return named(name).setExact(true);
  }
}
