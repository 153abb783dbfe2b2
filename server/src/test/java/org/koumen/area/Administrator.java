package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.Browser;
import org.koumen.access.AccountDesk;
import org.koumen.access.BuiltInRole;

/** Somebody who looks after the areas of one province, at a browser. */
record Administrator(Browser browser) {
  private static final String PASSWORD = "door-by-door-2026";

  /** Loads a {@link SmallNation} and signs somebody in who may do everything in it. */
  static Administrator of(String province, AreaIntake intake, AccountDesk accounts, int port) {
    intake.load(
        SmallNation.register(province).stream(),
        LocalDate.parse("2023-06-30"),
        Optional.empty(),
        count -> {});
    return someone(BuiltInRole.COUNTY_DESK, province, accounts, port);
  }

  /** Signs somebody in who holds a role in an area. */
  static Administrator someone(BuiltInRole role, String area, AccountDesk accounts, int port) {
    String login = "area" + UUID.randomUUID().toString().substring(0, 12);
    UUID account = accounts.addWithKnownPassword(login, "何区划", null, PASSWORD);
    accounts.grant(account, role.code(), area, null, (LocalDate) null, null);
    Browser browser = new Browser(port);
    assertThat(browser.signIn(login, PASSWORD).status()).isEqualTo(200);
    return new Administrator(browser);
  }

  /** What an address answers, which must be an answer. */
  tools.jackson.databind.JsonNode reads(String path) {
    return answered(browser.get(path));
  }

  /** What comes of sending a body, which must be taken. */
  tools.jackson.databind.JsonNode sends(String path, @Nullable Object body) {
    return answered(browser.post(path, body));
  }

  private static tools.jackson.databind.JsonNode answered(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer.json();
  }
}
