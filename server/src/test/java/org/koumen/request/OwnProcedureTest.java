package org.koumen.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.media.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A place makes the steps its own, and requests on their way keep theirs. */
@KoumenTest
class OwnProcedureTest {
  private static final byte[] SIGNATURE = Samples.file("png", 300, 120);

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private final Map<UUID, Slip> slips = new HashMap<>();

  private record Slip(String number, String code) {}

  @BeforeEach
  void found() {
    clock.set("2026-11-23T09:00");
    town = new Town(jdbc, accounts, port);
    place = town.found();
  }

  @Test
  void a_place_asks_for_a_picture_and_only_new_requests_need_it() {
    Browser admin = town.person("administrator", "").browser();
    Browser desk = town.person("county_desk", place.county()).browser();
    JsonNode built = petition(admin);
    int version = built.path("version").asInt();
    UUID before = bring(desk);
    UUID unit = town.unit(place.county(), "自然资源局");
    dispatch(desk, before, unit);
    try {
      assertThat(publish(desk, version, built.path("steps")).status())
          .as("who may not set the place's rules")
          .isEqualTo(403);
      Browser.Answer unsound = publish(admin, version, without(built.path("steps"), "close"));
      assertThat(unsound.problem()).isEqualTo("procedure-unsound");
      assertThat(unsound.body()).contains("answered");

      Browser.Answer strict =
          publish(admin, version, needing(built.path("steps"), "settle", "picture"));
      assertThat(strict.status()).as(strict.body()).isEqualTo(200);
      assertThat(publish(admin, version, built.path("steps")).problem())
          .as("somebody published in the meantime")
          .isEqualTo("stale-version");

      UUID after = bring(desk);
      dispatch(desk, after, unit);
      Browser handler = town.person("department", place.county(), unit).browser();
      assertThat(settle(handler, after).problem()).isEqualTo("move-needs");
      assertThat(desk.get(path(after)).json().path("procedureVersion").asInt())
          .isEqualTo(version + 1);
      assertThat(settle(handler, before).status())
          .as("what began before goes on as it began")
          .isEqualTo(200);
    } finally {
      int now = petition(admin).path("version").asInt();
      if (now > version) {
        assertThat(publish(admin, now, built.path("steps")).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_place_has_the_answer_signed_and_nothing_but_that_signature_will_do() {
    Browser admin = town.person("administrator", "").browser();
    Browser desk = town.person("county_desk", place.county()).browser();
    JsonNode built = petition(admin);
    int version = built.path("version").asInt();
    UUID unit = town.unit(place.county(), "自然资源局");
    try {
      assertThat(publish(admin, version, needing(built.path("steps"), "close", "signature")).body())
          .as("the clock cannot sign")
          .contains("procedure-unsound", "close");
      JsonNode strict =
          needing(needing(built.path("steps"), "settle", "signature"), "rate", "signature");
      assertThat(publish(admin, version, strict).status()).isEqualTo(200);

      UUID id = bring(desk);
      UUID other = bring(desk);
      dispatch(desk, id, unit);
      dispatch(desk, other, unit);
      Browser handler = town.person("department", place.county(), unit).browser();
      UUID move = UUID.randomUUID();
      assertThat(open(handler, id).path("moves").toString()).contains("signature");
      Browser.Answer missing = settle(handler, id, move, "已补足");
      assertThat(missing.problem()).isEqualTo("move-needs");
      assertThat(missing.json().path("title").asString()).isEqualTo("这一步还缺签名");
      assertThat(missing.json().path("values").path("needs").path(0).asString())
          .isEqualTo("signature");
      assertThat(missing.body()).contains("signature");

      UUID elsewhere = UUID.randomUUID();
      sign(handler, other, elsewhere, "已补足", SIGNATURE);
      assertThat(settle(handler, id, elsewhere, "已补足").problem())
          .isEqualTo("signature-of-another-request");
      sign(handler, id, move, "已补足五千元", SIGNATURE);
      assertThat(settle(handler, id, move, "已补足").problem())
          .isEqualTo("signature-over-other-words");
      assertThat(open(handler, id).path("request").path("state").asString())
          .as("nothing was lost and nothing moved")
          .isEqualTo("dispatched");

      sign(handler, id, move, " 已补足\r\n明细见附件 ", SIGNATURE);
      assertThat(settle(handler, id, move, "已补足\n明细见附件").status()).isEqualTo(200);
      JsonNode settled = last(open(handler, id));
      JsonNode signed = settled.path("signed");
      assertThat(signed.path("signer").asString()).isEqualTo("李青");
      assertThat(signed.path("fits").asBoolean()).isTrue();
      assertThat(signed.path("textHash").asString()).hasSize(64);
      assertThat(move.toString()).isEqualTo(settled.path("id").asString());

      stays(handler, id, signed.path("id").asString());
      rates(desk, id, move);
    } finally {
      int now = petition(admin).path("version").asInt();
      if (now > version) {
        assertThat(publish(admin, now, built.path("steps")).status()).isEqualTo(200);
      }
    }
  }

  /** It is no picture of the request, each look is kept, and it does for no second move. */
  private void stays(Browser handler, UUID id, String signature) {
    assertThat(handler.get(path(id) + "/pictures").json().path("rows").size()).isZero();
    assertThat(handler.get(path(id) + "/pictures/" + signature).status()).isEqualTo(404);
    assertThat(handler.delete(path(id) + "/pictures/" + signature).status()).isNotEqualTo(204);
    HttpResponse<byte[]> drawn = handler.fetch(path(id) + "/signatures/" + signature);
    assertThat(drawn.statusCode()).isEqualTo(200);
    assertThat(drawn.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from look
                    where county = :county and fields = array['request.signature'] and kind = 'look'
                    """)
                .param("county", place.county())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(
            jdbc.sql("select count(*) from media where county = :county and kind = 'signature'")
                .param("county", place.county())
                .query(Integer.class)
                .single())
        .as("what was signed in vain on this request is gone, the other request's waits")
        .isEqualTo(2);
  }

  /** The reporter signs on the page of the slip; what was signed before is not handed out there. */
  private void rates(Browser desk, UUID id, UUID settlement) {
    Browser reporter = new Browser(port);
    Slip own = Objects.requireNonNull(slips.get(id));
    Map<String, Object> slip = Map.of("number", own.number(), "code", own.code());
    JsonNode view = reporter.post("/api/follow", slip).json();
    assertThat(view.path("toSign").toString()).isEqualTo("[\"rate\"]");
    UUID move = UUID.randomUUID();
    Map<String, Object> rating = new HashMap<>(slip);
    rating.putAll(Map.of("id", move, "solved", true, "stars", 5, "reason", "谢谢"));
    assertThat(reporter.post("/api/follow/rating", rating).problem()).isEqualTo("move-needs");

    String[] headers = {"X-Follow-Number", own.number(), "X-Follow-Code", own.code()};
    String words = "已补足\n明细见附件\n已解决 ★★★★★\n谢谢";
    assertThat(
            reporter
                .uploadSaying(
                    "/api/follow/signatures",
                    "said",
                    said(settlement, words),
                    "a.png",
                    SIGNATURE,
                    headers)
                .problem())
        .as("a move that stands is not signed anew")
        .isEqualTo("key-reused");
    assertThat(
            reporter
                .uploadSaying(
                    "/api/follow/signatures",
                    "said",
                    said(move, words),
                    "a.wav",
                    Samples.wav(1),
                    headers)
                .problem())
        .isEqualTo("signature-no-picture");
    assertThat(
            reporter
                .uploadSaying(
                    "/api/follow/signatures",
                    "said",
                    said(move, words),
                    "a.png",
                    SIGNATURE,
                    headers)
                .status())
        .isEqualTo(201);
    Browser.Answer rated = reporter.post("/api/follow/rating", rating);
    assertThat(rated.status()).as(rated.body()).isEqualTo(200);
    JsonNode steps = rated.json().path("steps");
    assertThat(steps.get(steps.size() - 1).path("signed").asBoolean()).isTrue();
    JsonNode signed = last(open(desk, id)).path("signed");
    assertThat(signed.path("byReporter").asBoolean()).isTrue();
    assertThat(signed.path("fits").asBoolean()).isTrue();
    assertThat(new String(reporter.fetch("/api/follow/pictures", headers).body(), UTF_8))
        .doesNotContain(signed.path("id").asString());
  }

  private static Map<String, Object> said(UUID move, String text) {
    return Map.of(
        "id",
        UUID.randomUUID(),
        "move",
        move,
        "text",
        text,
        "signer",
        "李青",
        "onBehalf",
        false,
        "onPaper",
        false);
  }

  private void sign(Browser by, UUID request, UUID move, String text, byte[] drawn) {
    Browser.Answer signed =
        by.uploadSaying(path(request) + "/signatures", "said", said(move, text), "签名.png", drawn);
    assertThat(signed.status()).as(signed.body()).isEqualTo(201);
  }

  private JsonNode open(Browser by, UUID id) {
    return by.get(path(id)).json();
  }

  private static JsonNode last(JsonNode file) {
    return file.path("timeline").get(file.path("timeline").size() - 1);
  }

  private static JsonNode petition(Browser admin) {
    for (JsonNode one : admin.get("/api/request-procedures").json().path("rows")) {
      if (one.path("code").asString().equals("petition")) {
        return one;
      }
    }
    throw new AssertionError("no petition");
  }

  private static Browser.Answer publish(Browser by, int basedOn, JsonNode steps) {
    return by.post(
        "/api/request-procedures/petition/versions",
        Map.of("basedOn", basedOn, "steps", JsonMapper.shared().convertValue(steps, Object.class)));
  }

  private static JsonNode needing(JsonNode steps, String move, String need) {
    JsonNode copy = steps.deepCopy();
    for (JsonNode step : copy) {
      for (JsonNode rule : step.path("moves")) {
        if (rule.path("move").asString().equals(move)) {
          ((ObjectNode) rule).putArray("needs").add(need);
        }
      }
    }
    return copy;
  }

  private static JsonNode without(JsonNode steps, String move) {
    JsonNode copy = steps.deepCopy();
    for (JsonNode step : copy) {
      ArrayNode moves = (ArrayNode) step.path("moves");
      for (int n = moves.size() - 1; n >= 0; n--) {
        if (moves.get(n).path("move").asString().equals(move)) {
          moves.remove(n);
        }
      }
    }
    return copy;
  }

  private UUID bring(Browser desk) {
    UUID id = UUID.randomUUID();
    Map<String, Object> letter = new HashMap<>(Town.request(id, place.grid(), "补偿少算了"));
    letter.put("kind", "petition");
    Browser.Answer taken = desk.post("/api/requests", letter);
    assertThat(taken.status()).isEqualTo(201);
    slips.put(
        id, new Slip(taken.json().path("number").asString(), taken.json().path("code").asString()));
    return id;
  }

  private void dispatch(Browser desk, UUID id, UUID unit) {
    assertThat(
            desk.post(path(id) + "/dispatch", Map.of("version", 1, "unitId", unit.toString()))
                .status())
        .isEqualTo(200);
  }

  private Browser.Answer settle(Browser handler, UUID id) {
    return handler.post(path(id) + "/settlement", Map.of("version", 2, "result", "已补足"));
  }

  private Browser.Answer settle(Browser handler, UUID id, UUID move, String result) {
    return handler.post(
        path(id) + "/settlement", Map.of("id", move, "version", 2, "result", result));
  }

  private String path(UUID id) {
    return "/api/requests/" + place.county() + "/" + id;
  }
}
