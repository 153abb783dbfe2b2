package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** All charts of the statistics page, figure by figure and bar by bar. */
@Story
class EveryFigureOpensItsRows {
  private static final List<String> CHARTS =
      List.of("年龄与性别", "各下级区域", "语言（可多选）", "房屋用途", "户类型", "户规模", "三色标记与关爱", "房屋（套、间）");
  private static final int PAGE = 200;

  /** Longer lists are believed after this many rows. */
  private static final int ENOUGH = 600;

  @Test
  void theRowsAreAsManyAsTheFigureSaysAndTheRightOnes(Stage stage) {
    var page = stage.desk("community", "/statistics");
    var api = Api.of(page);
    int opened = 0;
    for (var chart : CHARTS) {
      var card = card(page, chart);
      card.getByRole(AriaRole.BUTTON, named("看表格")).click();
      if (chart.equals("各下级区域")) {
        continue;
      }
      var buttons = card.locator("tbody button");
      assertThat(buttons.first()).isVisible();
      for (int at = 0; at < buttons.count(); at++) {
        var button = buttons.nth(at);
        int figure = Integer.parseInt(button.innerText().replace(",", ""));
        assertThat(figure).as("what is nought opens nothing").isPositive();
        var answer = page.waitForResponse("**/api/statistics/rows**", button::click);
        assertThat(panel(page).getByRole(AriaRole.HEADING)).containsText("：" + button.innerText());
        assertThat(panel(page).getByRole(AriaRole.ROW).nth(1)).isVisible();
        var rows = rows(api, answer.url());
        var what = chart + " " + panel(page).getByRole(AriaRole.HEADING).innerText();
        assertThat(rows.size()).as(what).isEqualTo(Math.min(figure, rows.size()));
        assertThat(rows.size()).as(what).isGreaterThanOrEqualTo(Math.min(figure, ENOUGH));
        areTheRightOnes(api, code(answer.url()), rows, what);
        opened++;
        panel(page).getByRole(AriaRole.BUTTON, named("关闭")).click();
      }
    }
    assertThat(opened).isGreaterThan(35);
  }

  @Test
  void everyChartCanBePressed(Stage stage) {
    var page = stage.desk("community", "/statistics");
    for (var chart : CHARTS) {
      var before = page.url();
      var canvas = card(page, chart).locator("canvas").first();
      canvas.scrollIntoViewIfNeeded();
      press(page, canvas, before, chart);
      if (chart.equals("各下级区域")) {
        assertThat(page).hasURL(Pattern.compile(".*area=\\d{15}.*"));
        stage.look(page, "area-beneath");
        page.navigate(before);
      } else {
        assertThat(panel(page).getByRole(AriaRole.ROW).nth(1)).isVisible();
        stage.look(page, "pressed-" + CHARTS.indexOf(chart));
        panel(page).getByRole(AriaRole.BUTTON, named("关闭")).click();
      }
    }
  }

  @Test
  void anAreaBeneathHasTheFiguresItsBarShowed(Stage stage) {
    var page = stage.desk("community", "/statistics");
    var card = card(page, "各下级区域");
    card.getByRole(AriaRole.BUTTON, named("看表格")).click();
    var row = card.locator("tbody tr").nth(2);
    var households = row.locator("td").nth(1).innerText();
    var people = row.locator("td").nth(2).innerText();
    row.locator("button").first().click();
    assertThat(page).hasURL(Pattern.compile(".*area=\\d{15}.*"));
    assertThat(page.locator(".statistics__top")).containsText(households);
    assertThat(page.locator(".statistics__top")).containsText(people);
  }

