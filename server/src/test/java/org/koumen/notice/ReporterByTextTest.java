package org.koumen.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Settings;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reporters who left a number read on their phone what becomes of it, and are asked to judge. */
@KoumenTest
class ReporterByTextTest {
  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired Settings settings;
  @Autowired Outbox outbox;
  @LocalServerPort int port;

  private Gateway gateway;
  private Town.Place place;
  private Browser dispatcher;

  @BeforeEach
  void found() throws IOException {
    jdbc.sql("delete from notice_outbox").update();
    gateway = new Gateway();
    settings.set(NoticeSettings.SMS, new NoticeSettings.Sms(gateway.url(), "", "zh", ""), null);
    Town town = new Town(jdbc, accounts, port);
    place = town.found();
    dispatcher = town.person("dispatcher", place.county()).browser();
  }

  @AfterEach
  void leave() {
    gateway.close();
    settings.reset(NoticeSettings.SMS);
    jdbc.sql("delete from notice_outbox").update();
  }

  @Test
  void calling_back_by_message_sends_one_and_by_phone_sends_none() {
    UUID id = UUID.randomUUID();
    assertThat(
            dispatcher.post("/api/requests", Town.request(id, place.grid(), "楼道灯坏了，老人怕摔")).status())
        .isEqualTo(201);
    move(id, "settlement", Map.of("version", 1, "result", "已换灯"));
    outbox.sendDue();
    int before = gateway.had().size();
    assertThat(before).isPositive();

    move(id, "call-backs", Map.of("way", "phone", "note", "没人接"));
    outbox.sendDue();
    assertThat(gateway.had()).hasSize(before);

    move(id, "call-backs", Map.of("way", "message", "note", "请他方便时评价"));
    outbox.sendDue();
    assertThat(gateway.had()).hasSize(before + 1);
    assertThat(gateway.had().getLast().body())
        .contains("13812345678", "问题解决了吗")
        .doesNotContain("楼道灯", "请他方便时评价");
  }

  private void move(UUID id, String noun, Map<String, ?> wish) {
    Browser.Answer answer =
        dispatcher.post("/api/requests/%s/%s/%s".formatted(place.county(), id, noun), wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
