package org.koumen.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.planning.Answer;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.visit.RoundDesk;
import org.koumen.workforce.PostKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Weeks of grid teams: proposed, adjusted, put in force. The optimiser works between two
 * transactions, so that the database does not wait for it.
 */
@Service
public class RoundPlanDesk {
  private static final int MOST_PLANS = 50;
  private static final int MOST_CHANGES = 500;
  private static final int MOST_CALLS = 2_000;
  private static final int MOST_WORKERS = 60;
  private static final int WEEK = 7;
  // Seconds for a household, with the way to it and some room for what nobody foresees: a list that
  // no team makes is cut by it.
  private static final int EACH = 17 * 60;

  private final RoundPlanTable plans;
  private final WeekTable weeks;
  private final WeekMaker maker;
  private final RoundDesk rounds;
  private final AreaDesk areas;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate transactions;

  RoundPlanDesk(
      RoundPlanTable plans,
      WeekTable weeks,
      WeekMaker maker,
      RoundDesk rounds,
      AreaDesk areas,
      AuditLog audit,
      Jurisdiction jurisdiction,
      TransactionTemplate transactions) {
    this.plans = plans;
    this.weeks = weeks;
    this.maker = maker;
    this.rounds = rounds;
    this.areas = areas;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
    this.transactions = transactions;
  }

  /** A week that somebody wants planned, seven days from the first. */
  public record Wanted(AreaCode area, LocalDate firstDay, String reason) {}

  /** What is planned, with how many wait for a later week. */
  private record Gathered(WeekMaker.Ready ready, WeekMaker.Team team, int due, int later) {}

