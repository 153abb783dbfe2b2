package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Photos;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** The first thread, from the door to the rating, through every surface. */
@Story
class WorkerRaisesARequestAndTheResidentRatesIt {

  private static final String WORDS = "三单元楼道灯坏了两个星期，晚上老人下楼害怕摔倒，希望尽快修好。";
  private static final String ANSWER = "今天上午已更换三单元全部楼道灯，并检查了线路。";

  private record Slip(String number, String code) {}

  @Test
  void fromTheDoorToTheRating(Stage stage) {
    var leader = stage.api("leader");
    long before = received(leader);

    var slip = raise(stage);
    dispatch(stage, slip.number());
    settle(stage, slip.number());
    rate(stage, slip);

    assertThat(received(leader)).isEqualTo(before + 1);
    openTheRows(stage, slip.number());
  }

  private static Slip raise(Stage stage) {
    var page = stage.worker("grid1", "/");
    var household = Places.onTheRound(Api.of(page), 0);
    page.getByRole(AriaRole.SEARCHBOX).fill(Places.head(household));
    page.locator("a.household", hasText(household.get("address").getAsString())).first().click();
    link(page, "记一次走访").click();
    page.getByRole(AriaRole.RADIO, named("见到住户")).check();
    page.getByLabel("看到、听到什么").fill("老人精神不错，药快吃完了，儿子周末回来。");
    page.getByRole(AriaRole.SWITCH, named("住户有诉求")).click();
    button(page, "保存走访").click();
    assertThat(page.getByText("请选诉求的类别")).isVisible();
    page.getByRole(AriaRole.RADIO, named("求助")).check();
    page.getByLabel("诉求内容").fill(WORDS);
    page.getByLabel("哪方面的事").selectOption("路灯照明");
    page.getByLabel("多急").selectOption("紧急");
    page.locator("input[type=file]").setInputFiles(Photos.of("楼道"));
    assertThat(page.getByAltText("照片 1")).isVisible();
    page.getByLabel("联系电话").fill("138 0000 0000");
    stage.accessible(page);
    stage.look(page, "1-visit");
    button(page, "保存走访").click();

    assertThat(page.getByText("已发出")).isVisible();
    var card = page.getByRole(AriaRole.REGION, named("走访联系卡"));
    var facts = card.locator("dd");
    stage.accessible(page);
    stage.look(page, "2-card");
    return new Slip(facts.nth(0).innerText().trim(), facts.nth(1).innerText().replace(" ", ""));
  }

  private static void dispatch(Stage stage, String number) {
    var page = stage.desk("dispatch", "/requests");
    open(page, number);
    var panel = page.getByRole(AriaRole.COMPLEMENTARY).last();
    assertThat(panel).containsText("路灯照明");
    assertThat(panel).containsText("紧急");
    assertThat(panel.locator("img").first()).isVisible();
    button(page, "派单").first().click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("派给哪个单位")).click();
    page.getByRole(AriaRole.OPTION, named("水务"))
        .or(page.getByRole(AriaRole.OPTION, named("供水")))
        .first()
        .click();
    dialog.getByLabel("给办理单位的话").fill("老人多，请先办。");
    stage.look(page, "3-dispatch");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("派单")).click();
    assertThat(dialog).isHidden();
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText("部门办单");
    stage.accessible(page);
  }

  private static void settle(Stage stage, String number) {
    var page = stage.desk("water", "/requests");
    open(page, number);
    button(page, "办结").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("给诉求人的答复").fill(ANSWER);
    stage.look(page, "4-settle");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("办结")).click();
    assertThat(dialog).isHidden();
  }

  private static void rate(Stage stage, Slip slip) {
    var page = stage.resident("/");
    stage.accessible(page);
    page.getByLabel("编号").fill(slip.number());
    page.getByLabel("查询码").fill("000000".equals(slip.code()) ? "000001" : "000000");
    button(page, "查进度").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("编号或查询码不对");
    page.getByLabel("查询码").fill(slip.code());
    button(page, "查进度").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).containsText("前评价");
    assertThat(page.getByText(ANSWER).first()).isVisible();
    stage.accessible(page);
    stage.look(page, "5-follow");
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("解决了").setExact(true))
        .check();
    page.getByRole(AriaRole.RADIO, named("5 星")).check();
    button(page, "提交评价").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).containsText("谢谢您");
    stage.accessible(page);
    stage.look(page, "6-rated");
  }

  private static void openTheRows(Stage stage, String number) {
    var page = stage.desk("leader", "/ledger");
    page.getByRole(AriaRole.BUTTON, named("受理诉求")).filter(hasDigits()).first().click();
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText(number);
    stage.accessible(page);
    stage.look(page, "7-ledger");
  }

  private static void open(Page page, String number) {
    page.getByRole(AriaRole.SEARCHBOX, named("编号")).fill(number);
    var row = page.getByRole(AriaRole.ROW, named(number));
    assertThat(row).hasCount(1);
    row.click();
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText(WORDS);
  }

  private static long received(Api api) {
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    var area = api.get("/api/session").getAsJsonArray("areas").get(0).getAsJsonObject().get("code");
    var page =
        api.get("/api/ledger?area=%s&from=%s&to=%s".formatted(area.getAsString(), today, today));
    for (var figure : page.getAsJsonArray("figures")) {
      var one = figure.getAsJsonObject();
      if ("requests_received".equals(one.get("measure").getAsString())) {
        return one.get("value").getAsLong();
      }
    }
    throw new AssertionError("no figure for requests received: " + page);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, named(name)).or(button(page, name)).first();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator.FilterOptions hasDigits() {
    return new Locator.FilterOptions().setHasText(java.util.regex.Pattern.compile("\\d"));
  }
}
