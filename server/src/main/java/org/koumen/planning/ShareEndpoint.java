package org.koumen.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.workforce.UnitDesk;
import org.koumen.workforce.WorkforceDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How many households somebody, or each of a unit's people, may be given, over HTTP. */
@RestController
class ShareEndpoint {
  private final AssignmentDesk desk;
  private final UnitDesk units;
  private final WorkforceDesk workforce;

  ShareEndpoint(AssignmentDesk desk, UnitDesk units, WorkforceDesk workforce) {
    this.desk = desk;
    this.units = units;
    this.workforce = workforce;
  }

  /**
   * A share.
   *
   * @param share households for each; none lets the unit's or the jurisdiction's number hold, 0
   *     leaves them out
   */
  record ShareBody(@Nullable @Min(0) @Max(2_000) Integer share) {}

  /** Sets the share of each of a unit's people, for plans to come. */
  @Needs(Permission.PLAN_WRITE)
  @PutMapping("/api/units/{id}/visiting-share")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ofUnit(@PathVariable UUID id, @Valid @RequestBody ShareBody body, Scope scope, Actor actor) {
    String area =
        units
            .find(id, scope)
            .filter(unit -> scope.covers(unit.areaCode()))
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND))
            .areaCode();
    desk.share(id, area, body.share(), actor);
  }

  /** Sets one person's share, for plans to come. */
  @Needs(Permission.PLAN_WRITE)
  @PutMapping("/api/staff/{id}/visiting-share")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ofPerson(
      @PathVariable UUID id, @Valid @RequestBody ShareBody body, Scope scope, Actor actor) {
    String area =
        workforce
            .file(id, scope)
            .orElseThrow(() -> new Refusal(Problem.NOT_FOUND))
            .staff()
            .areaCode();
    desk.share(id, area, body.share(), actor);
  }
}
