package org.koumen.area;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.access.Scope;
import org.koumen.area.GridHouseholds.Cluster;
import org.koumen.platform.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KoumenTest
class GridDeskTest {
  private static final UUID SOMEBODY = UUID.randomUUID();
  private static final Scope ALL = Scope.of("");

  @Autowired AreaDesk desk;
  @Autowired GridDesk grids;
  @Autowired DivisionDesk divisions;
  @Autowired AreaIntake intake;
  @Autowired JdbcClient jdbc;

  @Test
  void a_grid_that_is_too_large_is_split_as_proposed() {
    nation("71");
    AreaCode grid = code("710101001001001");
    List<Household> households = Household.write(jdbc, grid, 120);

    GridPlan plan =
        done(grids.prepareSplit(grid, Optional.empty(), List.of(), "太大", SOMEBODY, ALL));

    assertThat(plan.parts()).extracting(GridPlan.Part::households).containsExactly(80L, 40L);
    assertThat(plan.parts())
        .extracting(part -> part.size().state())
        .containsOnly(GridSizes.State.RIGHT);
    assertThat(desk.view(grid, ALL).orElseThrow().size().state()).isEqualTo(GridSizes.State.LARGE);

    GridPlan applied = done(grids.apply(plan.id(), SOMEBODY, ALL));

    AreaCode fresh = requireNonNull(applied.parts().getLast().grid());
    assertThat(fresh).isEqualTo(code("710101001001003"));
    assertThat(desk.view(grid, ALL).orElseThrow().households()).isEqualTo(80);
    assertThat(desk.view(fresh, ALL).orElseThrow().households()).isEqualTo(40);
    assertThat(households.subList(0, 80))
        .allMatch(one -> one.place(jdbc).equals(Household.whole(grid)));
    assertThat(households.subList(80, 120))
        .allMatch(one -> one.place(jdbc).equals(Household.whole(fresh)));
    assertThat(desk.changes(fresh)).extracting(AreaChange::kind).contains(AreaChange.Kind.SPLIT);
    assertThat(refused(grids.apply(plan.id(), SOMEBODY, ALL))).isEqualTo(Problem.GRID_PLAN_DECIDED);
    SmallNation.talliesAreRight(jdbc, "71");
  }

  @Test
  void buildings_with_areas_of_their_own_take_their_code_along() {
    nation("72");
    AreaCode grid = code("720101001001001");
    ChangeNote note = new ChangeNote(LocalDate.parse("2026-11-01"), "建楼", Optional.empty());
    for (int building = 1; building <= 3; building++) {
      divisions.add(grid, Optional.empty(), building + "号楼", Optional.empty(), note, ALL);
    }
    Household.write(jdbc, grid.child(1), 30);
    List<Household> third =
        IntStream.range(0, 5).mapToObj(n -> Household.write(jdbc, grid.child(3), "3", n)).toList();

    GridPlan plan =
        done(
            grids.prepareSplit(
                grid,
                Optional.empty(),
                List.of(
                    new GridDesk.Wish(Optional.empty(), List.of()),
                    new GridDesk.Wish(Optional.of("东网格"), List.of(grid.child(3).value()))),
                "分",
                SOMEBODY,
                ALL));
    AreaCode fresh =
        requireNonNull(done(grids.apply(plan.id(), SOMEBODY, ALL)).parts().getLast().grid());

    assertThat(third).allMatch(one -> one.place(jdbc).equals(Household.whole(fresh.child(3))));
    assertThat(desk.find(fresh)).map(Area::name).contains("东网格");
    assertThat(desk.find(fresh.child(3))).map(Area::name).contains("3号楼");
    SmallNation.talliesAreRight(jdbc, "72");
  }

