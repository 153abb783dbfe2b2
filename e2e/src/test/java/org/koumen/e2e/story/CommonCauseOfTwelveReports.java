package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.RequestScreens;
import org.koumen.e2e.RequestScreens.Slip;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Twelve report the same: tied at the desk, solved once, and each is told. */
@Story
class CommonCauseOfTwelveReports {
  private static final String ANSWER = "加压泵已更换，各楼水压恢复正常。";

  @Test
  void solvedOnceAndEachIsTold(Stage stage) {
    var mark = "十二楼以上水压低" + System.nanoTime() % 100_000;
    var community = stage.api("community");
    List<Slip> slips = new ArrayList<>();
    for (int n = 1; n <= 12; n++) {
      slips.add(RequestScreens.bring(community, mark + "（%d号楼）".formatted(n), "晚上洗澡没有水，住户 " + n));
    }

    var page = stage.desk("dispatch", "/requests");
    page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("编号")).fill(mark);
    assertThat(page.locator(".rows__row")).hasCount(12);
    page.getByLabel("全选").check();
    var bulk = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("批量处理"));
    assertThat(bulk).containsText("已选 12 件");
    stage.accessible(page);
    bulk.getByText("归入同源").click();
    var form = page.getByRole(AriaRole.DIALOG);
    stage.look(page, "tie");
    form.getByText("归入同源", new Locator.GetByTextOptions().setExact(true)).last().click();
    assertThat(form).containsText("办好 11 件，没办成 0 件");
    stage.look(page, "tied");
    page.keyboard().press("Escape");
    assertThat(form).isHidden();

    var root = slips.getFirst();
    var panel = RequestScreens.open(page, root.number());
    assertThat(panel).containsText("共 12 件");
    RequestScreens.dispatch(page, "派单", "水务局");
    stage.accessible(page);
    stage.look(page, "cause");

    settle(stage, root);
    for (var slip : slips) {
      var seen =
          community.post("/api/follow", Map.of("number", slip.number(), "code", slip.code()));
      assertThat(seen.get("result").getAsString()).isEqualTo(ANSWER);
    }
  }

  private static void settle(Stage stage, Slip root) {
    var page = stage.desk("water", "/requests");
    RequestScreens.open(page, root.number());
    var form = RequestScreens.form(page, "办结");
    form.getByLabel("给诉求人的答复").fill(ANSWER);
    form.getByText("同时答复同源的全部 12 件").click();
    stage.look(page, "settle");
    RequestScreens.send(form, "办结");
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText(ANSWER);
  }
}
