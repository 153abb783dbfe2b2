package org.koumen.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.koumen.platform.Ids;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Settings;
import org.koumen.workforce.PostKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans of who looks after which household: proposed, looked at, put in force, dropped. */
@Service
public class AssignmentDesk {
  private static final int MOST_PLANS = 50;
  private static final List<PostKind> USUAL_POSTS =
      List.of(PostKind.VISITOR, PostKind.GRID_WORKER, PostKind.GRID_LEAD);

  private final AssignmentPlanTable plans;
  private final DemandTable demands;
  private final AssignmentTable assignments;
  private final PlanMaker maker;
  private final Jobs jobs;
  private final AreaDesk areas;
  private final AuditLog audit;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  AssignmentDesk(
      AssignmentPlanTable plans,
      DemandTable demands,
      AssignmentTable assignments,
      PlanMaker maker,
      Jobs jobs,
      AreaDesk areas,
      AuditLog audit,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.plans = plans;
    this.demands = demands;
    this.assignments = assignments;
    this.maker = maker;
    this.jobs = jobs;
    this.areas = areas;
    this.audit = audit;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A plan that somebody wants.
   *
   * @param posts whose holders take part; visitors, grid workers and grid leads when empty
   * @param units whose cadres take part without a post
   * @param share households for each; the setting's when empty
   */
  public record Wanted(
      AreaCode area,
      List<PostKind> posts,
      List<UUID> units,
      Optional<Integer> share,
      String reason) {}

  /** A plan that is being made, and the job that tells how far it is. */
  public record Started(String county, UUID id, UUID jobId) {}

  /** Has a plan proposed, in the background. */
  public Answer<Started> make(Wanted wanted, Scope scope, Actor by) {
    AreaCode area = wanted.area();
    if (!scope.covers(area.value()) || areas.find(area).isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (area.value().length() < AreaLevel.COUNTY.digits()) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "area"));
    }
    PlanWishes wishes = wishes(wanted);
    UUID id = Ids.next();
    UUID job = Ids.next();
    plans.add(id, area, wishes, job, wanted.reason(), jurisdiction.now(), by);
    start(area, id, wishes, job, by);
    return new Answer.Done<>(new Started(area.county(), id, job));
  }

  /** Proposes a plan anew, with what was locked in it kept as it is. */
  public Answer<Started> again(
      String county, UUID id, int version, Optional<Integer> share, Scope scope, Actor by) {
    Optional<AssignmentPlan> found = plans.find(county, id, scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    AssignmentPlan plan = found.get();
    if (plan.state() != AssignmentPlan.State.PROPOSAL
        && plan.state() != AssignmentPlan.State.FAILED) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    PlanWishes before = plan.wishes();
    PlanWishes wishes =
        new PlanWishes(
            before.posts(),
            before.units(),
            share.orElse(before.share()),
            settings.get(PlanSettings.SETTING).weights());
    UUID job = Ids.next();
    if (!plans.again(county, id, version, wishes, job)) {
      return Answer.no(Problem.STALE_VERSION);
    }
    start(AreaCode.of(plan.areaCode()), id, wishes, job, by);
    return new Answer.Done<>(new Started(county, id, job));
  }

  private void start(AreaCode area, UUID id, PlanWishes wishes, UUID job, Actor by) {
    jobs.start(
        job,
        "plan",
        areas.names(List.of(area)).getOrDefault(area, area.value()),
        area.value(),
        by.accountId(),
        progress -> maker.make(area, id, wishes, progress));
  }

  /**
   * Has a plan made at once and puts it in force, in the caller's transaction.
   *
   * @throws Refusal when it cannot be made; the transaction goes on, and nothing of it stays
   */
  @Transactional(noRollbackFor = Refusal.class)
  public void makeInForce(Wanted wanted, Actor by) {
    AreaCode area = wanted.area();
    PlanWishes wishes = wishes(wanted);
    UUID id = Ids.next();
    plans.add(id, area, wishes, null, wanted.reason(), jurisdiction.now(), by);
    try {
      var unused = maker.make(area, id, wishes, Jobs.Progress.UNWATCHED);
    } catch (Refusal refusal) {
      plans.drop(area.county(), id);
      throw refusal;
    }
    Scope scope = Scope.of(area.value());
    plans.enforce(plans.find(area.county(), id, scope).orElseThrow(), jurisdiction.now(), by);
  }

  private PlanWishes wishes(Wanted wanted) {
    PlanSettings usual = settings.get(PlanSettings.SETTING);
    List<PostKind> posts =
        wanted.posts().isEmpty() && wanted.units().isEmpty() ? USUAL_POSTS : wanted.posts();
    return new PlanWishes(
        posts.stream().map(PostKind::code).toList(),
        wanted.units(),
        wanted.share().orElse(usual.share()),
        usual.weights());
  }

  /** Plans that tell something about an area, the newest first. */
  @Transactional
  public List<AssignmentPlan> list(AreaCode area, Scope scope) {
    if (area.value().length() < AreaLevel.COUNTY.digits()) {
      return List.of();
    }
    List<AssignmentPlan> found = plans.list(area.county(), area, scope, MOST_PLANS);
    List<AssignmentPlan> brokenOff = found.stream().filter(this::isBrokenOff).toList();
    if (!brokenOff.isEmpty()) {
      brokenOff.forEach(plan -> plans.failed(plan.county(), plan.id()));
      found = plans.list(area.county(), area, scope, MOST_PLANS);
    }
    Map<String, String> names =
        areas.of(found.stream().map(AssignmentPlan::areaCode).distinct().toList());
    return found.stream().map(plan -> plan.named(names.get(plan.areaCode()))).toList();
  }

  /** Whether the program stopped while it made the plan. */
  private boolean isBrokenOff(AssignmentPlan plan) {
    UUID job = plan.jobId();
    return plan.state() == AssignmentPlan.State.MAKING
        && job != null
        && jobs.find(job).filter(one -> one.ended() && !one.state().equals("done")).isPresent();
  }

  /** One plan. */
  @Transactional(readOnly = true)
  public Optional<AssignmentPlan> find(String county, UUID id, Scope scope) {
    return plans
        .find(county, id, scope)
        .map(plan -> plan.named(areas.of(List.of(plan.areaCode())).get(plan.areaCode())));
  }

  /**
   * Somebody who takes part, with what they have.
   *
   * @param metres to a household, on average, from the middle of the patch
   * @param farthest metres to the household farthest off
   * @param locked households that a person chose for them
   * @param interpreters households to which somebody comes along
   */
  public record PersonRow(
      UUID staffId,
      String name,
      @Nullable UUID unitId,
      @Nullable String unitName,
      int share,
      int households,
      int metres,
      int farthest,
      int locked,
      int interpreters,
      double longitude,
      double latitude,
      java.time.@Nullable LocalDate outSince,
      @Nullable String outReason) {}

  /** Everybody who takes part, by unit and name. */
  @Transactional(readOnly = true)
  public Optional<List<PersonRow>> people(String county, UUID id, Scope scope) {
    return plans.find(county, id, scope).map(plan -> rows(county, id));
  }

  private List<PersonRow> rows(String county, UUID id) {
    Map<UUID, AssignmentTable.Load> loads =
        assignments.loads(county, id).stream()
            .collect(Collectors.toMap(AssignmentTable.Load::staff, Function.identity()));
    List<PersonRow> rows = new ArrayList<>();
    for (AssignmentPlanTable.Part part : plans.parts(county, id)) {
      AssignmentTable.Load load = loads.get(part.staffId());
      int households = load == null ? 0 : load.households();
      rows.add(
          new PersonRow(
              part.staffId(),
              part.name(),
              part.unitId(),
              part.unitName(),
              part.share(),
              households,
              load == null ? 0 : (int) (load.metres() / Math.max(1, households)),
              load == null ? 0 : load.farthest(),
              load == null ? 0 : load.locked(),
              load == null ? 0 : load.interpreters(),
              part.longitude(),
              part.latitude(),
              part.outSince(),
              part.outReason()));
    }
    return rows;
  }

  /** Somebody's households in a plan, as far as the scope reaches. */
  @Transactional(readOnly = true)
  public Optional<List<AssignmentTable.HomeRow>> homes(
      String county, UUID id, UUID staff, Scope scope) {
    return plans
        .find(county, id, scope)
        .map(plan -> assignments.homes(county, id, staff, scope, 2_000));
  }

  /** What changed in a plan since it was proposed, the latest first. */
  @Transactional(readOnly = true)
  public Optional<List<AssignmentTable.Move>> moves(
      String county, UUID id, Scope scope, @Nullable UUID after, int limit) {
    return plans
        .find(county, id, scope)
        .map(plan -> assignments.moves(county, id, scope, after, limit));
  }

  /** Puts a proposal in force; what was in force for the same place is replaced. */
  @Transactional
  public Answer<AssignmentPlan> enforce(
      String county, UUID id, int version, Scope scope, Actor by) {
    Optional<AssignmentPlan> found = plans.find(county, id, scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    AssignmentPlan plan = found.get();
    if (plan.state() != AssignmentPlan.State.PROPOSAL) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    if (!plans.turn(county, id, version)) {
      return Answer.no(Problem.STALE_VERSION);
    }
    plans.enforce(plan, jurisdiction.now(), by);
    audit.add(by, "plan.in_force", plan.areaCode(), plan.reason(), Map.of("id", id.toString()));
    return new Answer.Done<>(find(county, id, scope).orElseThrow());
  }

  /** Drops a proposal that nobody wants. */
  @Transactional
  public Answer<UUID> drop(String county, UUID id, Scope scope, Actor by) {
    Optional<AssignmentPlan> found = plans.find(county, id, scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    AssignmentPlan.State state = found.get().state();
    if (state != AssignmentPlan.State.PROPOSAL && state != AssignmentPlan.State.FAILED) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    plans.drop(county, id);
    audit.add(
        by,
        "plan.dropped",
        found.get().areaCode(),
        found.get().reason(),
        Map.of("id", id.toString()));
    return new Answer.Done<>(id);
  }

  /**
   * Sets how many households a unit's people, or one person, may have in plans to come.
   *
   * @param share none lets the next wider number hold
   */
  @Transactional
  public void share(UUID holder, String area, @Nullable Integer share, Actor by) {
    plans.share(holder, share, jurisdiction.now(), by);
    audit.add(
        by,
        "plan.share",
        area,
        holder.toString(),
        share == null ? Map.of() : Map.of("share", share));
  }

  /** Whether there is such an area. */
  @Transactional(readOnly = true)
  public boolean exists(AreaCode area) {
    return areas.find(area).isPresent();
  }

  /** What a village asks of its visitors, by name. */
  @Transactional(readOnly = true)
  public List<String> needs(AreaCode village) {
    return demands.needs(village).getOrDefault(village.value(), Set.of()).stream()
        .sorted()
        .toList();
  }

  /** Sets what a village asks of its visitors. */
  @Transactional
  public void needs(AreaCode village, List<String> needs, Actor by) {
    demands.needs(village, needs);
    audit.add(by, "plan.needs", village.value(), village.value(), Map.of("skills", needs));
  }

  /**
   * Names of those who look after some households of a county now; the caller has looked at the
   * scope.
   */
  @Transactional(readOnly = true)
  public Map<UUID, String> visitorNames(String county, List<UUID> households) {
    Map<UUID, String> names = new HashMap<>();
    visitors(county, households).forEach((id, visitor) -> names.put(id, visitor.name()));
    return names;
  }

  /** As {@link #visitorNames}, their ids. */
  @Transactional(readOnly = true)
  public Map<UUID, UUID> visitorIds(String county, List<UUID> households) {
    Map<UUID, UUID> ids = new HashMap<>();
    visitors(county, households).forEach((id, visitor) -> ids.put(id, visitor.staffId()));
    return ids;
  }

  /** The visitors in force of some households of a county; the caller has looked at the scope. */
  @Transactional(readOnly = true)
  public Map<UUID, AssignmentTable.Visitor> visitors(String county, List<UUID> households) {
    Map<UUID, AssignmentTable.Visitor> found = new HashMap<>();
    assignments.inForce(county, households).forEach(one -> found.put(one.householdId(), one));
    return found;
  }
}
