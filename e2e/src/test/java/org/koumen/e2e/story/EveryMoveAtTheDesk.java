package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Photos;
import org.koumen.e2e.RequestScreens;
import org.koumen.e2e.RequestScreens.Slip;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** The moves that no other story makes by hand: each by its form, and read in the timeline. */
@Story
class EveryMoveAtTheDesk {
  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  @Test
  void aDispatcherDecidesSeveralAtOnceAndOneByOne(Stage stage) {
    var page = stage.desk("dispatch", "/requests");
    severalAtOnceAndAWholeCause(stage, page);
    var community = stage.api("community");

    var refused = RequestScreens.bring(community, "借钱不还", "朋友借了五万块钱不还，请帮我要回来。");
    make(
        page,
        refused,
        "不予受理",
        Map.of("依据", "《信访工作条例》第三十一条", "原因", "属于民间借贷纠纷", "应该去哪里", "东关街道调解委员会"));
    assertThat(timeline(page)).containsText("请到：东关街道调解委员会");

    var handed = RequestScreens.bring(community, "站牌看不清", "公交站牌被树挡住，看不清。");
    RequestScreens.open(page, handed.number());
    var form = RequestScreens.form(page, "转上级或下级");
    RequestScreens.pick(page, form, "转到哪一级", "乡镇");
    form.getByLabel("为什么转").fill("街道可以直接协调公交公司");
    RequestScreens.send(form, "转上级或下级");
    assertThat(timeline(page)).containsText("街道可以直接协调公交公司");

    form = RequestScreens.form(page, "拆分");
    form.getByLabel("拆出的事").fill("站台没有座椅");
    form.getByLabel("内容").fill("等车的老人没有地方坐。");
    sendAndTell(page, form, "拆分");
    assertThat(timeline(page)).containsText("站台没有座椅");

    form = RequestScreens.form(page, "再记一位反映人");
    form.getByLabel("原话或经过").fill("我也看不清站牌。");
    sendAndTell(page, form, "再记一位反映人");
    assertThat(panel(page)).containsText("共同反映人 1 位");

    var same = RequestScreens.bring(community, "公交站牌看不清", "公交站牌被树挡住了，看不清几路车。");
    RequestScreens.open(page, same.number());
    form = RequestScreens.form(page, "并案");
    form.getByText(handed.number()).first().click();
    RequestScreens.send(form, "并案");
    panel(page).getByRole(AriaRole.BUTTON, named(handed.number())).click();
    assertThat(panel(page)).containsText("共同反映人 2 位");

    var settled = RequestScreens.bring(community, "健身器材松动", "广场的健身器材松动。");
    Staff.of(stage, "dispatch").move(settled.number(), "settlement", Map.of("result", "已紧固。"));
    make(page, settled, "重办", Map.of("原因", "又松了，要求换新"));
    assertThat(panel(page)).containsText("重办×1");
  }

  private static void severalAtOnceAndAWholeCause(Stage stage, Page page) {
    var community = stage.api("community");
    var mark = "东区水压低" + System.nanoTime() % 100_000;
    List<Slip> all =
        List.of(1, 2, 3, 4).stream()
            .map(n -> RequestScreens.bring(community, mark + "（%d号楼）".formatted(n), "洗澡没有水。"))
            .toList();
    page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("编号")).fill(mark);
    assertThat(page.locator(".rows__row")).hasCount(4);
    page.getByLabel("全选").check();

