package org.koumen.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.planning.AdjustDesk;
import org.koumen.planning.Answer;
import org.koumen.planning.AssignmentDesk;
import org.koumen.planning.PlanFigures;
import org.koumen.platform.Jobs;
import org.koumen.workforce.PostKind;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 280,000 households of the invented city to 5,308 visitors of 119 units, against the bound that
 * the plan proves and against whoever goes down the list and gives each household to the nearest
 * visitor with room. Then one person falls ill; then the plan is made again a year later.
 */
public final class PlanBenchmark implements Benchmark {
  private static final int SHARE = 53;
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final Scope EVERYWHERE = Scope.of("");
  private static final Actor PLANNER =
      new Actor(new UUID(0, 1), "bench", "bench", "zh", Optional.empty(), List.of());

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String about() {
    return "280,000 households to 5,308 visitors against the proven bound and the greedy list";
  }

  @Override
  public void run(Stage stage, List<String> arguments) throws Exception {
    Report report = stage.report();
    long began = System.nanoTime();
    String county = CityDoors.lay(stage);
    report.took("the city is laid down", Duration.ofNanos(System.nanoTime() - began));
    AssignmentDesk desk = stage.the(AssignmentDesk.class);

    HeapPeak.reset();
    Made first = make(stage, county, "bench");
    report.say("  heap at most %,d MB of %,d allowed", HeapPeak.megabytes(), HeapPeak.allowed());
    tell(report, first);
    shares(report, desk, first);
    greedy(stage, first);
    illness(stage, first);

    AssignmentDesk.Started seen = first.started();
    int version = desk.find(county, seen.id(), EVERYWHERE).orElseThrow().version();
    done(desk.enforce(county, seen.id(), version, EVERYWHERE, PLANNER));
    Made next = make(stage, county, "bench, a year later");
    PlanFigures figures = next.figures();
    report.say("A year later, with one person out:");
    report.within("found", seconds(figures), WITHIN);
    report.atLeast(
        "households that keep their visitor",
        (double) figures.kept() / Math.max(1, figures.kept() + figures.changed()),
        0.98);
    report.atLeast("bound / cost", (double) figures.boundMetres() / figures.costMetres(), 0.99);
  }

  private record Made(AssignmentDesk.Started started, PlanFigures figures, Duration whole) {}

  private static Made make(Stage stage, String county, String reason) throws Exception {
    AssignmentDesk desk = stage.the(AssignmentDesk.class);
    long began = System.nanoTime();
    AssignmentDesk.Started started =
        done(
            desk.make(
                new AssignmentDesk.Wanted(
                    AreaCode.of(county),
                    List.of(PostKind.VISITOR),
                    List.of(),
                    Optional.of(SHARE),
                    reason),
                EVERYWHERE,
                PLANNER));
    Jobs jobs = stage.the(Jobs.class);
    Jobs.Job job;
    do {
      Thread.sleep(100);
      job = jobs.find(started.jobId()).orElseThrow();
    } while (!job.ended());
    if (!job.state().equals("done")) {
      throw new IllegalStateException("no plan: " + job.problem());
    }
    PlanFigures figures =
        Objects.requireNonNull(desk.find(county, started.id(), EVERYWHERE).orElseThrow().figures());
    return new Made(started, figures, Duration.ofNanos(System.nanoTime() - began));
  }

  private static <T> T done(Answer<T> answer) {
    return answer.orRefuse();
  }

  private static Duration seconds(PlanFigures figures) {
    return Duration.ofMillis(Math.round(figures.seconds() * 1000));
  }

  private static void tell(Report report, Made made) {
    PlanFigures figures = made.figures();
    report.say(
        "%,d households to %,d visitors of %,d units with room for %,d",
        figures.households(), figures.visitors(), figures.units(), figures.room());
    report.within("found, twice: before and after moving to the middles", seconds(figures), WITHIN);
    report.took("with reading 280,000 households and writing", made.whole());
    report.say(
        "  ways %,d km, with languages %,d km; no plan from these middles is below %,d km: gap %s"
            + " %%",
        figures.metres() / 1000,
        figures.costMetres() / 1000,
        figures.boundMetres() / 1000,
        String.format(Locale.ROOT, "%.4f", figures.gapPercent()));
    report.atLeast("bound / cost", (double) figures.boundMetres() / figures.costMetres(), 0.99);
    report.say(
        "  the ways alone, languages aside, cannot be below %,d km: %s %% above it",
        figures.metresBound() / 1000,
        String.format(
            Locale.ROOT,
            "%.2f",
            100.0
                * (figures.metres() - figures.metresBound())
                / Math.max(1, figures.metresBound())));
    report.say(
        "  %,d households with an interpreter; %,d buildings shared that one would have had room"
            + " for",
        figures.interpreters(), figures.split());
  }

