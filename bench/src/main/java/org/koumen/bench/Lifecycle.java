package org.koumen.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One request from the first word to the rating and back in a search, over HTTP: taken in,
 * dispatched, settled, rated by its reporter, found again.
 */
final class Lifecycle {
  private final Caller desk;
  private final RequestCounty county;
  private final Random random;

  Lifecycle(Caller desk, RequestCounty county, Random random) {
    this.desk = desk;
    this.county = county;
    this.random = random;
  }

  /** What is asked of the program. */
  enum Call {
    CREATE,
    DISPATCH,
    SETTLE,
    RATE,
    SEARCH
  }

  /**
   * Lives through one.
   *
   * @return how long each call took
   */
  Map<Call, Duration> live() throws IOException {
    Map<Call, Duration> took = new EnumMap<>(Call.class);
    UUID id = UUID.randomUUID();
    String words = county.words(random);
    String path = "/api/requests/" + RequestCounty.CODE + "/" + id;
    JsonNode slip =
        timed(
            took,
            Call.CREATE,
            () ->
                desk.post(
                    "/api/requests",
                    Map.of(
                        "id", id,
                        "areaCode", county.grid(random),
                        "channel", "phone",
                        "kind", "help",
                        "category", "路灯照明",
                        "body", words,
                        "reporterName", "测试",
                        "reporterPhone", "13800000000")));
    timed(
        took,
        Call.DISPATCH,
        () -> desk.post(path + "/dispatch", Map.of("version", 1, "unitId", county.unit(random))));
    timed(
        took,
        Call.SETTLE,
        () -> desk.post(path + "/settlement", Map.of("version", 2, "result", "已派人修好，请放心。")));
    String number = slip.path("number").asString();
    timed(
        took,
        Call.RATE,
        () ->
            desk.post(
                "/api/follow/rating",
                Map.of(
                    "number",
                    number,
                    "code",
                    slip.path("code").asString(),
                    "solved",
                    true,
                    "stars",
                    5)));
    JsonNode found =
        timed(
            took,
            Call.SEARCH,
            () -> desk.json("/api/requests?limit=20&q=" + Caller.quoted(words.substring(0, 7))));
    if (!found.toString().contains(number)) {
      throw new IllegalStateException(number + " is not found by " + words);
    }
    return took;
  }

  private interface Asked {
    JsonNode ask() throws IOException;
  }

  private static JsonNode timed(Map<Call, Duration> took, Call call, Asked asked)
      throws IOException {
    long began = System.nanoTime();
    JsonNode answer = asked.ask();
    took.put(call, Duration.ofNanos(System.nanoTime() - began));
    return answer;
  }
}
