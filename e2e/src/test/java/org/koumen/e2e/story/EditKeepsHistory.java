package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** A change is a new page in the story of the household, never an overwritten one. */
@Story
class EditKeepsHistory {

  private static final String WORK = "东兴社区食堂帮厨";

  @Test
  void theChangeStandsInTheStoryAndYesterdayStaysAsItWas(Stage stage) {
    var page = stage.desk("community", "/households");
    var api = Api.of(page);
    var household =
        api.get("/api/households?mark=yellow&limit=5")
            .getAsJsonArray("rows")
            .get(2)
            .getAsJsonObject();
    page.navigate("/desk" + Places.onThePhone(household));
    var person = page.locator("li.person").first();
    var name = person.locator("b").innerText();
    stage.accessible(page);

    person.getByRole(AriaRole.BUTTON, named("修改资料")).click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("就业").fill(WORK);
    dialog.getByLabel("修改原因").fill("本人在门口说的");
    stage.accessible(page);
    stage.look(page, "edit");
    dialog.getByRole(AriaRole.BUTTON, named("保存")).click();
    assertThat(dialog).isHidden();

    assertThat(person).containsText(WORK);
    var change = page.locator("ol li").filter(withText(WORK)).first();
    assertThat(change).containsText(name);
    assertThat(change).containsText("本人在门口说的");
    stage.accessible(page);
    stage.look(page, "story");

    var yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
    assertThat(residents(api.get(Places.file(household)))).contains(WORK);
    assertThat(residents(api.get(Places.file(household) + "?asOf=" + yesterday)))
        .contains(name)
        .doesNotContain(WORK);
  }

  private static String residents(JsonObject file) {
    return file.get("residents").toString();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
