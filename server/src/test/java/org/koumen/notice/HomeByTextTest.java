package org.koumen.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Seal;
import org.koumen.platform.Settings;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A household opens its file with a code sent to the number that the file holds. */
@KoumenTest
class HomeByTextTest {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static final Pattern CODE = Pattern.compile("验证码是(\\d{6})");

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired Settings settings;
  @Autowired Outbox outbox;
  @Autowired Seal seal;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Gateway gateway;
  private Town.Place place;
  private String phone;

  @BeforeEach
  void moveIn() throws IOException {
    int test = TESTS.incrementAndGet();
    // Each test asks from the same address; more time passed before each lets it breathe.
    clock.forward(Duration.ofHours(2L * test));
    jdbc.sql("delete from notice_outbox").update();
    gateway = new Gateway();
    settings.set(NoticeSettings.SMS, new NoticeSettings.Sms(gateway.url(), "", "zh", ""), null);
    Town town = new Town(jdbc, accounts, port);
    place = town.found();
    phone = "1391234%04d".formatted(test);
    person(town.household(place.grid(), "东兴路1号"), phone);
  }

  @AfterEach
  void moveOut() {
    gateway.close();
    settings.reset(NoticeSettings.SMS);
    jdbc.sql("delete from notice_outbox").update();
  }

  @Test
  void the_number_on_the_file_gets_a_code_that_opens_it_once() {
    Browser home = new Browser(port);
    assertThat(home.get("/api/home/ways").json().path("texts").asBoolean()).isTrue();
    assertThat(ask(home, phone).status()).isEqualTo(202);
    String code = texted();
    assertThat(open(home, phone, code).json().path("address").asString()).isEqualTo("东兴路1号");
    assertThat(home.get("/api/home/looks").status()).isEqualTo(200);
    assertThat(open(new Browser(port), phone, code).problem()).isEqualTo("home-text-wrong");
  }

  @Test
  void a_number_that_no_file_holds_or_two_do_gets_the_same_answer_and_no_code() {
    Browser stranger = new Browser(port);
    Browser.Answer known = ask(stranger, phone);
    Browser.Answer unknown = ask(stranger, "13700000001");
    assertThat(unknown).isEqualTo(known);
    var unused = texted();

    Town town = new Town(jdbc, accounts, port);
    person(town.household(place.grid(2), "东兴路2号"), phone);
    assertThat(ask(stranger, phone)).isEqualTo(known);
    outbox.sendDue();
    assertThat(gateway.had()).hasSize(1);
  }

  @Test
  void five_wrong_codes_or_ten_minutes_end_it() {
    Browser home = new Browser(port);
    var unused = ask(home, phone);
    String code = texted();
    String wrong = code.equals("000000") ? "111111" : "000000";
    for (int n = 0; n < 5; n++) {
      assertThat(open(home, phone, wrong).problem()).isEqualTo("home-text-wrong");
    }
    assertThat(open(home, phone, code).problem()).isEqualTo("home-text-wrong");

    clock.forward(Duration.ofHours(2));
    unused = ask(home, phone);
    String late = texted();
    clock.forward(Duration.ofMinutes(11));
    assertThat(open(home, phone, late).problem()).isEqualTo("home-text-wrong");
  }

  @Test
  void one_number_is_not_flooded_and_without_a_gateway_nothing_is_promised() {
    Browser home = new Browser(port);
    for (int n = 0; n < 3; n++) {
      assertThat(ask(home, phone).status()).isEqualTo(202);
    }
    assertThat(ask(home, phone).problem()).isEqualTo("too-many");
    settings.reset(NoticeSettings.SMS);
    assertThat(ask(home, phone).problem()).isEqualTo("home-no-texts");
    assertThat(home.get("/api/home/ways").json().path("texts").asBoolean()).isFalse();
  }

  private Browser.Answer ask(Browser browser, String number) {
    return browser.post("/api/home/codes", Map.of("areaCode", place.village(), "phone", number));
  }

  private Browser.Answer open(Browser browser, String number, String code) {
    return browser.post(
        "/api/home/opening", Map.of("areaCode", place.village(), "phone", number, "code", code));
  }

  private String texted() {
    outbox.sendDue();
    var found = CODE.matcher(gateway.had().getLast().body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private void person(UUID household, String number) {
    jdbc.sql(
            """
            insert into resident (
              county, id, area_code, household_id, name, pinyin, initials, relation, phone_sealed, phone_index,
              state, source, since, recorded_at)
            values (
              :county, :id, :area, :household, '李青', 'li qing', 'lq', 'head', :sealed, :index, 'present', 'test',
              date '2026-01-01', now())
            """)
        .param("county", place.county())
        .param("id", Ids.next())
        .param("area", place.grid())
        .param("household", household)
        .param("sealed", seal.seal(number))
        .param("index", seal.index("phone", number))
        .update();
  }
}
