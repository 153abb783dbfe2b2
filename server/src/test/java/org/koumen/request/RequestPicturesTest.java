package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
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

/** Pictures of a request: who may add, see, blur and remove them. */
@KoumenTest
class RequestPicturesTest {
  private static final byte[] PICTURE = Samples.fromATelephone(400, 300, 1);

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Town town;
  private Town.Place place;
  private Browser worker;
  private String path;
  private String[] slip;

  @BeforeEach
  void bring() {
    // Each test asks from the same address; time lets it breathe.
    clock.forward(Duration.ofHours(1));
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.grid()).browser();
    UUID id = UUID.randomUUID();
    JsonNode given = worker.post("/api/requests", Town.request(id, place.grid(), "路灯不亮")).json();
    path = "/api/requests/" + place.county() + "/" + id + "/pictures";
    slip =
        new String[] {
          "X-Follow-Number", given.path("number").asString(),
          "X-Follow-Code", given.path("code").asString()
        };
  }

  @Test
  void a_picture_is_hung_on_once_however_often_it_is_sent() {
    UUID id = UUID.randomUUID();
    Browser.Answer first = worker.upload(path + "?id=" + id, "灯.jpg", PICTURE);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.json().path("contentType").asString()).isEqualTo("image/jpeg");
    assertThat(worker.upload(path + "?id=" + id, "灯.jpg", PICTURE).status()).isEqualTo(200);
    assertThat(worker.upload(path + "?id=" + id, "灯.jpg", Samples.file("png", 9, 9)).problem())
        .isEqualTo("key-reused");
    JsonNode rows = worker.get(path).json().path("rows");
    assertThat(rows.size()).isEqualTo(1);
    assertThat(rows.path(0).path("addedByName").asString()).isEqualTo("王芳");
  }

  @Test
  void bytes_go_out_as_what_they_are_and_into_no_shared_cache() {
    String picture = added(worker, PICTURE);
    HttpResponse<byte[]> whole = worker.fetch(path + "/" + picture);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(whole.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(whole.headers().allValues("Cache-Control")).containsExactly("private, no-store");
    assertThat(whole.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
    assertThat(worker.fetch(path + "/" + picture + "/small").body().length)
        .isLessThan(whole.body().length + 1);

    String sound = added(worker, Samples.wav(2));
    HttpResponse<byte[]> heard = worker.fetch(path + "/" + sound);
    assertThat(heard.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(heard.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(worker.get(path + "/" + sound + "/small").status()).isEqualTo(404);
  }

  @Test
  void what_is_blurred_stays_blurred_for_everybody_and_the_audit_knows_who_did_it()
      throws IOException {
    String picture = added(worker, PICTURE);
    byte[] before = worker.fetch(path + "/" + picture).body();
    Map<String, Object> patch = Map.of("x", 0.25, "y", 0.25, "width", 0.5, "height", 0.5);
    Browser.Answer blurred =
        worker.post(path + "/" + picture + "/blurring", Map.of("patches", List.of(patch)));
    assertThat(blurred.status()).as(blurred.body()).isEqualTo(200);
    assertThat(blurred.json().path("blurredByName").asString()).isEqualTo("王芳");

    byte[] after = worker.fetch(path + "/" + picture).body();
    assertThat(edge(before)).as("red meets blue").isGreaterThan(150);
    assertThat(edge(after)).as("and no longer does").isLessThan(100);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from media
                    where id = :id and (content = :before or small = :before)
                    """)
                .param("id", UUID.fromString(picture))
                .param("before", before)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select action from audit_entry where subject = :id")
                .param("id", picture)
                .query(String.class)
                .list())
        .containsExactly("media.blurred");
    assertThat(
            worker
                .post(
                    path + "/" + picture + "/blurring",
                    Map.of("patches", List.of(Map.of("x", -1, "y", 0, "width", 9, "height", 1))))
                .problem())
        .isEqualTo("bad-input");
  }

  /** How sharply colours change in the middle. */
  private static int edge(byte[] jpeg) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    int y = picture.getHeight() / 2;
    int left = picture.getRGB(picture.getWidth() / 2 - 6, y) >> 16 & 0xff;
    int right = picture.getRGB(picture.getWidth() / 2 + 6, y) >> 16 & 0xff;
    return Math.abs(left - right);
  }

  @Test
  void the_reporter_sends_six_pictures_and_a_sound_and_sees_what_is_meant_for_the_reporter() {
    Browser reporter = new Browser(port);
    String inside = added(worker, PICTURE);
    for (int n = 0; n < 6; n++) {
      assertThat(reporter.upload("/api/follow/pictures", "灯.jpg", PICTURE, slip).status())
          .isEqualTo(201);
    }
    assertThat(reporter.upload("/api/follow/pictures", "灯.jpg", PICTURE, slip).problem())
        .isEqualTo("media-full");
    assertThat(reporter.upload("/api/follow/pictures", "话.wav", Samples.wav(3), slip).status())
        .isEqualTo(201);
    assertThat(reporter.upload("/api/follow/pictures", "话.wav", Samples.wav(3), slip).problem())
        .isEqualTo("media-full");
    assertThat(rows(reporter.fetch("/api/follow/pictures", slip))).isEqualTo(7);
    assertThat(reporter.fetch("/api/follow/pictures/" + inside, slip).statusCode()).isEqualTo(404);
    assertThat(worker.get(path).json().path("rows").size()).isEqualTo(8);

    assertThat(worker.put(path + "/" + inside + "/showing", Map.of("shown", true)).status())
        .isEqualTo(200);
    assertThat(rows(reporter.fetch("/api/follow/pictures", slip))).isEqualTo(8);
    HttpResponse<byte[]> seen = reporter.fetch("/api/follow/pictures/" + inside + "/small", slip);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.headers().firstValue("Content-Type")).contains("image/jpeg");
  }

  private static int rows(HttpResponse<byte[]> answer) {
    return tools.jackson.databind.json.JsonMapper.shared()
        .readTree(answer.body())
        .path("rows")
        .size();
  }

  @Test
  void strangers_get_no_file_in_and_none_out() {
    Browser stranger = new Browser(port);
    String[] wrong = slip.clone();
    wrong[3] = slip[3].equals("000000") ? "000001" : "000000";
    byte[] large = Samples.joinedWithNothing(PICTURE, 200_000);
    assertThat(stranger.upload("/api/follow/pictures", "灯.jpg", large, wrong).problem())
        .isEqualTo("follow-not-found");
    assertThat(stranger.upload("/api/follow/pictures", "灯.jpg", large).problem())
        .isEqualTo("too-large");
    assertThat(stranger.upload("/api/follow/pictures", "灯.jpg", large, slip).status())
        .isEqualTo(201);
    assertThat(stranger.fetch("/api/follow/pictures", wrong).statusCode()).isEqualTo(404);
    assertThat(stranger.get("/api/follow/pictures").problem()).isEqualTo("bad-input");
    byte[] tooLarge = Samples.joinedWithNothing(PICTURE, 14 << 20);
    assertThat(stranger.upload("/api/follow/pictures", "灯.jpg", tooLarge, slip).problem())
        .isEqualTo("too-large");
  }

  @Test
  void whoever_tries_codes_is_shut_out_but_not_whoever_is_in() {
    Browser stranger = new Browser(port);
    Browser reporter = new Browser(port);
    String[] wrong = slip.clone();
    wrong[3] = slip[3].equals("000000") ? "000001" : "000000";
    assertThat(reporter.fetch("/api/follow/pictures", slip).statusCode()).isEqualTo(200);
    for (int n = 0; n < 10; n++) {
      assertThat(stranger.fetch("/api/follow/pictures", wrong).statusCode()).isEqualTo(404);
    }
    assertThat(stranger.fetch("/api/follow/pictures", wrong).statusCode()).isEqualTo(429);
    for (int n = 0; n < 70; n++) {
      assertThat(reporter.fetch("/api/follow/pictures", slip).statusCode()).isEqualTo(200);
    }

    worker.post(path.replace("/pictures", "/follow-code"), Map.of("reason", "回执丢了"));
    assertThat(reporter.fetch("/api/follow/pictures", slip).statusCode())
        .as("a code that was replaced opens nothing, however lately it did")
        .isEqualTo(404);
  }

  @Test
  void colleagues_beyond_the_area_neither_see_nor_touch_it() {
    String picture = added(worker, PICTURE);
    Browser next = town.person("grid_worker", place.grid(2)).browser();
    Browser leader = town.person("leader", place.county()).browser();
    assertThat(next.get(path).status()).isEqualTo(404);
    assertThat(next.get(path + "/" + picture).status()).isEqualTo(404);
    assertThat(next.upload(path, "灯.jpg", PICTURE).status()).isEqualTo(404);
    assertThat(next.delete(path + "/" + picture).status()).isEqualTo(404);
    assertThat(leader.get(path).status()).isEqualTo(403);
    String other = path.replaceAll("[0-9a-f-]{36}", UUID.randomUUID().toString());
    assertThat(worker.get(other + "/" + picture).status()).isEqualTo(404);

    assertThat(worker.delete(path + "/" + picture).status()).isEqualTo(204);
    assertThat(worker.get(path + "/" + picture).status()).isEqualTo(404);
  }

  @Test
  void what_is_none_is_refused_in_words() {
    Browser.Answer svg =
        worker.inEnglish().upload(path, "a.jpg", "<svg onload='alert(1)'/>".getBytes());
    assertThat(svg.status()).isEqualTo(415);
    assertThat(svg.problem()).isEqualTo("media-unknown");
    assertThat(svg.json().path("hint").asString()).contains("JPEG");
    assertThat(worker.upload(path, "a.jpg", java.util.Arrays.copyOf(PICTURE, 900)).problem())
        .isEqualTo("media-damaged");
    Browser.Answer large =
        worker.upload(path, "a.jpg", Samples.joinedWithNothing(PICTURE, 13 << 20));
    assertThat(large.problem()).isEqualTo("too-large");
    assertThat(large.body()).contains("12 MB");
  }

  private String added(Browser browser, byte[] file) {
    Browser.Answer answer = browser.upload(path, "灯.jpg", file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asString();
  }
}
