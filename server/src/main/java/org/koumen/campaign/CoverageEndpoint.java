package org.koumen.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far campaigns have come, over HTTP. */
@RestController
@RequestMapping("/api/campaigns/{id}")
class CoverageEndpoint {
  private final CoverageDesk desk;

  CoverageEndpoint(CoverageDesk desk) {
    this.desk = desk;
  }

  /** By area: the campaign's own, or what lies right beneath one. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/coverage")
  Coverage byArea(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable AreaCode area, Scope scope) {
    return desk.byArea(id, area, scope).orElseThrow(CoverageEndpoint::missing);
  }

  /** By unit. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/coverage/units")
  Coverage byUnit(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable AreaCode area, Scope scope) {
    return desk.byUnit(id, area, scope).orElseThrow(CoverageEndpoint::missing);
  }

  /** By person, by unit and name: to see who needs help. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/coverage/people")
  Coverage byPerson(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable AreaCode area, Scope scope) {
    return desk.byPerson(id, area, scope).orElseThrow(CoverageEndpoint::missing);
  }

  /**
   * Its households, by area and address.
   *
   * @param state open, reached, refused, missed, moved, or left for all that are not reached
   * @param staff who is to call there
   * @param nobody only those that nobody is to call on
   */
  @Needs(Permission.HOUSEHOLD_READ)
  @GetMapping("/households")
  Rows<CoverageTable.Home> homes(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable AreaCode area,
      @RequestParam(required = false) @Pattern(regexp = "open|reached|refused|missed|moved|left")
          @Nullable String state,
      @RequestParam(required = false) @Nullable UUID staff,
      @RequestParam(defaultValue = "false") boolean nobody,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      Scope scope) {
    return desk.homes(
            id,
            area,
            new CoverageDesk.Which(
                Optional.ofNullable(state),
                Optional.ofNullable(staff),
                nobody,
                Optional.ofNullable(after)),
            scope,
            limit)
        .orElseThrow(CoverageEndpoint::missing);
  }

  /** Its villages, by code, of a campaign that calls on villages. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping("/villages")
  Rows<CoverageTable.Village> villages(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable AreaCode area, Scope scope) {
    return Rows.all(desk.villages(id, area, scope).orElseThrow(CoverageEndpoint::missing));
  }

  private static Refusal missing() {
    return new Refusal(Problem.NOT_FOUND);
  }
}
