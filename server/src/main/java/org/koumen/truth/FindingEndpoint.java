package org.koumen.truth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Findings over HTTP. */
@RestController
@RequestMapping("/api/truth/findings")
class FindingEndpoint {
  private static final Duration SEARCHED = Duration.ofDays(31);

  private final FindingDesk desk;
  private final PatternSearch search;
  private final Jurisdiction jurisdiction;

  FindingEndpoint(FindingDesk desk, PatternSearch search, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.search = search;
    this.jurisdiction = jurisdiction;
  }

  /** Findings of an area, the latest first. */
  @Needs(Permission.TRUTH_READ)
  @GetMapping
  Rows<FindingDesk.FindingRow> list(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable String state,
      Scope scope) {
    return Rows.all(
        desk.list(
            area == null ? "" : area.value(),
            Optional.ofNullable(state).filter(it -> !it.isEmpty()),
            scope));
  }

  /** Findings about one's own visits. */
  @Needs(Permission.VISIT_WRITE)
  @GetMapping("/mine")
  Rows<FindingDesk.FindingRow> mine(Actor actor) {
    return Rows.all(desk.mine(actor));
  }

  /** The visits of a finding, for whoever looks at it and for the visitor. */
  @Needs({Permission.TRUTH_CALL, Permission.VISIT_WRITE})
  @GetMapping("/{county}/{id}/visits")
  Rows<FindingTable.Told> visits(@PathVariable String county, @PathVariable UUID id, Actor actor) {
    return Rows.all(
        desk.visits(county, id, actor.scope(Permission.TRUTH_CALL), actor)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }

  /** What the visitor says. */
  record AnswerBody(@NotBlank @Size(max = 500) String words) {}

  /** The visitor says how it was. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/{county}/{id}/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody AnswerBody body,
      Actor actor) {
    orRefuse(desk.answer(county, id, CleanText.of(body.words()), actor));
  }

  /**
   * What somebody decided.
   *
   * @param state explained, mistaken (the pattern was none) or corrected; open takes it back
   */
  record DecisionBody(@NotNull Decision state, @NotBlank @Size(min = 2, max = 500) String words) {}

  /** Somebody has looked and says what it was. */
  @Needs(Permission.TRUTH_CALL)
  @PostMapping("/{county}/{id}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody DecisionBody body,
      Scope scope,
      Actor actor) {
    orRefuse(
        desk.decide(county, id, body.state().code(), CleanText.of(body.words()), scope, actor));
  }

  /**
   * What a search found.
   *
   * @param found new findings
   */
  record Searched(int found) {}

  /**
   * Looks through the last 31 days of a county now.
   *
   * @param area the county
   */
  record SearchBody(@NotNull AreaCode area) {}

  /** Looks now, rather than within the hour. */
  @Needs(Permission.TRUTH_DRAW)
  @PostMapping("/search")
  Searched search(@Valid @RequestBody SearchBody body, Scope scope) {
    if (body.area().value().length() != 6 || !scope.covers(body.area().value())) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    var now = jurisdiction.now();
    return new Searched(
        search.search(body.area().value(), now.minus(SEARCHED), now.plus(Duration.ofDays(1))));
  }

  private static void orRefuse(FindingDesk.Told told) {
    switch (told) {
      case DONE -> {}
      case NOT_FOUND -> throw new Refusal(Problem.NOT_FOUND);
      case DECIDED -> throw new Refusal(Problem.FINDING_DECIDED);
      case OWN -> throw new Refusal(Problem.FINDING_OWN);
    }
  }
}
