package org.koumen.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What a resident does on the phone, in the words on its screen. */
public final class ResidentPhone {
  private final Page page;

  public ResidentPhone(Page page) {
    this.page = page;
  }

  /** Number and code that a resident is given. */
  public record Slip(String number, String code) {}

  /** The page as it is. */
  public Page page() {
    return page;
  }

  /** Writes what it is and finds the community. */
  public void begin(String words, String category) {
    page.getByRole(AriaRole.LINK, named("我要反映")).click();
    page.getByLabel("什么事？").fill(words);
    assertThat(page.getByRole(AriaRole.BUTTON, named("更多类别"))).isVisible();
    if (page.getByRole(AriaRole.BUTTON, named(category)).count() == 0) {
      page.getByRole(AriaRole.BUTTON, named("更多类别")).click();
    }
    page.getByRole(AriaRole.BUTTON, named(category)).click();
    page.getByLabel("在哪个社区（村）？").fill("东兴社区");
    page.getByRole(AriaRole.BUTTON, named("东兴社区")).first().click();
  }

  /** Adds a photo as a camera takes it. */
  public void photo() {
    page.locator("input[type=file][accept^=image]")
        .setInputFiles(new FilePayload("IMG_1.jpg", "image/jpeg", shot()));
    assertThat(page.getByText("已加 1 张照片")).isVisible();
  }

  /** Sends the report and reads the slip. */
  public Slip send() {
    button("发出").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).containsText("收到了");
    var facts = page.locator("dl.slip dd");
    return new Slip(
        facts.nth(0).innerText().trim(), facts.nth(1).innerText().replaceAll("\\s", ""));
  }

  /** Opens the way of a request from its slip. */
  public static ResidentPhone follow(Stage stage, Slip slip) {
    return new ResidentPhone(
        stage.resident("/follow#number=%s&code=%s".formatted(slip.number(), slip.code())));
  }

  /** Reads the request again. */
  public void refresh() {
    button("刷新").click();
  }

  /** Judges the answer. */
  public void rate(boolean solved, int stars, String reason) {
    page.getByRole(
            AriaRole.RADIO,
            new Page.GetByRoleOptions().setName(solved ? "解决了" : "没有解决").setExact(true))
        .check();
    page.getByRole(AriaRole.RADIO, named(stars + " 星")).check();
    if (!reason.isEmpty()) {
      page.locator("#reason").fill(reason);
    }
    button("提交评价").click();
  }

  /** The first line of the page. */
  public Locator heading() {
    return page.getByRole(AriaRole.HEADING, level(1));
  }

  /** A button by its words. */
  public Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static byte[] shot() {
    var image = new BufferedImage(3000, 2000, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(new Color(0x556677));
    pen.fillRect(0, 0, 3000, 2000);
    pen.setColor(new Color(0x99bbdd));
    pen.fillOval(700, 500, 1600, 1000);
    pen.dispose();
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
