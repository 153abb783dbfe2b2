package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KoumenTest
class SignInTest {
  private static final String PASSWORD = "door-by-door-2026";

  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void anInvitedPersonSetsAPasswordOnceAndSignsIn() {
    AccountDesk.Invitation invitation = accounts.invite("Li.Qing", "李青", null, null).orElseThrow();
    Browser browser = new Browser(port);
    String link = "/api/setup/" + invitation.token();

    assertThat(browser.get(link).json().path("login").asString()).isEqualTo("li.qing");
    assertThat(browser.post(link, Map.of("password", "li.qing-1234")).problem())
        .isEqualTo("password-weak");
    assertThat(browser.post(link, Map.of("password", PASSWORD)).status()).isEqualTo(204);
    assertThat(browser.post(link, Map.of("password", PASSWORD)).problem())
        .isEqualTo("link-expired");
    assertThat(browser.signIn("LI.QING", PASSWORD).json().path("name").asString()).isEqualTo("李青");
    assertThat(browser.get("/api/session").status()).isEqualTo(200);
    assertThat(browser.delete("/api/session").status()).isEqualTo(204);
    assertThat(browser.get("/api/session").problem()).isEqualTo("sign-in-needed");
  }

  @Test
  void aSetupLinkEndsAfterThreeDays() {
    String token = accounts.invite(login(), "王芳", null, null).orElseThrow().token();
    clock.forward(AccountDesk.LINK_HOLDS.plusSeconds(1));
    assertThat(new Browser(port).get("/api/setup/" + token).problem()).isEqualTo("link-expired");
  }

  @Test
  void fiveWrongPasswordsLockTheAccountForAMinuteEvenForTheRightOne() {
    String login = login();
    accounts.addWithKnownPassword(login, "赵强", null, PASSWORD);
    Browser browser = new Browser(port);
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(browser.signIn(login, "not this one").problem()).isEqualTo("sign-in-failed");
    }
    assertThat(browser.signIn(login, "not this one").problem()).isEqualTo("account-locked");
    Browser.Answer locked = browser.signIn(login, PASSWORD);
    assertThat(locked.status()).isEqualTo(423);
    assertThat(locked.json().path("hint").asString()).contains("14:3");

    clock.forward(Duration.ofSeconds(61));
    assertThat(browser.signIn(login, PASSWORD).status()).isEqualTo(200);
    assertThat(browser.signIn(login, "not this one").problem())
        .as("a success clears the count")
        .isEqualTo("sign-in-failed");
  }

  @Test
  void anUnknownAccountIsRefusedInTheSameWords() {
    Browser browser = new Browser(port).inEnglish();
    Browser.Answer unknown = browser.signIn("nobody-" + UUID.randomUUID(), PASSWORD);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.json().path("title").asString()).isEqualTo("Account or password is wrong");
  }

  @Test
  void aOneTimeCodeWorksOnce() {
    String login = login();
    accounts.addWithKnownPassword(login, "孙丽", null, PASSWORD);
    Browser browser = new Browser(port);
    browser.signIn(login, PASSWORD);
    String secret = browser.post("/api/session/totp", null).json().path("secret").asString();
    String code = Totp.codeAt(secret, Totp.stepAt(clock.instant()));
    assertThat(
            browser.put("/api/session/totp", Map.of("secret", secret, "code", "000000")).problem())
        .isEqualTo("code-wrong");
    assertThat(browser.put("/api/session/totp", Map.of("secret", secret, "code", code)).status())
        .isEqualTo(204);

    Browser other = new Browser(port);
    assertThat(other.signIn(login, PASSWORD).problem()).isEqualTo("code-needed");
    assertThat(signIn(other, login, code).problem())
        .as("used at enrolment")
        .isEqualTo("code-wrong");
    clock.forward(Duration.ofSeconds(30));
    String next = Totp.codeAt(secret, Totp.stepAt(clock.instant()));
    assertThat(signIn(other, login, next).status()).isEqualTo(200);
    assertThat(signIn(new Browser(port), login, next).problem()).isEqualTo("code-wrong");
  }

  @Test
  void codesAreThoseOfTheStandard() {
    // RFC 6238, appendix B: the secret "12345678901234567890" at 59 s and at 1111111109 s, last six
    // digits.
    String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    assertThat(Totp.codeAt(secret, 59 / 30)).isEqualTo("287082");
    assertThat(Totp.codeAt(secret, 1111111109 / 30)).isEqualTo("081804");
  }

  @Test
  void aChangedPasswordEndsTheOtherSessions() {
    String login = login();
    accounts.addWithKnownPassword(login, "周敏", null, PASSWORD);
    Browser here = new Browser(port);
    Browser elsewhere = new Browser(port);
    here.signIn(login, PASSWORD);
    elsewhere.signIn(login, PASSWORD);
    assertThat(
            here.post(
                    "/api/session/password",
                    Map.of("current", PASSWORD, "next", "another-door-2026"))
                .status())
        .isEqualTo(204);
    assertThat(here.get("/api/session").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWhenNobodyUsesIt() {
    String login = login();
    accounts.addWithKnownPassword(login, "吴刚", null, PASSWORD);
    Browser browser = new Browser(port);
    browser.signIn(login, PASSWORD);
    clock.forward(SignInDesk.IDLE.minusMinutes(1));
    assertThat(browser.get("/api/session").status()).isEqualTo(200);
    clock.forward(SignInDesk.IDLE.minusMinutes(1));
    assertThat(browser.get("/api/session").status()).as("use kept it alive").isEqualTo(200);
    clock.forward(SignInDesk.IDLE.plusMinutes(1));
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
  }

  private static Browser.Answer signIn(Browser browser, String login, String code) {
    return browser.post("/api/session", Map.of("login", login, "password", PASSWORD, "code", code));
  }

  private static String login() {
    return "p" + UUID.randomUUID().toString().substring(0, 8);
  }
}
