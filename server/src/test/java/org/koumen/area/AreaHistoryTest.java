package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is done to the tree: nobody is lost, and history tells where everybody went. */
@KoumenTest
class AreaHistoryTest {
  private static final int STEPS = 60;

  @Autowired AreaDesk desk;
  @Autowired DivisionDesk divisions;
  @Autowired AreaIntake intake;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  /** A household and the area it was written into, on which day. */
  private record Placed(Household household, AreaCode area, LocalDate on) {}

  @ParameterizedTest
  @ValueSource(longs = {81, 82, 83, 84, 85})
  void every_household_is_where_history_says_and_tallies_equal_a_recount(long seed) {
    Random random = new Random(seed);
    String province = Long.toString(seed);
    intake.load(
        SmallNation.register(province).stream(),
        LocalDate.parse("2023-06-30"),
        Optional.empty(),
        count -> {});
    List<Placed> placed = new ArrayList<>();
    Map<AreaChange.Kind, Integer> done = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      Area home = any(random, areas(province, AreaLevel.GRID));
      for (int i = 0; i < 3; i++) {
        Household household = Household.write(jdbc, home.code(), Integer.toString(step), i);
        placed.add(new Placed(household, home.code(), today()));
      }
      clock.forward(Duration.ofDays(1));
      if (change(random, province) instanceof AreaOutcome.Done(AreaChange change)) {
        done.merge(change.kind(), 1, Integer::sum);
      }
      clock.forward(Duration.ofDays(1));
    }
    assertThat(done.keySet())
        .as("each kind of change came up: %s", done)
        .contains(
            AreaChange.Kind.ADDED,
            AreaChange.Kind.RECODED,
            AreaChange.Kind.MERGED,
            AreaChange.Kind.SPLIT);
    for (Placed one : placed) {
      WhereItWent now = desk.resolve(one.area(), Optional.of(one.on()));
      assertThat(now).as("%s of %s", one.area(), one.on()).isInstanceOf(WhereItWent.Now.class);
      assertThat(one.household().place(jdbc))
          .as("household written into %s on %s", one.area(), one.on())
          .isEqualTo(Household.whole(((WhereItWent.Now) now).area().code()));
    }
    SmallNation.talliesAreRight(jdbc, province);
    assertThat(desk.view(AreaCode.of(province), Scope.of("")).orElseThrow().households())
        .isEqualTo(placed.size());
  }

  private AreaOutcome change(Random random, String province) {
    AreaLevel level = AreaLevel.values()[2 + random.nextInt(5)];
    List<Area> alike = areas(province, level);
    Area area = any(random, alike);
    List<Area> above = areas(province, level.above().orElseThrow());
    AreaCode free = any(random, above).code().child(10 + random.nextInt(80));
    ChangeNote note = new ChangeNote(today(), "试", Optional.empty());
    Scope all = Scope.of(province);
    return switch (random.nextInt(6)) {
      case 0, 1 -> divisions.recode(area.code(), free, Optional.empty(), note, all);
      case 2 ->
          alike.size() > 2
              ? divisions.merge(area.code(), any(random, alike).code(), note, all)
              : divisions.rename(area.code(), "改名", note, all);
      case 3 -> {
        List<AreaCode> children =
            desk.children(area.code(), all).orElseThrow().stream()
                .map(AreaViews.Row::code)
                .toList();
        yield divisions.split(
            area.code(), free, "分出", children.subList(0, (children.size() + 1) / 2), note, all);
      }
      case 4 ->
          divisions.add(
              free.parent().orElseThrow(), Optional.of(free), "新增", Optional.empty(), note, all);
      default -> divisions.close(area.code(), note, all);
    };
  }

  private List<Area> areas(String province, AreaLevel level) {
    return desk.subtree(AreaCode.of(province)).stream()
        .filter(area -> area.level() == level)
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private static Area any(Random random, List<Area> areas) {
    return areas.get(random.nextInt(areas.size()));
  }
}
