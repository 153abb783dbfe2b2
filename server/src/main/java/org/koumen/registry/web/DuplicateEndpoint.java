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
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.registry.DuplicateDesk;
import org.koumen.registry.PairState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Residents who may be one person. */
@RestController
@RequestMapping("/api/duplicates")
class DuplicateEndpoint {
  private final DuplicateDesk desk;

  DuplicateEndpoint(DuplicateDesk desk) {
    this.desk = desk;
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

  /** Where to look. */
  record SearchBody(String area) {}

  /** How many pairs are new. */
  record Found(int found) {}

  @Needs(Permission.DUPLICATE_DECIDE)
  @PostMapping("/search")
  Found search(Scope scope, @RequestBody SearchBody body) {
    AreaCode area =
        AreaCode.parse(body.area() == null ? "" : body.area())
            .orElseThrow(() -> Refusal.badInput("area"));
    return new Found(desk.search(scope, area));
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
