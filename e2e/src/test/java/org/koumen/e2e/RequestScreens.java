package org.koumen.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What stories about requests do again and again: bring one, find it, and make a move on it. */
public final class RequestScreens {
  private static final String CHOSEN = "knock-on-doors-26";

  private RequestScreens() {}

  /** What the reporter is given. */
  public record Slip(String county, String id, String number, String code) {}

  /** Brings a request as the person whose calls these are. */
  public static Slip bring(Api api, String title, String body) {
    var session = api.get("/api/session");
    var area = session.getAsJsonArray("areas").get(0).getAsJsonObject().get("code").getAsString();
    Map<String, Object> request = new HashMap<>();
    request.put("id", UUID.randomUUID().toString());
    request.put("areaCode", area);
    request.put("channel", "phone");
    request.put("kind", "help");
    request.put("title", title);
    request.put("body", body);
    request.put("reporterName", "祁玉兰");
    request.put("reporterPhone", "13800000000");
    var slip = api.post("/api/requests", request);
    return new Slip(
        slip.get("county").getAsString(),
        slip.get("id").getAsString(),
        slip.get("number").getAsString(),
        slip.get("code").getAsString());
  }

  /** The desk of a department of the demo county that has no account yet. */
  public static Page department(Stage stage, String unit) {
    var admin = stage.api("admin");
    var dispatcher = stage.api("dispatch");
    var county = dispatcher.get("/api/session").getAsJsonArray("areas").get(0).getAsJsonObject();
    var code = county.get("code").getAsString();
    String unitId = "";
    for (var row : dispatcher.get("/api/units?serving=true&area=" + code).getAsJsonArray("rows")) {
      if (row.getAsJsonObject().get("name").getAsString().endsWith(unit)) {
        unitId = row.getAsJsonObject().get("id").getAsString();
      }
    }
    var login = "unit-" + UUID.randomUUID().toString().substring(0, 8);
    var link = admin.post("/api/accounts", Map.of("login", login, "name", unit + "值班"));
    var account = link.get("accountId").getAsString();
    admin.post(
        "/api/accounts/" + account + "/grants",
        Map.of("roleCode", "department", "areaCode", code, "unitId", unitId));
    var path = URI.create(link.get("path").getAsString()).getPath();
    admin.post(path.replace("/desk/setup/", "/api/setup/"), Map.of("password", CHOSEN));

    var page = stage.open(Device.DESK, "/desk/sign-in?next=/requests");
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill(CHOSEN);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    assertThat(page).not().hasURL(Pattern.compile(".*sign-in.*"));
    return page;
  }

  /** Finds a request by its number among all and opens it; what lies in the panel. */
  public static Locator open(Page page, String number) {
    var before = page.locator("aside.panel").getByLabel("关闭");
    if (before.isVisible()) {
      // What lies open covers the lists.
      before.click();
    }
    page.locator(".queues__one").getByText("全部").click();
    page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("编号")).fill(number);
    var row = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(number));
    assertThat(row).hasCount(1);
    row.click();
    var panel = page.getByRole(AriaRole.COMPLEMENTARY).last();
    assertThat(panel).containsText(number);
    return panel;
  }

  /** Opens the form of a move, be it a button or in the menu. */
  public static Locator form(Page page, String move) {
    var panel = page.getByRole(AriaRole.COMPLEMENTARY).last();
    var named = new Locator.GetByRoleOptions().setName(move).setExact(true);
    // A word may be added by whoever reads it; when that stands there, all moves do.
    assertThat(panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("备注")))
        .isVisible();
    if (panel.getByRole(AriaRole.BUTTON, named).count() > 0) {
      panel.getByRole(AriaRole.BUTTON, named).click();
    } else {
      panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("更多")).click();
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(move)).click();
    }
    return page.getByRole(AriaRole.DIALOG).last();
  }

  /** Sends a form and waits until it is taken. */
  public static void send(Locator form, String action) {
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .click();
    assertThat(form).isHidden();
  }

  /** Chooses a unit in a list of units by a part of its name. */
  public static void choose(Page page, Locator form, String label, String unit) {
    var list = form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(label));
    list.click();
    list.fill(unit);
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(unit))
        .locator("visible=true")
        .first()
        .click();
  }

  /** Chooses in a short list by a part of the name. */
  public static void pick(Page page, Locator form, String label, String name) {
    form.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(label)).press("Enter");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
        .locator("visible=true")
        .first()
        .click();
  }

  /** Gives a request that lies open to a unit. */
  public static void dispatch(Page page, String button, String unit) {
    var form = form(page, button);
    choose(page, form, "派给哪个单位", unit);
    send(form, "派单");
  }

  /** Tomorrow at nine, as the desk writes moments. */
  public static String tomorrow() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1) + " 09:00";
  }
}