  @Test
  void emptyPremisesLeadNowhereAndDoNotLookAsIf(Stage stage) {
    var page = stage.desk("community", "/statistics");
    var card = card(page, "房屋（套、间）");
    card.getByRole(AriaRole.BUTTON, named("看表格")).click();
    card.locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText("空置"))
        .locator("button")
        .click();
    var empty =
        panel(page)
            .getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText("无人居住"))
            .first();
    // Those whose owners are known come first.
    for (int more = 0; more < 20 && empty.count() == 0; more++) {
      panel(page).locator(".rows__row").last().scrollIntoViewIfNeeded();
      page.waitForTimeout(200);
    }
    empty.scrollIntoViewIfNeeded();
    assertThat(empty).isVisible();
    assertThat(empty).hasCSS("cursor", "auto");
    var before = page.url();
    empty.click();
    assertThat(page).hasURL(before);
    stage.accessible(page);
    stage.look(page, "empty");
  }

  /** Compares with the list of households, which filters in a way of its own, or with the row. */
  private static void areTheRightOnes(Api api, String code, List<JsonObject> rows, String what) {
    var parts = List.of(code.split("\\.", -1));
    var asked =
        switch (parts.get(0) + "." + parts.get(1)) {
          case "households.size" -> "size=" + (parts.get(2).equals("6") ? "6%2B" : parts.get(2));
          case "households.use" -> "use=" + parts.get(2);
          case "households.kind" -> "kind=" + parts.get(2);
          case "households.mark" -> "mark=" + parts.get(2);
          case "households.underCare" -> "underCare=true";
          case "households.livingAlone" -> "livingAlone=true";
          default -> "";
        };
    if (!asked.isEmpty()) {
      var listed = api.get("/api/households?limit=1&" + asked);
      if (listed.get("total").getAsInt() == rows.size()) {
        var theirs = new TreeSet<String>();
        rows(api, "/api/households?total=false&" + asked)
            .forEach(row -> theirs.add(row.get("id").getAsString()));
        assertThat(ids(rows)).as(what).isEqualTo(theirs);
      } else {
        assertThat(rows.size()).as(what).isGreaterThanOrEqualTo(ENOUGH);
      }
    }
    if (parts.get(0).equals("people") && parts.get(1).equals("band") && parts.size() == 4) {
      assertThat(rows).as(what).allMatch(row -> row.get("sex").getAsString().equals(parts.get(3)));
    }
  }

  private static Set<String> ids(List<JsonObject> rows) {
    var ids = new TreeSet<String>();
    rows.forEach(row -> ids.add(row.get("householdId").getAsString()));
    return ids;
  }

  private static List<JsonObject> rows(Api api, String url) {
    var rows = new ArrayList<JsonObject>();
    var path = url.replaceFirst("[?&]limit=\\d+", "?").replace("??", "?").replaceFirst("\\?&", "?");
    var next = "";
    do {
      var page = api.get(path + "&limit=" + PAGE + next);
      page.getAsJsonArray("rows").forEach(row -> rows.add(row.getAsJsonObject()));
      var after = page.get("next");
      next = after == null || after.isJsonNull() ? "" : "&after=" + after.getAsString();
    } while (!next.isEmpty() && rows.size() < ENOUGH);
    return rows;
  }

  private static String code(String url) {
    for (var part : URI.create(url).getRawQuery().split("&", -1)) {
      if (part.startsWith("figure=")) {
        return URLDecoder.decode(part.substring("figure=".length()), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no figure in " + url);
  }

  /** Presses the chart where a bar is, wherever the numbers of the day have put it. */
  private static void press(Page page, Locator canvas, String before, String chart) {
    var box = canvas.boundingBox();
    for (double along : new double[] {0.25, 0.35, 0.45, 0.6, 0.2}) {
      for (double down = 10; down < box.height; down += 9) {
        page.mouse().click(box.x + box.width * along, box.y + down);
        page.waitForTimeout(60);
        if (panel(page).count() > 0 || !page.url().equals(before)) {
          return;
        }
      }
    }
    throw new AssertionError("no bar could be pressed in " + chart);
  }

  private static Locator card(Page page, String chart) {
    return page.locator("section.card")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(chart).setExact(true))));
  }

  /** The rows behind a figure, once there are some. */
  private static Locator panel(Page page) {
    return page.getByRole(AriaRole.COMPLEMENTARY)
        .filter(new Locator.FilterOptions().setHas(page.locator(".statistics-rows")));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
