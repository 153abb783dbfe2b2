package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.sql.StatisticsRow;
import org.koumen.registry.sql.StatisticsTable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KoumenTest
class StatisticsTest {
  private static final String VILLAGE = "980201001001";
  private static final Scope SCOPE = Scope.of(VILLAGE);
  private static final Actor WHO =
      new Actor(Ids.next(), "desk", "社区", "zh-CN", Optional.empty(), List.of());

  @Autowired StatisticsDesk desk;
  @Autowired StatisticsTable table;
  @Autowired RegistrySettings settings;
  @Autowired RegistryIntake intake;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Jurisdiction jurisdiction;

  @BeforeEach
  void aVillageOfTwoGrids() {
    if (desk.sheet(SCOPE, AreaCode.of(VILLAGE), null).households() > 0) {
      return;
    }
    Random random = new Random(7);
    List<RegistryIntake.DigestedHousehold> households = new ArrayList<>();
    for (int number = 0; number < 120; number++) {
      var household =
          aHousehold()
              .in(VILLAGE + (number % 2 == 0 ? "001" : "002"))
              .at("统计路" + number + "号")
              .used(PremisesUse.values()[random.nextInt(PremisesUse.values().length)])
              .kind(HouseholdKind.values()[random.nextInt(HouseholdKind.values().length)])
              .state(random.nextInt(10) == 0 ? HouseholdState.MOVED_OUT : HouseholdState.PRESENT);
      if (number % 7 == 0) {
        household.care(
            new NewCare(
                List.of(
                    new NewCare.Mark(
                        CareColour.values()[number % 3],
                        "独居",
                        "王芳",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 1))),
                number % 2 == 0
                    ? List.of()
                    : List.of(
                        new NewCare.Listing(
                            null, "poor_household", "困难", "王芳", LocalDate.of(2026, 1, 1))),
                List.of(),
                List.of()));
      }
      int people = 1 + random.nextInt(8);
      for (int one = 0; one < people; one++) {
        household.with(
            person("统计" + "甲乙丙丁戊己庚辛".charAt(one))
                .born("%d-%02d-22".formatted(1930 + random.nextInt(96), 1 + random.nextInt(12)))
                .sex(random.nextBoolean() ? Sex.MALE : Sex.FEMALE)
                .state(ResidentState.values()[one == 0 ? 0 : number % 3])
                .speaking(number % 5 == 0 ? new String[] {"撒拉语", "普通话"} : new String[] {}));
      }
      households.add(intake.digest(household.build()));
    }
    transactions.executeWithoutResult(
        status -> intake.add(households, "test:statistics", jurisdiction.now()));
  }

  @Test
  void everyFigureCountsExactlyTheRowsItOpens() {
    AreaCode village = AreaCode.of(VILLAGE);
    var sheet = desk.sheet(SCOPE, village, null);
    assertThat(sheet.households()).isPositive();
    assertThat(sheet.groups()).hasSizeGreaterThan(5);
    for (var group : sheet.groups()) {
      for (var figure : group.figures()) {
        assertThat(rowsOf(village, null, figure.code()))
            .as(figure.code())
            .hasSize((int) figure.value());
      }
    }
    assertThat(rowsOf(village, null, "people.all")).hasSize((int) sheet.people());
    assertThat(rowsOf(village, null, "households.all")).hasSize((int) sheet.households());
    assertThat(sheet.children()).hasSize(2);
    assertThat(sheet.children().stream().mapToLong(StatisticsDesk.Child::people).sum())
        .isEqualTo(sheet.people());
  }

  @Test
  void todayIsTheSameAsItStandsAndOutOfItsHistory() {
    var now = question(true);
    var then = question(false);
    assertThat(table.people(now, 15))
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(table.people(then, 15));
    assertThat(table.languages(now)).hasSize(2).isEqualTo(table.languages(then));
    assertThat(table.households(now, 15))
        .hasSizeGreaterThan(20)
        .anyMatch(StatisticsTable.HouseholdCount::livingAlone)
        .anyMatch(StatisticsTable.HouseholdCount::underCare)
        .anyMatch(count -> count.mark() != null)
        .containsExactlyInAnyOrderElementsOf(table.households(then, 15));
    assertThat(table.premises(now)).containsExactlyInAnyOrderElementsOf(table.premises(then));
  }

  private StatisticsTable.Question question(boolean asItStands) {
    return new StatisticsTable.Question(
        List.of(VILLAGE.substring(0, 6)),
        VILLAGE,
        jurisdiction.today(),
        settings.ageBands(),
        SCOPE,
        List.of(),
        asItStands);
  }

  @Test
  void premisesLeadToAHouseholdThatBelongsThereOrToNone() {
    for (PremisesUse use : PremisesUse.values()) {
      for (var row : rowsOf(AreaCode.of(VILLAGE), null, "premises.use." + use.code())) {
        List<UUID> there =
            jdbc.sql(
                    """
                    select id from household
                    where premises_id = :premises and state in ('present', 'away')
                    """)
                .param("premises", row.id())
                .query(UUID.class)
                .list();
        assertThat(row.householdId() == null ? List.of() : List.of(row.householdId()))
            .as(row.address())
            .isEqualTo(there);
      }
    }
  }

  @Test
  void theBandsCoverEverybodyOnceOnAnyDay() {
    AreaCode village = AreaCode.of(VILLAGE);
    for (LocalDate day :
        List.of(jurisdiction.today(), LocalDate.of(2021, 2, 22), LocalDate.of(2024, 2, 29))) {
      var sheet = desk.sheet(SCOPE, village, day);
      long inBands =
          sheet.groups().stream()
              .filter(group -> group.key().equals("band"))
              .flatMap(group -> group.figures().stream())
              .mapToLong(StatisticsDesk.Counted::value)
              .sum();
      assertThat(inBands).isEqualTo(sheet.people());
    }
  }

  @Test
  void aPastDayCountsWhoLivedThereThen() {
    AreaCode village = AreaCode.of(VILLAGE);
    long before = desk.sheet(SCOPE, village, null).people();
    var someone = rowsOf(village, null, "people.sex.female").getFirst();
    transactions.executeWithoutResult(status -> die(someone, LocalDate.of(2026, 11, 10)));

    assertThat(desk.sheet(SCOPE, village, null).people()).isEqualTo(before - 1);
    assertThat(desk.sheet(SCOPE, village, LocalDate.of(2026, 11, 10)).people())
        .isEqualTo(before - 1);
    assertThat(desk.sheet(SCOPE, village, LocalDate.of(2026, 11, 9)).people()).isEqualTo(before);
    assertThat(rowsOf(village, LocalDate.of(2026, 11, 9), "people.sex.female")).contains(someone);
    assertThat(desk.sheet(SCOPE, village, LocalDate.of(2019, 12, 31)).people())
        .as("before anybody was known")
        .isZero();
  }

  @Test
  void nobodyOutsideTheScopeIsCounted() {
    String grid = VILLAGE + "001";
    var whole = desk.sheet(SCOPE, AreaCode.of(VILLAGE), null);
    var mine = desk.sheet(Scope.of(grid), AreaCode.of(VILLAGE), null);
    long inGrid =
        whole.children().stream()
            .filter(child -> child.code().equals(grid))
            .mapToLong(StatisticsDesk.Child::people)
            .sum();
    assertThat(mine.people()).isEqualTo(inGrid);
    assertThat(desk.sheet(Scope.of("980201001002"), AreaCode.of(VILLAGE), null).people()).isZero();
  }

  private List<StatisticsRow> rowsOf(AreaCode area, @Nullable LocalDate day, String figure) {
    List<StatisticsRow> all = new ArrayList<>();
    UUID after = null;
    while (true) {
      Rows<StatisticsRow> page = desk.rows(WHO, SCOPE, area, day, figure, after, 100).orElseThrow();
      all.addAll(page.rows());
      if (page.next() == null) {
        return all;
      }
      after = UUID.fromString(page.next());
    }
  }

  private void die(StatisticsRow person, LocalDate day) {
    jdbc.sql("update resident set state = 'dead' where county = :county and id = :id")
        .param("county", person.county())
        .param("id", person.id())
        .update();
    jdbc.sql(
            """
            insert into file_change
              (county, id, area_code, household_id, resident_id, kind, happened_on, recorded_at,
               recorded_by_name, changes, touched)
            values
              (:county, :change, :area, :household, :id, 'death', :day, now(), '社区',
               jsonb_build_array(jsonb_build_object(
                 'table', 'resident', 'id', :id::text,
                 'before', jsonb_build_object('state', 'present'),
                 'after', jsonb_build_object('state', 'dead'))),
               array[:id])
            """)
        .param("county", person.county())
        .param("change", Ids.next())
        .param("area", person.areaCode())
        .param("household", person.householdId())
        .param("id", person.id())
        .param("day", day)
        .update();
  }
}
