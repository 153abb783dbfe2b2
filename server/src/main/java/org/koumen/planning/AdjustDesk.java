package org.koumen.planning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes to a plan: by hand, locks, somebody who falls ill and comes back, households that came
 * anew. Each touches the named households and no other, and each is written down with its reason.
 */
@Service
public class AdjustDesk {
  private final AssignmentPlanTable plans;
  private final AssignmentTable assignments;
  private final Placer placer;
  private final Jurisdiction jurisdiction;

  AdjustDesk(
      AssignmentPlanTable plans,
      AssignmentTable assignments,
      Placer placer,
      Jurisdiction jurisdiction) {
    this.plans = plans;
    this.assignments = assignments;
    this.placer = placer;
    this.jurisdiction = jurisdiction;
  }

  /** Which plan, as it was when somebody looked at it. */
  public record Seen(String county, UUID plan, int version) {}

  /**
   * A household that goes to another visitor.
   *
   * @param fromName whose it was; null for one that nobody had
   * @param metres from the middle of the new visitor's patch
   * @param households that the new visitor then has
   * @param share that the new visitor has room for
   * @param interpreterName who comes along; null where the language is spoken
   */
  public record Change(
      UUID householdId,
      String address,
      @Nullable String fromName,
      UUID toStaffId,
      String toName,
      int metres,
      int households,
      int share,
      @Nullable String interpreterName) {}

  /**
   * What a change comes to.
   *
   * @param applied whether it has been made, or only shown
   * @param version of the plan afterwards
   */
  public record Result(boolean applied, int version, List<Change> changes) {}

  /** Who changes something, why, and how far they reach. */
  public record Why(String reason, Scope scope, Actor by) {}

  /** Opens a plan, does something with it, or tells why not. */
  private <T> Answer<T> with(Seen seen, Why why, Function<Placer.Open, Answer<T>> what) {
    Optional<AssignmentPlan> found = plans.find(seen.county(), seen.plan(), why.scope());
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (!found.get().state().isOpen()) {
      return Answer.no(Problem.PLAN_HAS_ENDED);
    }
    if (found.get().version() != seen.version()) {
      return Answer.no(Problem.STALE_VERSION);
    }
    Map<UUID, Integer> loads =
        assignments.loads(seen.county(), seen.plan()).stream()
            .collect(
                Collectors.toMap(AssignmentTable.Load::staff, AssignmentTable.Load::households));
    return what.apply(new Placer.Open(found.get(), plans.parts(seen.county(), seen.plan()), loads));
  }

  /** Whether nobody changed the plan meanwhile; then it is ours until the transaction ends. */
  private boolean isOurTurn(Seen seen) {
    return plans.turn(seen.county(), seen.plan(), seen.version());
  }

  /**
   * Somebody cannot visit any more: their households go to those with room near by, at most the
   * setting's stretch above their share. Nobody else's household is touched.
   *
   * @param apply whether to do it, or only to show it
   */
  @Transactional
  public Answer<Result> absence(Seen seen, UUID staff, LocalDate since, boolean apply, Why why) {
    return with(
        seen,
        why,
        open -> {
          if (open.part(staff).isEmpty()) {
            return Answer.no(Problem.NOT_FOUND);
          }
          Demand demand = placer.homes(open, DemandTable.Part.OF_ONE, staff);
          return placed(
              seen,
              open,
              demand,
              staff,
              apply,
              changes -> {
                move(seen, changes, "stand_in", "stand_in", why);
                plans.out(seen.county(), seen.plan(), staff, since, why.reason());
              });
        });
  }

  /** Households of the area that nobody has yet go to those with room near by. */
  @Transactional
  public Answer<Result> addition(Seen seen, boolean apply, Why why) {
    return with(
        seen,
        why,
        open ->
            placed(
                seen,
                open,
                placer.homes(open, DemandTable.Part.MISSING, null),
                null,
                apply,
                changes -> add(seen, changes, why)));
  }

  private void add(Seen seen, List<AssignmentTable.Change> changes, Why why) {
    List<AssignmentTable.Row> rows =
        changes.stream()
            .map(
                one ->
                    new AssignmentTable.Row(
                        one.household(),
                        one.areaCode(),
                        one.to(),
                        one.interpreter(),
                        one.metres(),
                        "added"))
            .toList();
    assignments.add(seen.county(), seen.plan(), rows);
    assignments.noteAdded(
        seen.county(), seen.plan(), rows, why.reason(), jurisdiction.now(), why.by());
  }

  private Answer<Result> placed(
      Seen seen,
      Placer.Open open,
      Demand demand,
      @Nullable UUID without,
      boolean apply,
      Consumer<List<AssignmentTable.Change>> writer) {
    Placer.Placed placed = placer.place(open, demand, without);
    if (placed.left() > 0) {
      int households = demand.households();
      return new Answer.Refused<>(
          Problem.PLAN_NO_ROOM,
          Map.of(
              "households",
              households,
              "people",
              placed.able(),
              "room",
              households - placed.left(),
              "share",
              open.plan().wishes().share() + 1));
    }
    if (apply) {
      if (!isOurTurn(seen)) {
        return Answer.no(Problem.STALE_VERSION);
      }
      writer.accept(placed.changes());
    }
    return new Answer.Done<>(result(seen, open, placed.changes(), apply));
  }

