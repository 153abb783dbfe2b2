package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A figure that cannot be opened cannot be believed. */
@Story
class ChartOpensItsRows {

  @Test
  void aBarOpensThePeopleBehindIt(Stage stage) {
    var page = stage.desk("community", "/statistics");
    var chart = page.getByRole(AriaRole.IMG, named("年龄与性别"));
    var canvas = chart.locator("canvas").or(page.locator("[aria-label='年龄与性别'] canvas")).first();
    canvas.waitFor();
    stage.accessible(page);
    stage.look(page, "charts");

    press(page, canvas);
    var panel = page.getByRole(AriaRole.COMPLEMENTARY).last();
    assertThat(panel.getByRole(AriaRole.ROW).nth(1)).isVisible();
    stage.accessible(page);
    stage.look(page, "rows");
    panel.getByRole(AriaRole.ROW).nth(1).click();
    assertThat(page).hasURL(Pattern.compile(".*/desk/households/\\d{6}/.*"));
  }

  @Test
  void aFigureHasAsManyRowsAsItSays(Stage stage) {
    var page = stage.desk("community", "/statistics");
    var card = page.locator("section.card").filter(withHeading("年龄与性别"));
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("看表格")).click();
    var figure = card.locator("tbody tr").last().locator("button").last();
    int people = Integer.parseInt(figure.innerText().replace(",", ""));
    assertThat(people).isPositive();
    var answer = page.waitForResponse("**/api/statistics/rows**", figure::click);
    var rows =
        Api.of(page)
            .get(answer.url().replaceFirst("limit=\\d+", "limit=200"))
            .getAsJsonArray("rows");
    assertThat(rows.size()).isGreaterThanOrEqualTo(Math.min(people, 20));
    if (people < 50) {
      assertThat(rows).hasSize(people);
    }
  }

  /** Presses the chart where a bar is, wherever the numbers of the day have put it. */
  private static void press(Page page, Locator canvas) {
    var box = canvas.boundingBox();
    var panel =
        page.getByRole(
            AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("：\\d")));
    for (double down = 0.2; down < 0.9; down += 0.07) {
      for (double along : new double[] {0.45, 0.6}) {
        page.mouse().click(box.x + box.width * along, box.y + box.height * down);
        page.waitForTimeout(100);
        if (panel.count() > 0) {
          return;
        }
      }
    }
    throw new AssertionError("no bar of the chart could be pressed");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions withHeading(String heading) {
    return new Locator.FilterOptions().setHasText(heading);
  }
}
