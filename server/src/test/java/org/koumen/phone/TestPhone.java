package org.koumen.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.koumen.Browser;
import tools.jackson.databind.JsonNode;

/** A phone that carries files as the worker's app does, without a screen. */
final class TestPhone {
  private final Browser browser;
  private final UUID id;
  private final Map<UUID, JsonNode> files = new TreeMap<>();

  TestPhone(Browser browser, UUID id) {
    this.browser = browser;
    this.id = id;
  }

  Browser.Answer admit() {
    return browser.put("/api/phones/" + id, Map.of("name", "Android · Chrome"));
  }

  /** What came of one round. */
  record Round(int fetched, int dropped, int bytes) {}

  /** Compares, fetches what differs, forgets what is not named. */
  Round sync() {
    Browser.Answer compared = compare();
    if (compared.status() != 200) {
      throw new IllegalStateException(compared.body());
    }
    int bytes = digests().length() + compared.body().getBytes(StandardCharsets.UTF_8).length;
    Map<String, List<UUID>> wanted = new HashMap<>();
    int dropped = 0;
    for (JsonNode bucket : compared.json().path("buckets")) {
      Set<UUID> named = new HashSet<>();
      for (JsonNode held : bucket.path("households")) {
        UUID household = UUID.fromString(held.path("id").asString());
        named.add(household);
        if (!held.path("stamp").asString().equals(stamp(household))) {
          wanted
              .computeIfAbsent(held.path("county").asString(), county -> new ArrayList<>())
              .add(household);
        }
      }
      int before = files.size();
      files
          .keySet()
          .removeIf(
              one -> Digests.bucket(one) == bucket.path("bucket").asInt() && !named.contains(one));
      dropped += before - files.size();
    }
    int fetched = 0;
    for (Map.Entry<String, List<UUID>> part : wanted.entrySet()) {
      for (int from = 0; from < part.getValue().size(); from += 100) {
        List<UUID> some =
            part.getValue().subList(from, Math.min(from + 100, part.getValue().size()));
        Browser.Answer answer = fetch(part.getKey(), some);
        bytes += answer.body().getBytes(StandardCharsets.UTF_8).length;
        for (JsonNode file : answer.json().path("rows")) {
          files.put(
              UUID.fromString(file.path("file").path("household").path("id").asString()), file);
          fetched++;
        }
      }
    }
    return new Round(fetched, dropped, bytes);
  }

  Browser.Answer compare() {
    return browser.post("/api/phones/" + id + "/comparison", Map.of("digests", digests()));
  }

  Browser.Answer fetch(String county, List<UUID> households) {
    return browser.post(
        "/api/phones/" + id + "/files", Map.of("county", county, "households", households));
  }

  Set<UUID> households() {
    return files.keySet();
  }

  Map<UUID, JsonNode> files() {
    return files;
  }

  private String stamp(UUID household) {
    JsonNode file = files.get(household);
    return file == null ? "" : file.path("stamp").asString();
  }

  private String digests() {
    Map<UUID, Long> stamps = new HashMap<>();
    files.keySet().forEach(one -> stamps.put(one, Long.parseUnsignedLong(stamp(one), 16)));
    return Digests.of(stamps).write();
  }
}
