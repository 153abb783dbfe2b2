package org.koumen.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.access.Permission.AREA_READ;
import static org.koumen.access.Permission.WORKFORCE_READ;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.platform.Problem;
import org.koumen.workforce.WorkforceDesk.NewPost;
import org.koumen.workforce.WorkforceIntake.PostRow;
import org.koumen.workforce.WorkforceIntake.Result;
import org.koumen.workforce.WorkforceIntake.StaffRow;
import org.koumen.workforce.WorkforceIntake.UnitRow;
import org.springframework.beans.factory.annotation.Autowired;

/** Units, staff and teams, on areas of this test's own. */
@KoumenTest
class WorkforceTest {
  private static final String COUNTY = "960401";
  private static final String VILLAGE = "960401001001";
  private static final String OTHER_VILLAGE = "960401001002";
  private static final String GRID = VILLAGE + "001";
  private static final String NEXT_GRID = VILLAGE + "002";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Scope COUNTY_SCOPE = Scope.of(COUNTY);

  @Autowired private AreaIntake areas;
  @Autowired private UnitDesk units;
  @Autowired private WorkforceDesk desk;
  @Autowired private TeamDesk teams;
  @Autowired private WorkforceIntake intake;

  @BeforeEach
  void areas_of_this_test() {
    areas.load(
        Stream.of(
                "96 省",
                "9604 市",
                "960401 县",
                "960401001 街道",
                VILLAGE + " 一社区",
                OTHER_VILLAGE + " 二社区",
                GRID + " 第一网格",
                NEXT_GRID + " 第二网格",
                OTHER_VILLAGE + "001 第一网格")
            .map(line -> line.split(" "))
            .map(part -> new AreaEntry(AreaCode.of(part[0]), part[1])),
        LocalDate.of(2026, 1, 1),
        Optional.empty(),
        read -> {});
  }

  @Test
  void somebody_is_found_by_name_pinyin_initials_and_the_end_of_the_phone() {
    UUID id = added("单晓燕", VILLAGE);
    for (String query : List.of("晓燕", "单晓燕", "shanxiaoyan", "SHANX", "sxy", "6677")) {
      assertThat(names(COUNTY_SCOPE, query)).as(query).contains("单晓燕");
    }
    assertThat(names(COUNTY_SCOPE, "xiaoyan")).isEmpty();
    assertThat(desk.file(id, COUNTY_SCOPE)).isPresent();
  }

  @Test
  void who_is_outside_the_scope_is_not_there() {
    UUID id = added("万里", OTHER_VILLAGE);
    assertThat(desk.file(id, Scope.of(VILLAGE))).isEmpty();
    assertThat(names(Scope.of(VILLAGE), "万里")).isEmpty();
    assertThat(names(Scope.nowhere(), "万里")).isEmpty();
    assertThat(desk.leave(id, DAY, "x", Scope.of(VILLAGE), actor(VILLAGE)))
        .isEqualTo(Saved.no(Problem.NOT_FOUND));
    assertThat(desk.list(Scope.of(VILLAGE), StaffFilter.of(COUNTY, DAY), null, 200).rows())
        .allMatch(one -> !one.areaCode().startsWith(OTHER_VILLAGE));
  }

  @Test
  void a_cadre_of_the_county_is_seen_where_they_hold_a_post() {
    UUID cadre = added("易帆", COUNTY);
    assertThat(names(Scope.of(GRID), "易帆")).isEmpty();
    given(cadre, PostKind.VISITOR, GRID, DAY.minusDays(3), null);
    assertThat(names(Scope.of(GRID), "易帆")).contains("易帆");
    assertThat(names(Scope.of(NEXT_GRID), "易帆")).isEmpty();
    // Seen, but not changed by whoever has only the grid.
    assertThat(desk.leave(cadre, DAY, "x", Scope.of(GRID), actor(GRID)))
        .isEqualTo(Saved.no(Problem.NOT_FOUND));
  }

