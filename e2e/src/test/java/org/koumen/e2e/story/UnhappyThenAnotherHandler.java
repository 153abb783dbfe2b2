package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** An answer that solves nothing goes back to work, to another unit, and is rated anew. */
@Story
class UnhappyThenAnotherHandler {

  @Test
  void theFirstAnswerIsNotTheLast(Stage stage) {
    var phone = new ResidentPhone(stage.resident("/"));
    phone.begin("家里暖气不热，只有 15 度，老人受不了。", "供暖不热");
    phone.page().locator("#phone").fill("13800000000");
    var slip = phone.send();
    var dispatcher = Staff.of(stage, "dispatch");
    Staff.of(stage, "community").move(slip.number(), "acceptance", Map.of());
    String first = dispatcher.unit("水务局");
    dispatcher.move(slip.number(), "dispatch", Map.of("unitId", first));

    var water = Staff.of(stage, "water");
    water.move(slip.number(), "question", Map.of("question", "是全屋不热，还是个别房间不热？"));
    phone.button("看办理进展").click();
    assertThat(phone.page().getByText("是全屋不热，还是个别房间不热？").first()).isVisible();
    phone.button("发出回答").click();
    assertThat(phone.page().getByText("请写一句")).isVisible();
    phone.page().getByLabel("您的回答").fill("两个卧室都不热，客厅温的。");
    stage.accessible(phone.page());
    stage.look(phone.page(), "1-question");
    phone.button("发出回答").click();
    assertThat(phone.heading()).containsText("回答已收到");

    water.move(slip.number(), "settlement", Map.of("result", "经查水压正常。"));
    phone.refresh();
    phone.rate(false, 1, "");
    assertThat(phone.page().getByText("请写一句原因").first()).isVisible();
    assertThat(phone.page().getByText("不满意会退回去重办")).isVisible();
    phone.page().locator("#reason").fill("水压正常可暖气还是不热，一点没变。");
    stage.accessible(phone.page());
    stage.look(phone.page(), "2-unhappy");
    phone.button("提交评价").click();
    assertThat(phone.heading()).containsText("谢谢您");
    stage.look(phone.page(), "3-back-to-work");

    assertThat(dispatcher.request(slip.number()).get("reopenings").getAsInt()).isEqualTo(1);
    String second = dispatcher.unit("供热");
    dispatcher.move(slip.number(), "dispatch", Map.of("unitId", second));
    dispatcher.move(slip.number(), "settlement", Map.of("result", "已换掉堵塞的分水器，两个卧室都到 20 度。"));
    phone.refresh();
    phone.rate(true, 4, "");
    assertThat(phone.heading()).containsText("谢谢您");
    assertThat(dispatcher.request(slip.number()).get("stars").getAsInt()).isEqualTo(4);
    phone.refresh();
    phone.button("请重新办").click();
    stage.accessible(phone.page());
    stage.look(phone.page(), "4-may-reopen");
  }
}
