package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.RequestScreens;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A place has answers signed: on the handler's screen by whom it serves, and on the own phone. */
@Story
class AnswerIsSigned {

  @Test
  void onTheScreenAndOnThePhone(Stage stage) {
    var slip = takenWhileSigningHolds(stage);
    var centre = Staff.of(stage, "dispatch");
    centre.move(slip.number(), "dispatch", Map.of("unitId", centre.unit("水务局")));

    var desk = stage.desk("water", "/requests");
    var panel = RequestScreens.open(desk, slip.number());
    var form = RequestScreens.form(desk, "办结");
    form.getByLabel("给诉求人的答复").fill("已补足一间的差额五千元。");
    form.getByLabel("签名人").fill("祁玉兰");
    var send =
        form.getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("办结").setExact(true));
    assertThat(send).isDisabled();
    sign(desk, form.locator("canvas"));
    assertThat(send).isEnabled();
    form.getByLabel("给诉求人的答复").fill("已补足一间的差额，共五千元。");
    assertThat(form.getByText("内容改了，请再签一次")).isVisible();
    assertThat(send).isDisabled();
    sign(desk, form.locator("canvas"));
    stage.accessible(desk);
    stage.look(desk, "1-signing");
    RequestScreens.send(form, "办结");

    assertThat(panel.getByText("祁玉兰 签名")).isVisible();
    panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("看签名")).click();
    var drawn = desk.getByRole(AriaRole.DIALOG).last().locator("img");
    assertThat(drawn).isVisible();
    desk.waitForFunction("image => image.naturalWidth > 100", drawn.elementHandle());
    stage.look(desk, "2-signed");

    var phone = ResidentPhone.follow(stage, slip);
    phone.page().getByLabel("签名人").fill("祁玉兰");
    phone.rate(true, 5, "办得好");
    assertThat(phone.page().getByText("需要您签名后才能提交")).isVisible();
    sign(phone.page(), phone.page().locator("canvas"));
    stage.accessible(phone.page());
    stage.look(phone.page(), "3-on-the-phone");
    phone.button("提交评价").click();
    assertThat(phone.heading()).containsText("谢谢您");
    assertThat(phone.page().getByText("已签名")).hasCount(2);
    var moves = centre.file(slip.number()).getAsJsonArray("timeline");
    var signed = moves.get(moves.size() - 1).getAsJsonObject().getAsJsonObject("signed");
    assertThat(signed.get("byReporter").getAsBoolean()).isTrue();
    assertThat(signed.get("fits").getAsBoolean()).isTrue();
  }

  /** A request keeps the steps it began with: other stories are not asked to sign. */
  private static ResidentPhone.Slip takenWhileSigningHolds(Stage stage) {
    var admin = stage.api("admin");
    var built = petition(admin);
    var strict = built.deepCopy();
    for (JsonElement step : strict.getAsJsonArray("steps")) {
      for (JsonElement rule : step.getAsJsonObject().getAsJsonArray("moves")) {
        var move = rule.getAsJsonObject().get("move").getAsString();
        if (List.of("settle", "rate").contains(move)) {
          var needs = new JsonArray();
          needs.add("signature");
          rule.getAsJsonObject().add("needs", needs);
        }
      }
    }
    publish(admin, strict, built.get("version").getAsInt());
    try {
      return Staff.of(stage, "community").take("petition", "征收补偿少算了一间。");
    } finally {
      publish(admin, built, built.get("version").getAsInt() + 1);
    }
  }

  private static JsonObject petition(Api admin) {
    for (JsonElement row : admin.get("/api/request-procedures").getAsJsonArray("rows")) {
      if (row.getAsJsonObject().get("code").getAsString().equals("petition")) {
        return row.getAsJsonObject();
      }
    }
    throw new AssertionError("no petition");
  }

  private static void publish(Api admin, JsonObject procedure, int basedOn) {
    var steps = new Gson().fromJson(procedure.get("steps"), Object.class);
    admin.post(
        "/api/request-procedures/petition/versions", Map.of("basedOn", basedOn, "steps", steps));
  }

  private static void sign(Page page, Locator canvas) {
    canvas.scrollIntoViewIfNeeded();
    var box = canvas.boundingBox();
    page.mouse().move(box.x + 40, box.y + 90);
    page.mouse().down();
    for (int n = 1; n <= 12; n++) {
      page.mouse().move(box.x + 40 + n * 15, box.y + 90 + (n % 2 == 0 ? 35 : -35));
    }
    page.mouse().up();
  }
}
