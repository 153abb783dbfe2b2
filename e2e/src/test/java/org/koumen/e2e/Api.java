package org.koumen.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;

/** The program's interface, called with the cookies of one browser. */
public final class Api {

  private final BrowserContext context;

  Api(BrowserContext context) {
    this.context = context;
  }

  /** The interface as the person of this page calls it. */
  public static Api of(com.microsoft.playwright.Page page) {
    return new Api(page.context());
  }

  /** Asks and leaves it to the story what the answer should be. */
  public APIResponse ask(String path) {
    return context.request().get(path);
  }

  /** Asks and expects an answer. */
  public JsonObject get(String path) {
    return json(ask(path));
  }

  /** Sends and leaves it to the story what the answer should be. */
  public APIResponse send(String path, Map<String, ?> body) {
    return context.request().post(path, written(body));
  }

  /** Sends and expects that it was taken. */
  public JsonObject post(String path, Map<String, ?> body) {
    return json(send(path, body));
  }

  /** Puts something in its place and expects that it was taken. */
  public JsonObject put(String path, Map<String, ?> body) {
    return json(context.request().put(path, written(body)));
  }

  /** Takes something away and expects that it went. */
  public void delete(String path) {
    var unused = json(context.request().delete(path, written(Map.of())));
  }

  void signIn(String login, String password) {
    post("/api/session", Map.of("login", login, "password", password));
  }

  private RequestOptions written(Map<String, ?> body) {
    return RequestOptions.create().setHeader("X-XSRF-TOKEN", token()).setData(body);
  }

  private String token() {
    var token = cookie();
    if (token.isEmpty()) {
      // Any answer of the program hands the token out.
      ask("/api/session");
      token = cookie();
    }
    return token;
  }

  private String cookie() {
    return context.cookies().stream()
        .filter(cookie -> "XSRF-TOKEN".equals(cookie.name))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  private static JsonObject json(APIResponse answer) {
    var text = answer.text();
    assertThat(answer.ok()).as("%s answered %d: %s", answer.url(), answer.status(), text).isTrue();
    return text.isBlank() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
  }
}
