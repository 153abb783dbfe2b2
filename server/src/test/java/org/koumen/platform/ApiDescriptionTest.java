package org.koumen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description that the TypeScript types are made from is the one the program gives. Run with
 * {@code -Dapi=write} to write it anew after a change of an endpoint.
 */
@KoumenTest
class ApiDescriptionTest {
  private static final Path DESCRIPTION = Path.of("../web/packages/api-client/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @LocalServerPort int port;

  @Test
  void theStoredDescriptionIsCurrent() throws IOException {
    JsonNode given = new Browser(port).get("/v3/api-docs").json();
    String text = JSON.writeValueAsString(given) + "\n";
    if ("write".equals(System.getProperty("api"))) {
      Files.writeString(DESCRIPTION, text);
    }
    assertThat(Files.readString(DESCRIPTION))
        .as("the API changed: run with -Dapi=write, look at the change, commit it")
        .isEqualTo(text);
  }
}
