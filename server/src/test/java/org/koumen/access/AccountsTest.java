package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.platform.Jurisdiction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Accounts as an administrator looks after them. */
@KoumenTest
class AccountsTest {
  private static final String PASSWORD = "door-by-door-2026";

  @Autowired AccountDesk accounts;
  @Autowired LookLog looks;
  @Autowired Jurisdiction jurisdiction;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void aRightHoldsFromItsFirstDayToItsLast() {
    Browser admin = someone(BuiltInRole.ADMINISTRATOR, "9911", null).browser();
    Person person = someone(null, "", null);
    LocalDate today = jurisdiction.today();
    String grants = "/api/accounts/" + person.id() + "/grants";

    Map<String, String> backwards = grant("991101", today.plusDays(5), today.plusDays(4));
    assertThat(admin.post(grants, backwards).problem()).isEqualTo("bad-input");
    assertThat(admin.post(grants, grant("991101", today.minusDays(1), null)).problem())
        .isEqualTo("bad-input");
    assertThat(admin.post(grants, grant("9912", today, null)).problem()).isEqualTo("no-permission");
    Map<String, String> week = grant("991101", today.plusDays(2), today.plusDays(8));
    assertThat(admin.post(grants, week).status()).isEqualTo(201);

    assertThat(rights(person)).isEmpty();
    clock.forward(java.time.Duration.ofDays(3));
    person.browser().signIn(person.login(), PASSWORD);
    assertThat(rights(person)).contains("HOUSEHOLD_READ");
    clock.forward(java.time.Duration.ofDays(6));
    person.browser().signIn(person.login(), PASSWORD);
    assertThat(rights(person)).isEmpty();
  }

  @Test
  void whoManagesACountyDoesNotReachWhoHoldsRightsBeyondItForNow() {
    Browser county = someone(BuiltInRole.ADMINISTRATOR, "991201", null).browser();
    Person visitor = someone(BuiltInRole.LEADER, "99", jurisdiction.today().plusDays(30));
    for (String what : List.of("/link", "/reopening")) {
      assertThat(county.post("/api/accounts/" + visitor.id() + what, null).problem())
          .as(what)
          .isEqualTo("not-found");
    }
    for (String what : List.of("", "/lock", "/totp")) {
      assertThat(county.delete("/api/accounts/" + visitor.id() + what).problem())
          .as(what)
          .isEqualTo("not-found");
    }
  }

  @Test
  void aLockIsEndedByHandAndAClosedAccountOpensAgain() {
    Browser admin = someone(BuiltInRole.ADMINISTRATOR, "9913", null).browser();
    Person person = someone(BuiltInRole.GRID_WORKER, "991301", null);
    for (int attempt = 0; attempt < 5; attempt++) {
      new Browser(port).signIn(person.login(), "not this one");
    }
    assertThat(new Browser(port).signIn(person.login(), PASSWORD).problem())
        .isEqualTo("account-locked");
    assertThat(admin.delete("/api/accounts/" + person.id() + "/lock").status()).isEqualTo(204);
    assertThat(new Browser(port).signIn(person.login(), PASSWORD).status()).isEqualTo(200);

    assertThat(admin.delete("/api/accounts/" + person.id()).status()).isEqualTo(204);
    assertThat(person.browser().get("/api/session").status()).isEqualTo(401);
    assertThat(new Browser(port).signIn(person.login(), PASSWORD).problem())
        .isEqualTo("sign-in-failed");
    assertThat(admin.post("/api/accounts/" + person.id() + "/reopening", null).status())
        .isEqualTo(204);
    assertThat(new Browser(port).signIn(person.login(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aLostPhoneIsNoWayToStayOut() {
    Browser admin = someone(BuiltInRole.ADMINISTRATOR, "9914", null).browser();
    Person person = someone(BuiltInRole.GRID_WORKER, "991401", null);
    String secret =
        person.browser().post("/api/session/totp", null).json().path("secret").asString();
    String code = Totp.codeAt(secret, Totp.stepAt(clock.instant()));
    person.browser().put("/api/session/totp", Map.of("secret", secret, "code", code));
    assertThat(new Browser(port).signIn(person.login(), PASSWORD).problem())
        .isEqualTo("code-needed");

    assertThat(admin.delete("/api/accounts/" + person.id() + "/totp").status()).isEqualTo(204);

    assertThat(new Browser(port).signIn(person.login(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void logsAreFoundByWhoWhatWhenAndWhere() {
    Person admin = someone(BuiltInRole.ADMINISTRATOR, "9915", null);
    Person auditor = someone(BuiltInRole.AUDITOR, "9915", null);
    Person person = someone(null, "", null);
    LocalDate today = jurisdiction.today();
    admin.browser().post("/api/accounts/" + person.id() + "/grants", grant("991501", today, null));

    String byRole = "/api/audit?area=991501&action=account.granted&from=" + today;
    JsonNode entry = auditor.browser().get(byRole).json().path("rows").get(0);
    assertThat(entry.path("subject").asString()).isEqualTo(person.login() + " 周全");
    assertThat(rows(auditor, "/api/audit?area=991502")).isZero();
    assertThat(rows(auditor, byRole + "&to=" + today.minusDays(1))).isZero();
    assertThat(rows(auditor, byRole + "&who=无此人")).isZero();

    Actor actor =
        new Actor(
            person.id(), person.login(), "周全", "zh-CN", java.util.Optional.empty(), List.of());
    looks.add(actor, LookLog.Kind.REVEAL, "991501001001001", null, null, List.of("phone"), "核对");
    assertThat(rows(auditor, "/api/looks?area=991501&kind=reveal&who=周")).isEqualTo(1);
    assertThat(rows(auditor, "/api/looks?area=991501&kind=look")).isZero();
    assertThat(rows(auditor, "/api/looks?area=9915&from=" + today.plusDays(1))).isZero();
    assertThat(rows(auditor, "/api/looks?area=991502")).isZero();
  }

  record Person(UUID id, String login, Browser browser) {}

  private Person someone(@Nullable BuiltInRole role, String area, @Nullable LocalDate until) {
    String login = "q" + UUID.randomUUID().toString().substring(0, 12);
    UUID id = accounts.addWithKnownPassword(login, "周全", null, PASSWORD);
    if (role != null) {
      accounts.grant(id, role.code(), area, null, until, null);
    }
    Browser browser = new Browser(port);
    assertThat(browser.signIn(login, PASSWORD).status()).isEqualTo(200);
    return new Person(id, login, browser);
  }

  private static Map<String, String> grant(String area, LocalDate from, @Nullable LocalDate to) {
    Map<String, String> body =
        new java.util.HashMap<>(
            Map.of("roleCode", "grid_worker", "areaCode", area, "validFrom", from.toString()));
    if (to != null) {
      body.put("validTo", to.toString());
    }
    return body;
  }

  private static List<String> rights(Person person) {
    return person.browser().get("/api/session").json().path("permissions").values().stream()
        .map(JsonNode::asString)
        .toList();
  }

  private static int rows(Person reader, String path) {
    Browser.Answer answer = reader.browser().get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("rows").size();
  }
}