  private static void shares(Report report, AssignmentDesk desk, Made made) {
    List<AssignmentDesk.PersonRow> people =
        desk.people(made.started().county(), made.started().id(), EVERYWHERE).orElseThrow();
    int assigned = people.stream().mapToInt(AssignmentDesk.PersonRow::households).sum();
    report.atLeast("assigned", (double) assigned / made.figures().households(), 1);
    report.atMost(
        "most households of one visitor",
        people.stream().mapToInt(AssignmentDesk.PersonRow::households).max().orElse(0),
        SHARE,
        "households");
    report.say(
        "  fewest %d; the farthest household of all %,d m off, half the visitors' below %,d m",
        people.stream().mapToInt(AssignmentDesk.PersonRow::households).min().orElse(0),
        people.stream().mapToInt(AssignmentDesk.PersonRow::farthest).max().orElse(0),
        people.stream()
            .mapToInt(AssignmentDesk.PersonRow::farthest)
            .sorted()
            .skip(people.size() / 2)
            .findFirst()
            .orElse(0));
  }

  /** The yardstick: down the list, each to the nearest of the same visitors who has room left. */
  private static void greedy(Stage stage, Made made) {
    List<AssignmentDesk.PersonRow> people =
        stage
            .the(AssignmentDesk.class)
            .people(made.started().county(), made.started().id(), EVERYWHERE)
            .orElseThrow();
    double degree = 111_320;
    double eastOfDegree = degree * Math.cos(Math.toRadians(people.getFirst().latitude()));
    int count = people.size();
    double[] east = new double[count];
    double[] north = new double[count];
    int[] room = new int[count];
    for (int p = 0; p < count; p++) {
      east[p] = people.get(p).longitude() * eastOfDegree;
      north[p] = people.get(p).latitude() * degree;
      room[p] = people.get(p).share();
    }
    double[] sum = {0, 0};
    long began = System.nanoTime();
    stage
        .the(JdbcClient.class)
        .sql(
            """
            select longitude, latitude from household_place
            where county = :county
            order by area_code, address
            """)
        .param("county", made.started().county())
        .query(
            (RowCallbackHandler)
                row -> {
                  double atEast = row.getDouble(1) * eastOfDegree;
                  double atNorth = row.getDouble(2) * degree;
                  int best = -1;
                  double least = Double.MAX_VALUE;
                  for (int p = 0; p < count; p++) {
                    double square =
                        (east[p] - atEast) * (east[p] - atEast)
                            + (north[p] - atNorth) * (north[p] - atNorth);
                    if (square < least && room[p] > 0) {
                      least = square;
                      best = p;
                    }
                  }
                  room[best]--;
                  sum[0] += Math.sqrt(least);
                  sum[1] = Math.max(sum[1], Math.sqrt(least));
                });
    Report report = stage.report();
    report.say(
        "  greedy down the list with the same middles: %,d km (%.2f × ours), farthest %,d m, %.1f"
            + " s",
        Math.round(sum[0] / 1000),
        sum[0] / made.figures().metres(),
        Math.round(sum[1]),
        (System.nanoTime() - began) / 1e9);
  }

  private static void illness(Stage stage, Made made) throws Exception {
    String county = made.started().county();
    UUID plan = made.started().id();
    AssignmentDesk desk = stage.the(AssignmentDesk.class);
    List<AssignmentDesk.PersonRow> people = desk.people(county, plan, EVERYWHERE).orElseThrow();
    AssignmentDesk.PersonRow ill = people.get(people.size() / 2);
    Map<UUID, UUID> before = visitors(stage, county, plan);
    List<AdjustDesk.Change> changes = new ArrayList<>();
    int version = desk.find(county, plan, EVERYWHERE).orElseThrow().version();
    Duration took =
        Stage.time(
            () ->
                changes.addAll(
                    done(stage
                            .the(AdjustDesk.class)
                            .absence(
                                new AdjustDesk.Seen(county, plan, version),
                                ill.staffId(),
                                LocalDate.of(2026, 11, 22),
                                true,
                                new AdjustDesk.Why("病假", EVERYWHERE, PLANNER)))
                        .changes()));
    Map<UUID, UUID> after = visitors(stage, county, plan);
    long moved =
        after.entrySet().stream()
            .filter(one -> !one.getValue().equals(before.get(one.getKey())))
            .count();
    long ofOthers =
        after.entrySet().stream()
            .filter(one -> !one.getValue().equals(before.get(one.getKey())))
            .filter(one -> !ill.staffId().equals(before.get(one.getKey())))
            .count();
    Report report = stage.report();
    report.within(
        "somebody with %d households falls ill".formatted(ill.households()), took, WITHIN);
    report.atMost("households that changed", moved, ill.households(), "households");
    report.atMost("of them somebody else's", ofOthers, 0, "households");
    report.say(
        "  taken over by %d others, on average %.0f m off, at most %d households each",
        changes.stream().map(AdjustDesk.Change::toStaffId).distinct().count(),
        changes.stream().mapToInt(AdjustDesk.Change::metres).average().orElse(0),
        changes.stream().mapToInt(AdjustDesk.Change::households).max().orElse(0));
  }

  private static Map<UUID, UUID> visitors(Stage stage, String county, UUID plan) {
    Map<UUID, UUID> visitors = new HashMap<>();
    stage
        .the(JdbcClient.class)
        .sql(
            "select household_id, staff_id from assignment where county = :county and plan_id ="
                + " :plan")
        .param("county", county)
        .param("plan", plan)
        .query(
            (RowCallbackHandler)
                row -> visitors.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
    return visitors;
  }
}
