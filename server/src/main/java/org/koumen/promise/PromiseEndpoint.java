package org.koumen.promise;

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

/** Promises over HTTP. */
@RestController
class PromiseEndpoint {
  /** Reads a choice in an address as it is written in JSON. */
  @Component("promiseStateChoice")
  static class Choice implements Converter<String, PromiseState> {
    @Override
    public PromiseState convert(String code) {
      return PromiseState.of(code);
    }
  }

  private final PromiseDesk desk;
  private final PromiseBook book;
  private final Jurisdiction jurisdiction;

  PromiseEndpoint(PromiseDesk desk, PromiseBook book, Jurisdiction jurisdiction) {
    this.desk = desk;
    this.book = book;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Promises in an area, the earliest due first; without an area, all within reach.
   *
   * @param mine only those that one is to keep oneself
   * @param overdue only those whose day is past
   */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/promises")
  Rows<Promise> promises(
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Nullable PromiseState state,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Actor actor,
      Scope scope) {
    return book.within(
        scope,
        area == null ? "" : area.value(),
        new PromiseBook.Asked(
            Optional.ofNullable(state),
            mine ? Optional.of(actor.staffId().orElse(actor.accountId())) : Optional.empty(),
            overdue),
        Optional.ofNullable(after),
        limit);
  }

  /** Promises to a household, the open ones first. */
  @Needs(Permission.VISIT_READ)
  @GetMapping("/api/households/{county}/{id}/promises")
  Rows<Promise> ofHousehold(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    return book.ofHousehold(county, id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /**
   * What is promised.
   *
   * @param id made where it was promised; sent twice it counts once
   * @param staffId who is to keep it; oneself when nothing is said
   */
  record Wanted(
      @NotNull UUID id,
      @NotBlank @Size(max = 300) String what,
      @NotNull LocalDate dueOn,
      @Nullable UUID staffId) {}

  /** Promises something to a household. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/households/{county}/{id}/promises")
  @ResponseStatus(HttpStatus.CREATED)
  void make(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Wanted wanted,
      Actor actor,
      Scope scope) {
    PromiseDesk.Made made =
        desk.make(
            county,
            id,
            new PromiseDesk.Wanted(wanted.id(), wanted.what(), wanted.dueOn()),
            Optional.ofNullable(wanted.staffId()),
            scope,
            actor);
    switch (made) {
      case DONE, AGAIN -> {}
      case NOT_FOUND -> throw new Refusal(Problem.NOT_FOUND);
      case PAST -> throw Refusal.badInput("dueOn");
      case ID_TAKEN -> throw new Refusal(Problem.KEY_REUSED);
    }
  }

  /** A promise in the place of another. */
  record Instead(
      @NotNull UUID id, @NotBlank @Size(max = 300) String what, @NotNull LocalDate dueOn) {}

  /**
   * How a promise ended.
   *
   * @param state kept, broken or changed
   * @param note what was done; why not; what the household agreed to
   */
  record Ending(
      @NotNull PromiseState state,
      @Nullable @Size(max = 500) String note,
      @Nullable @Valid Instead instead) {}

  /** Ends a promise: kept, not kept with the reason, or changed with the household's consent. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/promises/{county}/{id}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Ending ending,
      Actor actor,
      Scope scope) {
    PromiseDesk.Ending wanted =
        new PromiseDesk.Ending(
            ending.state(),
            jurisdiction.today(),
            Optional.ofNullable(ending.note()),
            Optional.ofNullable(ending.instead())
                .filter(instead -> ending.state() == PromiseState.CHANGED)
                .map(
                    instead ->
                        new PromiseDesk.Wanted(instead.id(), instead.what(), instead.dueOn())));
    switch (desk.end(county, id, wanted, scope, actor)) {
      case DONE, AGAIN -> {}
      case NOT_FOUND -> throw new Refusal(Problem.NOT_FOUND);
      case CLOSED -> throw new Refusal(Problem.PROMISE_CLOSED);
      case ID_TAKEN -> throw new Refusal(Problem.KEY_REUSED);
      case FLAWED -> throw Refusal.badInput(wanted.flaw().orElse("state"));
    }
  }

  /** Who is to keep it. */
  record Keeper(@NotNull UUID staffId) {}

  /** Gives an open promise to somebody else to keep. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/api/promises/{county}/{id}/owner")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void give(
      @PathVariable String county,
      @PathVariable UUID id,
      @Valid @RequestBody Keeper keeper,
      Actor actor,
      Scope scope) {
    if (!desk.give(county, id, keeper.staffId(), scope, actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }
}