  /** Somebody can visit again: what others took over and still have comes back. */
  @Transactional
  public Answer<Result> comeback(Seen seen, UUID staff, Why why) {
    return with(
        seen,
        why,
        open -> {
          Optional<AssignmentPlanTable.Part> part = open.part(staff);
          if (part.isEmpty()) {
            return Answer.no(Problem.NOT_FOUND);
          }
          if (!isOurTurn(seen)) {
            return Answer.no(Problem.STALE_VERSION);
          }
          plans.out(seen.county(), seen.plan(), staff, null, null);
          List<AssignmentTable.Change> changes =
              placer.chosen(
                  open,
                  assignments.holders(
                      seen.county(),
                      seen.plan(),
                      assignments.standIns(seen.county(), seen.plan(), staff)),
                  part.get());
          move(seen, changes, "back", "kept", why);
          return new Answer.Done<>(result(seen, open, changes, true));
        });
  }

  /**
   * Gives households to somebody by hand, and locks them there.
   *
   * @param overShare whether it may be more than their share
   */
  @Transactional
  public Answer<Result> move(
      Seen seen, List<UUID> households, UUID to, boolean overShare, Why why) {
    return with(
        seen,
        why,
        open -> {
          Optional<AssignmentPlanTable.Part> part =
              open.part(to).filter(one -> one.outSince() == null);
          Set<UUID> wanted = new HashSet<>(households);
          Map<UUID, UUID> holders = assignments.holders(seen.county(), seen.plan(), wanted);
          if (part.isEmpty() || holders.size() < wanted.size()) {
            return Answer.no(Problem.NOT_FOUND);
          }
          holders.values().removeIf(to::equals);
          int load = open.loads().getOrDefault(to, 0) + holders.size();
          int share = part.get().share();
          if (load > share && !overShare && !holders.isEmpty()) {
            return new Answer.Refused<>(
                Problem.PLAN_OVER_SHARE,
                Map.of("name", part.get().name(), "households", load, "share", share));
          }
          if (!isOurTurn(seen)) {
            return Answer.no(Problem.STALE_VERSION);
          }
          List<AssignmentTable.Change> changes = placer.chosen(open, holders, part.get());
          move(seen, changes, "by_hand", "by_hand", why);
          return new Answer.Done<>(result(seen, open, changes, true));
        });
  }

  private void move(
      Seen seen, List<AssignmentTable.Change> changes, String kind, String origin, Why why) {
    assignments.move(
        seen.county(),
        seen.plan(),
        changes,
        kind,
        origin,
        why.reason(),
        jurisdiction.now(),
        why.by());
  }

  private Result result(
      Seen seen, Placer.Open open, List<AssignmentTable.Change> changes, boolean applied) {
    Map<UUID, Integer> loads = new HashMap<>(open.loads());
    changes.forEach(one -> loads.merge(one.to(), 1, Integer::sum));
    Map<UUID, String> addresses =
        assignments.addresses(
            seen.county(), changes.stream().map(AssignmentTable.Change::household).toList());
    return new Result(
        applied,
        seen.version() + (applied ? 1 : 0),
        changes.stream().map(one -> told(one, open, addresses, loads)).toList());
  }

  private static Change told(
      AssignmentTable.Change one,
      Placer.Open open,
      Map<UUID, String> addresses,
      Map<UUID, Integer> loads) {
    AssignmentPlanTable.Part to = open.part(one.to()).orElseThrow();
    UUID interpreter = one.interpreter();
    return new Change(
        one.household(),
        addresses.getOrDefault(one.household(), ""),
        one.from() == null ? null : open.name(one.from()),
        to.staffId(),
        to.name(),
        one.metres(),
        loads.getOrDefault(to.staffId(), 0),
        to.share(),
        interpreter == null ? null : open.name(interpreter));
  }

  /** Locks households to their visitors, or lets go of them; answers how many it changed. */
  @Transactional
  public Answer<Integer> lock(Seen seen, List<UUID> households, boolean locked, Why why) {
    return with(
        seen,
        why,
        open -> {
          Set<UUID> wanted = new HashSet<>(households);
          if (assignments.holders(seen.county(), seen.plan(), wanted).size() < wanted.size()) {
            return Answer.no(Problem.NOT_FOUND);
          }
          if (!isOurTurn(seen)) {
            return Answer.no(Problem.STALE_VERSION);
          }
          return new Answer.Done<>(
              assignments.lock(
                  seen.county(),
                  seen.plan(),
                  wanted,
                  locked,
                  why.reason(),
                  jurisdiction.now(),
                  why.by()));
        });
  }
}
