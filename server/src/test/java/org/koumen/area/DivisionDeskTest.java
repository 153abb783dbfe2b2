package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.Scope;
import org.koumen.platform.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KoumenTest
class DivisionDeskTest {
  private static final LocalDate REGISTER = LocalDate.parse("2023-06-30");
  private static final Scope ALL = Scope.of("");

  @Autowired AreaDesk desk;
  @Autowired DivisionDesk divisions;
  @Autowired AreaIntake intake;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  @Test
  void a_village_of_two_thousand_households_gets_another_code_within_its_county() {
    nation("91");
    List<Household> households = households("910101001001001", 2_000);

    AreaChange change =
        done(
            divisions.recode(
                code("910101001001"), code("910101002007"), Optional.of("新村"), note(), ALL));

    assertThat(change.moved()).containsEntry("household", 2_000L).containsEntry("visit", 2_000L);
    assertThat(households)
        .allMatch(
            household -> household.place(jdbc).equals(Household.whole(code("910101002007001"))));
    assertThat(desk.find(code("910101001001"))).isEmpty();
    assertThat(desk.find(code("910101002007"))).map(Area::name).contains("新村");
    SmallNation.talliesAreRight(jdbc, "91");
    assertThat(desk.view(code("910101002007"), ALL).orElseThrow().households()).isEqualTo(2_000);
    assertThat(desk.view(code("91"), ALL).orElseThrow().residents()).isEqualTo(6_000);
  }

  @Test
  void a_village_goes_to_another_county_with_everything_kept_about_it() {
    nation("92");
    List<Household> going = households("920101001001001", 2_000);
    List<Household> staying = households("920101001002001", 50);

    AreaChange change =
        done(
            divisions.recode(
                code("920101001001"), code("920202001009"), Optional.empty(), note(), ALL));

    assertThat(change.moved())
        .containsEntry("household", 2_000L)
        .containsEntry("plan_step", 2_000L);
    assertThat(going)
        .allMatch(
            household -> household.place(jdbc).equals(Household.whole(code("920202001009001"))));
    assertThat(staying)
        .allMatch(
            household -> household.place(jdbc).equals(Household.whole(code("920101001002001"))));
    SmallNation.talliesAreRight(jdbc, "92");
  }

  @Test
  void a_whole_prefecture_gets_another_code() {
    nation("93");
    List<Household> households = new ArrayList<>(households("930101001001001", 20));
    households.addAll(households("930102001001001", 20));

    done(divisions.recode(code("9301"), code("9377"), Optional.empty(), note(), ALL));

    assertThat(households.getFirst().place(jdbc))
        .isEqualTo(Household.whole(code("937701001001001")));
    assertThat(households.getLast().place(jdbc))
        .isEqualTo(Household.whole(code("937702001001001")));
    SmallNation.talliesAreRight(jdbc, "93");
  }

  @Test
  void a_visit_made_elsewhere_follows_its_household_to_another_county_and_never_leaves_it() {
    nation("94");
    Household leaves = Household.write(jdbc, code("940101001001001"), "1", 1);
    Household stays = Household.write(jdbc, code("940101001002001"), "1", 1);
    // Each was once visited where it lived before: in the other village.
    place(leaves, "940101001002001");
    place(stays, "940101001001001");

    done(
        divisions.recode(
            code("940101001001"), code("940202001009"), Optional.empty(), note(), ALL));

    assertThat(leaves.place(jdbc)).isEqualTo(Household.whole(code("940202001009001")));
    assertThat(stays.place(jdbc)).isEqualTo(Household.whole(code("940101001002001")));
  }

  @Test
  void two_villages_become_one_and_like_addresses_stay_apart() {
    nation("95");
    List<Household> one = households("950101001001001", 30);
    List<Household> other = households("950101001002001", 30);

    done(divisions.merge(code("950101001001"), code("950101001002"), note(), ALL));

    assertThat(one)
        .allMatch(
            household -> household.place(jdbc).equals(Household.whole(code("950101001002003"))));
    assertThat(other)
        .allMatch(
            household -> household.place(jdbc).equals(Household.whole(code("950101001002001"))));
    SmallNation.talliesAreRight(jdbc, "95");
    assertThat(desk.resolve(code("950101001001"), Optional.empty()))
        .isEqualTo(new WhereItWent.Now(desk.find(code("950101001002")).orElseThrow()));
    assertThat(now("950101001001001")).isEqualTo(code("950101001002003"));
    assertThat(now("950101001001002")).isEqualTo(code("950101001002004"));
  }

