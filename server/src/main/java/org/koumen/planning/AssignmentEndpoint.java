package org.koumen.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
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
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.workforce.PostKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who looks after which household, over HTTP. */
@RestController
@RequestMapping("/api/assignment-plans")
class AssignmentEndpoint {
  private static final int MOST_AT_ONCE = 2_000;

  private final AssignmentDesk desk;
  private final AdjustDesk adjust;
  private final Jurisdiction jurisdiction;

  AssignmentEndpoint(AssignmentDesk desk, AdjustDesk adjust, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.adjust = adjust;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A plan that somebody wants.
   *
   * @param posts whose holders take part; visitors, grid workers and grid leads when absent
   * @param units whose cadres take part without a post
   * @param share households for each, where neither person nor unit has a number of its own
   */
  record WantedBody(
      @NotNull AreaCode area,
      @Nullable @Size(max = 11) List<@NotNull PostKind> posts,
      @Nullable @Size(max = 500) List<@NotNull UUID> units,
      @Nullable @Min(1) @Max(2_000) Integer share,
      @NotBlank @Size(max = 200) String reason) {}

  /** Has a plan proposed; the job tells how far it is. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  AssignmentDesk.Started make(@Valid @RequestBody WantedBody body, Scope scope, Actor actor) {
    return desk.make(
            new AssignmentDesk.Wanted(
                body.area(),
                body.posts() == null ? List.of() : body.posts(),
                body.units() == null ? List.of() : body.units(),
                Optional.ofNullable(body.share()),
                CleanText.line(body.reason())),
            scope,
            actor)
        .orRefuse();
  }

  /** Plans for an area, beneath it, or above it as far as the scope reaches. */
  @Needs(Permission.PLAN_READ)
  @GetMapping
  Rows<AssignmentPlan> list(@RequestParam AreaCode area, Scope scope) {
    return Rows.all(desk.list(area, scope));
  }

  @Needs(Permission.PLAN_READ)
  @GetMapping("/{county}/{id}")
  AssignmentPlan find(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    return desk.find(county, id, scope).orElseThrow(AssignmentEndpoint::missing);
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }

  /** Everybody who takes part, with what they have. */
  @Needs(Permission.PLAN_READ)
  @GetMapping("/{county}/{id}/people")
  Rows<AssignmentDesk.PersonRow> people(
      @PathVariable String county, @PathVariable UUID id, Scope scope) {
    return Rows.all(desk.people(county, id, scope).orElseThrow(AssignmentEndpoint::missing));
  }

  /** Somebody's households. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/{county}/{id}/people/{staff}/households")
  Rows<AssignmentTable.HomeRow> homes(
      @PathVariable String county, @PathVariable UUID id, @PathVariable UUID staff, Scope scope) {
    return Rows.all(desk.homes(county, id, staff, scope).orElseThrow(AssignmentEndpoint::missing));
  }

  /** What changed since it was proposed, the latest first. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/{county}/{id}/moves")
  Rows<AssignmentTable.Move> moves(
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      Scope scope) {
    List<AssignmentTable.Move> found =
        desk.moves(county, id, scope, after, limit + 1).orElseThrow(AssignmentEndpoint::missing);
    return Rows.page(found, limit, move -> move.id().toString());
  }

  /**
   * Another proposal.
   *
   * @param version of the plan that somebody looked at
   */
  record AgainBody(int version, @Nullable @Min(1) @Max(2_000) Integer share) {}

  /** Proposes anew; what is locked stays. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/proposals")
  @ResponseStatus(HttpStatus.ACCEPTED)
  AssignmentDesk.Started again(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody AgainBody body,
      Scope scope,
      Actor actor) {
    return desk.again(county, id, body.version(), Optional.ofNullable(body.share()), scope, actor)
        .orRefuse();
  }

  /** The version of a plan that somebody looked at. */
  record SeenBody(int version) {}

  /** Puts a proposal in force. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/entry-into-force")
  AssignmentPlan enforce(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody SeenBody body,
      Scope scope,
      Actor actor) {
    return desk.enforce(county, id, body.version(), scope, actor).orRefuse();
  }

  /** Drops a proposal. */
  @Needs(Permission.PLAN_WRITE)
  @DeleteMapping("/{county}/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(@PathVariable String county, @PathVariable UUID id, Scope scope, Actor actor) {
    var unused = desk.drop(county, id, scope, actor).orRefuse();
  }

  /**
   * Households for somebody.
   *
   * @param overShare whether it may be more than their share
   */
  record MoveBody(
      int version,
      @NotEmpty @Size(max = MOST_AT_ONCE) List<@NotNull UUID> households,
      @NotNull UUID toStaffId,
      boolean overShare,
      @NotBlank @Size(max = 200) String reason) {}

  /** Gives households to somebody by hand; they are locked there. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/moves")
  AdjustDesk.Result move(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody MoveBody body,
      Scope scope,
      Actor actor) {
    return adjust
        .move(
            new AdjustDesk.Seen(county, id, body.version()),
            body.households(),
            body.toStaffId(),
            body.overShare(),
            why(body.reason(), scope, actor))
        .orRefuse();
  }

  /** Households to lock, or to let go of. */
  record LockBody(
      int version,
      @NotEmpty @Size(max = MOST_AT_ONCE) List<@NotNull UUID> households,
      boolean locked,
      @NotBlank @Size(max = 200) String reason) {}

  /** How many changed. */
  record LockedBody(int changed, int version) {}

  /** Locks households to their visitors: no new proposal touches them. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/locks")
  LockedBody lock(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody LockBody body,
      Scope scope,
      Actor actor) {
    int changed =
        adjust
            .lock(
                new AdjustDesk.Seen(county, id, body.version()),
                body.households(),
                body.locked(),
                why(body.reason(), scope, actor))
            .orRefuse();
    return new LockedBody(changed, body.version() + 1);
  }

  /**
   * Somebody who cannot visit.
   *
   * @param since today when absent
   * @param apply whether to do it; else it is only shown
   */
  record AbsenceBody(
      int version,
      @NotNull UUID staffId,
      @Nullable LocalDate since,
      boolean apply,
      @NotBlank @Size(max = 200) String reason) {}

  /** Has others stand in for somebody: what changes, and for whom. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/absences")
  AdjustDesk.Result absence(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody AbsenceBody body,
      Scope scope,
      Actor actor) {
    LocalDate since = body.since();
    return adjust
        .absence(
            new AdjustDesk.Seen(county, id, body.version()),
            body.staffId(),
            since == null ? jurisdiction.today() : since,
            body.apply(),
            why(body.reason(), scope, actor))
        .orRefuse();
  }

  /** Somebody who can visit again. */
  record ComebackBody(
      int version, @NotNull UUID staffId, @NotBlank @Size(max = 200) String reason) {}

  /** Gives somebody back what others took over. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/comebacks")
  AdjustDesk.Result comeback(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody ComebackBody body,
      Scope scope,
      Actor actor) {
    return adjust
        .comeback(
            new AdjustDesk.Seen(county, id, body.version()),
            body.staffId(),
            why(body.reason(), scope, actor))
        .orRefuse();
  }

  /** Households that came after the plan. */
  record AdditionBody(int version, boolean apply, @NotBlank @Size(max = 200) String reason) {}

  /** Gives households that nobody has to those with room. */
  @Needs(Permission.PLAN_WRITE)
  @PostMapping("/{county}/{id}/additions")
  AdjustDesk.Result addition(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody AdditionBody body,
      Scope scope,
      Actor actor) {
    return adjust
        .addition(
            new AdjustDesk.Seen(county, id, body.version()),
            body.apply(),
            why(body.reason(), scope, actor))
        .orRefuse();
  }

  private static AdjustDesk.Why why(String reason, Scope scope, Actor actor) {
    return new AdjustDesk.Why(CleanText.line(reason), scope, actor);
  }
}
