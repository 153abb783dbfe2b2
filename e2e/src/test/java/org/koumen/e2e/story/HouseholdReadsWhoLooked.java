package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A code from the door opens the own file: who looked at it, why, and how to have it corrected. */
@Story
class HouseholdReadsWhoLooked {

  @Test
  void theFileIsTheirs(Stage stage) {
    var worker = stage.worker("grid2", "/");
    var household = Places.onTheRound(Api.of(worker), 1);
    worker.navigate("/worker" + Places.onThePhone(household));
    button(worker, "给住户看档案的码").click();
    button(worker, "开查看码").click();
    assertThat(worker.getByText("请先核对身份")).isVisible();
    worker.getByRole(AriaRole.CHECKBOX).check();
    button(worker, "开查看码").click();
    var code = worker.locator("p.code").innerText().trim();
    stage.accessible(worker);
    stage.look(worker, "1-code");

    var page = stage.resident("/household");
    stage.accessible(page);
    page.getByLabel("查看码").fill("AAAA-AAAA-AAAA");
    button(page, "打开我家的档案").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("查看码不对");
    page.getByLabel("查看码").fill(code);
    button(page, "打开我家的档案").click();
    assertThat(page.getByText(household.get("address").getAsString()).first()).isVisible();
    assertThat(page.getByText("开出查看码").first()).isVisible();
    stage.accessible(page);
    stage.look(page, "2-file");
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("谁看过"))
        .scrollIntoViewIfNeeded();
    stage.look(page, "3-looks");

    page.getByLabel("哪里写错了").fill("电话换了，请改成新的号码。");
    button(page, "请社区更正").click();
    assertThat(page.getByText("社区会核对更正")).isVisible();
    page.reload();
    assertThat(page.getByText("谁看过")).isVisible();
    button(page, "看完了，关上").click();
    assertThat(page.getByText("已关上")).isVisible();
    page.reload();
    assertThat(page.getByLabel("查看码")).isVisible();
    page.getByLabel("查看码").fill(code);
    button(page, "打开我家的档案").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("已用过");
    assertThat(Api.of(page).ask(Places.file(household)).status()).isEqualTo(401);
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