  @Test
  void an_old_code_tells_where_it_went_also_when_it_was_given_to_another_area_since() {
    nation("96");
    clock.set("2026-01-10T09:00");
    done(
        divisions.recode(
            code("960101001001"), code("960101002009"), Optional.empty(), note(), ALL));
    clock.set("2026-03-10T09:00");
    done(
        divisions.add(
            code("960101001"),
            Optional.of(code("960101001001")),
            "后来的村",
            Optional.empty(),
            note(),
            ALL));
    clock.set("2026-06-10T09:00");
    done(
        divisions.recode(
            code("960101002009"),
            code("960202001001").parent().orElseThrow().child(55),
            Optional.empty(),
            note(),
            ALL));

    assertThat(now("960101001001")).isEqualTo(code("960101001001"));
    assertThat(on("960101001001", "2025-12-31")).isEqualTo(code("960202001055"));
    assertThat(on("960101001001001", "2025-12-31")).isEqualTo(code("960202001055001"));
    assertThat(on("960101001001", "2026-04-01")).isEqualTo(code("960101001001"));
    assertThat(on("960101002009", "2026-04-01")).isEqualTo(code("960202001055"));
    assertThat(desk.resolve(code("960999"), Optional.empty()))
        .isInstanceOf(WhereItWent.Unknown.class);
  }

  @Test
  void a_part_of_a_village_becomes_a_village_and_an_empty_one_is_closed() {
    nation("97");
    List<Household> part = households("970101001001002", 5);

    done(
        divisions.split(
            code("970101001001"),
            code("970101001088"),
            "分村",
            List.of(code("970101001001002")),
            note(),
            ALL));

    assertThat(part)
        .allMatch(
            household -> household.place(jdbc).equals(Household.whole(code("970101001088002"))));
    assertThat(refused(divisions.close(code("970101001088002"), note(), ALL)))
        .isEqualTo(Problem.AREA_NOT_EMPTY);
    assertThat(refused(divisions.close(code("970101001001"), note(), ALL)))
        .isEqualTo(Problem.AREA_NOT_EMPTY);
    done(divisions.close(code("970101001001001"), note(), ALL));
    assertThat(desk.resolve(code("970101001001001"), Optional.empty()))
        .isInstanceOf(WhereItWent.Closed.class);
    SmallNation.talliesAreRight(jdbc, "97");
  }

  @Test
  void what_cannot_be_is_refused_and_changes_nothing() {
    nation("98");
    ChangeNote tomorrow = new ChangeNote(LocalDate.parse("2026-11-23"), "x", Optional.empty());
    ChangeNote longAgo = new ChangeNote(LocalDate.parse("2020-01-01"), "x", Optional.empty());
    AreaCode village = code("980101001001");

    assertThat(
            refused(divisions.recode(village, code("980101001002"), Optional.empty(), note(), ALL)))
        .isEqualTo(Problem.AREA_CODE_TAKEN);
    assertThat(refused(divisions.recode(village, code("980101001"), Optional.empty(), note(), ALL)))
        .isEqualTo(Problem.AREA_LEVEL);
    assertThat(
            refused(divisions.recode(village, code("980101777001"), Optional.empty(), note(), ALL)))
        .isEqualTo(Problem.AREA_PARENT_UNKNOWN);
    assertThat(
            refused(
                divisions.recode(village, code("980101001055"), Optional.empty(), tomorrow, ALL)))
        .isEqualTo(Problem.AREA_DAY);
    assertThat(
            refused(
                divisions.recode(village, code("980101001055"), Optional.empty(), longAgo, ALL)))
        .isEqualTo(Problem.AREA_DAY);
    assertThat(
            refused(
                divisions.recode(
                    village, code("980202001055"), Optional.empty(), note(), Scope.of("980101"))))
        .isEqualTo(Problem.NOT_FOUND);
    assertThat(refused(divisions.rename(village, "x", note(), Scope.of("980102"))))
        .isEqualTo(Problem.NOT_FOUND);
    assertThat(refused(divisions.rename(village, " ", note(), ALL))).isEqualTo(Problem.BAD_INPUT);
    assertThat(
            refused(
                divisions.add(
                    code("980101"), Optional.empty(), "x", Optional.empty(), note(), ALL)))
        .isEqualTo(Problem.BAD_INPUT);
    assertThat(refused(divisions.merge(village, village, note(), ALL)))
        .isEqualTo(Problem.AREA_LEVEL);
    assertThat(desk.changes(village)).isEmpty();
  }

