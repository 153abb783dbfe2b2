package org.koumen.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.planning.Answer;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prepares campaigns and runs them: each move with who, when and why. */
@Service
public class CampaignDesk {
  private static final Set<String> MARKS = Set.of("red", "yellow", "green", "none");

  private final CampaignTable table;
  private final FormTable forms;
  private final CoverageTable coverage;
  private final CoverageDesk coverages;
  private final AreaDesk areas;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  CampaignDesk(
      CampaignTable table,
      FormTable forms,
      CoverageTable coverage,
      CoverageDesk coverages,
      AreaDesk areas,
      AuditLog audit,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.forms = forms;
    this.coverage = coverage;
    this.coverages = coverages;
    this.areas = areas;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /** An area by name. */
  public record Place(String code, String name) {}

  /**
   * A campaign as a reader sees it.
   *
   * @param places where it takes place, as far as the reader's scope touches it
   * @param newestForm the newest version of its form
   */
  public record View(
      Campaign campaign,
      List<Place> places,
      @Nullable String formName,
      @Nullable Integer newestForm) {}

  /** Campaigns that touch a scope, the latest first. */
  @Transactional(readOnly = true)
  public List<View> list(Scope scope, @Nullable AreaCode area, Campaign.@Nullable State state) {
    Scope within = area == null ? scope : scope.within(area.value());
    return within.isNowhere()
        ? List.of()
        : table.within(within, state).stream().map(one -> view(one, within)).toList();
  }

  @Transactional(readOnly = true)
  public Optional<View> find(UUID id, Scope scope) {
    return seen(id, scope).map(one -> view(one, scope));
  }

  /** A campaign that touches a scope. */
  Optional<Campaign> seen(UUID id, Scope scope) {
    return table.find(id).filter(one -> one.plan().areas().stream().anyMatch(scope::touches));
  }

  private View view(Campaign campaign, Scope scope) {
    List<String> codes = campaign.plan().areas().stream().filter(scope::touches).toList();
    Map<String, String> names = areas.of(codes);
    UUID formId = campaign.plan().form();
    Optional<Form> form = formId == null ? Optional.empty() : forms.newest(formId);
    return new View(
        campaign,
        codes.stream().map(code -> new Place(code, names.getOrDefault(code, code))).toList(),
        form.map(Form::name).orElse(null),
        form.map(Form::version).orElse(null));
  }

  /** Its steps, the latest first. */
  @Transactional(readOnly = true)
  public Optional<List<CampaignTable.Step>> steps(UUID id, Scope scope) {
    return seen(id, scope).map(one -> table.steps(id));
  }

  /** Prepares a campaign. */
  @Transactional
  public Answer<View> add(Campaign.Plan wanted, Scope scope, Actor by) {
    Campaign.Plan plan = tidy(wanted);
    Optional<Answer<View>> refused = refusal(plan, scope);
    if (refused.isPresent()) {
      return refused.get();
    }
    UUID id = Ids.next();
    Instant now = jurisdiction.now();
    table.add(id, plan, now, by);
    table.step(id, "draft", "", now, by);
    return done(id, scope);
  }

  /** Writes a draft anew. */
  @Transactional
  public Answer<View> write(UUID id, int version, Campaign.Plan wanted, Scope scope, Actor by) {
    Optional<Campaign> found = mine(id, scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    if (found.get().state() != Campaign.State.DRAFT) {
      return Answer.no(Problem.CAMPAIGN_STATE);
    }
    Campaign.Plan plan = tidy(wanted);
    Optional<Answer<View>> refused = refusal(plan, scope);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!table.write(id, version, plan)) {
      return Answer.no(Problem.STALE_VERSION);
    }
    table.step(id, "change", "", jurisdiction.now(), by);
    return done(id, scope);
  }

  /**
   * Moves a campaign on.
   *
   * @param to the new last day, where it is extended
   */
  @Transactional
  public Answer<View> move(
      UUID id,
      int version,
      CampaignMove move,
      String why,
      Optional<LocalDate> to,
      Scope scope,
      Actor by) {
    Optional<Campaign> found = mine(id, scope);
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    Campaign campaign = found.get();
    LocalDate today = jurisdiction.today();
    if (!move.mayFollow(campaign.state())) {
      return Answer.no(Problem.CAMPAIGN_STATE);
    }
    if (move == CampaignMove.EXTEND
        && to.filter(day -> !day.isBefore(campaign.plan().from()) && !day.isBefore(today))
            .isEmpty()) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "to"));
    }
    if (!table.turn(id, version, move.from(campaign.state()))) {
      return Answer.no(Problem.STALE_VERSION);
    }
    switch (move) {
      case START -> {
        table.started(id, today);
        asksTheNewest(campaign);
      }
      case NEW_FORM -> asksTheNewest(campaign);
      case EXTEND -> to.ifPresent(day -> table.lasts(id, day));
      case CLOSE -> {
        coverage.keep(campaign, coverages.tallies(campaign, campaign.scope()));
        table.ended(id, today);
      }
      case WITHDRAW -> table.ended(id, today);
      case PAUSE, RESUME -> {}
    }
    table.step(id, move.code(), why, jurisdiction.now(), by);
    audit.add(
        by,
        "campaign." + move.code(),
        campaign.plan().areas().getFirst(),
        campaign.plan().name(),
        Map.of("id", id.toString(), "why", why));
    return done(id, scope);
  }

  /** From here on that version of the form may have been asked by, and stays as it is. */
  private void asksTheNewest(Campaign campaign) {
    UUID form = campaign.plan().form();
    if (form != null) {
      int version = forms.newest(form).orElseThrow().version();
      forms.use(form, version, jurisdiction.now());
      table.asks(campaign.id(), version);
    }
  }

  private Optional<Campaign> mine(UUID id, Scope scope) {
    return table.find(id).filter(one -> one.plan().areas().stream().allMatch(scope::covers));
  }

  private Answer<View> done(UUID id, Scope scope) {
    return new Answer.Done<>(view(table.find(id).orElseThrow(), scope));
  }

  private Optional<Answer<View>> refusal(Campaign.Plan plan, Scope scope) {
    Set<String> known = new HashSet<>();
    areas
        .findAll(plan.areas().stream().map(AreaCode::of).toList())
        .forEach(area -> known.add(area.code().value()));
    if (!plan.areas().stream().allMatch(scope::covers) || !known.containsAll(plan.areas())) {
      return Optional.of(Answer.no(Problem.NOT_FOUND));
    }
    if (plan.to().isBefore(plan.from())) {
      return Optional.of(new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "to")));
    }
    if (!MARKS.containsAll(plan.marks())) {
      return Optional.of(new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "marks")));
    }
    UUID formId = plan.form();
    Optional<Form> form =
        formId == null
            ? Optional.empty()
            : forms.newest(formId).filter(one -> scope.touches(one.areaCode()));
    if (formId != null && form.isEmpty()) {
      return Optional.of(Answer.no(Problem.NOT_FOUND));
    }
    if (plan.kind() == Campaign.Kind.THEME && form.filter(Form::theme).isEmpty()) {
      return Optional.of(Answer.no(Problem.CAMPAIGN_NEEDS_FORM));
    }
    return Optional.empty();
  }

  private static Campaign.Plan tidy(Campaign.Plan plan) {
    boolean villages = plan.subject() == Campaign.Subject.VILLAGE;
    return new Campaign.Plan(
        plan.name(),
        villages ? Campaign.Kind.THEME : plan.kind(),
        plan.subject(),
        plan.from(),
        plan.to(),
        Scope.of(plan.areas()).prefixes(),
        villages ? List.of() : List.copyOf(new HashSet<>(plan.kinds())),
        villages ? List.of() : List.copyOf(new HashSet<>(plan.marks())),
        villages ? List.of() : List.copyOf(new HashSet<>(plan.listings())),
        villages ? Campaign.Often.ONCE : plan.often(),
        plan.form(),
        new ArrayList<>(plan.pages()),
        plan.posts(),
        plan.units());
  }
}
