package org.koumen.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.koumen.platform.Ids;
import tools.jackson.databind.JsonNode;

/** A phone that carries the files of one grid as the worker's app does, and counts its bytes. */
final class CarryingPhone {
  private static final int BUCKETS = 32;
  private static final int AT_ONCE = 100;

  private final Caller caller;
  private final UUID id = Ids.next();
  private final Map<UUID, Long> stamps = new HashMap<>();

  CarryingPhone(Caller caller) {
    this.caller = caller;
  }

  /** What one round moved, both ways. */
  record Round(int fetched, long bytes) {}

  void admit() throws IOException {
    var unused = caller.exchange("PUT", "/api/phones/" + id, Map.of("name", "Android · Chrome"));
  }

  /** Compares, and fetches what differs. */
  Round sync() throws IOException {
    Caller.Exchanged compared =
        caller.exchange(
            "POST",
            "/api/phones/%s/comparison?area=%s".formatted(id, VisitCounty.CARRIED),
            Map.of("digests", digests()));
    long bytes = compared.bytes();
    List<String> wanted = new ArrayList<>();
    for (JsonNode bucket : compared.json().path("buckets")) {
      for (JsonNode held : bucket.path("households")) {
        UUID household = UUID.fromString(held.path("id").asString());
        long stamp = Long.parseUnsignedLong(held.path("stamp").asString(), 16);
        if (!Long.valueOf(stamp).equals(stamps.get(household))) {
          wanted.add(household.toString());
        }
      }
    }
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      Caller.Exchanged files =
          caller.exchange(
              "POST",
              "/api/phones/%s/files".formatted(id),
              Map.of(
                  "county",
                  VisitCounty.CODE,
                  "households",
                  wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE))));
      bytes += files.bytes();
      for (JsonNode file : files.json().path("rows")) {
        stamps.put(
            UUID.fromString(file.path("file").path("household").path("id").asString()),
            Long.parseUnsignedLong(file.path("stamp").asString(), 16));
      }
    }
    return new Round(wanted.size(), bytes);
  }

  private String digests() {
    long[] buckets = new long[BUCKETS];
    stamps.forEach(
        (household, stamp) ->
            buckets[(int) (household.getLeastSignificantBits() & (BUCKETS - 1))] ^= stamp);
    ByteBuffer bytes = ByteBuffer.allocate(BUCKETS * Long.BYTES);
    for (long bucket : buckets) {
      bytes.putLong(bucket);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
