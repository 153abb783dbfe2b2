package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole program comes up on its own PostgreSQL. */
@KoumenTest
class StartTest {
  @LocalServerPort private int port;
  @Autowired private JdbcClient sql;
  @Autowired private Clock clock;
  @Autowired private TestClock testClock;

  @Test
  void says_up_when_ready() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      for (var path : new String[] {"", "/liveness", "/readiness"}) {
        var uri = URI.create("http://127.0.0.1:%d/actuator/health%s".formatted(port, path));
        var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP");
      }
    }
  }

  @Test
  void has_migrated_the_database() {
    assertThat(
            sql.sql("select count(*) from flyway_schema_history where not success")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(sql.sql("select count(*) from setting").query(Long.class).single()).isNotNull();
  }

  @Test
  void lets_tests_set_the_clock() {
    assertThat(clock).isSameAs(testClock);
    testClock.forward(Duration.ofDays(1));
    assertThat(clock.instant()).isEqualTo(TestClock.START.plus(Duration.ofDays(1)));
  }
}
