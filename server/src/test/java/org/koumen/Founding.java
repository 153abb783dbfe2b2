package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** The first day of a server of its own: an administrator, a place, and who works there. */
final class Founding {
  static final String PASSWORD = "a long word for the door 7";

  private Founding() {}

  /**
   * Sets a new server up, with the areas down to a grid and {@code desk}, who may do everything in
   * its county.
   */
  static void found(ServerProcess server, String grid) throws InterruptedException {
    var first = new Browser(server.port());
    assertThat(first.post("/api/setup/" + server.setupToken(), Map.of("password", PASSWORD)))
        .extracting(Browser.Answer::status)
        .isEqualTo(204);
    var admin = signIn(server, "admin");
    for (var digits : new int[] {2, 4, 6, 9, 12, 15}) {
      add(admin, grid.substring(0, digits));
    }
    inviteDesk(admin, new Browser(server.port()), grid.substring(0, 6));
  }

  static Browser signIn(ServerProcess server, String login) {
    var browser = new Browser(server.port());
    var answer = browser.signIn(login, PASSWORD);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return browser;
  }

  private static void inviteDesk(Browser admin, Browser guest, String county) {
    var link = admin.post("/api/accounts", Map.of("login", "desk", "name", "前台"));
    assertThat(link.status()).as(link.body()).isEqualTo(201);
    var grant =
        admin.post(
            "/api/accounts/%s/grants".formatted(link.json().path("accountId").asString()),
            Map.of("roleCode", "county_desk", "areaCode", county));
    assertThat(grant.status()).as(grant.body()).isEqualTo(201);
    var path = link.json().path("path").asString().replace("/desk/", "/api/");
    assertThat(guest.post(path, Map.of("password", PASSWORD)).status()).isEqualTo(204);
  }

  private static void add(Browser admin, String code) {
    var parent =
        code.length() <= 6
            ? code.substring(0, code.length() - 2)
            : code.substring(0, code.length() - 3);
    var answer =
        admin.post("/api/areas", Map.of("parent", parent, "code", code, "name", "叩门" + code));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }
}
