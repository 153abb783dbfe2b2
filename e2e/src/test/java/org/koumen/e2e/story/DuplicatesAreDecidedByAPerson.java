package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** The program offers who may be one person; a person merges, and takes it back. */
@Story
class DuplicatesAreDecidedByAPerson {

  @Test
  void aPairIsComparedMergedTakenBackAndSaidToBeTwoPeople(Stage stage) {
    var page = stage.desk("county", "/");
    var api = Api.of(page);
    var card = page.locator("section.due").filter(new Locator.FilterOptions().setHasText("疑似重复"));
    assertThat(card).containsText("对");
    card.getByRole(AriaRole.LINK, named("看全部")).click();
    page.waitForURL("**/desk/duplicates**");
    assertThat(page.locator(".rows__row").first()).isVisible();
    stage.accessible(page);
    stage.look(page, "list");

    var pair = mergeable(api);
    var address = pair.get("county").getAsString() + "." + pair.get("id").getAsString();
    page.navigate("/desk/duplicates?open=" + address);
    var panel = page.locator("article.pair");
    assertThat(panel.getByRole(AriaRole.ROWHEADER, named("住址"))).isVisible();
    assertThat(panel.locator(".pair--differs").first()).containsText("不同");
    assertThat(panel.locator("tbody").innerText()).doesNotContainPattern("\\d{17}[\\dX]");
    stage.accessible(page);
    stage.look(page, "compare");

    button(page, "合并").click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, named("上门核实为同一人")).click();
    stage.accessible(page);
    stage.look(page, "merge");
    dialog.getByRole(AriaRole.BUTTON, exactly("合并")).click();
    assertThat(dialog).isHidden();
    assertThat(panel).containsText("判定为“已合并”：上门核实为同一人");

    button(page, "撤销合并").click();
    dialog.getByRole(AriaRole.BUTTON, named("判定错了")).click();
    dialog.getByRole(AriaRole.BUTTON, exactly("撤销合并")).click();
    assertThat(dialog).isHidden();
    assertThat(panel).containsText("判定为“已撤销”");

    button(page, "是两个人").click();
    dialog.getByRole(AriaRole.BUTTON, named("同名同生日，证件不同")).click();
    dialog.getByRole(AriaRole.BUTTON, exactly("确认是两个人")).click();
    assertThat(dialog).isHidden();
    assertThat(panel).containsText("判定为“不是同一人”");

    page.keyboard().press("Escape");
    button(page, "现在查找重复").click();
    assertThat(page.getByText("查找完毕，没有新的疑似重复。")).isVisible();
    assertThat(stateOf(api, pair)).isEqualTo("different");
  }

  /** A pair whose two people lie in the county and whose numbers do not contradict. */
  private static JsonObject mergeable(Api api) {
    for (var row : api.get("/api/duplicates?limit=200").getAsJsonArray("rows")) {
      var doubles = row.getAsJsonObject();
      var identity = doubles.get("sameIdentity");
      boolean contradicts = identity != null && !identity.isJsonNull() && !identity.getAsBoolean();
      if (!contradicts
          && doubles.getAsJsonObject("a").get("visible").getAsBoolean()
          && doubles.getAsJsonObject("b").get("visible").getAsBoolean()) {
        return doubles.getAsJsonObject("pair");
      }
    }
    throw new AssertionError("the demo offers nobody to merge");
  }

  private static String stateOf(Api api, JsonObject pair) {
    return api.get(
            "/api/duplicates/"
                + pair.get("county").getAsString()
                + "/"
                + pair.get("id").getAsString())
        .getAsJsonObject("pair")
        .get("state")
        .getAsString();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return named(name).setExact(true);
  }
}
