package org.koumen.planning;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.HouseholdDoor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who looks after a household, over HTTP. */
@RestController
class VisitorEndpoint {
  private final AssignmentDesk desk;
  private final HouseholdDoor door;

  VisitorEndpoint(AssignmentDesk desk, HouseholdDoor door) {
    this.desk = desk;
    this.door = door;
  }

  /** A household's visitor; null while no plan in force names one. */
  record VisitorBody(AssignmentTable.@Nullable Visitor visitor) {}

  /** Who looks after a household now. */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/api/households/{county}/{id}/visitor")
  VisitorBody visitor(@PathVariable String county, @PathVariable UUID id, Scope scope) {
    HouseholdDoor.Place place =
        door.find(county, id, scope).orElseThrow(() -> new Refusal(Problem.NOT_FOUND));
    return new VisitorBody(desk.visitors(place.county(), List.of(place.id())).get(place.id()));
  }
}
