package org.koumen.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What visits found, and how far they reached, over HTTP. */
@RestController
class FindingsEndpoint {
  /** Reads a choice in an address as it is written in JSON. */
  @Component("reachKindChoice")
  static class Choice implements Converter<String, Reach.Kind> {
    @Override
    public Reach.Kind convert(String code) {
      return Reach.Kind.of(code);
    }
  }

  private final FindingsDesk desk;
  private final ReachDesk coverage;
  private final Jurisdiction jurisdiction;

  FindingsEndpoint(FindingsDesk desk, ReachDesk coverage, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.coverage = coverage;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Signs in an area, the one to look at first first.
   *
   * @param open only those that have not ended
   * @param mine only one's own
   */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/signs")
  Rows<Sign> signs(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Actor actor,
      Scope scope) {
    return desk.signs(
        scope,
        area == null ? "" : area.value(),
        open,
        mine ? Optional.of(actor.staffId().orElse(actor.accountId())) : Optional.empty(),
        Optional.ofNullable(after),
        limit);
  }

  /** Who looks at a sign again, and when. */
  record Keeper(@NotNull UUID staffId, @NotNull LocalDate lookAgainOn) {}

  /** Gives a sign to somebody. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/signs/{county}/{id}/owner")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void give(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Keeper keeper,
      Scope scope,
      Actor actor) {
    if (!desk.give(county, id, keeper.staffId(), keeper.lookAgainOn(), scope, actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  /** What came of it. */
  record SignEnd(@NotBlank @Size(min = 2, max = 500) String note) {}

  /** Ends a sign, with what came of it. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/signs/{county}/{id}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody SignEnd end,
      Scope scope,
      Actor actor) {
    if (!desk.end(county, id, CleanText.line(end.note()), scope, actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  /** Households that seem to have moved away and that nobody decided on, the oldest first. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @GetMapping("/api/moved-reports")
  Rows<MovedReport> moved(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope) {
    return desk.moved(scope, area == null ? "" : area.value(), Optional.ofNullable(after), limit);
  }

  /**
   * Whether they have moved.
   *
   * @param whereTo where they went, as far as known
   */
  record Decision(@NotNull Boolean moved, @Nullable @Size(max = 200) String whereTo) {}

  /** Decides on a report: the household's people move out of its file, or it stays as it is. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/api/moved-reports/{county}/{id}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Decision decision,
      Scope scope,
      Actor actor) {
    Optional<String> whereTo =
        Optional.ofNullable(decision.whereTo())
            .map(CleanText::line)
            .filter(text -> !text.isEmpty());
    switch (desk.decide(county, id, decision.moved(), whereTo, scope, actor)) {
      case DONE -> {}
      case NOT_FOUND -> throw new Refusal(Problem.NOT_FOUND);
      case FILE_REFUSED -> throw new Refusal(Problem.MOVED_UNFIT);
    }
  }

  /**
   * How far the households of an area were reached, each under one kind.
   *
   * @param from first day; the first of the year when nothing is said
   * @param to last day; today when nothing is said
   */
  @Needs(Permission.LEDGER_READ)
  @GetMapping("/api/coverage")
  Reach coverage(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Scope scope) {
    LocalDate last = to == null ? jurisdiction.today() : to;
    return coverage.coverage(
        scope,
        area == null ? AreaCode.NATION : area,
        from == null ? last.withDayOfYear(1) : from,
        last);
  }

  /** Households of one kind. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/coverage/rows")
  Rows<Reach.Row> rows(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam Reach.Kind kind,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope) {
    LocalDate last = to == null ? jurisdiction.today() : to;
    return coverage.rows(
        scope,
        area == null ? AreaCode.NATION : area,
        from == null ? last.withDayOfYear(1) : from,
        last,
        kind,
        Optional.ofNullable(after),
        limit);
  }
}
