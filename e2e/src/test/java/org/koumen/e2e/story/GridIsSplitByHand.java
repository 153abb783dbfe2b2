package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Boundaries on a map without internet; a grid split by choosing buildings, sizes in sight. */
@Story
class GridIsSplitByHand {

  @Test
  void theMapNeedsNoInternet(Stage stage) {
    var page = stage.desk("community", "/map");
    List<String> elsewhere = new ArrayList<>();
    var home = page.url().substring(0, page.url().indexOf("/desk"));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(home) && request.url().startsWith("http")) {
            elsewhere.add(request.url());
          }
        });
    page.reload();
    assertThat(page.locator(".map canvas")).isVisible();
    assertThat(page.locator(".map__name").filter(text("第六网格"))).isVisible();
    page.waitForFunction("() => document.querySelectorAll('.map__name').length >= 7");
    stage.accessible(page);
    stage.look(page, "map");
    assertThat(elsewhere).isEmpty();
    var header = page.request().get("/desk/").headers().get("content-security-policy");
    assertThat(header).contains("worker-src 'self' blob:").doesNotContain("https:");
  }

  @Test
  void chosenBuildingsBecomeAGridOfTheirOwn(Stage stage) {
    var api = stage.api("county");
    var village = villageNextDoor(api);
    var grid = children(api, village.get("code").getAsString()).getFirst();
    var page = stage.desk("county", "/map?area=" + grid.get("code").getAsString());

    page.locator(".area").getByText("维护区划").click();
    page.getByRole(AriaRole.MENUITEM, named("拆分网格…")).click();
    var form = page.getByRole(AriaRole.DIALOG).last();
    var pieces = form.locator(".board__list li button");
    assertThat(pieces.first()).isVisible();
    for (int piece = 0; piece < 4; piece++) {
      pieces.nth(piece).click();
    }
    form.getByLabel("第 2 个网格的名称").fill("新河网格");
    form.getByLabel("为什么").fill("按楼栋拆成两个");
    stage.accessible(page);
    stage.look(page, "board");
    form.getByRole(AriaRole.BUTTON, button("存为方案")).click();

    var plans = page.locator(".plans");
    assertThat(plans.getByText("新河网格")).isVisible();
    plans.getByRole(AriaRole.BUTTON, button("执行")).first().click();
    page.getByRole(AriaRole.DIALOG).last().getByRole(AriaRole.BUTTON, button("执行")).click();
    var tree = page.getByRole(AriaRole.NAVIGATION, named("区划与网格"));
    assertThat(tree.getByText("新河网格")).isVisible();
    assertThat(page.locator(".area").getByText("区划已变，边界待重画")).isVisible();
    stage.accessible(page);
    stage.look(page, "applied");

    var fresh =
        children(api, village.get("code").getAsString()).stream()
            .filter(one -> one.get("name").getAsString().equals("新河网格"))
            .findFirst()
            .orElseThrow();
    assertThat(fresh.get("households").getAsInt()).isPositive();
    assertThat(fresh.get("boundary").getAsString()).isEqualTo("none");

    // What a change would move is told before it moves.
    page.navigate("/desk/map?area=" + fresh.get("code").getAsString());
    page.locator(".area").getByText("维护区划").click();
    page.getByRole(AriaRole.MENUITEM, named("变更代码")).click();
    form = page.getByRole(AriaRole.DIALOG).last();
    assertThat(form.getByText("以下内容会一起变更")).isVisible();
    assertThat(form.locator(".tag").filter(text("住户"))).isVisible();
    stage.look(page, "what-goes-along");
  }

  private static JsonObject villageNextDoor(Api api) {
    var mine = api.get("/api/areas").getAsJsonArray("rows").get(0).getAsJsonObject();
    var town = children(api, mine.get("code").getAsString()).getFirst();
    return children(api, town.get("code").getAsString()).getLast();
  }

  private static List<JsonObject> children(Api api, String code) {
    return api.get("/api/areas/" + code + "/children").getAsJsonArray("rows").asList().stream()
        .map(row -> row.getAsJsonObject())
        .toList();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions button(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
