package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.koumen.e2e.Api;
import org.koumen.e2e.ResidentPhone;
import org.koumen.e2e.Staff;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/**
 * What cannot be done now is put on hold with a reason and a day, and goes on afterwards; days that
 * the place does not work count for nobody.
 */
@Story
class HeldAndReleased {
  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  @Test
  void theReporterKnowsWhyItWaitsAndUntilWhen(Stage stage) {
    var counter = Staff.of(stage, "community");
    var dispatcher = Staff.of(stage, "dispatch");
    Instant usual = due(dispatcher, given(counter, dispatcher, "三号楼西墙掉皮，怕砸到人。"));

    // Three working days from now on become a holiday: what is promised now falls later by them.
    var admin = stage.api("admin");
    List<LocalDate> holiday = nextWorkingDays(admin, 3);
    holiday.forEach(day -> decide(admin, day, false));
    try {
      var slip = given(counter, dispatcher, "三号楼东墙渗水，一下雨就往屋里灌。");
      assertThat(due(dispatcher, slip)).isAfterOrEqualTo(usual.plus(3, ChronoUnit.DAYS));
      waitsAndGoesOn(stage, dispatcher, slip);
    } finally {
      holiday.forEach(day -> decide(admin, day, true));
    }
  }

  private static void waitsAndGoesOn(Stage stage, Staff dispatcher, ResidentPhone.Slip slip) {
    Instant promised = due(dispatcher, slip);
    var water = Staff.of(stage, "water");
    LocalDate review = LocalDate.now(HERE).plusDays(40);
    water.move(
        slip.number(), "hold", Map.of("reason", "雨季过后才能做外墙防水", "reviewOn", review.toString()));
    var phone = ResidentPhone.follow(stage, slip);
    assertThat(phone.page().getByText("雨季过后才能做外墙防水").first()).isVisible();
    assertThat(phone.page().getByText("暂时挂账").first()).isVisible();
    stage.accessible(phone.page());
    stage.look(phone.page(), "1-on-hold");
    assertThat(due(dispatcher, slip).atZone(HERE).toLocalDate()).isEqualTo(review);

    water.move(slip.number(), "resumption", Map.of("reason", "天晴了，工人已进场"));
    assertThat(due(dispatcher, slip))
        .as("released on the same day, the promise is the same")
        .isEqualTo(promised);
    phone.refresh();
    assertThat(phone.page().getByText("继续办理").first()).isVisible();
    water.move(slip.number(), "settlement", Map.of("result", "东墙防水已做完，淋水试验不渗。"));
    phone.refresh();
    phone.rate(true, 5, "");
    assertThat(phone.heading()).containsText("谢谢您");
    stage.look(phone.page(), "2-done");
  }

  private static ResidentPhone.Slip given(Staff counter, Staff dispatcher, String words) {
    var slip = counter.take("help", words);
    dispatcher.move(slip.number(), "dispatch", Map.of("unitId", dispatcher.unit("水务局")));
    return slip;
  }

  /** The next weekdays that nobody has decided about. */
  private static List<LocalDate> nextWorkingDays(Api admin, int many) {
    LocalDate today = LocalDate.now(HERE);
    Set<String> decided = new HashSet<>();
    for (int year = today.getYear(); year <= today.getYear() + 1; year++) {
      for (var row : admin.get("/api/calendar?year=" + year).getAsJsonArray("rows")) {
        decided.add(row.getAsJsonObject().get("day").getAsString());
      }
    }
    return today
        .plusDays(1)
        .datesUntil(today.plusDays(40))
        .filter(day -> day.getDayOfWeek().getValue() <= 5)
        .filter(day -> !decided.contains(day.toString()))
        .limit(many)
        .toList();
  }

  private static void decide(Api admin, LocalDate day, boolean working) {
    admin.put(
        "/api/calendar/" + day, Map.of("working", working, "name", "古城集会", "source", "区政府通知"));
  }

  private static Instant due(Staff staff, ResidentPhone.Slip slip) {
    return Instant.parse(staff.request(slip.number()).get("dueAt").getAsString());
  }
}
