package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.RequestScreens;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Two departments send it back; after the second time the centre's word is final. */
@Story
class SentBackTwiceThenDecided {

  @Test
  void thePingPongIsCountedAndEnds(Stage stage) {
    var slip = RequestScreens.bring(stage.api("community"), "绿化带里的水管漏水", "小区外绿化带里的水管漏水，说不清是谁的管子。");
    var centre = stage.desk("dispatch", "/requests");
    RequestScreens.open(centre, slip.number());
    RequestScreens.dispatch(centre, "派单", "水务局");

    var water = stage.desk("water", "/requests");
    RequestScreens.open(water, slip.number());
    sendBack(water, "绿化用水管不归我们管。");
    decide(stage, centre, "同意", "1-asked");
    assertThat(panel(centre)).containsText("退单×1");
    RequestScreens.dispatch(centre, "派单", "城市管理局");

    var city = RequestScreens.department(stage, "城市管理局");
    RequestScreens.open(city, slip.number());
    sendBack(city, "漏的是供水主管，请水务局处理。");
    decide(stage, centre, "同意", "2-asked");
    assertThat(panel(centre)).containsText("退单×2");
    RequestScreens.dispatch(centre, "派单", "水务局");

    water.reload();
    var panel = panel(water);
    assertThat(panel).containsText("退单×2");
    assertThat(panel.getByText("申请延期")).isVisible();
    assertThat(panel.getByText("申请退单", new Locator.GetByTextOptions().setExact(true))).isHidden();
    panel.getByText("更多").click();
    assertThat(
            water
                .getByRole(AriaRole.MENUITEM, named("询问诉求人"))
                .or(water.getByRole(AriaRole.MENUITEM, named("挂账")))
                .first())
        .isVisible();
    assertThat(water.getByRole(AriaRole.MENUITEM, named("申请退单"))).isHidden();
    stage.look(water, "3-final");
    water.keyboard().press("Escape");
    var form = RequestScreens.form(water, "办结");
    form.getByLabel("给诉求人的答复").fill("已更换漏水的接头，费用由我局和城管局分担。");
    RequestScreens.send(form, "办结");
    assertThat(panel(centre)).containsText("办结并答复");
    stage.accessible(centre);
    stage.look(centre, "4-story");
  }

  private static void sendBack(Page page, String reason) {
    var form = RequestScreens.form(page, "申请退单");
    form.getByLabel("原因").fill(reason);
    RequestScreens.send(form, "申请退单");
  }

  private static void decide(Stage stage, Page centre, String decision, String look) {
    assertThat(panel(centre)).containsText("申请退单：");
    var form = RequestScreens.form(centre, "答复退单申请");
    form.getByText(decision, new Locator.GetByTextOptions().setExact(true)).click();
    stage.look(centre, look);
    RequestScreens.send(form, "答复退单申请");
  }

  private static Locator panel(Page page) {
    return page.getByRole(AriaRole.COMPLEMENTARY).last();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
