package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.RequestScreens;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** The street blows the whistle, three departments come and each says what it did. */
@Story
class WhistleWithThreeDepartments {
  private static final List<String> UNITS = List.of("水务局", "城市管理局", "消防救援大队");

  @Test
  void threeComeAndTheDispatcherSeesItWithoutReloading(Stage stage) {
    var slip = RequestScreens.bring(stage.api("community"), "小区门口路面塌陷", "小区门口路面塌陷，下面有水声，消防车进不来。");
    var centre = stage.desk("dispatch", "/requests");
    RequestScreens.open(centre, slip.number());
    RequestScreens.dispatch(centre, "派单", "水务局");
    whistle(stage, centre);

    sign(stage, stage.desk("water", "/requests"), slip.number(), "水务局", "关阀抢修，已止水。");
    var board = centre.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("吹哨"));
    assertThat(board).containsText("已到 1/3");
    assertThat(board).containsText("关阀抢修");
    for (var unit : List.of("城市管理局", "消防救援大队")) {
      sign(
          stage,
          RequestScreens.department(stage, unit),
          slip.number(),
          unit,
          "%s已处置，恢复通行。".formatted(unit));
    }
    assertThat(board).containsText("已到 3/3");
    stage.accessible(centre);
    stage.look(centre, "board");

    var end = RequestScreens.form(centre, "结束吹哨");
    end.getByLabel("现场处置结果").fill("险情排除，水务局三天内恢复路面。");
    RequestScreens.send(end, "结束吹哨");
    var story = centre.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("办理过程"));
    assertThat(story).containsText("城市管理局 到场");
    assertThat(story).containsText("险情排除");
    stage.look(centre, "story");
  }

  private static void whistle(Stage stage, Page centre) {
    var form = RequestScreens.form(centre, "吹哨");
    for (var unit : UNITS) {
      RequestScreens.choose(centre, form, "请哪些单位到场", unit);
    }
    form.getByLabel("到哪里").fill("东兴家园南门");
    form.getByLabel("几点到").fill(RequestScreens.tomorrow());
    form.getByLabel("几点到").press("Enter");
    form.getByLabel("去做什么").fill("止水、围挡、让出消防通道。");
    stage.accessible(centre);
    stage.look(centre, "whistle");
    RequestScreens.send(form, "吹哨");
  }

  private static void sign(Stage stage, Page page, String number, String unit, String did) {
    RequestScreens.open(page, number);
    var form = RequestScreens.form(page, "到场签到");
    RequestScreens.pick(page, form, "代表哪个单位", unit);
    form.getByLabel("做了什么").fill(did);
    stage.look(page, "sign-" + unit);
    RequestScreens.send(form, "到场签到");
  }
}