  /** Proposes a week for the grid workers of a village, community or grid; takes some seconds. */
  public Answer<RoundPlan> make(Wanted wanted, Scope scope, Actor by) {
    AreaCode area = wanted.area();
    if (!scope.covers(area.value()) || areas.find(area).isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (area.value().length() < AreaLevel.VILLAGE.digits()) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "area"));
    }
    LocalDate last = wanted.firstDay().plusDays(WEEK - 1L);
    if (last.isBefore(jurisdiction.today())
        || wanted.firstDay().isAfter(jurisdiction.today().plusDays(60))) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "firstDay"));
    }
    RoundPlanTable.Span span = new RoundPlanTable.Span(wanted.firstDay(), last);
    WeekMaker.Team team = team(area, wanted.firstDay());
    if (team.workers().isEmpty() || team.workers().size() > MOST_WORKERS) {
      return new Answer.Refused<>(Problem.PLAN_NOBODY, Map.of("area", area.value()));
    }
    Gathered gathered =
        Objects.requireNonNull(transactions.execute(status -> gather(area, span, team)));
    if (gathered.due() == 0) {
      return new Answer.Refused<>(Problem.PLAN_NO_HOUSEHOLDS, Map.of("area", area.value()));
    }
    long began = System.nanoTime();
    List<Planned> planned = maker.plan(gathered.ready());
    RoundPlan.Figures figures =
        figures(planned, gathered.due(), gathered.later(), (System.nanoTime() - began) / 1e9);
    UUID id = Ids.next();
    transactions.executeWithoutResult(
        status -> {
          plans.add(id, area, span, figures, wanted.reason(), jurisdiction.now(), by);
          plans.addWorkers(area.county(), id, gathered.ready().workers());
          plans.addStops(area.county(), id, planned);
        });
    return find(area.county(), id, scope)
        .<Answer<RoundPlan>>map(Answer.Done::new)
        .orElseGet(() -> Answer.no(Problem.NOT_FOUND));
  }

  private WeekMaker.Team team(AreaCode area, LocalDate day) {
    List<WeekTable.Worker> workers = weeks.workers(area, List.of(PostKind.GRID_WORKER.code()), day);
    return new WeekMaker.Team(
        workers.isEmpty()
            ? weeks.workers(area, List.of(PostKind.VISITOR.code(), PostKind.GRID_LEAD.code()), day)
            : workers,
        Map.of());
  }

  /** Whom to call on: who agreed to a time in the week, then the most urgent, as many as fit. */
  private Gathered gather(AreaCode area, RoundPlanTable.Span span, WeekMaker.Team team) {
    Scope scope = Scope.of(area.value());
    int most = (int) Math.min(MOST_CALLS, maker.seconds(team, span.first(), span.last()) / EACH);
    Map<UUID, Planned.Wanted> wanted = new LinkedHashMap<>();
    Set<UUID> agreed =
        new LinkedHashSet<>(
            weeks.agreed(area, moment(span.first()), moment(span.last().plusDays(1))));
    for (RoundDesk.DueHousehold due :
        rounds.dueBy(area.county(), scope, span.last(), most + agreed.size())) {
      if (wanted.size() < most || agreed.contains(due.id())) {
        wanted.put(
            due.id(),
            new Planned.Wanted(
                due.id(), due.areaCode(), due.rank(), due.dueOn(), null, null, null, false));
      }
    }
    agreed.removeAll(wanted.keySet());
    for (WeekTable.Home home :
        weeks.homes(area.county(), agreed, moment(span.first()), moment(span.last().plusDays(1)))) {
      wanted.put(
          home.id(),
          new Planned.Wanted(home.id(), home.areaCode(), 2, span.last(), null, null, null, false));
    }
    int due =
        (int) Math.min(Integer.MAX_VALUE, rounds.countDueBy(area.county(), scope, span.last()));
    return new Gathered(
        maker.ready(area, span.first(), span.last(), team, wanted.values()),
        team,
        Math.max(due, wanted.size()),
        Math.max(0, due - wanted.size()));
  }

  private java.time.OffsetDateTime moment(LocalDate day) {
    return day.atStartOfDay(jurisdiction.zone()).toOffsetDateTime();
  }

  private static RoundPlan.Figures figures(
      List<Planned> planned, int due, int later, double seconds) {
    List<Planned> placed = planned.stream().filter(one -> one.day() != null).toList();
    return new RoundPlan.Figures(
        due,
        placed.size(),
        later,
        (int) placed.stream().filter(Planned::agreed).count(),
        (int) placed.stream().filter(one -> one.companion() != null).count(),
        placed.stream().mapToInt(Planned::minutes).sum(),
        placed.stream().mapToInt(Planned::walkSeconds).sum() / 60,
        Math.round(seconds * 10) / 10.0);
  }

  /** Plans that tell something about an area, the latest week first. */
  @Transactional(readOnly = true)
  public List<RoundPlan> list(AreaCode area, Scope scope) {
    if (area.value().length() < AreaLevel.COUNTY.digits()) {
      return List.of();
    }
    List<RoundPlan> found = plans.list(area, scope, MOST_PLANS);
    Map<String, String> names =
        areas.of(found.stream().map(RoundPlan::areaCode).distinct().toList());
    return found.stream().map(plan -> plan.named(names.get(plan.areaCode()))).toList();
  }

  /** One plan. */
  @Transactional(readOnly = true)
  public Optional<RoundPlan> find(String county, UUID id, Scope scope) {
    return plans
        .find(county, id, scope)
        .map(plan -> plan.named(areas.of(List.of(plan.areaCode())).get(plan.areaCode())));
  }

  /**
   * Somebody's day in a plan.
   *
   * @param stops households that they visit or come along to
   * @param minutes at the doors and on the way
   */
  public record DayLoad(LocalDate day, int stops, int minutes, boolean out) {}

  /** Somebody of the team, day by day. */
  public record PersonWeek(
      UUID staffId, String name, @Nullable String outReason, List<DayLoad> days, int stops) {}

  /** The team of a plan, by name. */
  @Transactional(readOnly = true)
  public Optional<List<PersonWeek>> people(String county, UUID id, Scope scope) {
    return plans.find(county, id, scope).map(plan -> people(plan));
  }

  private List<PersonWeek> people(RoundPlan plan) {
    List<Planned> stops = plans.stops(plan.county(), plan.id());
    List<PersonWeek> people = new ArrayList<>();
    for (RoundPlanTable.Part part : plans.parts(plan.county(), plan.id())) {
      List<Planned> own =
          stops.stream()
              .filter(
                  one ->
                      part.staffId().equals(one.staff()) || part.staffId().equals(one.companion()))
              .toList();
      List<DayLoad> days =
          plan.firstDay()
              .datesUntil(plan.lastDay().plusDays(1))
              .map(
                  day -> {
                    List<Planned> of = own.stream().filter(one -> day.equals(one.day())).toList();
                    return new DayLoad(
                        day,
                        of.size(),
                        of.stream().mapToInt(one -> one.minutes() + one.walkSeconds() / 60).sum(),
                        part.out().contains(day));
                  })
              .toList();
      people.add(new PersonWeek(part.staffId(), part.name(), part.outReason(), days, own.size()));
    }
    return people;
  }

  /** Somebody's stops in a plan, in the order in which they go. */
  @Transactional(readOnly = true)
  public Optional<List<RoundPlanTable.StopRow>> stops(
      String county, UUID id, UUID staff, Scope scope) {
    return plans.find(county, id, scope).map(plan -> plans.stops(county, id, staff, scope));
  }

  /** Households of a plan that found no place. */
  @Transactional(readOnly = true)
  public Optional<List<RoundPlanTable.StopRow>> left(String county, UUID id, Scope scope) {
    return plans.find(county, id, scope).map(plan -> plans.left(county, id, scope));
  }

  /** What was changed in a plan. */
  @Transactional(readOnly = true)
  public Optional<List<RoundPlanTable.Change>> changes(String county, UUID id, Scope scope) {
    return plans
        .find(county, id, scope)
        .map(plan -> plans.changes(county, id, scope, MOST_CHANGES));
  }

  /** Somebody's stops of a day in the plans in force of the counties they serve in. */
  @Transactional(readOnly = true)
  public List<RoundPlanTable.StopRow> day(UUID staff, LocalDate day, Scope scope) {
    return scope.prefixes().stream()
        .filter(prefix -> prefix.length() >= AreaLevel.COUNTY.digits())
        .map(prefix -> prefix.substring(0, AreaLevel.COUNTY.digits()))
        .distinct()
        .flatMap(county -> plans.today(county, staff, day, scope).stream())
        .toList();
  }

  /** The version of a plan that somebody looked at. */
  public record Seen(String county, UUID id, int version) {}

  /** Why somebody changes a plan, and who they are. */
  public record Why(String reason, Scope scope, Actor by) {}

  /**
   * What a change did, or would do.
   *
   * @param version of the plan afterwards
   */
  public record Result(List<Moved> moved, int left, int version) {}

  /** A household whose day or visitor changed. */
  public record Moved(
      UUID householdId,
      @Nullable UUID fromStaffId,
      @Nullable LocalDate fromDay,
      @Nullable UUID toStaffId,
      @Nullable LocalDate toDay) {}

  /** Gives a household to somebody on some day; it is locked there, all others keep theirs. */
  public Answer<Result> move(Seen seen, UUID household, UUID staff, LocalDate day, Why why) {
    return change(
        seen,
        true,
        "by_hand",
        why,
        (plan, before, out) -> {
          boolean member =
              plans.parts(seen.county(), seen.id()).stream()
                  .anyMatch(part -> part.staffId().equals(staff));
          if (before.stream().noneMatch(one -> one.household().equals(household))
              || !member
              || day.isBefore(plan.firstDay())
              || day.isAfter(plan.lastDay())
              || day.isBefore(jurisdiction.today())) {
            return null;
          }
          return before.stream()
              .map(
                  one ->
                      one.household().equals(household)
                          ? new Planned.Wanted(
                              household,
                              one.areaCode(),
                              one.rank(),
                              one.dueOn(),
                              staff,
                              null,
                              day,
                              true)
                          : one.kept())
              .toList();
        });
  }

  /**
   * Has the others stand in for somebody on some days; nobody else's day or visitor changes.
   *
   * @param apply whether to do it; else it is only shown
   */
  public Answer<Result> absence(
      Seen seen, UUID staff, Collection<LocalDate> days, boolean apply, Why why) {
    return change(
        seen,
        apply,
        "stand_in",
        why,
        (plan, before, out) -> {
          if (plans.parts(seen.county(), seen.id()).stream()
              .noneMatch(part -> part.staffId().equals(staff))) {
            return null;
          }
          Set<LocalDate> all = out.computeIfAbsent(staff, one -> new HashSet<>());
          all.addAll(days);
          if (apply) {
            plans.out(seen.county(), seen.id(), staff, all, why.reason());
          }
          return before.stream()
              .map(
                  one ->
                      one.day() != null
                              && days.contains(one.day())
                              && (staff.equals(one.staff()) || staff.equals(one.companion()))
                          ? one.open()
                          : one.kept())
              .toList();
        });
  }

  /** What is to be planned anew; null when it cannot. */
  @FunctionalInterface
  private interface Wish {
    @Nullable List<Planned.Wanted> of(
        RoundPlan plan, List<Planned> before, Map<UUID, Set<LocalDate>> out);
  }

  private record Before(RoundPlan plan, List<Planned> stops, WeekMaker.Ready ready) {}

  private Answer<Result> change(Seen seen, boolean apply, String kind, Why why, Wish wish) {
    Answer<Before> read =
        Objects.requireNonNull(transactions.execute(status -> read(seen, why, wish)));
    if (!(read instanceof Answer.Done<Before>(Before before))) {
      return Answer.no(((Answer.Refused<Before>) read).problem());
    }
    List<Planned> after = new ArrayList<>(maker.plan(before.ready()));
    Set<UUID> planned = after.stream().map(Planned::household).collect(Collectors.toSet());
    // What lies in the past stays as it was, and so does who had found no place.
    before.stops().stream().filter(one -> !planned.contains(one.household())).forEach(after::add);
    Map<UUID, Planned> was =
        before.stops().stream().collect(Collectors.toMap(Planned::household, Function.identity()));
    List<Planned> changed =
        after.stream()
            .filter(one -> differs(Objects.requireNonNull(was.get(one.household())), one))
            .toList();
    int left = (int) after.stream().filter(one -> one.left() != null).count();
    List<Moved> moved = changed.stream().map(one -> moved(was, one)).toList();
    if (!apply) {
      return new Answer.Done<>(new Result(moved, left, seen.version()));
    }
    RoundPlan.Figures old = before.plan().figures();
    RoundPlan.Figures figures = figures(after, old.due(), old.later(), old.seconds());
    boolean done =
        Boolean.TRUE.equals(
            transactions.execute(
                status -> {
                  if (!plans.turn(seen.county(), seen.id(), seen.version(), figures)) {
                    status.setRollbackOnly();
                    return false;
                  }
                  plans.replaceStops(seen.county(), seen.id(), after);
                  for (Planned one : changed) {
                    plans.addChange(
                        seen.county(),
                        seen.id(),
                        Objects.requireNonNull(was.get(one.household())),
                        one,
                        kind,
                        why.reason(),
                        jurisdiction.now(),
                        why.by());
                  }
                  return true;
                }));
    return done
        ? new Answer.Done<>(new Result(moved, left, seen.version() + 1))
        : Answer.no(Problem.STALE_VERSION);
  }

  private static boolean differs(Planned was, Planned now) {
    return !Objects.equals(was.staff(), now.staff())
        || !Objects.equals(was.day(), now.day())
        || !Objects.equals(was.companion(), now.companion());
  }

  private static Moved moved(Map<UUID, Planned> was, Planned one) {
    Planned before = Objects.requireNonNull(was.get(one.household()));
    return new Moved(one.household(), before.staff(), before.day(), one.staff(), one.day());
  }

  private Answer<Before> read(Seen seen, Why why, Wish wish) {
    Optional<RoundPlan> found = plans.find(seen.county(), seen.id(), why.scope());
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    RoundPlan plan = found.get();
    if (plan.version() != seen.version()) {
      return Answer.no(Problem.STALE_VERSION);
    }
    if (plan.state() == RoundPlan.State.REPLACED || plan.lastDay().isBefore(jurisdiction.today())) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    List<Planned> stops = plans.stops(seen.county(), seen.id());
    Map<UUID, Set<LocalDate>> out = new HashMap<>();
    List<UUID> ids = new ArrayList<>();
    for (RoundPlanTable.Part part : plans.parts(seen.county(), seen.id())) {
      out.put(part.staffId(), part.out());
      ids.add(part.staffId());
    }
    List<Planned.Wanted> wanted = wish.of(plan, stops, out);
    if (wanted == null) {
      return Answer.no(Problem.NOT_FOUND);
    }
    Set<UUID> left =
        stops.stream()
            .filter(one -> one.left() != null)
            .map(Planned::household)
            .collect(Collectors.toSet());
    LocalDate today = jurisdiction.today();
    List<Planned.Wanted> coming =
        wanted.stream()
            .filter(
                one -> {
                  LocalDate day = one.day();
                  return day == null ? !left.contains(one.household()) : !day.isBefore(today);
                })
            .toList();
    WeekMaker.Team team = new WeekMaker.Team(weeks.workers(ids, plan.firstDay()), out);
    return new Answer.Done<>(
        new Before(
            plan,
            stops,
            maker.ready(
                AreaCode.of(plan.areaCode()), plan.firstDay(), plan.lastDay(), team, coming)));
  }

  /** Puts a proposal in force: those who take part see it as their days. */
  @Transactional
  public Answer<RoundPlan> enforce(Seen seen, Scope scope, Actor by) {
    Optional<RoundPlan> found = plans.find(seen.county(), seen.id(), scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    RoundPlan plan = found.get();
    if (plan.state() != RoundPlan.State.PROPOSAL) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    if (!plans.turn(seen.county(), seen.id(), seen.version(), plan.figures())) {
      return Answer.no(Problem.STALE_VERSION);
    }
    plans.enforce(plan, jurisdiction.now(), by);
    audit.add(
        by,
        "round.in-force",
        plan.areaCode(),
        plan.id().toString(),
        Map.of("firstDay", plan.firstDay().toString(), "stops", plan.figures().planned()));
    return new Answer.Done<>(find(seen.county(), seen.id(), scope).orElseThrow());
  }

  /** Drops a proposal. */
  @Transactional
  public Answer<UUID> drop(String county, UUID id, Scope scope, Actor by) {
    Optional<RoundPlan> found = plans.find(county, id, scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (found.get().state() != RoundPlan.State.PROPOSAL) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    plans.drop(county, id);
    audit.add(by, "round.dropped", found.get().areaCode(), id.toString(), Map.of());
    return new Answer.Done<>(id);
  }

  /** Why two go to a household; the caller has looked at the scope. */
  @Transactional(readOnly = true)
  public Optional<PairReason> pair(String county, UUID household) {
    return plans.pair(county, household);
  }

  /** Says that two go to a household; the caller has looked at the scope. */
  @Transactional
  public void pair(
      String county, String area, UUID household, @Nullable PairReason reason, Actor by) {
    plans.pair(county, area, household, reason, jurisdiction.now(), by);
    audit.add(
        by,
        "round.pair",
        area,
        household.toString(),
        Map.of("reason", reason == null ? "one" : reason.code()));
  }
}
