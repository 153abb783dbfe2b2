package org.koumen.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Settings;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is to leave the house leaves it, once, whatever the gateways do. */
@KoumenTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxTest {
  private static final String PHONE = "13912345678";

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired TestClock clock;
  @Autowired Settings settings;
  @Autowired NoticeDesk desk;
  @Autowired Outbox outbox;
  @Autowired OutboxTable table;
  @Autowired NoticeTimers.NoticeRetention retention;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;

  private Gateway gateway;
  private Town town;
  private Town.Place place;

  @BeforeEach
  void aGateway() throws IOException {
    jdbc.sql("delete from notice_outbox").update();
    gateway = new Gateway();
    town = new Town(jdbc, accounts, port);
    place = town.found();
    settings.set(NoticeSettings.SMS, new NoticeSettings.Sms(gateway.url(), "东兴社区", "zh", ""), null);
  }

  @AfterEach
  void nothingIsSetUp() {
    gateway.close();
    settings.reset(NoticeSettings.SMS);
    settings.reset(NoticeSettings.MAIL);
    settings.reset(NoticeSettings.WEBHOOK);
    jdbc.sql("delete from notice_outbox").update();
  }

  @Test
  void a_text_reaches_the_gateway_with_its_key_and_stays_sealed_here(CapturedOutput log) {
    tell(new Audience.Phone(PHONE), "水管已修好，请评价");
    assertThat(column("encode(target_sealed, 'escape') || encode(message_sealed, 'escape')"))
        .allSatisfy(
            kept -> assertThat(kept).doesNotContain(PHONE).doesNotContain("request.settled"));

    outbox.sendDue();
    Gateway.Had had = only(gateway.had());
    JsonNode body = JsonMapper.shared().readTree(had.body());
    assertThat(body.path("to").asString()).isEqualTo(PHONE);
    assertThat(body.path("text").asString()).isEqualTo("【东兴社区】水管已修好，请评价");
    assertThat(had.key()).isEqualTo(body.path("id").asString()).isEqualTo(only(column("id::text")));
    assertThat(column("state")).containsExactly("sent");
    outbox.sendDue();
    assertThat(gateway.had()).hasSize(1);
    assertThat(log.getAll()).doesNotContain(PHONE).doesNotContain("水管已修好");
  }

  @Test
  void nothing_is_told_by_what_never_happened() {
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      desk.tell(new Audience.Phone(PHONE), notice("水管已修好"));
                      throw new IllegalStateException("it did not");
                    }))
        .isInstanceOf(IllegalStateException.class);
    outbox.sendDue();
    assertThat(gateway.had()).isEmpty();
    settings.reset(NoticeSettings.SMS);
    tell(new Audience.Phone(PHONE), "没有网关");
    assertThat(column("state")).isEmpty();
  }

  @Test
  void a_gateway_that_is_down_delays_and_never_loses() throws IOException {
    gateway.close();
    tell(new Audience.Phone(PHONE), "第一条");
    for (int round = 0; round < 30; round++) {
      outbox.sendDue();
      clock.forward(Duration.ofMinutes(13));
    }
    assertThat(column("state")).containsExactly("waiting");
    assertThat(column("last_error")).containsExactly("unreachable");
    assertThat(Integer.parseInt(only(column("tries")))).isGreaterThan(20);

    gateway = new Gateway();
    settings.set(NoticeSettings.SMS, new NoticeSettings.Sms(gateway.url(), "", "en", ""), null);
    clock.forward(Duration.ofMinutes(13));
    outbox.sendDue();
    assertThat(only(gateway.had()).body()).contains("In English");
    assertThat(column("state")).containsExactly("sent");
  }

  @Test
  void a_gateway_that_is_down_is_not_asked_for_each_of_a_thousand() throws IOException {
    gateway.answering(had -> 503);
    for (int n = 0; n < 100; n++) {
      tell(new Audience.Phone(PHONE), "第" + n + "条");
    }
    outbox.sendDue();
    assertThat(gateway.had().size()).isLessThan(12);
    gateway.answering(had -> 200);
    clock.forward(Duration.ofMinutes(1));
    outbox.sendDue();
    assertThat(new TreeSet<>(column("state"))).containsExactly("sent");
    assertThat(gateway.had().stream().map(Gateway.Had::key).distinct()).hasSize(100);
  }

  @Test
  void five_hundred_then_two_hundred() {
    AtomicInteger asked = new AtomicInteger();
    gateway.answering(had -> asked.getAndIncrement() == 0 ? 500 : 200);
    tell(new Audience.Phone(PHONE), "再试一次");
    outbox.sendDue();
    assertThat(column("state")).containsExactly("waiting");
    outbox.sendDue();
    assertThat(gateway.had()).as("not before its time").hasSize(1);
    clock.forward(Duration.ofSeconds(7));
    outbox.sendDue();
    assertThat(gateway.had()).hasSize(2);
    assertThat(gateway.had().get(0).key()).isEqualTo(gateway.had().get(1).key());
    assertThat(column("state")).containsExactly("sent");
  }

  @Test
  void a_gateway_that_hangs_holds_up_nothing_else() {
    gateway.answering(
        had -> {
          if (had.body().contains("卡住")) {
            sleep(Duration.ofSeconds(20));
          }
          return 200;
        });
    tell(new Audience.Phone(PHONE), "卡住的");
    tell(new Audience.Phone(PHONE), "后面的");
    long began = System.nanoTime();
    outbox.sendDue();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(19));
    assertThat(column("state")).containsExactlyInAnyOrder("waiting", "sent");
    assertThat(column("coalesce(last_error, '')")).containsExactlyInAnyOrder("timeout", "");
  }

  @Test
  void one_that_is_always_refused_is_parked_and_others_go_on_and_a_person_has_it_tried_again() {
    gateway.answering(had -> had.body().contains("毒") ? 422 : 200);
    tell(new Audience.Phone(PHONE), "毒的");
    for (int round = 0; round < 12; round++) {
      outbox.sendDue();
      tell(new Audience.Phone(PHONE), "好的" + round);
      clock.forward(Duration.ofMinutes(13));
    }
    outbox.sendDue();
    assertThat(gateway.had().stream().filter(had -> had.body().contains("毒")))
        .hasSize(Outbox.MOST_REFUSALS);

    Browser root = town.person("administrator", "").browser();
    JsonNode parked = root.get("/api/outbox?state=parked").json().path("rows").path(0);
    assertThat(parked.path("target").asString()).isEqualTo("139****5678");
    assertThat(parked.path("lastError").asString()).isEqualTo("HTTP 422");
    assertThat(parked.toString()).doesNotContain("毒的");
    assertThat(root.get("/api/outbox/counts").json().path("parked").asInt()).isEqualTo(1);
    gateway.answering(had -> 200);
    Browser.Answer again =
        root.post("/api/outbox/" + parked.path("id").asString() + "/sending", null);
    assertThat(again.json().path("count").asInt()).isEqualTo(1);
    outbox.sendDue();
    assertThat(new TreeSet<>(column("state"))).containsExactly("sent");
    assertThat(town.person("county_desk", place.county()).browser().get("/api/outbox").status())
        .isEqualTo(403);
  }

  @Test
  void what_a_killed_sender_had_goes_out_with_the_same_key() {
    tell(new Audience.Phone(PHONE), "半路");
    Instant now = clock.instant();
    OutboxTable.Claimed had =
        table.claim(List.of(Channel.Kind.SMS), now, now.plus(Outbox.CLAIM)).orElseThrow();
    // It was sent, and then the sender was killed before it could say so.
    assertThat(outbox.sendDue()).as("nobody else takes what one has").isZero();
    clock.forward(Outbox.CLAIM);
    outbox.sendDue();
    assertThat(only(gateway.had()).key()).isEqualTo(had.id().toString());
    table.later(had, 0, "timeout", now);
    assertThat(column("state"))
        .as("whoever comes back late changes nothing")
        .containsExactly("sent");
  }

  @Test
  void many_senders_at_once_send_each_exactly_once() throws Exception {
    gateway.answering(
        had -> {
          sleep(Duration.ofMillis(5));
          return 200;
        });
    for (int n = 0; n < 200; n++) {
      tell(new Audience.Phone(PHONE), "第" + n + "条");
    }
    int sent = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      Callable<Integer> sender = outbox::sendDue;
      for (Future<Integer> one : pool.invokeAll(List.of(sender, sender, sender))) {
        sent += one.get();
      }
    }
    List<Gateway.Had> all = gateway.had();
    Set<String> keys = new HashSet<>(all.stream().map(Gateway.Had::key).toList());
    assertThat(all).hasSize(200);
    assertThat(keys).hasSize(200);
    assertThat(sent).isLessThanOrEqualTo(200);
    assertThat(gateway.mostAtOnce()).isGreaterThan(1);
  }

  @Test
  void what_was_sent_is_cleared_in_time_and_the_record_stays() {
    tell(new Audience.Phone(PHONE), "旧消息");
    outbox.sendDue();
    clock.forward(Duration.ofDays(29));
    retention.clear();
    assertThat(column("(target_sealed is null)::text")).containsExactly("false");
    clock.forward(Duration.ofDays(2));
    retention.clear();
    assertThat(column("(target_sealed is null and message_sealed is null)::text"))
        .containsExactly("true");
    Browser root = town.person("administrator", "").browser();
    JsonNode row = root.get("/api/outbox?state=sent").json().path("rows").path(0);
    assertThat(row.path("cleared").asBoolean()).isTrue();
    assertThat(root.post("/api/outbox/" + row.path("id").asString() + "/sending", null).status())
        .isEqualTo(404);
  }

  @Test
  void another_system_can_tell_that_a_notice_is_ours() {
    Browser root = town.person("administrator", "").browser();
    Map<String, String> hook =
        Map.of("url", gateway.url(), "kinds", "request.settled", "secret", "钥匙 1");
    JsonNode set = put(root, "notice.webhook", hook);
    assertThat(set.toString()).doesNotContain("钥匙");
    assertThat(set.path("value").path("secret").asString()).isEqualTo(Settings.KEPT);
    JsonNode audited = root.get("/api/audit?action=setting.changed").json();
    assertThat(audited.toString()).contains("notice.webhook").doesNotContain("钥匙");
    assertThat(stored("notice.webhook")).doesNotContain("钥匙").doesNotContain(Settings.KEPT);
    // Sent back as it was shown, the secret stays.
    put(root, "notice.webhook", Map.of("url", gateway.url(), "kinds", "", "secret", Settings.KEPT));

    tell(new Audience.Desk(place.village(), org.koumen.access.Permission.REQUEST_READ), "办结");
    outbox.sendDue();
    Gateway.Had had = only(gateway.had());
    String seconds = had.signature().replaceAll("t=([0-9]+),.*", "$1");
    assertThat(had.signature())
        .isEqualTo(
            "t=%s,v1=%s"
                .formatted(seconds, WebhookChannel.signature("钥匙 1", seconds + "." + had.body())));
    assertThat(JsonMapper.shared().readTree(had.body()).path("message").path("zh").asString())
        .isEqualTo("办结");
    assertThat(had.key()).isNotEmpty();
  }

  private JsonNode put(Browser root, String key, Map<String, String> value) {
    JsonNode seen =
        root.get("/api/settings")
            .json()
            .path("settings")
            .valueStream()
            .filter(one -> one.path("key").asString().equals(key))
            .findFirst()
            .orElseThrow();
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("value", value);
    body.put("seenAt", seen.path("setAt").isNull() ? null : seen.path("setAt").asString());
    Browser.Answer answer = root.put("/api/settings/" + key, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String stored(String key) {
    return jdbc.sql("select value::text from setting where key = :key")
        .param("key", key)
        .query(String.class)
        .single();
  }

  @Test
  void mail_goes_to_those_who_named_a_mailbox_and_only_in_the_area() throws IOException {
    try (MailServer mail = new MailServer()) {
      settings.set(
          NoticeSettings.MAIL,
          new NoticeSettings.Mail("127.0.0.1", mail.port(), "none", "", "", "koumen@example.org"),
          null);
      mailbox("dispatcher", place.county(), "li@example.org");
      mailbox("dispatcher", town.found().county(), "far@example.org");
      mailbox("grid_worker", place.grid(), "grid@example.org");
      tell(
          new Audience.Desk(place.village(), org.koumen.access.Permission.REQUEST_DISPATCH),
          "有新诉求待派单");
      outbox.sendDue();
      String letter = only(mail.letters());
      assertThat(letter)
          .contains("To: li@example.org", "Message-ID: <" + only(column("id::text")) + "@koumen>")
          .contains("From: koumen@example.org");

      mail.refusing("nobody@example.org");
      tell(new Audience.Mail("nobody@example.org"), "查无此人");
      outbox.sendDue();
      assertThat(column("coalesce(last_error, '')"))
          .containsExactlyInAnyOrder("", "address refused");
    }
    tell(new Audience.Mail("li@example.org"), "服务器停了");
    outbox.sendDue();
    assertThat(column("coalesce(last_error, '')")).contains("unreachable");
  }

  private void mailbox(String role, String area, String address) {
    Browser browser = town.person(role, area).browser();
    assertThat(browser.put("/api/notices/mailbox", Map.of("mail", address)).status())
        .isEqualTo(204);
    assertThat(browser.get("/api/notices/mailbox").body()).contains(address);
    assertThat(browser.put("/api/notices/mailbox", Map.of("mail", "no address")).problem())
        .isEqualTo("bad-input");
  }

  private void tell(Audience audience, String zh) {
    transactions.executeWithoutResult(status -> desk.tell(audience, notice(zh)));
  }

  private Notice notice(String zh) {
    return new Notice(
        "request.settled",
        zh,
        "In English",
        Notice.About.request(
            place.county(), place.grid(), UUID.randomUUID(), "980001-2026-000001-1"),
        Optional.empty());
  }

  private List<String> column(String expression) {
    return jdbc.sql("select " + expression + " from notice_outbox order by id")
        .query(String.class)
        .list();
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
