package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Device;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

@Story
class SignIn {

  @Test
  void aWrongPasswordIsToldAndTheRightOneOpensTheDesk(Stage stage) {
    var page = stage.open(Device.DESK, "/desk/");
    assertThat(page).hasURL(Pattern.compile(".*/desk/sign-in.*"));
    stage.accessible(page);
    stage.look(page, "desk");

    signIn(page, "community", "not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号或密码不对");

    signIn(page, "community", Stage.PASSWORD);
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    assertThat(page).not().hasURL(Pattern.compile(".*sign-in.*"));
  }

  @Test
  void thePageSpeaksEnglishToo(Stage stage) {
    var page = stage.open(Device.DESK, "/desk/sign-in");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(page.getByRole(AriaRole.HEADING)).containsText("Koumen");
    page.getByLabel("Account").fill("community");
    page.getByLabel("Password").fill("not the password");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Account or password is wrong");
    stage.accessible(page);
  }

  @Test
  void tooManyWrongPasswordsLockTheAccountForAWhile(Stage stage) {
    var page = stage.open(Device.DESK, "/desk/sign-in");
    page.getByLabel("账号").fill("grid7");
    int status = 0;
    for (int tries = 0; tries < 12 && status != 423; tries++) {
      page.getByLabel("密码").fill("wrong " + tries);
      status = page.waitForResponse("**/api/session", () -> press(page)).status();
    }
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号已暂时锁定");
    stage.look(page, "locked");
  }

  @Test
  void theWorkerSignsInOnThePhone(Stage stage) {
    var page = stage.open(Device.PHONE, "/worker/");
    page.getByLabel("账号", new Page.GetByLabelOptions().setExact(true)).fill("grid1");
    page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill("wrong");
    press(page);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号或密码不对");
    stage.accessible(page);
    page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
    press(page);
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("今日走访");
  }

  private static void signIn(Page page, String login, String password) {
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill(password);
    press(page);
  }

  private static void press(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录").setExact(true))
        .click();
  }
}
