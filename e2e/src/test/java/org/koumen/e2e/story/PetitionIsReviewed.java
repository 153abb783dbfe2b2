package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/**
 * A petition keeps its statutory dates: routed, handled, extended with approval, reviewed twice.
 */
@Story
class PetitionIsReviewed {
  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  @Test
  void fromTheLetterToTheFinalOpinion(Stage stage) {
    LocalDate today = LocalDate.now(HERE);
    var slip = Staff.of(stage, "community").take("petition", "老房征收补偿少算了一间，请求复核。");
    var centre = Staff.of(stage, "dispatch");
    assertThat(dueOn(centre, slip)).as("fifteen days to route it").isEqualTo(today.plusDays(15));
    centre.move(slip.number(), "dispatch", Map.of("unitId", centre.unit("水务局")));
    assertThat(dueOn(centre, slip)).as("sixty to handle it").isEqualTo(today.plusDays(60));

    var handler = Staff.of(stage, "water");
    Instant later = today.plusDays(85).atTime(LocalTime.of(17, 0)).atZone(HERE).toInstant();
    handler.move(
        slip.number(), "extension", Map.of("reason", "要调取原始测绘档案", "until", later.toString()));
    centre.move(slip.number(), "extension-decision", Map.of("agreed", true, "note", "同意"));
    assertThat(dueOn(centre, slip)).isEqualTo(today.plusDays(85));
    handler.move(slip.number(), "settlement", Map.of("result", "处理意见：经复测属实，补足一间的差额。"));

    var phone = ResidentPhone.follow(stage, slip);
    assertThat(phone.page().getByText("经批准延期").first()).isVisible();
    assertThat(phone.page().getByText("补足一间的差额").first()).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "1-opinion");
    phone.button("申请复查").first().click();
    phone.page().getByLabel("为什么申请复查").fill("差额按旧价算的，不公平。");
    phone.button("提交复查申请").click();
    assertThat(phone.heading()).containsText("复查申请已收到");
    stage.look(phone.page(), "2-review-asked");
    assertThat(dueOn(centre, slip)).as("thirty for the review").isEqualTo(today.plusDays(30));

    centre.move(slip.number(), "dispatch", Map.of("unitId", centre.unit("城市管理")));
    assertThat(dueOn(centre, slip)).as("routing takes nothing off").isEqualTo(today.plusDays(30));
    centre.move(slip.number(), "settlement", Map.of("result", "复查意见：按评估时点的价格补足。"));
    phone.refresh();
    assertThat(phone.page().getByText("按评估时点的价格补足").first()).isVisible();
    assertThat(phone.page().getByText("申请复核").first()).isVisible();
    phone.rate(true, 4, "");
    assertThat(phone.heading()).containsText("谢谢您");
    stage.look(phone.page(), "3-reviewed");
  }

  private static LocalDate dueOn(Staff staff, ResidentPhone.Slip slip) {
    return Instant.parse(staff.request(slip.number()).get("dueAt").getAsString())
        .atZone(HERE)
        .toLocalDate();
  }
}
