package org.koumen.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.HouseholdKind;
import org.koumen.workforce.PostKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over HTTP. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignEndpoint {
  private final CampaignDesk desk;
  private final CoverageDesk coverage;

  CampaignEndpoint(CampaignDesk desk, CoverageDesk coverage) {
    this.desk = desk;
    this.coverage = coverage;
  }

  /**
   * What a campaign is made of.
   *
   * @param areas where it takes place
   * @param kinds of household, business for companies; empty leaves nobody out
   * @param marks red, yellow, green or none; empty leaves nobody out
   * @param listings categories of care; empty leaves nobody out
   * @param often once, or by the rhythm of care marks
   * @param form what is asked
   * @param pages what is told
   * @param posts whose holders take part; empty means whoever looks after a household
   * @param units whose people take part; empty leaves nobody out
   */
  record PlanBody(
      @NotBlank @Size(max = 60) String name,
      Campaign.@NotNull Kind kind,
      Campaign.@NotNull Subject subject,
      @NotNull LocalDate fromOn,
      @NotNull LocalDate toOn,
      @NotEmpty @Size(max = 200) List<@NotNull AreaCode> areas,
      @Nullable @Size(max = 10) List<@NotNull HouseholdKind> kinds,
      @Nullable @Size(max = 4) List<@NotNull String> marks,
      @Nullable @Size(max = 100) List<@NotNull @Size(max = 40) String> listings,
      Campaign.@NotNull Often often,
      @Nullable UUID form,
      @Nullable @Size(max = 20) List<@NotNull UUID> pages,
      @Nullable @Size(max = 20) List<@NotNull PostKind> posts,
      @Nullable @Size(max = 500) List<@NotNull UUID> units) {

    Campaign.Plan plan() {
      return new Campaign.Plan(
          CleanText.line(name),
          kind,
          subject,
          fromOn,
          toOn,
          areas.stream().map(AreaCode::value).toList(),
          kinds == null ? List.of() : kinds.stream().map(HouseholdKind::code).toList(),
          marks == null ? List.of() : marks,
          listings == null ? List.of() : listings,
          often,
          form,
          pages == null ? List.of() : pages,
          posts == null ? List.of() : posts.stream().map(PostKind::code).toList(),
          units == null ? List.of() : units);
    }
  }

  /**
   * A campaign.
   *
   * @param areas where it takes place, as far as the reader's scope touches it
   * @param pace what share of its days has gone, from 0 to 1
   * @param formVersion the version asked by; none in a draft
   * @param newestForm the newest version of its form
   */
  record CampaignBody(
      UUID id,
      int version,
      Campaign.State state,
      String name,
      Campaign.Kind kind,
      Campaign.Subject subject,
      LocalDate fromOn,
      LocalDate toOn,
      @Nullable LocalDate startedOn,
      @Nullable LocalDate endedOn,
      List<CampaignDesk.Place> areas,
      List<String> kinds,
      List<String> marks,
      List<String> listings,
      Campaign.Often often,
      @Nullable UUID form,
      @Nullable String formName,
      @Nullable Integer formVersion,
      @Nullable Integer newestForm,
      List<UUID> pages,
      List<String> posts,
      List<UUID> units) {

    static CampaignBody of(CampaignDesk.View view) {
      Campaign one = view.campaign();
      Campaign.Plan plan = one.plan();
      return new CampaignBody(
          one.id(),
          one.version(),
          one.state(),
          plan.name(),
          plan.kind(),
          plan.subject(),
          plan.from(),
          plan.to(),
          one.startedOn(),
          one.endedOn(),
          view.places(),
          plan.kinds(),
          plan.marks(),
          plan.listings(),
          plan.often(),
          plan.form(),
          view.formName(),
          one.formVersion(),
          view.newestForm(),
          plan.pages(),
          plan.posts(),
          plan.units());
    }
  }

  /** Campaigns that touch an area, the latest first. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping
  Rows<CampaignBody> list(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) Campaign.@Nullable State state,
      Scope scope) {
    return Rows.all(desk.list(scope, area, state).stream().map(CampaignBody::of).toList());
  }

  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/{id}")
  CampaignBody find(@PathVariable UUID id, Scope scope) {
    return desk.find(id, scope).map(CampaignBody::of).orElseThrow(CampaignEndpoint::missing);
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }

  /** Prepares a campaign. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CampaignBody add(@Valid @RequestBody PlanBody body, Scope scope, Actor actor) {
    return CampaignBody.of(desk.add(body.plan(), scope, actor).orRefuse());
  }

  /** How many households, or villages, a campaign would call on. */
  record SizeBody(int due) {}

  /** Counts whom a campaign would call on, before anything is written. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping("/size")
  SizeBody size(@Valid @RequestBody PlanBody body, Scope scope) {
    if (!body.plan().areas().stream().allMatch(scope::covers)) {
      throw missing();
    }
    return new SizeBody(coverage.size(body.plan(), scope));
  }

  /**
   * A draft written anew.
   *
   * @param version of the campaign that somebody looked at
   */
  record DraftBody(int version, @NotNull @Valid PlanBody plan) {}

  /** Writes a draft anew. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PutMapping("/{id}")
  CampaignBody write(
      @PathVariable UUID id, @Valid @RequestBody DraftBody body, Scope scope, Actor actor) {
    return CampaignBody.of(
        desk.write(id, body.version(), body.plan().plan(), scope, actor).orRefuse());
  }

  /**
   * A move.
   *
   * @param version of the campaign that somebody looked at
   * @param toOn the new last day, where it is extended
   */
  record MoveBody(
      int version,
      @NotNull CampaignMove move,
      @NotBlank @Size(min = 2, max = 200) String why,
      @Nullable LocalDate toOn) {}

  /** Moves a campaign on. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping("/{id}/moves")
  CampaignBody move(
      @PathVariable UUID id, @Valid @RequestBody MoveBody body, Scope scope, Actor actor) {
    return CampaignBody.of(
        desk.move(
                id,
                body.version(),
                body.move(),
                CleanText.line(body.why()),
                Optional.ofNullable(body.toOn()),
                scope,
                actor)
            .orRefuse());
  }

  /** One step of its history. */
  record StepBody(String move, String why, Instant movedAt, String movedByName) {}

  /** How it came to be what it is, the latest first. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/{id}/moves")
  Rows<StepBody> steps(@PathVariable UUID id, Scope scope) {
    return Rows.all(
        desk.steps(id, scope).orElseThrow(CampaignEndpoint::missing).stream()
            .map(one -> new StepBody(one.move(), one.why(), one.movedAt(), one.movedByName()))
            .toList());
  }
}