  @Test
  void a_team_is_shown_as_of_a_day_with_its_gaps() {
    UUID lead = added("方正", VILLAGE);
    UUID mediator = added("祝和", VILLAGE);
    String grid = OTHER_VILLAGE + "001";
    given(lead, PostKind.GRID_LEAD, grid, DAY.minusDays(30), DAY.minusDays(10));
    given(mediator, PostKind.MEDIATOR, OTHER_VILLAGE, DAY.minusDays(30), null);
    Team before = teams.team(grid, DAY.minusDays(20), COUNTY_SCOPE, actor(COUNTY)).orElseThrow();
    assertThat(before.members()).extracting(Team.Member::name).contains("方正", "祝和");
    assertThat(before.gaps()).doesNotContain(PostKind.GRID_LEAD, PostKind.MEDIATOR);
    Team now = teams.team(grid, DAY, COUNTY_SCOPE, actor(COUNTY)).orElseThrow();
    assertThat(now.members()).extracting(Team.Member::name).doesNotContain("方正");
    assertThat(now.gaps()).contains(PostKind.GRID_LEAD, PostKind.HEALTH);
    assertThat(teams.gaps(Scope.of(OTHER_VILLAGE), "", DAY))
        .singleElement()
        .satisfies(gap -> assertThat(gap.missing()).contains(PostKind.GRID_LEAD));
    assertThat(teams.team(grid, DAY, Scope.of(VILLAGE), actor(VILLAGE))).isEmpty();
  }

  @Test
  void phones_are_masked_for_who_may_see_the_area_only() {
    given(added("毕雪", VILLAGE), PostKind.HEALTH, NEXT_GRID, DAY, null);
    Actor areaOnly = actor(VILLAGE, AREA_READ);
    assertThat(teams.team(NEXT_GRID, DAY, Scope.of(VILLAGE), areaOnly).orElseThrow().members())
        .extracting(Team.Member::workPhone)
        .contains("154****6677");
    assertThat(
            teams.team(NEXT_GRID, DAY, Scope.of(VILLAGE), actor(VILLAGE)).orElseThrow().members())
        .extracting(Team.Member::workPhone)
        .contains("15410006677");
  }

  @Test
  void a_grid_has_one_lead_at_a_time() {
    UUID first = added("岳一", VILLAGE);
    UUID second = added("岳二", VILLAGE);
    given(first, PostKind.GRID_LEAD, GRID, DAY.minusDays(9), null);
    assertThat(give(second, PostKind.GRID_LEAD, GRID, DAY))
        .isEqualTo(new Saved.Refused(Problem.POST_HELD, Map.of("name", "岳一")));
    Post held = desk.file(first, COUNTY_SCOPE).orElseThrow().posts().getFirst();
    desk.end(first, held.id(), DAY.minusDays(1), "轮换", COUNTY_SCOPE, actor(COUNTY));
    assertThat(give(second, PostKind.GRID_LEAD, GRID, DAY)).isInstanceOf(Saved.Done.class);
    assertThat(desk.file(first, COUNTY_SCOPE).orElseThrow().changes())
        .extracting(StaffChange::kind)
        .containsExactly("post_ended", "post_given", "added");
  }

  @Test
  void who_leaves_holds_no_post_any_more() {
    UUID id = added("常在", VILLAGE);
    given(id, PostKind.SECURITY, NEXT_GRID, DAY.minusDays(5), null);
    desk.leave(id, DAY.minusDays(1), "退休", COUNTY_SCOPE, actor(COUNTY));
    StaffFile file = desk.file(id, COUNTY_SCOPE).orElseThrow();
    assertThat(file.posts()).allMatch(post -> DAY.minusDays(1).equals(post.activeTo()));
    assertThat(names(COUNTY_SCOPE, "常在")).isEmpty();
    assertThat(give(id, PostKind.HEALTH, NEXT_GRID, DAY))
        .isInstanceOfSatisfying(
            Saved.Refused.class,
            no -> assertThat(no.problem()).isEqualTo(Problem.STAFF_NOT_SERVING));
  }

