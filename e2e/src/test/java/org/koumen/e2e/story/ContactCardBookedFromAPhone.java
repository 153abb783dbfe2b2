package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A card is left at a closed door; the household books an evening, and the visitor keeps it. */
@Story
class ContactCardBookedFromAPhone {

  @Test
  void anEveningIsAgreedOn(Stage stage) {
    var worker = stage.worker("grid3", "/");
    var household = Places.onTheRound(Api.of(worker), 4);
    worker.navigate("/worker" + Places.onThePhone(household) + "/visit");
    worker.getByRole(AriaRole.RADIO, named("没人，留了联系卡")).check();
    button(worker, "保存走访").click();
    var number = worker.locator("[data-card-number]");
    assertThat(number).isVisible();
    var code = worker.locator("[data-card-code]").innerText().replace(" ", "");
    var digits = number.innerText().replace(" ", "");
    stage.look(worker, "1-card");

    var page = stage.resident("/card#number=" + digits + "&code=" + code);
    assertThat(page.getByText("选一个时间").first()).isVisible();
    assertThat(page.content()).doesNotContain(household.get("address").getAsString());
    page.getByRole(AriaRole.RADIO, named("晚上")).first().check();
    page.locator(".slots label:not(.off)").first().click();
    stage.accessible(page);
    stage.look(page, "2-times");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^约 ")))
        .click();
    assertThat(page.getByText("约好了。").first()).isVisible();
    stage.look(page, "3-booked");

    worker.navigate("/worker/");
    assertThat(worker.getByText("约好的走访")).isVisible();
    assertThat(worker.getByText(household.get("address").getAsString()).first()).isVisible();
    stage.look(worker, "4-round");

    // The household calls: somebody is home early. The visitor comes and keeps it.
    var api = Api.of(worker);
    Instant now = Instant.now();
    var agreed =
        api.post(
            Places.file(household) + "/appointments",
            Map.of(
                "id", UUID.randomUUID().toString(),
                "fromAt", now.minus(Duration.ofMinutes(5)).toString(),
                "toAt", now.plus(Duration.ofMinutes(55)).toString()));
    worker.navigate("/worker" + Places.onThePhone(household) + "/visit");
    worker.getByRole(AriaRole.RADIO, named("见到住户")).check();
    button(worker, "保存走访").click();
    assertThat(worker.getByText("已发出").first()).isVisible();
    var rows = api.get(Places.file(household) + "/appointments").getAsJsonArray("rows");
    var states = new java.util.HashMap<String, String>();
    rows.forEach(
        row ->
            states.put(
                row.getAsJsonObject().get("id").getAsString(),
                row.getAsJsonObject().get("state").getAsString()));
    assertThat(states.get(agreed.get("id").getAsString())).isEqualTo("kept");
    assertThat(states).containsValue("moved");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
