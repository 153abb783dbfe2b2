package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.identity;
import static org.koumen.registry.Households.person;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@KoumenTest
class HouseholdListTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountDesk accounts;
  @LocalServerPort private int port;

  private Town.Place place;
  private Town town;
  private Browser desk;
  private final IdentityNumber number = identity(LocalDate.of(1950, 6, 1), Sex.FEMALE, 321);

  @BeforeEach
  void a_community_of_five_households() {
    town = new Town(jdbc, accounts, port);
    place = town.found();
    desk = town.person("county_desk", place.county()).browser();
    NewResident elder =
        person("单玉珍").identity(number).phone("13912345678").build(Relation.HEAD, day(2020));
    put(
        aHousehold()
            .in(place.grid(1))
            .at("祥和小区3号楼2单元501室")
            .number("DX-17")
            .with(
                person("单玉珍").id(elder.id()).identity(number).phone("13912345678"),
                person("李小明").born("1975-01-01").state(ResidentState.AWAY).as(Relation.CHILD))
            .care(
                new NewCare(
                    List.of(
                        new NewCare.Mark(
                            CareColour.RED, "独居", "王芳", day(2026), LocalDate.of(2026, 11, 1))),
                    List.of(new NewCare.Listing(elder.id(), "elder_alone", "独居", "王芳", day(2026))),
                    List.of(),
                    List.of()))
            .build(),
        aHousehold()
            .in(place.grid(1))
            .at("祥和小区3号楼2单元502室")
            .with(
                person("张伟").born("1990-01-01").sex(Sex.MALE).speaking("撒拉语"),
                person("王芳").born("1991-01-01").sex(Sex.FEMALE).as(Relation.SPOUSE),
                person("张小明").born("2018-01-01").sex(Sex.MALE).as(Relation.CHILD))
            .build(),
        aHousehold()
            .in(place.grid(2))
            .at("建设路15号")
            .used(PremisesUse.COMMERCIAL)
            .kind(HouseholdKind.BUSINESS)
            .with(person("赵老板").phone("13800005678"))
            .build(),
        aHousehold().in(place.grid(2)).at("建设路16号").used(PremisesUse.VACANT).build(),
        aHousehold()
            .in(place.grid(3))
            .at("建设路17号")
            .state(HouseholdState.MOVED_OUT)
            .with(person("钱走").state(ResidentState.MOVED_OUT))
            .build());
  }

  @Test
  void one_field_finds_a_household_by_whatever_is_typed() {
    assertThat(found("单玉珍")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(found("shanyu")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(found("syz")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(found("小明")).containsExactly("祥和小区3号楼2单元501室", "祥和小区3号楼2单元502室");
    assertThat(found("3-2-50")).containsExactly("祥和小区3号楼2单元501室", "祥和小区3号楼2单元502室");
    assertThat(found("祥和 zxm")).containsExactly("祥和小区3号楼2单元502室");
    assertThat(found("5678")).containsExactly("祥和小区3号楼2单元501室", "建设路15号");
    assertThat(found("13912345678")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(found(number.value())).containsExactly("祥和小区3号楼2单元501室");
    assertThat(found("dx-17")).containsExactly("祥和小区3号楼2单元501室");
    assertThat(found("a':*|'b \\' & !x '' <-> ( 张'三")).isEmpty();
    assertThat(rows("q=xiaoming").findValuesAsString("matched")).containsExactly("李小明", "张小明");
    assertThat(rows("q=" + encoded("张伟")).get(0).path("matched").isNull()).isTrue();
  }

  @Test
  void filters_narrow_the_list_and_the_total_is_exact() {
    Map<String, Integer> expected =
        Map.ofEntries(
            Map.entry("", 4),
            Map.entry("use=commercial", 1),
            Map.entry("kind=business", 1),
            Map.entry("mark=red", 1),
            Map.entry("mark=none", 3),
            Map.entry("underCare=true", 1),
            Map.entry("livingAlone=true", 1),
            Map.entry("dueReview=true", 1),
            Map.entry("size=3", 1),
            Map.entry("size=2%2B", 2),
            Map.entry("size=0", 1),
            Map.entry("ageBand=4-12", 1),
            Map.entry("ageBand=4-12&sex=female", 0),
            Map.entry("ageBand=70-79", 1),
            Map.entry("hasElder=true", 1),
            Map.entry("hasChild=true", 1),
            Map.entry("hasChild=false", 3),
            Map.entry("language=" + encoded("撒拉语"), 1),
            Map.entry("category=elder_alone", 1),
            Map.entry("state=moved_out", 1));
    expected.forEach(
        (filter, count) -> {
          JsonNode answer = get("&" + filter).json();
          assertThat(answer.path("total").asInt(-1)).as(filter).isEqualTo(count);
          assertThat(answer.path("rows")).as(filter).hasSize(count);
        });
    assertThat(get("&use=castle").problem()).isEqualTo("bad-input");
  }

  @Test
  void pages_follow_one_another_without_gaps() {
    Set<String> seen = new TreeSet<>();
    String after = "";
    int pages = 0;
    do {
      Browser.Answer answer = get("&limit=1&after=" + after);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      JsonNode page = answer.json();
      seen.addAll(page.path("rows").findValuesAsString("id"));
      assertThat(page.path("total").asInt()).isEqualTo(4);
      after = page.path("next").asString("");
      pages++;
    } while (!after.isEmpty());
    assertThat(seen).hasSize(4);
    assertThat(pages).isEqualTo(4);
  }

  @Test
  void a_county_whose_code_ends_in_nine_is_found_like_any_other() {
    Town.Place nine = town.found("981009");
    put(aHousehold().in(nine.grid(1)).with(person("末位").phone("13700009999")).build());
    Browser clerk = town.person("county_desk", nine.county()).browser();
    for (String query : List.of("", "&q=mw", "&q=13700009999")) {
      assertThat(clerk.get("/api/households?area=" + nine.county() + query).json().path("total"))
          .as(query)
          .hasToString("1");
    }
  }

  @Test
  void a_worker_of_one_grid_sees_no_other_grid() {
    Browser worker = town.person("grid_worker", place.grid(2)).browser();
    JsonNode all = worker.get("/api/households?area=" + place.county()).json();
    assertThat(all.path("rows").findValuesAsString("address")).containsExactly("建设路15号", "建设路16号");
    assertThat(worker.get("/api/households?area=" + place.grid(1)).json().path("rows")).isEmpty();
    assertThat(worker.get("/api/households?q=" + number.value()).json().path("rows")).isEmpty();
    JsonNode foreign = rows("q=syz").get(0);
    String file = "/api/households/" + place.county() + "/" + foreign.path("id").asString();
    for (String path :
        List.of(file, file + "/timeline", file + "/looks", file + "?asOf=2026-01-01")) {
      assertThat(worker.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(town.person("leader", place.county()).browser().get(file).status()).isEqualTo(403);
  }

  @Test
  void a_worker_of_two_grids_sees_nothing_of_the_one_between() {
    put(aHousehold().in(place.grid(3)).at("建设路18号").with(person("单独")).build());
    Town.Person person = town.person("grid_worker", place.grid(1));
    UUID account =
        jdbc.sql("select id from account where login = :login")
            .param("login", person.login())
            .query(UUID.class)
            .single();
    accounts.grant(account, "grid_worker", place.grid(3), null, null, null);
    for (String query : List.of("", "&q=s")) {
      JsonNode list = person.browser().get("/api/households?area=" + place.county() + query).json();
      assertThat(list.path("rows").findValuesAsString("areaCode"))
          .as(query)
          .contains(place.grid(1), place.grid(3))
          .doesNotContain(place.grid(2));
      assertThat(list.path("total").asInt()).isEqualTo(list.path("rows").size());
    }
  }

  @Test
  void a_file_is_masked_until_a_reason_is_given_and_every_look_is_logged() {
    JsonNode row = rows("q=syz").get(0);
    String path = "/api/households/" + place.county() + "/" + row.path("id").asString();
    Browser.Answer answer = desk.get(path);
    JsonNode file = answer.json();
    assertThat(answer.body()).doesNotContain(number.value()).doesNotContain("13912345678");
    assertThat(file.path("household").path("headName").asString()).isEqualTo("单玉珍");
    assertThat(file.path("household").path("livingAlone").asBoolean()).isTrue();
    assertThat(file.path("household").path("careMark").asString()).isEqualTo("red");
    assertThat(file.path("areaNames").path(place.grid(1)).asString()).isEqualTo("第1网格");
    JsonNode head = file.path("residents").get(0);
    assertThat(head.path("identity").asString()).isEqualTo(number.masked());
    assertThat(head.path("phone").asString()).isEqualTo("139****5678");
    assertThat(head.path("age").asInt()).isEqualTo(76);
    String reveal = path + "/residents/" + head.path("id").asString() + "/reveal";
    assertThat(desk.post(reveal, Map.of("fields", List.of("phone"), "reason", "看看")).problem())
        .isEqualTo("reveal-reason");
    JsonNode revealed =
        desk.post(reveal, Map.of("fields", List.of("phone"), "reason", "联系家属送药")).json();
    assertThat(revealed.path("phone").asString()).isEqualTo("13912345678");
    assertThat(revealed.path("identity").isNull()).isTrue();
    assertThat(desk.get(path + "/looks").json().path("rows").findValuesAsString("kind"))
        .containsExactly("reveal", "look");
  }

  private static LocalDate day(int year) {
    return LocalDate.of(year, 1, 1);
  }

  private List<String> found(String typed) {
    return rows("q=" + encoded(typed)).findValuesAsString("address");
  }

  private JsonNode rows(String query) {
    return get("&" + query).json().path("rows");
  }

  private Browser.Answer get(String query) {
    return desk.get("/api/households?area=" + place.county() + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void put(NewHousehold... households) {
    transaction.executeWithoutResult(
        status ->
            intake.add(
                Stream.of(households).map(intake::digest).toList(), "test", jurisdiction.now()));
  }
}