  @Test
  void two_small_grids_become_one() {
    nation("73");
    AreaCode one = code("730101001001001");
    AreaCode two = code("730101001001002");
    List<Household> households = new ArrayList<>(Household.write(jdbc, one, 20));
    households.addAll(Household.write(jdbc, two, 0));
    Household newcomer = Household.write(jdbc, two, "99", 1);

    GridPlan plan =
        done(grids.prepareMerge(one, List.of(two), Optional.of("合并网格"), "太小", SOMEBODY, ALL));
    assertThat(plan.parts()).extracting(GridPlan.Part::households).containsExactly(21L);
    done(grids.apply(plan.id(), SOMEBODY, ALL));

    assertThat(desk.find(two)).isEmpty();
    assertThat(desk.find(one)).map(Area::name).contains("合并网格");
    assertThat(newcomer.place(jdbc)).isEqualTo(Household.whole(one));
    assertThat(households)
        .allMatch(household -> household.place(jdbc).equals(Household.whole(one)));
    assertThat(desk.resolve(two, Optional.empty())).isInstanceOf(WhereItWent.Now.class);
  }

  @Test
  void a_plan_is_dropped_goes_stale_or_is_refused() {
    nation("74");
    AreaCode one = code("740101001001001");
    AreaCode two = code("740101001001002");
    GridPlan dropped =
        done(grids.prepareMerge(one, List.of(two), Optional.empty(), "x", SOMEBODY, ALL));
    GridPlan stale =
        done(grids.prepareMerge(one, List.of(two), Optional.empty(), "x", SOMEBODY, ALL));

    assertThat(done(grids.drop(dropped.id(), SOMEBODY, ALL)).state())
        .isEqualTo(GridPlan.State.DROPPED);
    assertThat(refused(grids.apply(dropped.id(), SOMEBODY, ALL)))
        .isEqualTo(Problem.GRID_PLAN_DECIDED);
    assertThat(refused(grids.apply(stale.id(), SOMEBODY, Scope.of("740102"))))
        .isEqualTo(Problem.NOT_FOUND);
    ChangeNote note = new ChangeNote(LocalDate.parse("2026-11-01"), "并", Optional.empty());
    divisions.merge(two, one, note, ALL);
    assertThat(refused(grids.apply(stale.id(), SOMEBODY, ALL))).isEqualTo(Problem.GRID_PLAN_STALE);
    assertThat(refused(grids.prepareSplit(one, Optional.of(2), List.of(), "x", SOMEBODY, ALL)))
        .isEqualTo(Problem.GRID_PLAN_IMPOSSIBLE);
    assertThat(refused(grids.prepareSplit(two, Optional.of(2), List.of(), "x", SOMEBODY, ALL)))
        .isEqualTo(Problem.NOT_FOUND);
    assertThat(grids.plans(code("740101001001"), ALL)).hasSize(2);
    assertThat(grids.plans(code("740101001001"), Scope.of("740102"))).isEmpty();
  }

  @Test
  void a_proposal_keeps_neighbours_together_and_parts_even() {
    List<Cluster> clusters =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                n ->
                    new Cluster(
                        "k" + n, code("110101001001001"), n + "号楼", 40, 100, Optional.empty()))
            .toList();
    List<List<Cluster>> parts = GridPartition.split(clusters, 3);
    assertThat(parts).extracting(List::size).containsExactly(4, 4, 4);
    assertThat(parts.get(1)).extracting(Cluster::label).containsExactly("5号楼", "6号楼", "7号楼", "8号楼");

    List<Cluster> onTheGround =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                n ->
                    new Cluster(
                        "k" + n,
                        code("110101001001001"),
                        n + "号楼",
                        40,
                        100,
                        Optional.of(new Position(101.7 + (n % 2) * 0.01, 36.6 + n * 0.0001))))
            .toList();
    assertThat(GridPartition.split(onTheGround, 2).getFirst())
        .extracting(Cluster::label)
        .containsOnly("2号楼", "4号楼", "6号楼", "8号楼", "10号楼", "12号楼");
  }

  private void nation(String province) {
    intake.load(
        SmallNation.register(province).stream(),
        LocalDate.parse("2023-06-30"),
        Optional.empty(),
        count -> {});
  }

  private static GridPlan done(GridDesk.Outcome outcome) {
    assertThat(outcome).isInstanceOf(GridDesk.Outcome.Done.class);
    return ((GridDesk.Outcome.Done) outcome).plan();
  }

  private static Problem refused(GridDesk.Outcome outcome) {
    assertThat(outcome).isInstanceOf(GridDesk.Outcome.Refused.class);
    return ((GridDesk.Outcome.Refused) outcome).problem();
  }

  private static AreaCode code(String value) {
    return AreaCode.of(value);
  }
}
