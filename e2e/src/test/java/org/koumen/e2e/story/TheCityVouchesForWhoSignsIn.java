package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Device;
import org.koumen.e2e.Provider;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** One password for everything in town: whom the provider vouches for and we know is let in. */
@Story
class TheCityVouchesForWhoSignsIn {

  @Test
  void anUnknownPersonIsToldWhatToDoAndALinkedOneIsLetIn(Stage stage) {
    var provider = stage.provider();
    var page = stage.open(Device.DESK, "/desk/");
    stage.look(page, "button");
    vouchedFor(page, "gh-0417");
    assertThat(page).hasURL(Pattern.compile(".*/desk/sign-in\\?unlinked"));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("您的统一身份还没有关联账号");
    stage.accessible(page);
    stage.look(page, "unlinked");

    // The administrator finds in the audit what to link, and links it.
    var identity = provider.identity("gh-0417");
    var admin = stage.desk("admin", "/audit");
    admin.getByText("做了什么").first().click();
    var noted = admin.getByRole(AriaRole.ROW, named("统一身份未关联")).first();
    assertThat(noted).containsText(identity);
    admin.navigate("/desk/access");
    admin.getByRole(AriaRole.ROW, named("leader")).first().click();
    admin.getByRole(AriaRole.BUTTON, named("统一身份")).click();
    var dialog = admin.getByRole(AriaRole.DIALOG).last();
    dialog.getByRole(AriaRole.TEXTBOX).fill(identity);
    stage.look(admin, "linking");
    dialog.getByRole(AriaRole.BUTTON).filter(text("保存")).click();
    assertThat(dialog).isHidden();

    vouchedFor(page, "gh-0417");
    assertThat(page).hasURL(Pattern.compile(".*/desk/"));
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    var who = Api.of(page).get("/api/session").get("login").getAsString();
    org.assertj.core.api.Assertions.assertThat(who).isEqualTo("leader");
    stage.look(page, "let-in");
  }

  @Test
  void whoCancelsThereIsBackAtTheDoor(Stage stage) {
    stage.provider();
    var page = stage.open(Device.DESK, "/desk/sign-in");
    page.getByText("用" + Provider.NAME + "登录").click();
    page.getByRole(AriaRole.BUTTON, named("取消")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("统一身份登录没有完成");
    stage.accessible(page);
    assertThat(page.getByLabel("账号")).isVisible();
  }

  private static void vouchedFor(Page page, String who) {
    page.getByText("用" + Provider.NAME + "登录").click();
    page.getByLabel("工号").fill(who);
    page.getByRole(AriaRole.BUTTON, named("确认登录")).click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
