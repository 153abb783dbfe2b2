package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.identity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Files are begun and corrected over HTTP; nobody overwrites what another has just written. */
@KoumenTest
class FilesOverHttpTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @LocalServerPort private int port;

  private Town town;
  private Town.Place place;
  private Browser worker;

  @BeforeEach
  void aWorkerOfAVillage() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    worker = town.person("grid_worker", place.village()).browser();
  }

  @Test
  void aHouseholdIsPutOnTheRegisterWithEverybodyInIt() {
    IdentityNumber number = identity(LocalDate.of(1980, 1, 1), Sex.MALE, 5101);
    Browser.Answer added =
        add(
            "东关路1号",
            Map.of("name", "赵强", "relation", "户主", "identity", number.value()),
            Map.of("name", "赵小宝", "relation", "子", "sex", "男", "bornOn", "2015-05-05"));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    FileClient file = file(added);
    assertThat(file.living()).containsExactly("赵强", "赵小宝");
    assertThat(file.resident("赵强").path("bornOn").asString()).isEqualTo("1980-01-01");
    assertThat(file.resident("赵强").path("identity").asString()).isEqualTo(number.masked());
    assertThat(file.household().path("since").asString()).isEqualTo("2026-11-01");
    assertThat(file.timeline().findValuesAsString("kind")).containsExactly("added");
    assertThat(worker.get(file.path() + "?asOf=2026-10-31").status()).isEqualTo(404);
    assertThat(worker.get("/api/households?q=zhaoqiang").json().path("total").asInt()).isOne();

    assertThat(add("东关路１号", Map.of("name", "钱多", "relation", "户主")).problem())
        .as("the same address in another spelling")
        .isEqualTo("address-taken");
    Browser.Answer wrong =
        worker.post(
            "/api/households",
            Map.of(
                "premises",
                Map.of("areaCode", place.grid(1), "address", ""),
                "residents",
                List.of(Map.of("name", "钱", "relation", "邻居"))));
    assertThat(wrong.json().path("values").path("fields").findValuesAsString("field"))
        .containsExactlyInAnyOrder("premises.address", "residents[0].relation");
    assertThat(
            worker
                .post(
                    "/api/households",
                    Map.of(
                        "premises",
                        Map.of("areaCode", place.county() + "009001001", "address", "1号")))
                .status())
        .as("no such grid")
        .isEqualTo(404);
    assertThat(
            town.person("leader", place.county())
                .browser()
                .post("/api/households", Map.of())
                .status())
        .isEqualTo(403);
  }

  @Test
  void aSecondHouseholdAtAnAddressLeavesTheFirstItsPast() {
    FileClient first = file(add("东关路2号", Map.of("name", "孙甲", "relation", "户主")));
    String premises = first.now().path("premises").path("id").asString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("premisesId", premises);
    body.put("premises", Map.of("areaCode", place.grid(1), "address", "东关路2号"));
    body.put("kind", "tenant");
    body.put("residents", List.of(Map.of("name", "周乙", "relation", "户主")));
    Browser.Answer second = worker.post("/api/households", body);
    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(file(second).now().path("premises").path("id").asString()).isEqualTo(premises);
    assertThat(worker.get(first.path() + "?asOf=2026-11-10").status())
        .as("the house stood there before the tenants came")
        .isEqualTo(200);
  }

  @Test
  void whoeverMovesIntoAnEmptyHomeLivesInIt() {
    UUID empty = Ids.next();
    transaction.executeWithoutResult(
        status ->
            intake.addPremises(
                List.of(
                    NewPremises.at(
                        empty,
                        new org.koumen.area.AreaCode(place.grid(1)),
                        "东关路3号",
                        PremisesUse.VACANT,
                        LocalDate.of(2020, 1, 1))),
                "test",
                jurisdiction.now()));
    Browser statistics = town.person("county_desk", place.county()).browser();
    assertThat(figure(statistics, "premises.use.vacant", null)).isOne();
    Browser.Answer added =
        worker.post(
            "/api/households",
            Map.of(
                "premisesId",
                empty.toString(),
                "premises",
                Map.of("areaCode", place.grid(1), "address", "东关路3号", "use", "residential"),
                "happenedOn",
                "2026-11-10",
                "residents",
                List.of(Map.of("name", "吴丙", "relation", "户主"))));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    assertThat(file(added).now().path("premises").path("use").asString()).isEqualTo("residential");
    assertThat(figure(statistics, "premises.use.vacant", null)).isZero();
    assertThat(figure(statistics, "premises.use.vacant", "2026-11-09")).isOne();
    assertThat(figure(statistics, "households.use.residential", null)).isOne();
  }

  @Test
  void premisesHouseholdAndPeopleAreCorrectedByWhoReadTheLatest() {
    FileClient file = file(add("东关路4号", Map.of("name", "郑丁", "relation", "户主")));
    JsonNode read = file.now();

    Map<String, Object> premises =
        Map.of(
            "version",
            read.path("premises").path("version").asInt(),
            "premises",
            Map.of("areaCode", place.grid(2), "address", "东关路4号院", "use", "mixed"),
            "reason",
            "门牌改了");
    assertThat(file.put("/premises", premises).status()).isEqualTo(200);
    assertStale(file.put("/premises", premises), "premises", "东关路4号院");
    JsonNode after = file.now();
    assertThat(after.path("household").path("areaCode").asString()).isEqualTo(place.grid(2));
    assertThat(after.path("household").path("address").asString()).isEqualTo("东关路4号院");

    Map<String, Object> household =
        Map.of(
            "version",
            after.path("household").path("version").asInt(),
            "number",
            "DX-9",
            "kind",
            "tenant",
            "state",
            "away");
    assertThat(file.put("", household).status()).isEqualTo(200);
    assertStale(file.put("", household), "household", "DX-9");

    JsonNode ding = file.resident("郑丁");
    String there = "/residents/" + ding.path("id").asString();
    Map<String, Object> resident =
        Map.of(
            "version",
            ding.path("version").asInt(),
            "resident",
            Map.of("name", "郑小丁", "relation", "户主", "phone", "13812340000"));
    assertThat(file.put(there, resident).status()).isEqualTo(200);
    assertStale(file.put(there, resident), "residents", "郑小丁");

    assertThat(file.timeline().findValuesAsString("kind"))
        .containsExactly("resident_edited", "household_edited", "premises_edited", "added");
    JsonNode past = file.asOf("2026-11-10");
    assertThat(past.path("household").path("areaCode").asString()).isEqualTo(place.grid(1));
    assertThat(past.path("household").path("address").asString()).isEqualTo("东关路4号");
    assertThat(past.path("household").path("kind").asString()).isEqualTo("family");
    assertThat(past.path("residents").get(0).path("name").asString()).isEqualTo("郑丁");
  }

  @Test
  void anEditThatDoesNotSayWhatItReadIsRefused() {
    FileClient file = file(add("东关路5号", Map.of("name", "冯戊", "relation", "户主")));
    assertThat(file.put("", Map.of("kind", "family", "state", "away")).problem())
        .isEqualTo("bad-input");
    assertThat(
            file.put(
                    "/premises",
                    Map.of("premises", Map.of("areaCode", place.grid(1), "address", "新5号")))
                .problem())
        .isEqualTo("bad-input");
    assertThat(
            file.put(
                    "/residents/" + file.idOf("冯戊"),
                    Map.of("resident", Map.of("name", "冯", "relation", "户主")))
                .problem())
        .isEqualTo("bad-input");
    assertThat(file.timeline()).hasSize(1);
  }

  @Test
  void somebodyIsAddedAndSeenElsewhereAtOnce() {
    IdentityNumber number = identity(LocalDate.of(1990, 3, 4), Sex.FEMALE, 5102);
    FileClient one =
        file(add("东关路6号", Map.of("name", "陈己", "relation", "户主", "identity", number.value())));
    FileClient other = file(add("东关路7号", Map.of("name", "褚庚", "relation", "户主")));
    Browser.Answer added =
        other.post(
            "/residents",
            Map.of("resident", Map.of("name", "陈己", "relation", "配偶", "identity", number.value())));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    assertThat(added.json().path("doubles")).hasSize(1);
    String pair = added.json().path("doubles").get(0).asString();

    Browser desk = town.person("community_desk", place.village()).browser();
    String list = "/api/duplicates?area=" + place.village();
    assertThat(desk.get(list).json().path("rows")).hasSize(1);
    assertThat(desk.get(list + "&state=whatever").problem()).isEqualTo("bad-input");
    String path = "/api/duplicates/" + place.county() + "/" + pair;
    assertThat(worker.post(path + "/difference", Map.of("reason", "x")).status()).isEqualTo(403);
    String keep = one.idOf("陈己");
    assertThat(desk.post(path + "/merge", Map.of("keep", keep)).problem()).isEqualTo("bad-input");
    assertThat(desk.post(path + "/undo", Map.of()).problem()).isEqualTo("not-in-this-state");
    assertThat(desk.post(path + "/merge", Map.of("keep", keep, "reason", "同一人")).status())
        .isEqualTo(200);
    assertThat(other.living()).containsExactly("褚庚");
    assertThat(other.resident("陈己").path("state").asString()).isEqualTo("merged");
    assertThat(desk.post(path + "/undo", Map.of("reason", "弄错了")).status()).isEqualTo(200);
    assertThat(other.living()).contains("陈己");
    assertThat(desk.post(path + "/difference", Map.of("reason", "证号登记错")).status()).isEqualTo(200);
    assertThat(desk.get(list).json().path("rows")).isEmpty();
    assertThat(desk.get(list + "&state=different").json().path("rows")).hasSize(1);
  }

  private static void assertStale(Browser.Answer answer, String part, String current) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("stale-version");
    assertThat(answer.json().path("values").path("current").path(part).toString())
        .as("shows what the other one wrote")
        .contains(current);
  }

  private long figure(Browser browser, String code, @Nullable String day) {
    JsonNode sheet =
        browser
            .get("/api/statistics?area=" + place.county() + (day == null ? "" : "&day=" + day))
            .json();
    for (JsonNode group : sheet.path("groups")) {
      for (JsonNode figure : group.path("figures")) {
        if (figure.path("code").asString().equals(code)) {
          return figure.path("value").asLong();
        }
      }
    }
    throw new AssertionError("no figure " + code);
  }

  private FileClient file(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new FileClient(
        worker, place.county(), UUID.fromString(answer.json().path("id").asString()));
  }

  private Browser.Answer add(String address, Map<?, ?>... residents) {
    return worker.post(
        "/api/households",
        Map.of(
            "premises",
            Map.of("areaCode", place.grid(1), "address", address, "use", "住宅"),
            "kind",
            "family",
            "happenedOn",
            "2026-11-01",
            "residents",
            List.of(residents)));
  }
}
