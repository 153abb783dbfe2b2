package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A settled request is read by the neighbours, once somebody checked that it tells of nobody. */
@Story
class SettledCaseIsPublished {

  @Test
  void neighboursReadItWithoutThePeopleInIt(Stage stage) {
    var phone = new ResidentPhone(stage.resident("/"));
    phone.begin("我是王阿姨，住 5号楼1单元302室，楼道灯坏了，电话 13812345678。", "路灯照明");
    phone.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("不要打电话")).check();
    var slip = phone.send();
    Staff.of(stage, "community").move(slip.number(), "settlement", Map.of("result", "已更换楼道灯。"));

    var desk = stage.desk("community", "/requests");
    desk.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("编号"))
        .fill(slip.number());
    desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("在全部诉求里找")).click();
    desk.getByText("地图", new Page.GetByTextOptions().setExact(true)).last().click();
    desk.locator(".point-map button.mark").click();
    desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更多")).last().click();
    desk.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("公开这件事")).click();
    var dialog = desk.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByLabel("反映的事")).not().hasValue("");
    stage.accessible(desk);
    stage.look(desk, "1-preview");
    dialog.getByLabel("标题").fill("楼道灯坏了");
    dialog.getByLabel("反映的事").fill("有居民反映楼道灯坏了。");
    dialog.getByText("我已逐句核对").click();
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("公开这件事")).click();
    assertThat(dialog).isHidden();

    phone.page().navigate("/near");
    assertThat(phone.page().getByText("有居民反映楼道灯坏了。")).isVisible();
    assertThat(phone.page().getByText("13812345678")).hasCount(0);
    stage.accessible(phone.page());
    stage.look(phone.page(), "2-near");
    phone.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("地图")).check();
    assertThat(phone.page().locator(".point-map button.mark, .point-map button.badge").first())
        .isVisible();
    assertThat(phone.page().getByText("300 米见方的格子")).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "3-near-on-a-map");
  }
}
