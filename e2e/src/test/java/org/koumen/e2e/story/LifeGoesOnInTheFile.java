package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A household is entered once; birth, need, mark and a split of it follow as events. */
@Story
class LifeGoesOnInTheFile {

  @Test
  void aHouseholdIsAddedGrowsIsMarkedAndSplits(Stage stage) {
    var page = stage.desk("community", "/households");
    var api = Api.of(page);
    var village = api.get("/api/session").getAsJsonArray("areas").get(0).getAsJsonObject();
    var grid =
        api.get("/api/areas/" + village.get("code").getAsString() + "/children")
            .getAsJsonArray("rows")
            .get(0)
            .getAsJsonObject();
    page.navigate("/desk/households?area=" + grid.get("code").getAsString());
    button(page, "新增住户").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("地址").fill("新立路9号院2号楼3单元401室");
    dialog.getByLabel("姓名").fill("秦岳山");
    stage.accessible(page);
    stage.look(page, "new");
    save(dialog, "保存");
    assertThat(page.locator(".file h1")).containsText("新立路9号院2号楼3单元401室");

    life(page, "出生");
    dialog.getByLabel("姓名").fill("秦小满");
    save(dialog, "保存");
    life(page, "迁入");
    dialog.getByLabel("姓名").fill("何静");
    save(dialog, "保存");
    assertThat(page.locator("li.person")).hasCount(3);

    button(page, "设置标记").click();
    dialog.getByText("红：每周").click();
    dialog.getByLabel("原因").fill("新生儿家庭，母亲独自照料");
    save(dialog, "保存");
    assertThat(page.locator(".file h1")).containsText("红色标记");
    button(page, "记录需求").click();
    dialog.getByLabel("备注").fill("想找人代办出生登记");
    save(dialog, "保存");
    assertThat(page.getByText("想找人代办出生登记").first()).isVisible();
    stage.accessible(page);
    stage.look(page, "file");

    life(page, "分户");
    // The field's own box lies beneath what is chosen: the keyboard opens it as well.
    dialog.getByLabel("是谁").press("Enter");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("何静")).click();
    dialog.getByLabel("是谁").press("Tab");
    dialog.getByLabel("地址").fill("新立路9号院2号楼3单元402室");
    save(dialog, "保存");
    assertThat(page.locator("li.person")).hasCount(2);
    assertThat(page.locator("ol li").filter(withText("分户"))).isVisible();
    stage.look(page, "split");
  }

  private static void life(Page page, String kind) {
    button(page, "登记变动").click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(kind).setExact(true))
        .click();
  }

  private static void save(Locator dialog, String name) {
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).click();
    assertThat(dialog).isHidden();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
