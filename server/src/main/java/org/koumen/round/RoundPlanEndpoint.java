package org.koumen.round;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdDoor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Weeks of grid teams, over HTTP. */
@RestController
class RoundPlanEndpoint {
  private final RoundPlanDesk desk;
  private final HouseholdDoor door;
  private final Jurisdiction jurisdiction;

  RoundPlanEndpoint(RoundPlanDesk desk, HouseholdDoor door, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.door = door;
    this.jurisdiction = jurisdiction;
  }

  /** A week that somebody wants planned. */
  record WeekBody(
      @NotNull AreaCode area,
      @NotNull LocalDate firstDay,
      @NotBlank @Size(max = 200) String reason) {}

  /** Proposes a week for a grid team; takes some seconds. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/api/round-plans")
  @ResponseStatus(HttpStatus.CREATED)
  RoundPlan make(@Valid @RequestBody WeekBody body, Scope scope, Actor actor) {
    return desk.make(
            new RoundPlanDesk.Wanted(body.area(), body.firstDay(), CleanText.line(body.reason())),
            scope,
            actor)
        .orRefuse();
  }

  /** Plans for an area, beneath it, or above it as far as the scope reaches. */
  @Needs(Permission.PLAN_READ)
  @GetMapping("/api/round-plans")
  Rows<RoundPlan> list(@RequestParam AreaCode area, Scope scope) {
    return Rows.all(desk.list(area, scope));
  }

  @Needs(Permission.PLAN_READ)
  @GetMapping("/api/round-plans/{county}/{id}")
  RoundPlan find(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    return desk.find(county, id, scope).orElseThrow(RoundPlanEndpoint::missing);
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }

  /** The team, day by day. */
  @Needs(Permission.PLAN_READ)
  @GetMapping("/api/round-plans/{county}/{id}/people")
  Rows<RoundPlanDesk.PersonWeek> people(
      @PathVariable String county, @PathVariable UUID id, Scope scope) {
    return Rows.all(desk.people(county, id, scope).orElseThrow(RoundPlanEndpoint::missing));
  }

  /** Somebody's stops, in the order in which they go. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/round-plans/{county}/{id}/people/{staff}/stops")
  Rows<RoundPlanTable.StopRow> stops(
      @PathVariable String county, @PathVariable UUID id, @PathVariable UUID staff, Scope scope) {
    return Rows.all(desk.stops(county, id, staff, scope).orElseThrow(RoundPlanEndpoint::missing));
  }

  /** Households that found no place, and why. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/round-plans/{county}/{id}/left-out")
  Rows<RoundPlanTable.StopRow> left(
      @PathVariable String county, @PathVariable UUID id, Scope scope) {
    return Rows.all(desk.left(county, id, scope).orElseThrow(RoundPlanEndpoint::missing));
  }

  /** What was changed since it was proposed, the latest first. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/round-plans/{county}/{id}/changes")
  Rows<RoundPlanTable.Change> changes(
      @PathVariable String county, @PathVariable UUID id, Scope scope) {
    return Rows.all(desk.changes(county, id, scope).orElseThrow(RoundPlanEndpoint::missing));
  }

  /** A household for somebody on some day. */
  record StopBody(
      int version,
      @NotNull UUID householdId,
      @NotNull UUID staffId,
      @NotNull LocalDate day,
      @NotBlank @Size(max = 200) String reason) {}

  /** Gives a household to somebody on some day; it is locked there. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/api/round-plans/{county}/{id}/changes")
  RoundPlanDesk.Result move(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody StopBody body,
      Scope scope,
      Actor actor) {
    return desk.move(
            new RoundPlanDesk.Seen(county, id, body.version()),
            body.householdId(),
            body.staffId(),
            body.day(),
            new RoundPlanDesk.Why(CleanText.line(body.reason()), scope, actor))
        .orRefuse();
  }

  /**
   * Somebody who cannot go out.
   *
   * @param apply whether to do it; else it is only shown
   */
  record OutBody(
      int version,
      @NotNull UUID staffId,
      @NotEmpty @Size(max = 7) List<@NotNull LocalDate> days,
      boolean apply,
      @NotBlank @Size(max = 200) String reason) {}

  /** Has the others stand in for somebody: what changes, and for whom. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/api/round-plans/{county}/{id}/absences")
  RoundPlanDesk.Result absence(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody OutBody body,
      Scope scope,
      Actor actor) {
    return desk.absence(
            new RoundPlanDesk.Seen(county, id, body.version()),
            body.staffId(),
            body.days(),
            body.apply(),
            new RoundPlanDesk.Why(CleanText.line(body.reason()), scope, actor))
        .orRefuse();
  }

  /** The version of a plan that somebody looked at. */
  record LookedAtBody(int version) {}

  /** Puts a proposal in force. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/api/round-plans/{county}/{id}/entry-into-force")
  RoundPlan enforce(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody LookedAtBody body,
      Scope scope,
      Actor actor) {
    return desk.enforce(new RoundPlanDesk.Seen(county, id, body.version()), scope, actor)
        .orRefuse();
  }

  /** Drops a proposal. */
  @Needs(Permission.PLAN_WRITE)
  @DeleteMapping("/api/round-plans/{county}/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(@PathVariable String county, @PathVariable UUID id, Scope scope, Actor actor) {
    var unused = desk.drop(county, id, scope, actor).orRefuse();
  }

  /** The caller's own stops of a day, today's when absent. */
  @Needs(Permission.VISIT_WRITE)
  @GetMapping("/api/worker/day")
  Rows<RoundPlanTable.StopRow> day(
      @RequestParam(required = false) @Nullable LocalDate day, Scope scope, Actor actor) {
    LocalDate when = day == null ? jurisdiction.today() : day;
    return Rows.all(actor.staffId().map(staff -> desk.day(staff, when, scope)).orElse(List.of()));
  }

  /**
   * Whether two go to a household.
   *
   * @param reason null when one is enough
   */
  record PairBody(@Nullable PairReason reason) {}

  /** Whether two go to a household, and why. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/households/{county}/{id}/visit-in-pairs")
  PairBody pair(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    HouseholdDoor.Place place =
        door.find(county, id, scope).orElseThrow(RoundPlanEndpoint::missing);
    return new PairBody(desk.pair(place.county(), place.id()).orElse(null));
  }

  /** Says that two go to a household, or that one is enough. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PutMapping("/api/households/{county}/{id}/visit-in-pairs")
  PairBody pair(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody PairBody body,
      Scope scope,
      Actor actor) {
    HouseholdDoor.Place place =
        door.find(county, id, scope).orElseThrow(RoundPlanEndpoint::missing);
    desk.pair(place.county(), place.areaCode(), place.id(), body.reason(), actor);
    return body;
  }
}
