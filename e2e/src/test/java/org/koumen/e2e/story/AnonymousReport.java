package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Who wants to stay unknown is asked for nothing, loses nothing, and still hears why. */
@Story
class AnonymousReport {

  @Test
  void nobodyIsNamedAndTheAnswerArrives(Stage stage) {
    var phone = new ResidentPhone(stage.resident("/"));
    phone.begin("地下车库消防通道堆满杂物。", "消防隐患");
    phone.page().locator("#phone").fill("13900000000");
    phone.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("匿名")).check();
    assertThat(phone.page().locator("#phone")).hasCount(0);

    // No signal: the report waits, the page may be closed, and it goes once.
    phone.page().context().setOffline(true);
    phone.button("发出").click();
    assertThat(phone.heading()).containsText("有网络时自动发出");
    stage.look(phone.page(), "1-waiting");
    phone.page().context().setOffline(false);
    assertThat(phone.page().getByText("刚才没发出的已经发出")).isVisible();
    phone.button("看看").click();
    stage.accessible(phone.page());
    phone.page().locator("button.open").first().click();
    var slip = phone.page().locator(".number").innerText().replaceAll("[^0-9-]", "");

    var desk = Staff.of(stage, "community");
    var file = desk.file(slip);
    assertThat(file.get("reporterName")).matches(it -> it == null || it.isJsonNull());
    assertThat(file.get("reporterPhone")).matches(it -> it == null || it.isJsonNull());
    assertThat(file.get("contactWish").getAsString()).isEqualTo("anonymous");
    desk.move(
        slip,
        "refusal",
        Map.of(
            "basis",
            "消防车通道归消防救援机构查处",
            "reason",
            "这件事由消防大队直接查处。",
            "elsewhere",
            "拨打 96119，或到河湟区消防救援大队。"));
    phone.refresh();
    assertThat(phone.page().getByText("拨打 96119").first()).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "2-elsewhere");
  }
}
