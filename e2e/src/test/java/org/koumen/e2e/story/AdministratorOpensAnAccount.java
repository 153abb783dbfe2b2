package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Codes;
import org.koumen.e2e.Device;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** From the administrator's desk to somebody's first morning, and a second step at the door. */
@Story
class AdministratorOpensAnAccount {
  private static final String CHOSEN = "knock-on-doors-26";

  @Test
  void theNewPersonChoosesAPasswordAndSeesOnlyTheirGrid(Stage stage) {
    var login = login();
    var admin = stage.desk("admin", "/access");
    var link = invite(stage, admin, login);
    grant(stage, admin, "第五网格");

    var page = stage.open(Device.DESK, link);
    assertThat(page.getByText("马晓雪")).isVisible();
    stage.accessible(page);
    stage.look(page, "setup");
    page.getByLabel("新密码").fill(CHOSEN);
    page.getByLabel("再输一次").fill(CHOSEN);
    press(page, "保存");
    assertThat(page).hasURL(Pattern.compile(".*/desk/sign-in.*"));
    signIn(page, login);

    var tree = page.getByRole(AriaRole.NAVIGATION, named("区划与网格"));
    assertThat(tree.getByText("第五网格")).isVisible();
    assertThat(tree.getByText("东兴社区")).hasCount(0);
    stage.look(page, "first-morning");
    var api = Api.of(page);
    var hers = api.get("/api/session").getAsJsonArray("areas").get(0).getAsJsonObject();
    var code = hers.get("code").getAsString();
    var next = code.substring(0, 12) + "001";
    assertThat(api.ask("/api/areas/" + code).status()).isEqualTo(200);
    assertThat(api.ask("/api/areas/" + next).status()).isEqualTo(404);
    assertThat(api.get("/api/households?area=" + next).getAsJsonArray("rows")).isEmpty();

    page.navigate(link);
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
  }

  @Test
  void aSecondStepIsAskedForOnceItIsTurnedOn(Stage stage) {
    var login = login();
    var admin = stage.desk("admin", "/access");
    var link = invite(stage, admin, login);
    grant(stage, admin, "第六网格");
    var page = stage.open(Device.DESK, link);
    page.getByLabel("新密码").fill(CHOSEN);
    page.getByLabel("再输一次").fill(CHOSEN);
    press(page, "保存");
    assertThat(page).hasURL(Pattern.compile(".*/desk/sign-in.*"));
    signIn(page, login);

    page.navigate("/desk/account");
    press(page, "开启");
    var secret = page.locator(".totp code").innerText();
    stage.accessible(page);
    stage.look(page, "second-step");
    page.getByLabel("2. 填写验证器显示的 6 位数字").fill(Codes.previous(secret));
    page.locator(".totp").getByRole(AriaRole.BUTTON).first().click();
    assertThat(page.getByText("✓ 已开启")).isVisible();

    var other = stage.open(Device.DESK, "/desk/sign-in");
    other.getByLabel("账号").fill(login);
    other.getByLabel("密码").fill(CHOSEN);
    press(other, "登录");
    other.getByLabel("动态验证码").fill("000000");
    press(other, "登录");
    assertThat(other.getByRole(AriaRole.ALERT)).isVisible();
    stage.accessible(other);
    stage.look(other, "code");
    other.getByLabel("动态验证码").fill(Codes.now(secret));
    press(other, "登录");
    assertThat(other).not().hasURL(Pattern.compile(".*sign-in.*"));
  }

  private static String invite(Stage stage, Page admin, String login) {
    press(admin, "新增账号");
    var form = admin.getByRole(AriaRole.DIALOG).last();
    form.getByLabel("姓名").fill("马晓雪");
    form.getByLabel("账号").fill(login);
    stage.accessible(admin);
    form.getByRole(AriaRole.BUTTON, button("保存")).click();
    var shown = admin.getByLabel("复制链接").and(admin.locator("input"));
    var link = URI.create(shown.inputValue()).getPath();
    admin.keyboard().press("Escape");
    assertThat(shown).isHidden();
    return link;
  }

  private static void grant(Stage stage, Page admin, String area) {
    press(admin, "授予角色");
    var form = admin.getByRole(AriaRole.DIALOG).last();
    form.getByRole(AriaRole.COMBOBOX).first().press("Enter");
    admin.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("网格员／走访干部")).click();
    form.getByRole(AriaRole.COMBOBOX).nth(1).fill(area);
    admin
        .locator(".el-select-dropdown__item:visible")
        .filter(new Locator.FilterOptions().setHasText("东兴社区"))
        .first()
        .click();
    stage.look(admin, "grant");
    form.getByRole(AriaRole.BUTTON, button("授予角色")).click();
    assertThat(admin.locator(".account").getByText(area)).isVisible();
    stage.accessible(admin);
  }

  private static void signIn(Page page, String login) {
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill(CHOSEN);
    press(page, "登录");
    assertThat(page).not().hasURL(Pattern.compile(".*sign-in.*"));
  }

  private static String login() {
    return "ma" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).first().click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions button(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
