package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in through a provider of the jurisdiction, by configuration alone. */
@KoumenTest
@DirtiesContext
class OpenIdSignInTest {
  private static final TestProvider PROVIDER = TestProvider.start();

  @Autowired AccountDesk accounts;
  @Autowired AuditLog audit;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    String registration = "spring.security.oauth2.client.registration.city.";
    String provider = "spring.security.oauth2.client.provider.city.";
    properties.add(registration + "client-id", () -> TestProvider.CLIENT);
    properties.add(registration + "client-secret", () -> "known to both");
    properties.add(registration + "client-name", () -> "市统一身份认证");
    properties.add(registration + "scope", () -> "openid");
    properties.add(registration + "authorization-grant-type", () -> "authorization_code");
    properties.add(
        registration + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
    properties.add(provider + "authorization-uri", () -> PROVIDER.address() + "/authorize");
    properties.add(provider + "token-uri", () -> PROVIDER.address() + "/token");
    properties.add(provider + "jwk-set-uri", () -> PROVIDER.address() + "/keys");
    properties.add(provider + "issuer-uri", () -> null);
  }

  @Test
  void aLinkedAccountIsSignedInAndAnUnknownOneIsNot() throws Exception {
    String login = "o" + UUID.randomUUID().toString().substring(0, 8);
    UUID account = accounts.addWithKnownPassword(login, "郑海", null, "door-by-door-2026");
    PROVIDER.signsInAs("subject-" + login);

    HttpResponse<String> options = get(client(new CookieManager()), "/api/sign-in-options");
    assertThat(options.body()).contains("市统一身份认证", "/oauth2/authorization/city");

    assertThat(throughTheProvider(client(new CookieManager())).uri().toString())
        .as("nobody has linked this identity")
        .endsWith("/desk/sign-in?unlinked");
    assertThat(audit.newest(Scope.of(""), LogFilter.in("99"), null, 50).rows())
        .as("what the administrator is to link")
        .anyMatch(
            entry ->
                entry.action().equals("session.unlinked")
                    && (PROVIDER.address() + "#subject-" + login).equals(entry.subject()));

    Actor administrator =
        new Actor(account, login, "郑海", "zh-CN", java.util.Optional.empty(), java.util.List.of());
    accounts.linkOidc(account, PROVIDER.address() + "#subject-" + login, administrator);
    HttpClient browser = client(new CookieManager());
    assertThat(throughTheProvider(browser).uri().getPath()).isEqualTo("/desk/");
    assertThat(get(browser, "/api/session").body()).contains("郑海");
  }

  private HttpResponse<String> throughTheProvider(HttpClient browser)
      throws IOException, InterruptedException {
    return get(browser, "/oauth2/authorization/city");
  }

  private HttpResponse<String> get(HttpClient browser, String path)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private static HttpClient client(CookieManager cookies) {
    return HttpClient.newBuilder()
        .cookieHandler(cookies)
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .build();
  }
}
