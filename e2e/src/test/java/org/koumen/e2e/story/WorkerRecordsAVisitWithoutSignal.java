package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A stairwell has no signal: what is written there waits in sight and arrives once. */
@Story
class WorkerRecordsAVisitWithoutSignal {

  @Test
  void theVisitWaitsOnThePhoneAndIsSentOnce(Stage stage) {
    var page = stage.workerWithNothingKept("grid2", "/");
    var household = Places.onTheRound(Api.of(page), 0);
    page.navigate("/worker" + Places.onThePhone(household));
    write(page).click();
    page.getByRole(AriaRole.RADIO, named("家中无人")).check();

    page.context().setOffline(true);
    page.getByLabel("看到、听到什么").fill("敲门没人应，邻居说去女儿家了。");
    assertThat(page.getByText("草稿已存在手机上")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("保存走访")).click();
    assertThat(page.getByText("已存在手机上，有信号就发出")).isVisible();
    assertThat(page.getByText("没有信号，1 条待发")).isVisible();
    stage.accessible(page);
    stage.look(page, "waiting");

    page.context().setOffline(false);
    assertThat(page.getByText("已全部发出")).isVisible();
    assertThat(page.getByText("已发出，")).isVisible();
    page.getByRole(AriaRole.LINK, named("已全部发出")).click();
    assertThat(page.getByText("敲门没人应，邻居说去女儿家了。")).isVisible();
    stage.accessible(page);

    var rows = Api.of(page).get(Places.file(household) + "/visits").getAsJsonArray("rows");
    assertThat(rows)
        .filteredOn(row -> row.getAsJsonObject().toString().contains("邻居说去女儿家了"))
        .hasSize(1);
  }

  @Test
  void aDraftOutlivesTheBrowserPage(Stage stage) {
    var page = stage.worker("grid2", "/");
    var household = Places.onTheRound(Api.of(page), 1);
    page.navigate("/worker" + Places.onThePhone(household));
    write(page).click();
    page.getByLabel("看到、听到什么").fill("写到一半有人来");
    assertThat(page.getByText("草稿已存在手机上")).isVisible();

    page.reload();
    assertThat(page.getByText("接着上次没写完的写")).isVisible();
    assertThat(page.getByLabel("看到、听到什么")).hasValue("写到一半有人来");
  }

  @Test
  void aDayBeginsAndEndsWithoutSignal(Stage stage) {
    var page = stage.worker("grid2", "/me");
    assertThat(page.getByText(Pattern.compile("存着 \\d+ 户.*和系统核对过"))).isVisible();
    stage.accessible(page);
    stage.look(page, "carried");
    page.waitForFunction("() => navigator.serviceWorker.ready.then(r => !!r.active)");

    // The battery is taken out in the stairwell, and the phone starts anew without signal.
    page.context().setOffline(true);
    page.close();
    page = page.context().newPage();
    page.navigate("/worker/");
    assertThat(page.getByText("没有信号，这是手机里的名单")).isVisible();
    stage.accessible(page);
    stage.look(page, "offline");
    page.locator("a.household").first().click();
    assertThat(page.getByText("没有信号，这是手机里存的资料")).isVisible();
    assertThat(page.getByText("家里的人")).isVisible();
    stage.look(page, "offline-file");
    write(page).click();
    page.getByRole(AriaRole.RADIO, named("见到住户")).check();
    page.getByLabel("看到、听到什么").fill("没有信号也看得到这一户。");
    page.getByRole(AriaRole.BUTTON, named("保存走访")).click();
    assertThat(page.getByText("已存在手机上，有信号就发出")).isVisible();

    page.context().setOffline(false);
    assertThat(page.getByText("已发出，")).isVisible();
  }

  private static Locator write(Page page) {
    return page.getByRole(AriaRole.BUTTON, named("记一次走访"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
