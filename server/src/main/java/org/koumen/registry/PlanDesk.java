package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.CareTable;
import org.springframework.stereotype.Component;

/** Household plans: what is to be reached, by whom, in which steps, looked at how often. */
@Component
public class PlanDesk {
  private static final int MOST_STEPS = 30;

  private final Editing editing;
  private final CareTable table;
  private final Jurisdiction jurisdiction;

  PlanDesk(Editing editing, CareTable table, Jurisdiction jurisdiction) {
    this.editing = editing;
    this.table = table;
    this.jurisdiction = jurisdiction;
  }

  /** A step as a form gives it. */
  public record StepDraft(String what, @Nullable LocalDate dueOn) {}

  /**
   * A plan as a form gives it.
   *
   * @param owner the member of staff who sees to it; null when only the name is known
   * @param checkEveryDays 1 to 366
   */
  public record PlanDraft(
      String goal,
      @Nullable UUID owner,
      String ownerName,
      LocalDate dueOn,
      int checkEveryDays,
      List<StepDraft> steps) {}

  /** Opens a plan. */
  public FileOutcome open(
      Actor actor, Scope scope, String county, UUID household, PlanDraft draft) {
    LocalDate today = jurisdiction.today();
    List<FieldFinding> findings = new ArrayList<>();
    CareDesk.checkText("goal", "目标", "the goal", draft.goal(), findings);
    CareDesk.checkText("ownerName", "负责人", "the owner", draft.ownerName(), findings);
    if (draft.dueOn().isBefore(today) || draft.dueOn().isAfter(today.plusYears(5))) {
      findings.add(
          new FieldFinding(
              "dueOn", new Finding.DayOutside(draft.dueOn(), today, today.plusYears(5))));
    }
    if (draft.checkEveryDays() < 1 || draft.checkEveryDays() > 366) {
      findings.add(new FieldFinding("checkEveryDays", new Finding.Missing("检查间隔", "the interval")));
    }
    for (int i = 0; i < draft.steps().size(); i++) {
      CareDesk.checkText(
          "steps[" + i + "].what", "步骤", "the step", draft.steps().get(i).what(), findings);
    }
    if (!findings.isEmpty() || draft.steps().size() > MOST_STEPS) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.PLAN_OPENED, Because.on(today)),
        before -> {
          UUID id = Ids.next();
          table.addPlan(
              county,
              household,
              id,
              draft.goal().strip(),
              draft.owner(),
              draft.ownerName().strip(),
              today,
              draft.dueOn(),
              draft.checkEveryDays(),
              today.plusDays(draft.checkEveryDays()));
          table.addSteps(
              county,
              id,
              draft.steps().stream().map(step -> Ids.next()).toList(),
              draft.steps().stream().map(step -> step.what().strip()).toList(),
              draft.steps().stream()
                  .map(step -> step.dueOn() == null ? "" : step.dueOn().toString())
                  .toList());
          return Editing.Written.in(household);
        });
  }

  /** Says that a step is done. */
  public FileOutcome completeStep(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      UUID plan,
      UUID step,
      Because because) {
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.PLAN_STEP_DONE, because),
        before -> {
          Optional<Editing.Refused> refused =
              CareDesk.notOpen(before, FileRow.Table.PLAN_STEP, household, step, "done_on");
          if (refused.isPresent()) {
            return refused.get();
          }
          if (!before
              .get(FileRow.Table.PLAN_STEP, step)
              .path("plan_id")
              .asString()
              .equals(plan.toString())) {
            return new Editing.Refused(new FileOutcome.NotFound());
          }
          table.completeStep(
              county, step, because.happenedOn(), actor.name(), because.reason().orElse(null));
          return Editing.Written.in(household);
        });
  }

  /** Writes down a regular look at a plan; the next is due an interval later. */
  public FileOutcome check(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      UUID plan,
      String found,
      LocalDate checkedOn) {
    List<FieldFinding> findings = new ArrayList<>();
    CareDesk.checkText("found", "检查情况", "what was found", found, findings);
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.PLAN_CHECKED, Because.on(checkedOn)),
        before -> {
          Optional<Editing.Refused> refused =
              CareDesk.notOpen(before, FileRow.Table.HOUSEHOLD_PLAN, household, plan, "closed_on");
          if (refused.isPresent()) {
            return refused.get();
          }
          int every =
              before.get(FileRow.Table.HOUSEHOLD_PLAN, plan).path("check_every_days").asInt();
          table.addCheck(
              county,
              plan,
              Ids.next(),
              checkedOn,
              checkedOn.plusDays(every),
              actor.accountId(),
              actor.name(),
              found.strip(),
              jurisdiction.now());
          return Editing.Written.in(household);
        });
  }

  /** Closes a plan, reached or not. */
  public FileOutcome close(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      UUID plan,
      PlanState state,
      Because because) {
    List<FieldFinding> findings = new ArrayList<>();
    if (state == PlanState.OPEN) {
      findings.add(
          new FieldFinding(
              "state",
              new Finding.UnknownWord(
                  state.zh(), List.of("已达成", "已停止"), List.of("reached", "dropped"))));
    }
    if (state == PlanState.DROPPED) {
      CareDesk.checkText("reason", "理由", "the reason", because.reason().orElse(""), findings);
    }
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.PLAN_CLOSED, because),
        before -> {
          Optional<Editing.Refused> refused =
              CareDesk.notOpen(before, FileRow.Table.HOUSEHOLD_PLAN, household, plan, "closed_on");
          if (refused.isPresent()) {
            return refused.get();
          }
          table.closePlan(county, plan, state, because.happenedOn(), because.reason().orElse(null));
          return Editing.Written.in(household);
        });
  }
}
