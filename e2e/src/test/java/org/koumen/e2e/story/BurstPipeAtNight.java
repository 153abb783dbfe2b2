package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** At night a pipe bursts; a resident says so on the phone and sees it through to five stars. */
@Story
class BurstPipeAtNight {
  private static final String WORDS = "3 号楼 2 单元水管爆了，水已经流到楼道里，快来人看看。";
  private static final String RESULT = "夜里一点到场关阀，已换管件，凌晨三点恢复供水，楼道积水已清理。";

  @Test
  void fromTheFirstWordToFiveStars(Stage stage) {
    var phone = new ResidentPhone(stage.resident("/"));
    stage.accessible(phone.page());
    stage.look(phone.page(), "1-home");
    long begun = System.nanoTime();
    phone.begin(WORDS, "爆管漏水");
    phone.page().getByLabel("具体位置").fill("3 号楼 2 单元一楼");
    phone.photo();
    phone.page().locator("#phone").fill("138 0000 0000");
    assertThat(phone.page().getByText("这一类按特急办理")).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "2-report");
    var slip = phone.send();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("reported in %.1f seconds, checks of the page included%n", seconds);
    assertThat(seconds).as("seconds to report").isLessThan(60);
    stage.accessible(phone.page());
    stage.look(phone.page(), "3-slip");

    var desk = Staff.of(stage, "community");
    var row = desk.request(slip.number());
    assertThat(row.get("timeClass").getAsString()).isEqualTo("emergency");
    assertThat(row.get("firstHelperName").getAsString()).startsWith("东兴社区");
    assertThat(desk.pictures(slip.number()).getAsJsonArray("rows")).hasSize(1);
    desk.move(slip.number(), "acceptance", Map.of());
    var dispatcher = Staff.of(stage, "dispatch");
    dispatcher.move(slip.number(), "dispatch", Map.of("unitId", dispatcher.unit("水务局")));

    phone.button("看办理进展").click();
    assertThat(phone.heading()).containsText("水务局");
    assertThat(phone.page().locator("[aria-current=step]")).containsText("部门办单");
    assertThat(phone.page().getByAltText("您发的照片 1")).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "4-under-way");

    Staff.of(stage, "water").move(slip.number(), "settlement", Map.of("result", RESULT));
    phone.refresh();
    assertThat(phone.page().getByText(RESULT).first()).isVisible();
    phone.rate(true, 5, "");
    assertThat(phone.heading()).containsText("谢谢您");
    stage.accessible(phone.page());
    stage.look(phone.page(), "5-rated");
    assertThat(dispatcher.request(slip.number()).get("stars").getAsInt()).isEqualTo(5);

    phone.page().navigate("/mine");
    assertThat(phone.page().getByText("水管爆了").first()).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "6-mine");
    phone
        .page()
        .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("大字"))
        .click();
    phone.page().navigate("/");
    stage.look(phone.page(), "7-large");
  }
}
