package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.access.BuiltInRole;
import org.koumen.platform.ForeignPictures;
import org.koumen.platform.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A map needs no internet, and where it gets tiles the browser is told that it may. */
@KoumenTest
class MapEndpointTest {
  @Autowired Settings settings;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  @AfterEach
  void noTiles() {
    settings.reset(BaseMap.SETTING);
  }

  @Test
  void without_tiles_there_is_paper_and_nothing_is_fetched() throws Exception {
    JsonNode style = style();
    assertThat(style.path("sources").size()).isZero();
    assertThat(style.path("layers").size()).isEqualTo(1);
    assertThat(style.path("metadata").path("koumen:crs").asString()).isEqualTo("WGS84");
    assertThat(policy("/api/session"))
        .contains("img-src 'self' data: blob:;")
        .doesNotContain("http");
  }

  @Test
  void tiles_of_the_jurisdiction_are_named_in_style_and_policy() throws Exception {
    settings.set(
        BaseMap.SETTING,
        new BaseMap("http://10.1.2.3:8088/tiles/{z}/{x}/{y}.png", Crs.GCJ02, ""),
        null);

    JsonNode style = style();
    assertThat(style.path("sources").path("tiles").path("tiles").get(0).asString())
        .isEqualTo("http://10.1.2.3:8088/tiles/{z}/{x}/{y}.png");
    assertThat(style.path("metadata").path("koumen:crs").asString()).isEqualTo("GCJ02");
    assertThat(policy("/api/session"))
        .contains("img-src 'self' data: blob: http://10.1.2.3:8088;")
        .contains("connect-src 'self' http://10.1.2.3:8088;");
  }

  @Test
  void only_addresses_of_other_servers_are_foreign() {
    assertThat(ForeignPictures.origin("https://{s}.tile.example.org/{z}/{x}/{y}.png"))
        .contains("https://0.tile.example.org");
    assertThat(ForeignPictures.origin("/tiles/{z}/{x}/{y}.png")).isEmpty();
    assertThat(ForeignPictures.origin("javascript:alert(1)")).isEmpty();
    assertThat(ForeignPictures.origin("https://a b; script-src *")).isEmpty();
  }

  private JsonNode style() {
    return Administrator.someone(BuiltInRole.GRID_WORKER, "64", accounts, port)
        .reads("/api/map/style");
  }

  private String policy(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              BodyHandlers.ofString());
      return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
  }
}
