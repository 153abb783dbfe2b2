package org.koumen.registry.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Jobs;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.DuplicateDesk;
import org.koumen.registry.PairState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Residents who may be one person. */
@RestController
@RequestMapping("/api/duplicates")
class DuplicateEndpoint {
  private final DuplicateDesk desk;
  private final Jobs jobs;

  DuplicateEndpoint(DuplicateDesk desk, Jobs jobs) {
    this.desk = desk;
    this.jobs = jobs;
  }

  @Needs(Permission.DUPLICATE_DECIDE)
  @GetMapping
  Rows<DuplicateDesk.Doubles> list(
      Scope scope,
      @RequestParam(defaultValue = "") @Pattern(regexp = "[0-9]{0,18}") String area,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return desk.list(scope, area, PairState.of(state), after, limit);
  }

  @Needs(Permission.DUPLICATE_DECIDE)
  @GetMapping("/{county}/{id}")
  DuplicateDesk.Doubles one(Scope scope, @PathVariable String county, @PathVariable UUID id) {
    return desk.find(scope, county, id).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
  }

  /** Where to look. */
  record SearchBody(String area) {}

  /** The job that searches; its result says how many pairs are new. */
  record Searching(UUID jobId) {}

  @Needs(Permission.DUPLICATE_DECIDE)
  @PostMapping("/search")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Searching search(Actor actor, Scope scope, @RequestBody SearchBody body) {
    AreaCode area =
        AreaCode.parse(body.area() == null ? "" : body.area())
            .orElseThrow(() -> Refusal.badInput("area"));
    if (!desk.maySearch(scope, area)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
    return new Searching(
        jobs.start(
            "duplicate-search",
            "查找重复",
            area.value(),
            actor.accountId(),
            progress -> desk.search(scope, area, progress)));
  }

  /** Whom to keep, and why the two are one. */
  record MergeBody(UUID keep, @Size(max = 500) String reason) {}

  @Needs(Permission.DUPLICATE_DECIDE)
  @PostMapping("/{county}/{id}/merge")
  Answers.Changed merge(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody MergeBody body) {
    if (body.keep() == null) {
      throw Refusal.badInput("keep");
    }
    if (body.reason() == null || body.reason().isBlank()) {
      throw Refusal.badInput("reason");
    }
    return Answers.of(desk.merge(actor, scope, county, id, body.keep(), body.reason().strip()));
  }

  /** Why; may be empty. */
  record ReasonBody(@Nullable @Size(max = 500) String reason) {}

  @Needs(Permission.DUPLICATE_DECIDE)
  @PostMapping("/{county}/{id}/difference")
  Answers.Changed different(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody ReasonBody body) {
    return Answers.of(desk.different(actor, scope, county, id, body.reason()));
  }

  @Needs(Permission.DUPLICATE_DECIDE)
  @PostMapping("/{county}/{id}/undo")
  Answers.Changed undo(
      Actor actor,
      Scope scope,
      @PathVariable String county,
      @PathVariable UUID id,
      @RequestBody ReasonBody body) {
    return Answers.of(desk.undo(actor, scope, county, id, body.reason()));
  }
}
