package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@KoumenTest
class BodyLimitTest {
  private static final int KILOBYTE = 1024;

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  @Test
  void a_stranger_may_send_a_few_fields() {
    Browser stranger = new Browser(port);
    String large = "{\"number\":\"%s\",\"code\":\"1\"}".formatted("9".repeat(70 * KILOBYTE));
    assertThat(stranger.send("POST", "/api/follow", large).problem()).isEqualTo("too-large");
    assertThat(stranger.postInChunks("/api/follow", large).problem()).isEqualTo("too-large");
    byte[] file = new byte[70 * KILOBYTE];
    assertThat(stranger.upload("/api/imports?kind=households", "a.xlsx", file).problem())
        .as("refused before anything is read")
        .isEqualTo("too-large");
    assertThat(stranger.uploadInChunks("/api/imports?kind=households", "a.xlsx", file).problem())
        .as("and also when it does not say how long it is")
        .isEqualTo("too-large");
    String small = "{\"number\":\"%s\",\"code\":\"1\"}".formatted("9".repeat(40));
    assertThat(stranger.postInChunks("/api/follow", small).status()).isNotEqualTo(413);
  }

  @Test
  void somebody_known_may_send_more_and_files_of_any_size_allowed() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    Browser clerk = town.person("county_desk", place.county()).browser();
    String body =
        JsonMapper.shared()
            .writeValueAsString(
                Town.request(UUID.randomUUID(), place.grid(), "水".repeat(200 * KILOBYTE)));
    assertThat(clerk.send("POST", "/api/requests", body).problem()).isEqualTo("bad-input");
    String larger = body.concat(" ".repeat(9 * KILOBYTE * KILOBYTE));
    assertThat(clerk.send("POST", "/api/requests", larger).problem()).isEqualTo("too-large");
    assertThat(clerk.postInChunks("/api/requests", larger).problem()).isEqualTo("too-large");
    byte[] file = new byte[9 * KILOBYTE * KILOBYTE];
    String imports = "/api/imports?kind=households&area=" + place.county();
    assertThat(clerk.upload(imports, "a.xlsx", file).status()).isNotEqualTo(413);
  }
}
