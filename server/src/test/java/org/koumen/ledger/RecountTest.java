package org.koumen.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.TestClock;
import org.koumen.access.AccountDesk;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.ChangeNote;
import org.koumen.area.DivisionDesk;
import org.koumen.request.Channel;
import org.koumen.request.Doer;
import org.koumen.request.Moved;
import org.koumen.request.NewRequest;
import org.koumen.request.RequestDesk;
import org.koumen.request.RequestKind;
import org.koumen.request.Town;
import org.koumen.request.Wish;
import org.koumen.visit.NewVisit;
import org.koumen.visit.Outcome;
import org.koumen.visit.VisitDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens in whatever order, the figures are what a recount of the facts gives. */
@KoumenTest
class RecountTest {
  private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 12, 31);

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired RequestDesk requests;
  @Autowired VisitDesk visits;
  @Autowired LedgerDesk ledger;
  @Autowired Folding folding;
  @Autowired DivisionDesk divisions;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void figures_equal_a_recount_at_every_level_while_they_are_folded() throws Exception {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    UUID unit = town.unit(place.county(), "城管局");
    List<UUID> households = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      households.add(town.household(place.grid(1 + n % 3), "第%d户".formatted(n)));
    }
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> folders = new ArrayList<>();
      for (int n = 0; n < 2; n++) {
        folders.add(
            people.submit(
                () -> {
                  while (!over.get()) {
                    folding.foldAll();
                  }
                }));
      }
      List<Callable<Void>> workers = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        Random random = new Random(n);
        workers.add(
            () -> {
              for (int move = 0; move < 60; move++) {
                anything(random, place, unit, households);
              }
              return null;
            });
      }
      for (Future<Void> done : people.invokeAll(workers)) {
        done.get();
      }
      figuresEqualARecount(place);
      over.set(true);
      for (Future<?> folder : folders) {
        folder.get();
      }
    }
    figuresEqualARecount(place);
    folding.foldAll();
    figuresEqualARecount(place);
    assertThat(
            jdbc.sql("select count(*) from ledger_open where county = :c")
                .param("c", place.county())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void sums_go_with_their_area_to_another_county() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place here = town.found();
    Town.Place there = town.found();
    UUID unit = town.unit(here.county(), "城管局");
    List<UUID> households = List.of(town.household(here.grid(), "东街1号"));
    Random random = new Random(99);
    for (int n = 0; n < 30; n++) {
      anything(random, here, unit, households);
      if (n == 15) {
        folding.foldAll();
      }
    }
    Map<String, Long> before = figures(here.village());
    String number =
        jdbc.sql("select min(number) from request_number where county = :c")
            .param("c", here.county())
            .query(String.class)
            .single();

    AreaCode to = AreaCode.of(there.township() + "009");
    divisions.recode(
        AreaCode.of(here.village()),
        to,
        Optional.empty(),
        new ChangeNote(LocalDate.of(2026, 11, 20), "区划调整", Optional.empty()),
        Scope.of("98"));

    assertThat(figures(to.value())).isEqualTo(before);
    assertThat(figures(there.county())).isEqualTo(before);
    assertThat(figures(here.county()).values()).allMatch(amount -> amount == 0);
    assertThat(
            jdbc.sql("select county from request_number where number = :n")
                .param("n", number)
                .query(String.class)
                .single())
        .isEqualTo(there.county());
    folding.foldAll();
    assertThat(figures(there.county())).isEqualTo(before);
  }

  private void anything(Random random, Town.Place place, UUID unit, List<UUID> households) {
    Scope scope = Scope.of(place.county());
    Doer doer = new Doer(Optional.empty(), "王芳");
    if (random.nextBoolean()) {
      NewVisit visit =
          new NewVisit(
              UUID.randomUUID(),
              place.county(),
              households.get(random.nextInt(households.size())),
              Outcome.values()[random.nextInt(Outcome.values().length)],
              Optional.empty(),
              clock.instant().minusSeconds(random.nextInt(40) * 86_400L),
              Optional.empty());
      Actor visitor = new Actor(UUID.randomUUID(), "w", "王芳", "zh-CN", Optional.empty(), List.of());
      assertThat(visits.record(visit, scope, visitor)).isInstanceOf(VisitDesk.Recorded.Done.class);
      return;
    }
    UUID id = UUID.randomUUID();
    NewRequest request =
        new NewRequest(
            id,
            place.grid(1 + random.nextInt(3)),
            Optional.empty(),
            Optional.empty(),
            Channel.PHONE,
            RequestKind.HELP,
            Optional.empty(),
            "题",
            "内容",
            Optional.empty(),
            Optional.empty(),
            clock.instant());
    assertThat(requests.receive(request, doer)).isInstanceOf(RequestDesk.Taken.In.class);
    Actor desk = everything(place.county());
    for (int n = random.nextInt(5); n > 0; n--) {
      Wish wish =
          switch (random.nextInt(4)) {
            case 0 -> new Wish.Dispatch(null, version(place, id), unit, null, null, null);
            case 1 -> new Wish.Settle(null, version(place, id), "办好了", false);
            case 2 -> new Wish.Withdraw(null, null, "不需要了");
            default -> new Wish.Comment(null, null, "请稍候", random.nextBoolean());
          };
      assertThat(requests.move(place.county(), id, wish, desk))
          .isNotInstanceOf(Moved.NotFound.class);
    }
  }

  private int version(Town.Place place, UUID request) {
    return jdbc.sql("select version from request where county = :county and id = :id")
        .param("county", place.county())
        .param("id", request)
        .query(Integer.class)
        .single();
  }

  private static Actor everything(String area) {
    return new Actor(
        UUID.randomUUID(),
        "desk",
        "赵强",
        "zh-CN",
        Optional.empty(),
        List.of(
            new Actor.Grant(
                "county_desk",
                EnumSet.of(
                    Permission.REQUEST_READ, Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH),
                area,
                Optional.empty())));
  }

  private void figuresEqualARecount(Town.Place place) {
    for (String area : List.of(place.county(), place.village(), place.grid(2))) {
      assertThat(figures(area)).as(area).isEqualTo(recount(area));
    }
  }

  private Map<String, Long> figures(String area) {
    Map<String, Long> figures = new TreeMap<>();
    LedgerPage page =
        ledger.figures(Scope.of(area), AreaCode.of(area), FROM, TO, true).orElseThrow();
    for (LedgerPage.Figure figure : page.figures()) {
      if (figure.rows() != null && figure.value() != null) {
        figures.put(figure.measure(), figure.value().longValue());
      }
    }
    long byDay =
        page.days().stream()
            .flatMap(day -> day.values().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    long byArea =
        page.areas().stream()
            .flatMap(part -> part.values().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    long all = figures.values().stream().mapToLong(Long::longValue).sum();
    assertThat(byDay).as("the days add up").isEqualTo(all);
    assertThat(byArea).as("the areas add up").isEqualTo(all);
    return figures;
  }

  /** Counts the facts themselves. */
  private Map<String, Long> recount(String area) {
    Map<String, Long> counted = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      counted.put(measure.key(), 0L);
    }
    jdbc.sql(
            """
            with v as (
              select * from visit where county = left(:area, 6) and starts_with(area_code, :area)
            ), r as (
              select * from request where county = left(:area, 6) and starts_with(area_code, :area)
            )
            select 'visits' as measure, count(*) as amount from v
            union all select 'visits_' || outcome, count(*) from v group by outcome
            union all
            select 'households_reached', count(distinct household_id) from v
            where outcome in ('met', 'by_phone')
            union all select 'requests_received', count(*) from r
            union all select 'requests_dispatched', count(*) from r where lead_unit_id is not null
            union all select 'requests_settled', count(*) from r where settled_at is not null
            union all select 'requests_withdrawn', count(*) from r where state = 'withdrawn'
            union all select 'first_answers', count(*) from r where first_answer_at is not null
            """)
        .param("area", area)
        .query(
            row -> {
              counted.put(row.getString("measure"), row.getLong("amount"));
            });
    return counted;
  }

  @Test
  void a_day_repaired_late_moves_the_household_to_its_first_day() {
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    UUID household = town.household(place.grid(), "西街8号");
    visit(place, household, Instant.parse("2026-11-20T02:00:00Z"));
    folding.foldAll();
    visit(place, household, Instant.parse("2026-11-05T02:00:00Z"));

    Map<LocalDate, Long> reached = new TreeMap<>();
    ledger
        .figures(Scope.of(place.county()), AreaCode.of(place.county()), FROM, TO, true)
        .orElseThrow()
        .days()
        .forEach(
            day -> {
              Long amount = day.values().get("households_reached");
              if (amount != null) {
                reached.put(day.day(), amount);
              }
            });
    assertThat(reached).isEqualTo(Map.of(LocalDate.of(2026, 11, 5), 1L));
  }

  private void visit(Town.Place place, UUID household, Instant at) {
    Actor visitor = new Actor(UUID.randomUUID(), "w", "王芳", "zh-CN", Optional.empty(), List.of());
    NewVisit visit =
        new NewVisit(
            UUID.randomUUID(),
            place.county(),
            household,
            Outcome.MET,
            Optional.empty(),
            at,
            Optional.empty());
    assertThat(visits.record(visit, Scope.of(place.county()), visitor))
        .isInstanceOf(VisitDesk.Recorded.Done.class);
  }
}