  @Test
  void an_account_sees_its_area_what_is_beneath_and_only_the_names_above() {
    nation("90");
    households("900101001001001", 3);
    Scope village = Scope.of("900101001001");

    assertThat(desk.roots(village))
        .extracting(AreaViews.Row::code)
        .containsExactly(code("900101001001"));
    AreaViews.Node county = desk.view(code("900101"), village).orElseThrow();
    assertThat(county.households()).isNull();
    assertThat(county.tally()).isNull();
    assertThat(desk.view(code("900101001001"), village).orElseThrow().households()).isEqualTo(3);
    assertThat(desk.view(code("900101001002"), village)).isEmpty();
    assertThat(desk.children(code("900101001"), village).orElseThrow())
        .extracting(AreaViews.Row::code)
        .containsExactly(code("900101001001"));
    assertThat(desk.children(code("900102"), village)).isEmpty();
    assertThat(desk.search("村", village))
        .extracting(AreaViews.Found::code)
        .containsExactly(code("900101001001"));
    assertThat(desk.search("9001010010", Scope.of("90")))
        .extracting(AreaViews.Found::code)
        .contains(code("900101001001"));
    assertThat(desk.search("900101001000", Scope.of("90")))
        .extracting(AreaViews.Found::code)
        .startsWith(code("900101001"));
    assertThat(desk.search("%", Scope.of("90"))).isEmpty();
    assertThat(desk.view(code("900101001001001"), village).orElseThrow().size())
        .isEqualTo(new GridSizes.Size(GridSizes.State.SMALL, 30, 80));
  }

  @Test
  void the_same_register_taken_in_twice_changes_nothing_and_another_name_leaves_its_row() {
    List<AreaEntry> register = SmallNation.register("89");
    assertThat(taken(register))
        .isEqualTo(new AreaIntake.Outcome.Taken(register.size(), register.size(), 0, 0));
    assertThat(taken(register))
        .isEqualTo(new AreaIntake.Outcome.Taken(register.size(), 0, 0, register.size()));
    List<AreaEntry> renamed = new ArrayList<>(register);
    renamed.set(3, new AreaEntry(register.get(3).code(), "改名了"));
    assertThat(taken(renamed))
        .isEqualTo(new AreaIntake.Outcome.Taken(register.size(), 0, 1, register.size() - 1));
    assertThat(desk.changes(register.get(3).code()))
        .extracting(AreaChange::kind)
        .containsExactly(AreaChange.Kind.RENAMED);
    assertThat(taken(List.of(new AreaEntry(code("890177001"), "孤儿"))))
        .isEqualTo(new AreaIntake.Outcome.Refused(List.of(code("890177")), List.of()));
    assertThat(taken(List.of(register.get(0), register.get(0))))
        .isEqualTo(new AreaIntake.Outcome.Refused(List.of(), List.of(register.get(0).code())));
    SmallNation.talliesAreRight(jdbc, "89");
  }

  private AreaIntake.Outcome taken(List<AreaEntry> register) {
    return intake.load(register.stream(), REGISTER, Optional.empty(), count -> {});
  }

  /** Two prefectures of two counties of two townships of two villages of two grids. */
  private void nation(String province) {
    assertThat(taken(SmallNation.register(province))).isInstanceOf(AreaIntake.Outcome.Taken.class);
  }

  private List<Household> households(String grid, int count) {
    return Household.write(jdbc, code(grid), count);
  }

  private void place(Household household, String visitAt) {
    jdbc.sql("update visit set area_code = :area where household_id = :id")
        .param("area", visitAt)
        .param("id", household.id())
        .update();
  }

  private AreaCode now(String code) {
    return ((WhereItWent.Now) desk.resolve(code(code), Optional.empty())).area().code();
  }

  private AreaCode on(String code, String day) {
    return ((WhereItWent.Now) desk.resolve(code(code), Optional.of(LocalDate.parse(day))))
        .area()
        .code();
  }

  private ChangeNote note() {
    return new ChangeNote(
        LocalDate.ofInstant(clock.instant(), clock.getZone()), "区划调整", Optional.empty());
  }

  private static AreaChange done(AreaOutcome outcome) {
    assertThat(outcome).isInstanceOf(AreaOutcome.Done.class);
    return ((AreaOutcome.Done) outcome).change();
  }

  private static Problem refused(AreaOutcome outcome) {
    assertThat(outcome).isInstanceOf(AreaOutcome.Refused.class);
    return ((AreaOutcome.Refused) outcome).problem();
  }

  private static AreaCode code(String value) {
    return AreaCode.of(value);
  }
}
