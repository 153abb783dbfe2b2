package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Two people change one file without a signal: nothing of either is overwritten unseen. */
@Story
class TwoWorkersEditOneHousehold {

  @Test
  void differentFieldsMergeAndTheSameFieldIsAskedOfBoth(Stage stage) {
    String mark = UUID.randomUUID().toString().substring(0, 6);
    var li = stage.workerWithNothingKept("grid4", "/");
    var household = someoneAlone(Api.of(li));
    var zhang = stage.workerWithNothingKept("community", "/");
    open(li, household);
    open(zhang, household);
    stage.accessible(li);
    stage.look(li, "form");

    li.context().setOffline(true);
    zhang.context().setOffline(true);
    field(li, "工作").fill("瓦工" + mark);
    save(li);
    assertThat(li.getByText("没有信号，1 条待发")).isVisible();
    field(zhang, "工作").fill("木工" + mark);
    field(zhang, "上学").fill("夜校" + mark);
    assertThat(zhang.getByText("草稿已存在手机上")).isVisible();
    stage.look(zhang, "changed");
    save(zhang);

    li.context().setOffline(false);
    assertThat(li.getByText("已全部发出")).isVisible();
    zhang.context().setOffline(false);
    assertThat(zhang.getByText("已全部发出")).isVisible();
    var file = Api.of(li).get(Places.file(household)).toString();
    assertThat(file).contains("瓦工" + mark, "夜校" + mark).doesNotContain("木工" + mark);

    for (var page : new Page[] {li, zhang}) {
      page.navigate("/worker/visits");
      assertThat(page.getByText("要核对：两个人填得不一样")).isVisible();
      assertThat(page.getByText("瓦工" + mark)).isVisible();
      assertThat(page.getByText("木工" + mark)).isVisible();
    }
    stage.accessible(li);
    stage.look(li, "question");
    var desk = stage.desk("community", Places.onThePhone(household));
    assertThat(desk.getByText("填得不一样")).isVisible();
    stage.accessible(desk);
    stage.look(desk, "desk");

    li.navigate("/worker" + Places.onThePhone(household));
    li.getByRole(AriaRole.BUTTON, named("用这个 木工" + mark)).click();
    assertThat(li.getByText("要核对：两个人填得不一样")).isHidden();
    assertThat(Api.of(li).get(Places.file(household)).toString()).contains("木工" + mark);
    zhang.navigate("/worker/visits");
    assertThat(zhang.getByText("木工" + mark)).isHidden();
    desk.reload();
    assertThat(desk.getByText("决定采用")).isVisible();
  }

  /** A household of one, so that its person lies open in the form. */
  private static JsonObject someoneAlone(Api api) {
    var rows = api.get("/api/worker/round?limit=200").getAsJsonArray("rows");
    for (var row : rows) {
      if (row.getAsJsonObject().get("people").getAsInt() == 1) {
        return row.getAsJsonObject();
      }
    }
    throw new AssertionError("nobody lives alone on this round");
  }

  private static void open(Page page, JsonObject household) {
    page.navigate("/worker" + Places.onThePhone(household));
    page.getByRole(AriaRole.BUTTON, named("改资料")).click();
    assertThat(field(page, "工作")).isVisible();
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label).first();
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("处修改")).click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
