package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;
import org.koumen.e2e.TextGateway;

/** What a resident does alone, in large type: has it done again, takes it back, opens the file. */
@Story
class ResidentReopensAndTakesBack {
  private static final String GATEWAY = "/api/settings/notice.sms";

  @Test
  void nobodyHasToBeAsked(Stage stage) {
    var phone = new ResidentPhone(stage.resident("/"));
    phone.button("大字").click();
    phone.begin("垃圾桶三天没有人清。", "垃圾清运");
    phone.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("不要打电话")).check();
    var slip = phone.send();
    Staff.of(stage, "community").move(slip.number(), "settlement", Map.of("result", "已清运。"));
    phone.button("看办理进展").click();
    phone.rate(true, 4, "");

    phone.button("请重新办").click();
    phone.page().getByLabel("哪里又出了问题").fill("又满了，没有人管。");
    stage.accessible(phone.page());
    phone.button("请求重办").click();
    assertThat(phone.heading()).hasText("已退回重办");
    assertThat(phone.page().getByText("上一次的结果")).isVisible();
    assertThat(phone.page().getByText("东兴社区办理结果：已清运。")).isVisible();
    stage.look(phone.page(), "1-reopened");

    phone.button("不用办了，撤回").click();
    phone.page().getByLabel("为什么撤回").fill("物业已经清走了。");
    stage.accessible(phone.page());
    phone.button("撤回这件事").click();
    assertThat(phone.heading()).hasText("已撤回");
    stage.look(phone.page(), "2-withdrawn");
    opensTheirFile(stage, phone);
  }

  private static void opensTheirFile(Stage stage, ResidentPhone phone) {
    var desk = stage.api("community");
    var household = Places.onTheRound(stage.api("grid2"), 2);
    var number = phoneOf(desk, household);
    var admin = stage.api("admin");
    try (var gateway = TextGateway.open()) {
      var way = Map.of("url", gateway.address(), "sign", "东兴社区", "language", "zh", "secret", "");
      admin.put(GATEWAY, Map.of("value", way));
      var page = phone.page();
      page.navigate("/household");
      // The community was chosen for the report, and the phone remembers it.
      page.getByLabel("档案里登记的手机号").fill(number);
      phone.button("发验证码").click();
      page.getByLabel("6 位验证码").fill("000000");
      page.locator("form:has(#home-text) button[type=submit]").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("验证码不对");
      var text = gateway.textTo(number);
      assertThat(text).startsWith("【东兴社区】").doesNotContain(number);
      page.getByLabel("6 位验证码").fill(text.replaceAll("^.*?验证码是(\\d{6}).*$", "$1"));
      page.locator("form:has(#home-text) button[type=submit]").click();
      assertThat(page.getByText(household.get("address").getAsString()).first()).isVisible();
      assertThat(page.getByText("为什么：核对走访时间").first()).isVisible();
      stage.accessible(page);
      stage.look(page, "3-file");
    } finally {
      admin.delete(GATEWAY);
    }
  }

  /** The telephone in the file, uncovered with a reason that its household reads later. */
  private static String phoneOf(Api desk, JsonObject household) {
    var file = Places.file(household);
    for (var one : desk.get(file).getAsJsonArray("residents")) {
      var resident = one.getAsJsonObject();
      if (!resident.get("phone").isJsonNull()) {
        return desk.post(
                file + "/residents/" + resident.get("id").getAsString() + "/reveal",
                Map.of("fields", List.of("phone"), "reason", "核对走访时间"))
            .get("phone")
            .getAsString();
      }
    }
    throw new AssertionError("nobody there has a telephone");
  }
}
