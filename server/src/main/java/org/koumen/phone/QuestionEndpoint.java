package org.koumen.phone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.koumen.registry.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What phones sent and a person has to decide: fields with two values, things out of reach. */
@RestController
class QuestionEndpoint {
  private final QuestionDesk questions;
  private final StrayDesk strays;

  QuestionEndpoint(QuestionDesk questions, StrayDesk strays) {
    this.questions = questions;
    this.strays = strays;
  }

  /** Fields of a household's file that two people gave different values. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/households/{county}/{id}/questions")
  Rows<Question> ofHousehold(
      @PathVariable String county, @PathVariable UUID id, Scope scope, Actor actor) {
    return Rows.all(
        questions
            .ofHousehold(county, id, scope, actor)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND)));
  }

  /**
   * Open questions, the oldest first; without an area, all within reach.
   *
   * @param mine only where one is among the two
   */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/questions")
  Rows<Question> open(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(defaultValue = "false") boolean mine,
      Scope scope,
      Actor actor) {
    return Rows.all(questions.open(within(scope, area), mine, actor));
  }

  /** Which value holds: {@code keep} what stands there, {@code take} what the other wrote. */
  record Choice(QuestionDesk.@NotNull Choice choice) {}

  /** Decides a question. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/api/questions/{county}/{id}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Choice choice,
      Scope scope,
      Actor actor) {
    switch (questions.decide(county, id, choice.choice(), scope, actor)) {
      case QuestionDesk.Decided.Done done -> {}
      case QuestionDesk.Decided.NotFound gone -> throw new Refusal(Problem.NOT_FOUND);
      case QuestionDesk.Decided.Changed changed -> throw new Refusal(Problem.STALE_VERSION);
      case QuestionDesk.Decided.Refused refused -> throw Refusals.of(refused.why());
    }
  }

  /** What phones sent about households out of their reach; without an area, all within reach. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @GetMapping("/api/strays")
  Rows<Stray> strays(
      @RequestParam(required = false) @Nullable AreaCode area, Scope scope, Actor actor) {
    return Rows.all(strays.waiting(within(scope, area), actor));
  }

  /** What was done about it, or why nothing was. */
  record Why(@NotBlank @Size(min = 2, max = 200) String reason) {}

  /** Takes something up: an edit is merged into the file, a visit has been seen to. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/api/strays/{county}/{id}/taking-up")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeUp(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Scope scope,
      Actor actor) {
    decided(strays.takeUp(county, id, CleanText.line(why.reason()), scope, actor));
  }

  /** Sets something aside. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/api/strays/{county}/{id}/setting-aside")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setAside(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Why why,
      Scope scope,
      Actor actor) {
    decided(strays.setAside(county, id, CleanText.line(why.reason()), scope, actor));
  }

  private static void decided(StrayDesk.Decided decided) {
    switch (decided) {
      case StrayDesk.Decided.Done done -> {}
      case StrayDesk.Decided.NotFound gone -> throw new Refusal(Problem.NOT_FOUND);
      case StrayDesk.Decided.Refused refused -> throw Refusals.of(refused.why());
    }
  }

  private static Scope within(Scope scope, @Nullable AreaCode area) {
    return area == null ? scope : scope.within(area.value());
  }
}
