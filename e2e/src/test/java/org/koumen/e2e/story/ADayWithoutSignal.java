package org.koumen.e2e.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.e2e.Api;
import org.koumen.e2e.Places;
import org.koumen.e2e.Stage;
import org.koumen.e2e.Story;

/** Twelve doors and two photos in a basement, a battery that dies in the middle, then a signal. */
@Story
class ADayWithoutSignal {
  private static final int VISITS = 12;

  @Test
  void twelveVisitsAndTwoPhotosArriveOnceAndInOrder(Stage stage, @TempDir Path store)
      throws IOException {
    // No two runs share a day: the words tell this one's visits from any other's.
    String day = UUID.randomUUID().toString().substring(0, 8);
    var page = stage.phoneOver(store, true, "/worker/sign-in");
    signIn(page);
    assertThat(page.locator("a.household").first()).isVisible();
    var api = Api.of(page);
    List<JsonObject> doors = new ArrayList<>();
    for (int n = 0; n < VISITS; n++) {
      doors.add(Places.onTheRound(api, n));
    }
    page.navigate("/worker/me");
    assertThat(page.getByText(Pattern.compile("存着 \\d+ 户.*和系统核对过"))).isVisible();
    page.waitForFunction("() => navigator.serviceWorker.ready.then(r => !!r.active)");

    page.context().setOffline(true);
    for (int n = 0; n < 6; n++) {
      write(page, doors.get(n), day, n);
      save(page);
    }
    write(page, doors.get(6), day, 6);
    assertThat(page.getByText("草稿已存在手机上")).isVisible();
    stage.look(page, "half-written");

    stage.batteryDies(page, store);
    page = stage.phoneOver(store, false, "/worker" + Places.onThePhone(doors.get(6)) + "/visit");
    assertThat(page.getByText("接着上次没写完的写")).isVisible();
    assertThat(page.getByLabel("看到、听到什么")).hasValue(said(day, 6));
    assertThat(page.getByText("没有信号，6 条待发")).isVisible();
    save(page);
    for (int n = 7; n < VISITS; n++) {
      write(page, doors.get(n), day, n);
      save(page);
    }
    assertThat(page.getByText("没有信号，12 条待发")).isVisible();
    stage.look(page, "twelve-waiting");

    // A browser that died may have forgotten who was signed in; this one has, for certain.
    page.context().clearCookies();
    page.context().setOffline(false);
    assertThat(page.getByText("12 条待发，请先登录")).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去登录")).click();
    signIn(page);
    assertThat(page.getByText("已全部发出")).isVisible();
    var arrived = new ArrayList<JsonObject>();
    Api.of(page)
        .get("/api/visits?mine=true&limit=200")
        .getAsJsonArray("rows")
        .forEach(row -> arrived.add(row.getAsJsonObject()));
    arrived.removeIf(row -> row.get("note").isJsonNull() || !note(row).contains(day));
    arrived.sort(Comparator.comparing(row -> row.get("receivedAt").getAsString()));
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < VISITS; n++) {
      expected.add(said(day, n));
    }
    assertThat(arrived.stream().map(ADayWithoutSignal::note)).containsExactlyElementsOf(expected);
    assertThat(pictures(Api.of(page), day)).isEqualTo(2);
  }

  private static void write(Page page, JsonObject door, String day, int n) throws IOException {
    page.navigate("/worker" + Places.onThePhone(door) + "/visit");
    page.getByRole(AriaRole.RADIO, named("见到住户")).check();
    page.getByLabel("看到、听到什么").fill(said(day, n));
    if (n == 2 || n == 6) {
      page.getByRole(AriaRole.SWITCH).first().click();
      page.getByRole(AriaRole.RADIO, named("求助")).check();
      page.getByLabel("诉求内容").fill("楼道灯坏了 " + day);
      page.locator("input[type=file]")
          .setInputFiles(new FilePayload("灯.png", "image/png", picture(n)));
      assertThat(page.getByAltText("照片 1")).isVisible();
    }
  }

  private static void signIn(Page page) {
    page.getByLabel("账号").fill("grid3");
    page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
    page.getByRole(AriaRole.BUTTON, named("登录")).click();
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, named("保存走访")).click();
    assertThat(page.getByText("已存在手机上，有信号就发出")).isVisible();
  }

  private static String said(String day, int n) {
    return "%s 第%d户，老人在家".formatted(day, n + 1);
  }

  private static String note(JsonObject visit) {
    return visit.get("note").getAsString();
  }

  /** Pictures of the requests that were raised on this day. */
  private static int pictures(Api api, String day) {
    int pictures = 0;
    for (var row : api.get("/api/requests?q=" + day + "&limit=50").getAsJsonArray("rows")) {
      var request = row.getAsJsonObject();
      var file =
          api.get(
              "/api/requests/%s/%s/pictures"
                  .formatted(request.get("county").getAsString(), request.get("id").getAsString()));
      pictures += file.getAsJsonArray("rows").size();
    }
    return pictures;
  }

  private static byte[] picture(int n) throws IOException {
    var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 640; x++) {
      for (int y = 0; y < 480; y++) {
        image.setRGB(x, y, (x * 7 + y * 13 + n * 31) & 0xffffff);
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