    // Another desk is faster with one of them.
    var other = Staff.of(stage, "dispatch");
    other.move(all.getFirst().number(), "settlement", Map.of("result", "已单独答复。"));
    var bulk = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("批量处理"));
    bulk.getByRole(AriaRole.BUTTON, named("派单")).click();
    var form = page.getByRole(AriaRole.DIALOG).last();
    RequestScreens.choose(page, form, "派给哪个单位", "水务局");
    form.getByRole(AriaRole.BUTTON, named("派单").setExact(true)).click();
    assertThat(form).containsText("办好 3 件，没办成 1 件");
    stage.look(page, "partly");
    page.keyboard().press("Escape");
    assertThat(form).isHidden();

    for (var slip : all.subList(2, 4)) {
      other.move(slip.number(), "cause", Map.of("root", all.get(1).id()));
    }
    RequestScreens.open(page, all.get(3).number());
    form = RequestScreens.form(page, "移出同源");
    form.getByLabel("原因").fill("是自家阀门没开");
    RequestScreens.send(form, "移出同源");
    assertThat(timeline(page)).containsText("是自家阀门没开");

    var again = RequestScreens.open(page, all.get(1).number());
    again.getByRole(AriaRole.BUTTON, named("同源一并办结")).click();
    form = page.getByRole(AriaRole.DIALOG).last();
    assertThat(form.getByText("同时答复同源的全部 2 件")).isVisible();
    form.getByLabel("给诉求人的答复").fill("加压泵已更换。");
    stage.look(page, "together");
    RequestScreens.send(form, "办结");
    RequestScreens.open(page, all.get(2).number());
    assertThat(timeline(page)).containsText("加压泵已更换");
  }

  @Test
  void aDepartmentAsksWaitsAndShowsWhatItDid(Stage stage) {
    var admin = stage.desk("admin", "/settings");
    wantPictures(admin);
    var slip = underFourSlips(stage, Api.of(admin));

    var water = stage.desk("water", "/requests");
    RequestScreens.open(water, slip.number());
    fill(water, "询问诉求人", Map.of("问题", "一直有味，还是下雨天才有？"));
    var desk = stage.desk("community", "/requests");
    make(desk, slip, "记下答复", Map.of("诉求人怎么说", "一直有味，晚上更重。"));

    assertThat(timeline(water)).containsText("晚上更重");
    var form = RequestScreens.form(water, "挂账");
    form.getByLabel("原因").fill("等管材到货");
    date(form, "哪天复核", LocalDate.now(HERE).plusDays(20).toString());
    RequestScreens.send(form, "挂账");
    assertThat(panel(water)).containsText("已挂账，时限暂停");
    fill(water, "恢复办理", Map.of("原因", "管材到了"));

    form = RequestScreens.form(water, "申请延期");
    form.getByLabel("原因").fill("要挖开路面");
    date(form, "延期到", LocalDate.now(HERE).plusDays(14) + " 17:00");
    RequestScreens.send(form, "申请延期");
    assertThat(panel(desk)).containsText("申请延期到");
    form = RequestScreens.form(desk, "答复延期申请");
    form.getByText("同意", new Locator.GetByTextOptions().setExact(true)).click();
    RequestScreens.send(form, "答复延期申请");

    assertThat(timeline(water)).containsText("同意延期");
    form = RequestScreens.form(water, "办结");
    form.getByLabel("给诉求人的答复").fill("已更换存水弯，不再反味。");
    var settle = form.getByRole(AriaRole.BUTTON, named("办结").setExact(true));
    assertThat(settle).isDisabled();
    form.locator("input[type=file]").setInputFiles(Photos.of("after"));
    assertThat(settle).isEnabled();
    stage.look(water, "picture");
    RequestScreens.send(form, "办结");

    assertThat(timeline(desk)).containsText("不再反味");
    form = RequestScreens.form(desk, "回访");
    form.getByText("没联系上").click();
    form.getByLabel("情况").fill("无人接听");
    RequestScreens.send(form, "记下这次回访");
    assertThat(panel(desk)).containsText("回访 1 次没有结果");
    form = RequestScreens.form(desk, "回访");
    form.getByText("评价如下").click();
    form.getByText("没有解决").click();
    form.getByText("2 星").click();
    form.getByLabel("不满意的原因").fill("过了两天又有味");
    form.getByLabel("办理的速度").fill("来得挺快");
    stage.accessible(desk);
    stage.look(desk, "called");
    RequestScreens.send(form, "记下评价");
    assertThat(timeline(desk)).containsText("来得挺快");
    assertThat(panel(desk)).containsText("重新派单");
  }

  /** Publishes steps of the four slips that want a picture of what was done. */
  private static void wantPictures(Page page) {
    var card = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("诉求流程的步骤"));
    var four = card.locator("details").filter(new Locator.FilterOptions().setHasText("四单制"));
    four.locator("summary").click();
    four.getByText("修改步骤").click();
    var form = page.getByRole(AriaRole.DIALOG).last();
    form.getByRole(AriaRole.BUTTON, named("合力解单")).click();
    form.getByLabel("办结 要附照片").check();
    form.getByText("发布第").click();
    assertThat(form).isHidden();
    assertThat(four).containsText("要附照片");
  }

  /** A request that begins while the place follows the four slips, with the water works. */
  private static Slip underFourSlips(Stage stage, Api admin) {
    var place = "/api/settings/request.procedure";
    admin.put(place, Map.of("value", Map.of("usual", "four-slips")));
    var slip = RequestScreens.bring(stage.api("community"), "下水道反味", "厨房下水道反味严重。");
    admin.delete(place);
    var staff = Staff.of(stage, "community");
    staff.move(
        slip.number(), "dispatch", Map.of("unitId", Staff.of(stage, "dispatch").unit("水务局")));
    return slip;
  }

  /** Opens a request and makes a move of nothing but words. */
  private static void make(Page page, Slip slip, String move, Map<String, String> words) {
    RequestScreens.open(page, slip.number());
    fill(page, move, words);
  }

  private static void fill(Page page, String move, Map<String, String> words) {
    var form = RequestScreens.form(page, move);
    words.forEach((label, text) -> form.getByLabel(label).fill(text));
    RequestScreens.send(form, move);
  }

  private static void date(Locator form, String label, String when) {
    form.getByLabel(label).fill(when);
    form.getByLabel(label).press("Enter");
  }

  /** Sends a form after which number and code are to be told. */
  private static void sendAndTell(Page page, Locator form, String action) {
    form.getByRole(AriaRole.BUTTON, named(action).setExact(true)).click();
    var slip =
        page.getByRole(AriaRole.DIALOG).filter(new Locator.FilterOptions().setHasText("查询码"));
    slip.getByText("关闭").click();
    assertThat(slip).isHidden();
  }

  private static Locator panel(Page page) {
    return page.getByRole(AriaRole.COMPLEMENTARY).last();
  }

  private static Locator timeline(Page page) {
    return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("办理过程"));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