  @Test
  void matters_go_to_units_that_serve_the_whole_area_the_nearest_first() {
    intake.takeUnits(
        List.of(
            new UnitRow("WF-WATER", "水务局", UnitKind.DEPARTMENT, COUNTY, null, null),
            new UnitRow("WF-V1", "一社区", UnitKind.VILLAGE, VILLAGE, "WF-WATER", null),
            new UnitRow("WF-V2", "二社区", UnitKind.VILLAGE, OTHER_VILLAGE, null, null)));
    assertThat(units.serving(COUNTY_SCOPE, GRID, null))
        .extracting(Unit::code)
        .containsSubsequence("WF-V1", "WF-WATER")
        .doesNotContain("WF-V2");
    // A village's desk sees the county's departments, but not the neighbour's committee.
    assertThat(units.within(Scope.of(VILLAGE), "", null, null))
        .extracting(Unit::code)
        .contains("WF-WATER", "WF-V1")
        .doesNotContain("WF-V2");
  }

  @Test
  void a_list_taken_in_twice_changes_nothing() {
    intake.takeUnits(List.of(new UnitRow("WF-T", "办事处", UnitKind.TOWNSHIP, COUNTY, null, null)));
    List<StaffRow> rows = List.of(row("WF-001", "贺新", "WF-T"), row("WF-002", "贺旧", "WF-NONE"));
    assertThat(intake.takeStaff(rows, null, "导入", "名册"))
        .containsExactly(Result.ADDED, Result.UNKNOWN_UNIT);
    assertThat(intake.takeStaff(rows, null, "导入", "名册"))
        .containsExactly(Result.SAME, Result.UNKNOWN_UNIT);
    assertThat(intake.takeStaff(List.of(row("WF-001", "贺欣", "WF-T")), null, "导入", "名册"))
        .containsExactly(Result.CHANGED);
    UUID id = intake.staffIds(List.of("WF-001")).get("WF-001");
    StaffFile file = desk.file(java.util.Objects.requireNonNull(id), COUNTY_SCOPE).orElseThrow();
    assertThat(file.posts()).hasSize(1);
    assertThat(file.changes()).extracting(StaffChange::kind).containsExactly("changed", "added");
    assertThat(file.staff().skills()).containsExactly("水电维修", "调解");
    assertThat(file.staff().languages()).isEmpty();
  }

  private static StaffRow row(String code, String name, String unit) {
    return new StaffRow(
        code,
        name,
        StaffKind.GRID_WORKER,
        StaffRank.VILLAGE,
        unit,
        VILLAGE,
        null,
        List.of("水电维修", "调解"),
        List.of(),
        DAY.minusYears(1),
        null,
        List.of(new PostRow(PostKind.UTILITIES, GRID, DAY.minusYears(1), null, null)));
  }

  private UUID added(String name, String area) {
    StaffEntry entry =
        new StaffEntry(
            null,
            name,
            StaffKind.CADRE,
            null,
            null,
            area,
            "15410006677",
            List.of(),
            List.of("普通话"),
            DAY.minusYears(2));
    return ((Saved.Done) desk.add(entry, COUNTY_SCOPE, actor(COUNTY))).id();
  }

  private Saved give(UUID staff, PostKind kind, String area, LocalDate from) {
    return desk.give(staff, new NewPost(kind, area, from, null, null), COUNTY_SCOPE, actor(COUNTY));
  }

  private void given(
      UUID staff, PostKind kind, String area, LocalDate from, @Nullable LocalDate to) {
    assertThat(
            desk.give(staff, new NewPost(kind, area, from, to, null), COUNTY_SCOPE, actor(COUNTY)))
        .isInstanceOf(Saved.Done.class);
  }

  private List<String> names(Scope scope, String query) {
    StaffFilter filter = new StaffFilter("", query, null, null, null, null, null, DAY);
    return desk.list(scope, filter, null, 200).rows().stream().map(Staff::name).toList();
  }

  private static Actor actor(String area) {
    return actor(area, WORKFORCE_READ);
  }

  private static Actor actor(String area, Permission permission) {
    return new Actor(
        UUID.randomUUID(),
        "tester",
        "测试员",
        "zh-CN",
        Optional.empty(),
        List.of(new Actor.Grant("x", Set.of(permission), area, Optional.empty())));
  }
}
