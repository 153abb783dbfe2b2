package org.koumen.registry.web;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Refusal;
import org.koumen.registry.Because;
import org.koumen.registry.CareColour;
import org.koumen.registry.CareDesk;
import org.koumen.registry.PlanDesk;
import org.koumen.registry.PlanState;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Care for a household: marks, people under care, needs, plans. */
@RestController
@RequestMapping("/api/households/{county}/{id}")
class CareEndpoint {
  private final CareDesk care;
  private final PlanDesk plans;
  private final Jurisdiction jurisdiction;

  CareEndpoint(CareDesk care, PlanDesk plans, Jurisdiction jurisdiction) {
    this.care = care;
    this.plans = plans;
    this.jurisdiction = jurisdiction;
  }

  /** A mark to be set. */
  record MarkBody(CareColour colour, String reason, LocalDate reviewOn) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/marks")
  Answers.Changed mark(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody MarkBody body) {
    return Answers.of(
        care.mark(
            actor,
            scope,
            county,
            id,
            required(body.colour(), "colour"),
            body.reason() == null ? "" : body.reason(),
            required(body.reviewOn(), "reviewOn")));
  }

  /** Why something ends or is done, and when; today when no day is given. */
  record EndingBody(@Nullable @Size(max = 500) String reason, @Nullable LocalDate happenedOn) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/marks/{mark}/ending")
  Answers.Changed endMark(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID mark,
      @RequestBody EndingBody body) {
    return Answers.of(
        care.endMark(actor, scope, county, id, mark, because(body.happenedOn(), body.reason())));
  }

  /** Somebody, or without resident the household, to be listed as under care. */
  record ListingBody(
      @Nullable UUID residentId, String category, String reason, @Nullable LocalDate happenedOn) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/listings")
  Answers.Changed list(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody ListingBody body) {
    return Answers.of(
        care.list(
            actor,
            scope,
            county,
            id,
            body.residentId(),
            required(body.category(), "category"),
            because(body.happenedOn(), body.reason())));
  }

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/listings/{listing}/ending")
  Answers.Changed endListing(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID listing,
      @RequestBody EndingBody body) {
    return Answers.of(
        care.endListing(
            actor, scope, county, id, listing, because(body.happenedOn(), body.reason())));
  }

  /** Something that somebody, or without resident the household, needs. */
  record NeedBody(
      @Nullable UUID residentId, String kind, String note, @Nullable LocalDate happenedOn) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/needs")
  Answers.Changed need(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody NeedBody body) {
    return Answers.of(
        care.need(
            actor,
            scope,
            county,
            id,
            body.residentId(),
            required(body.kind(), "kind"),
            body.note() == null ? "" : body.note(),
            because(body.happenedOn(), null)));
  }

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/needs/{need}/ending")
  Answers.Changed meetNeed(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID need,
      @RequestBody EndingBody body) {
    return Answers.of(
        care.meetNeed(actor, scope, county, id, need, because(body.happenedOn(), body.reason())));
  }

  /** A plan to be opened. */
  record PlanBody(
      String goal,
      @Nullable UUID ownerId,
      @Nullable String ownerName,
      LocalDate dueOn,
      int checkEveryDays,
      @Nullable List<PlanDesk.StepDraft> steps) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/plans")
  Answers.Changed openPlan(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody PlanBody body) {
    return Answers.of(
        plans.open(
            actor,
            scope,
            county,
            id,
            new PlanDesk.PlanDraft(
                body.goal() == null ? "" : body.goal(),
                body.ownerId(),
                body.ownerName() == null || body.ownerName().isBlank()
                    ? actor.name()
                    : body.ownerName(),
                required(body.dueOn(), "dueOn"),
                body.checkEveryDays(),
                body.steps() == null ? List.of() : body.steps())));
  }

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/plans/{plan}/steps/{step}/completion")
  Answers.Changed completeStep(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID plan,
      @PathVariable UUID step,
      @RequestBody EndingBody body) {
    return Answers.of(
        plans.completeStep(
            actor, scope, county, id, plan, step, because(body.happenedOn(), body.reason())));
  }

  /** A look at a plan. */
  record CheckBody(String found, @Nullable LocalDate happenedOn) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/plans/{plan}/checks")
  Answers.Changed check(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID plan,
      @RequestBody CheckBody body) {
    return Answers.of(
        plans.check(
            actor,
            scope,
            county,
            id,
            plan,
            body.found() == null ? "" : body.found(),
            body.happenedOn() == null ? jurisdiction.today() : body.happenedOn()));
  }

  /** How a plan ends. */
  record PlanEndingBody(
      PlanState state, @Nullable @Size(max = 500) String reason, @Nullable LocalDate happenedOn) {}

  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/plans/{plan}/ending")
  Answers.Changed closePlan(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @PathVariable UUID plan,
      @RequestBody PlanEndingBody body) {
    return Answers.of(
        plans.close(
            actor,
            scope,
            county,
            id,
            plan,
            required(body.state(), "state"),
            because(body.happenedOn(), body.reason())));
  }

  private Because because(@Nullable LocalDate happenedOn, @Nullable String reason) {
    return new Because(
        happenedOn == null ? jurisdiction.today() : happenedOn,
        Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty()));
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw Refusal.badInput(field);
    }
    return value;
  }
}
