package org.koumen.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.koumen.access.AccountDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a county's desk who calls the program over HTTP as a browser does, signed in. */
final class Caller implements AutoCloseable {
  private static final String LOGIN = "bench";
  private static final String PASSWORD = "only this machine knows 42";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final String address;

  private Caller(String address) {
    this.address = address;
  }

  /** Makes an account that sees one county and signs in with it. */
  static Caller signIn(Stage stage, String county) throws IOException, InterruptedException {
    AccountDesk accounts = stage.the(AccountDesk.class);
    UUID account = accounts.addWithKnownPassword(LOGIN, "县级工作台", null, PASSWORD);
    accounts.grant(account, "county_desk", county, null, null, null);
    Caller caller = new Caller("http://localhost:" + stage.port());
    caller.send(caller.request("/api/session").GET());
    HttpResponse<String> signedIn =
        caller.send(
            caller
                .request("/api/session")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", caller.csrfToken())
                .POST(
                    BodyPublishers.ofString(
                        JsonMapper.shared()
                            .writeValueAsString(Map.of("login", LOGIN, "password", PASSWORD)))));
    if (signedIn.statusCode() != 200) {
      throw new IllegalStateException(signedIn.body());
    }
    return caller;
  }

  private String csrfToken() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What the program answers, unread.
   *
   * @throws IllegalStateException when it does not answer as it should
   */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(path).GET());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
    return answer.body();
  }

  /** What the program answers. */
  JsonNode json(String path) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get(path));
  }

  /** A text as it stands in a query. */
  static String quoted(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
